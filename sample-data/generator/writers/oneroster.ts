import { zipSync } from 'fflate';
import type { MathClass } from '../model/classes.ts';
import type { District, NetworkShape, School } from '../model/network-shape.ts';
import { gradeIn, type Student } from '../model/student.ts';
import { csvRow } from './delimited.ts';

/** The CSV files of a OneRoster 1.1 set: name and lines (header first), produced one at a time. */
export interface RosterFile {
  readonly name: string;
  readonly lines: () => Iterable<string>;
}

const HEADERS = {
  manifest: 'propertyName,value',
  orgs: 'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId',
  academicSessions:
    'sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear',
  courses:
    'sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes',
  classes:
    'sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods',
  users:
    'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password',
  enrollments:
    'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate',
  demographics:
    'sourcedId,status,dateLastModified,birthDate,sex,americanIndianOrAlaskaNative,asian,blackOrAfricanAmerican,nativeHawaiianOrOtherPacificIslander,white,demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity,countryOfBirthCode,stateOfBirthAbbreviation,cityOfBirth,publicSchoolResidenceStatus',
} as const;

const SESSION = 'ses-2025-26';
const schoolId = (school: School) => `org-${school.code.slice(7)}`;
const studentRosterId = (student: Student) => `stu-${student.localId}`;
const twoDigits = (number: number) => String(number).padStart(2, '0');

function manifest(kinds: Readonly<Record<string, 'bulk' | 'delta' | 'absent'>>): RosterFile {
  const names = ['academicSessions', 'classes', 'courses', 'demographics', 'enrollments', 'orgs', 'users'];
  return {
    name: 'manifest.csv',
    lines: () => [
      HEADERS.manifest,
      'manifest.version,1.0',
      'oneroster.version,1.1',
      ...names.map((name) => `file.${name},${kinds[name] ?? 'absent'}`),
      'source.systemName,Invented Student Information System',
      'source.systemCode,invented-sis',
    ],
  };
}

/** Status and change date: blank in a complete set, filled in a delta. */
interface Change {
  readonly status: string;
  readonly on: string;
}
const COMPLETE: Change = { status: '', on: '' };

function studentRow(shape: NetworkShape, mathClass: MathClass, student: Student, change: Change): string {
  return csvRow([
    studentRosterId(student),
    change.status,
    change.on,
    'true',
    schoolId(mathClass.school),
    'student',
    `s${student.localId}`,
    `{SSID:${student.stateId}}`,
    student.givenName,
    student.familyName,
    '',
    student.localId,
    '',
    '',
    '',
    '',
    twoDigits(gradeIn(student, shape.currentYear)),
    '',
  ]);
}

function teacherRow({ teacher, school }: MathClass): string {
  const { id, email, givenName, familyName } = teacher;
  const user = email.split('@')[0]!;
  return csvRow([
    id,
    '',
    '',
    'true',
    schoolId(school),
    'teacher',
    user,
    '',
    givenName,
    familyName,
    '',
    '',
    email,
    '',
    '',
    '',
    '',
    '',
  ]);
}

function demographicsRow(student: Student): string {
  const race = (code: string) => (student.ethnicity === code ? 'true' : 'false');
  const sex = { F: 'female', M: 'male', X: '' }[student.gender];
  return csvRow([
    studentRosterId(student),
    '',
    '',
    student.birthDate,
    sex,
    race('100'),
    // OneRoster has no Filipino: the district counts these students as Asian there.
    student.ethnicity === '400' ? 'true' : race('200'),
    race('600'),
    race('300'),
    race('700'),
    race('800'),
    race('500'),
    '',
    '',
    '',
    '',
  ]);
}

function enrollmentRow(mathClass: MathClass, userId: string, role: string, change: Change): string {
  return csvRow([
    `enr-${mathClass.id.slice(4)}-${userId}`,
    change.status,
    change.on.slice(0, 24),
    mathClass.id,
    schoolId(mathClass.school),
    userId,
    role,
    role === 'teacher' ? 'true' : '',
    '2025-08-18',
    '2026-06-05',
  ]);
}

