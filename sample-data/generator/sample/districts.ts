import type { Break } from '../model/calendar.ts';
import { groupKey, type MathClass, mathClasses } from '../model/classes.ts';
import type { District, NetworkShape, School } from '../model/network-shape.ts';
import { makeStudent, placeIn, type Student } from '../model/student.ts';

/** The two invented districts of sample-data/. Counties with number 00 do not exist. */

const school = (
  district: string,
  number: number,
  name: string,
  extraGrowth: School['extraGrowth'] = {},
): School => ({
  name,
  code: `${district}${String(6_000_000 + number)}`,
  level: name.includes('Middle') ? 'middle' : 'elementary',
  extraGrowth,
});

/** Points a planted change adds, each in one place so that the README can name it. */
export const PLANTED = {
  /** Mathematics points that students of this school gained in 2024-25 beyond others. */
  fastSchool: 16,
  slowSchool: -12,
  /** Mathematics points added to Hispanic/Latino students of Alder from 2024-25 on: the gap narrows. */
  narrowing: 22,
  /** English points taken from African American students of Birch from 2024-25 on: the gap widens. */
  widening: -20,
} as const;

const ALDER = '0070011';
const BIRCH = '0070022';

export const alder: District = {
  id: 'alder-unified',
  name: 'Alder Unified',
  countyDistrictCode: ALDER,
  elementarySchools: [
    school(ALDER, 101, 'Quillarn Elementary School'),
    school(ALDER, 102, 'Ombrestow Elementary School'),
    school(ALDER, 103, 'Faldrith Elementary School'),
  ],
  middleSchools: [
    school(ALDER, 201, 'Velmaric Middle School', { 2025: PLANTED.fastSchool }),
    school(ALDER, 202, 'Dorvanne Middle School', { 2025: PLANTED.slowSchool }),
  ],
  studentsPerGrade: 190,
  groupShifts: [{ ethnicity: '500', subject: 'mathematics', from: 2025, points: PLANTED.narrowing }],
};

export const birch: District = {
  id: 'birch-unified',
  name: 'Birch Unified',
  countyDistrictCode: BIRCH,
  elementarySchools: [
    school(BIRCH, 301, 'Istravelle Elementary School'),
    school(BIRCH, 302, 'Lodwinnock Elementary School'),
  ],
  middleSchools: [school(BIRCH, 401, 'Karvellin Middle School')],
  studentsPerGrade: 125,
  groupShifts: [{ ethnicity: '600', subject: 'english-language-arts', from: 2025, points: PLANTED.widening }],
};

export const SAMPLE: NetworkShape = {
  seed: 20_260_213,
  districts: [alder, birch],
  currentYear: 2026,
  firstYear: 2024,
};

/** Years whose student score files are in sample-data/. */
export const SCORE_YEARS = [2024, 2025] as const;

/** Every student who is in grades 3 to 8 in one of the years followed. */
export function sampleStudents(): readonly Student[] {
  const students: Student[] = [];
  for (const home of SAMPLE.districts) {
    // One cohort older, because a retained student is a year behind.
    for (let cohort = SAMPLE.firstYear - 6; cohort <= SAMPLE.currentYear; cohort += 1) {
      for (let number = 0; number < home.studentsPerGrade; number += 1) {
        students.push(makeStudent(SAMPLE, { serial: students.length, cohort, home }));
      }
    }
  }
  return students;
}

/** The mathematics classes of 2025-26, by district. */
export function sampleClasses(students: readonly Student[]): ReadonlyMap<District, readonly MathClass[]> {
  const groups = new Map(SAMPLE.districts.map((district) => [district, new Map<string, number[]>()]));
  for (const student of students) {
    const place = placeIn(student, SAMPLE.currentYear);
    if (place === null) continue;
    const ofDistrict = groups.get(place.district)!;
    const key = groupKey(place.district, place.school, place.grade);
    const group = ofDistrict.get(key) ?? [];
    ofDistrict.set(key, group);
    group.push(student.serial);
  }
  // In the sample a student's serial is the place in the list.
  const studentOf = (serial: number) => students[serial]!;
  return new Map(
    SAMPLE.districts.map((district) => [
      district,
      mathClasses(SAMPLE, district, groups.get(district)!, studentOf),
    ]),
  );
}

/** Days without school, 2025-26. */
export const BREAKS: Readonly<Record<string, readonly Break[]>> = {
  'alder-unified': [
    { name: 'Veterans Day', firstDay: '2025-11-11', lastDay: '2025-11-11' },
    { name: 'Thanksgiving', firstDay: '2025-11-24', lastDay: '2025-11-28' },
    { name: 'Winter break', firstDay: '2025-12-22', lastDay: '2026-01-02' },
    { name: 'Martin Luther King Jr. Day', firstDay: '2026-01-19', lastDay: '2026-01-19' },
    { name: 'Presidents’ Day', firstDay: '2026-02-16', lastDay: '2026-02-16' },
  ],
  'birch-unified': [
    { name: 'Veterans Day', firstDay: '2025-11-11', lastDay: '2025-11-11' },
    { name: 'Thanksgiving', firstDay: '2025-11-26', lastDay: '2025-11-28' },
    { name: 'Winter break', firstDay: '2025-12-19', lastDay: '2026-01-05' },
    { name: 'Martin Luther King Jr. Day', firstDay: '2026-01-19', lastDay: '2026-01-19' },
    { name: 'Storm closure', firstDay: '2026-01-22', lastDay: '2026-01-23' },
    { name: 'Presidents’ Day', firstDay: '2026-02-16', lastDay: '2026-02-16' },
  ],
};