/** The complete roster of a district (bulk): schools, terms, courses, classes, people, enrollments, demographics. */
export function completeRoster(
  shape: NetworkShape,
  district: District,
  classes: readonly MathClass[],
): readonly RosterFile[] {
  const schools = [...district.elementarySchools, ...district.middleSchools];
  const districtId = `org-${district.countyDistrictCode}`;
  const grades = [3, 4, 5, 6, 7, 8];
  return [
    manifest({
      academicSessions: 'bulk',
      classes: 'bulk',
      courses: 'bulk',
      demographics: 'bulk',
      enrollments: 'bulk',
      orgs: 'bulk',
      users: 'bulk',
    }),
    {
      name: 'orgs.csv',
      lines: () => [
        HEADERS.orgs,
        csvRow([districtId, '', '', district.name, 'district', `${district.countyDistrictCode}0000000`, '']),
        ...schools.map((school) =>
          csvRow([schoolId(school), '', '', school.name, 'school', school.code, districtId]),
        ),
      ],
    },
    {
      name: 'academicSessions.csv',
      lines: () => [
        HEADERS.academicSessions,
        csvRow([SESSION, '', '', '2025-26', 'schoolYear', '2025-08-18', '2026-06-05', '', '2026']),
      ],
    },
    {
      name: 'courses.csv',
      lines: () => [
        HEADERS.courses,
        ...grades.map((grade) =>
          csvRow([
            `crs-m${grade}`,
            '',
            '',
            SESSION,
            `Mathematics ${grade}`,
            `MATH${grade}`,
            twoDigits(grade),
            districtId,
            'Mathematics',
            '',
          ]),
        ),
      ],
    },
    { name: 'classes.csv', lines: () => [HEADERS.classes, ...classes.map(classRow)] },
    {
      name: 'users.csv',
      lines: function* users() {
        yield HEADERS.users;
        for (const mathClass of classes) yield teacherRow(mathClass);
        for (const mathClass of classes) {
          for (const student of mathClass.students) yield studentRow(shape, mathClass, student, COMPLETE);
        }
      },
    },
    {
      name: 'enrollments.csv',
      lines: function* enrollments() {
        yield HEADERS.enrollments;
        for (const mathClass of classes) {
          yield enrollmentRow(mathClass, mathClass.teacher.id, 'teacher', COMPLETE);
          for (const student of mathClass.students) {
            yield enrollmentRow(mathClass, studentRosterId(student), 'student', COMPLETE);
          }
        }
      },
    },
    {
      name: 'demographics.csv',
      lines: function* demographics() {
        yield HEADERS.demographics;
        for (const mathClass of classes) {
          for (const student of mathClass.students) yield demographicsRow(student);
        }
      },
    },
  ];
}

function classRow(mathClass: MathClass): string {
  return csvRow([
    mathClass.id,
    '',
    '',
    mathClass.title,
    twoDigits(mathClass.grade),
    `crs-m${mathClass.grade}`,
    mathClass.code,
    'scheduled',
    '',
    schoolId(mathClass.school),
    SESSION,
    'Mathematics',
    '',
    String(mathClass.period),
  ]);
}

/** A change of class in the middle of the year. */
export interface ClassChange {
  readonly student: Student;
  readonly from: MathClass;
  /** Null = left the district. */
  readonly to: MathClass | null;
}

/** A delta: the enrollments that ended, to be deleted, and those that began. */
export function rosterDelta(changes: readonly ClassChange[], on: string): readonly RosterFile[] {
  return [
    manifest({ enrollments: 'delta' }),
    {
      name: 'enrollments.csv',
      lines: () => [
        HEADERS.enrollments,
        ...changes.flatMap(({ student, from, to }) => [
          enrollmentRow(from, studentRosterId(student), 'student', { status: 'tobedeleted', on }),
          ...(to ? [enrollmentRow(to, studentRosterId(student), 'student', { status: 'active', on })] : []),
        ]),
      ],
    },
  ];
}

// Zip entries carry a time; a fixed one keeps the bytes the same every time.
export const ZIP_TIME = new Date(2026, 0, 5, 8, 0, 0);

/** The set as a zip in memory: for districts of ordinary size. */
export function rosterZip(files: readonly RosterFile[]): Uint8Array {
  const encoder = new TextEncoder();
  const entries = files.map((file) => [file.name, encoder.encode(`${[...file.lines()].join('\r\n')}\r\n`)]);
  return zipSync(Object.fromEntries(entries), { mtime: ZIP_TIME, level: 6 });
}

/** Data rows per file of the set. */
export function rosterRows(files: readonly RosterFile[]): Readonly<Record<string, number>> {
  return Object.fromEntries(files.map((file) => [file.name, [...file.lines()].length - 1]));
}
