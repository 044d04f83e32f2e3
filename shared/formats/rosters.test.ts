import { describe, expect, it } from 'vitest';
import type { Siblings, SiblingTable } from './format-contract.ts';
import { looseTable, type MappedRecord, mapTable } from './map-table.ts';
import { recognise } from './recognise.ts';

/** Members of a OneRoster set: name -> lines, the first one the header. */
type Members = Readonly<Record<string, readonly string[]>>;

const split = (line: string) => line.split('|');

function siblingsOf(members: Members): Siblings {
  const tables = new Map<string, SiblingTable>(
    Object.entries(members).map(([name, [header = '', ...rows]]) => [
      name.toLowerCase(),
      { headers: split(header), rows: rows.map(split) },
    ]),
  );
  return { names: Object.keys(members), table: (name) => tables.get(name.toLowerCase()) };
}

function mapMember(members: Members, name: string, landedOn = '2025-09-03') {
  const [header = '', ...lines] = members[name] ?? [];
  const rows = lines.map(split);
  const facts = {
    fileName: 'oneroster.zip',
    localDate: landedOn,
    memberName: name,
    siblings: siblingsOf(members),
  };
  const found = recognise(looseTable(split(header), rows, facts));
  if (found.kind !== 'format') throw new Error(`${name}: ${found.message}`);
  return { format: found.format, mapped: mapTable(found.format, rows) };
}

const manifest = (kind: string) => [
  'propertyName|value',
  'oneroster.version|1.1',
  ...['orgs', 'users', 'classes', 'enrollments', 'demographics'].map((file) => `file.${file}|${kind}`),
];

const BULK: Members = {
  'manifest.csv': manifest('bulk'),
  'orgs.csv': [
    'sourcedId|status|dateLastModified|name|type|identifier|parentSourcedId',
    'o1|||Alder Unified|district|37683380000000|',
    'o2|||Oak Middle|school|37683380108787|o1',
  ],
  'academicSessions.csv': [
    'sourcedId|status|dateLastModified|title|type|startDate|endDate|parentSourcedId|schoolYear',
    's1|||2025-26|schoolYear|2025-08-18|2026-06-05||2026',
  ],
  'classes.csv': [
    'sourcedId|status|dateLastModified|title|grades|courseSourcedId|classCode|classType|location|schoolSourcedId|termSourcedIds|subjects|subjectCodes|periods',
    'c1|||Mathematics 7|07|x1|M7-51|scheduled||o2|s1|Mathematics||5',
  ],
  'users.csv': [
    'sourcedId|status|dateLastModified|enabledUser|orgSourcedIds|role|username|userIds|givenName|familyName|middleName|identifier|email|sms|phone|agentSourcedIds|grades|password',
    'u1|||true|o2|student|ana|{LDAP:ana},{SSID:2663752814}|Ana|Rivera||104233|||||07|',
    'u2|||true|o2|teacher|bo||Bo|Lund|||bo@alder.example|||||',
    'u3|||true|o2|parent|cy||Cy|Rivera|||||||||',
  ],
  'enrollments.csv': [
    'sourcedId|status|dateLastModified|classSourcedId|schoolSourcedId|userSourcedId|role|primary|beginDate|endDate',
    'e1|||c1|o2|u1|student||2025-08-18|2026-06-05',
    'e2|||c1|o2|u2|teacher|true|2025-08-18|',
    'e3|||c1|o2|u3|aide|||',
  ],
  'demographics.csv': [
    'sourcedId|status|dateLastModified|birthDate|sex|americanIndianOrAlaskaNative|asian|blackOrAfricanAmerican|nativeHawaiianOrOtherPacificIslander|white|demographicRaceTwoOrMoreRaces|hispanicOrLatinoEthnicity|countryOfBirthCode|stateOfBirthAbbreviation|cityOfBirth|publicSchoolResidenceStatus',
    'u1|||2013-01-28|female|false|false|TRUE|false|false|false|false||||',
  ],
};

describe('OneRoster v1.1, bulk', () => {
  it('users: students linked to local id and SSID, staff; parents are set aside', () => {
    const { format, mapped } = mapMember(BULK, 'users.csv');
    expect(format).toMatchObject({ name: 'oneroster', system: 'oneroster-users', completeSet: true });
    expect(mapped.records).toMatchObject([
      {
        type: 'student',
        record: {
          studentKey: 'R:u1',
          studentRosterId: 'u1',
          studentStateId: '2663752814',
          studentLocalId: '104233',
          system: 'oneroster-users',
          grade: '07',
          schoolCode: 'o2',
          schoolYear: '2025-26',
        },
      },
      { type: 'staff', record: { staffId: 'u2', email: 'bo@alder.example', role: 'teacher' } },
    ]);
    expect(mapped.reasons).toEqual({ 'parent or guardian': 1 });
  });
  it('demographics: one group from the flags, under the roster’s own id', () => {
    const { format, mapped } = mapMember(BULK, 'demographics.csv');
    expect(format.system).toBe('oneroster-demographics');
    expect(mapped.records[0]?.record).toMatchObject({
      studentKey: 'R:u1',
      raceEthnicity: 'african-american',
      gender: 'female',
    });
  });
  it('schools, sections and enrollments', () => {
    expect(mapMember(BULK, 'orgs.csv').mapped.records).toMatchObject([
      {
        type: 'school',
        record: { schoolCode: '37683380108787', schoolSourceId: 'o2', schoolName: 'Oak Middle' },
      },
    ]);
    expect(mapMember(BULK, 'classes.csv').mapped.records[0]?.record).toMatchObject({
      sectionId: 'c1',
      sectionCode: 'M7-51',
      schoolCode: 'o2',
      period: '5',
    });
    const { mapped } = mapMember(BULK, 'enrollments.csv');
    expect(mapped.records.map(({ record }) => [record.personKey, record.role])).toEqual([
      ['R:u1', 'student'],
      ['T:u2', 'teacher'],
    ]);
    expect(mapped.setAside).toBe(1);
  });
  it('sessions and manifest make no records', () => {
    for (const name of ['academicSessions.csv', 'manifest.csv'])
      expect(mapMember(BULK, name).mapped.records).toEqual([]);
  });
  it('a loose member is never taken for the complete set', () => {
    const alone: Members = { 'users.csv': BULK['users.csv'] ?? [] };
    expect(mapMember(alone, 'users.csv').format.completeSet).toBe(false);
  });
  it('landed after the last session belongs to that session; without sessions to the year of landing', () => {
    expect(mapMember(BULK, 'enrollments.csv', '2026-08-01').mapped.records[0]?.record.schoolYear).toBe(
      '2025-26',
    );
    const { 'academicSessions.csv': _sessions, ...without } = BULK;
    expect(mapMember(without, 'enrollments.csv', '2026-08-01').mapped.records[0]?.record.schoolYear).toBe(
      '2026-27',
    );
  });
  it('without sessions says from what its school year was taken, with sessions nothing', () => {
    const { 'academicSessions.csv': _sessions, ...without } = BULK;
    for (const name of ['users.csv', 'enrollments.csv', 'classes.csv', 'orgs.csv', 'demographics.csv']) {
      expect(mapMember(without, name, '2026-08-01').format.notes).toEqual([
        'No academicSessions.csv in the same zip says which school year this is. The school year of the day it landed was taken: 2026-27.',
      ]);
      expect(mapMember(BULK, name, '2026-08-01').format.notes).toEqual([]);
    }
    expect(mapMember(without, 'manifest.csv', '2026-08-01').format.notes).toEqual([]);
  });
});

describe('OneRoster delta', () => {
  const delta: Members = {
    'manifest.csv': manifest('delta'),
    'enrollments.csv': [
      BULK['enrollments.csv']?.[0] ?? '',
      'e1|tobedeleted|2026-01-20T00:00:00Z|c1|o2|u1|student|||',
      'e4|active|2026-01-20T00:00:00Z|c2|o2|u1|student||2026-01-20|',
      'e9|tobedeleted|2026-01-20T00:00:00Z||||||',
    ],
    'users.csv': [
      BULK['users.csv']?.[0] ?? '',
      'u1|active|2026-01-20T00:00:00Z|true|o2|student|ana|{SSID:2663752814}|Ana|Rivera||104233|||||07|',
      'u7|tobedeleted|2026-01-20T00:00:00Z|||||||||||||||',
    ],
  };

  it('writes tombstones that carry the natural key alone', () => {
    const { format, mapped } = mapMember(delta, 'enrollments.csv', '2026-01-20');
    expect(format.completeSet).toBe(false);
    const gone = mapped.records.filter(({ deleted }) => deleted);
    expect(gone.map(({ record }) => Object.entries(record).filter(([, value]) => value !== null))).toEqual([
      [
        ['schoolYear', '2025-26'],
        ['enrollmentId', 'e1'],
      ],
      [
        ['schoolYear', '2025-26'],
        ['enrollmentId', 'e9'],
      ],
    ]);
  });
  it('withdraws a user whatever the role was', () => {
    const gone = mapMember(delta, 'users.csv', '2026-01-20').mapped.records.filter(({ deleted }) => deleted);
    expect(gone.map(({ type, record }) => [type, record.studentKey ?? record.staffId])).toEqual([
      ['student', 'R:u7'],
      ['staff', 'u7'],
    ]);
  });
  it('makes the same record as the bulk set from the same facts', () => {
    const student = (records: readonly MappedRecord[]) =>
      records.find(({ type, deleted }) => type === 'student' && !deleted)?.record;
    const fromDelta = student(mapMember(delta, 'users.csv', '2026-01-20').mapped.records);
    expect(fromDelta).toEqual(student(mapMember(BULK, 'users.csv', '2025-09-03').mapped.records));
  });
});

describe('OneRoster v1.2', () => {
  const users = [
    'sourcedId|status|dateLastModified|enabledUser|username|userIds|givenName|familyName|middleName|identifier|email|sms|phone|agentSourcedIds|grades|password|userMasterIdentifier|preferredGivenName|preferredMiddleName|preferredFamilyName|primaryOrgSourcedId|pronouns',
    'u1|||true|ana||Ana|Rivera||104233|||||||||||o2|',
    'u2|||true|bo||Bo|Lund|||bo@alder.example||||||||||o2|',
    'u5|||true|eva||Eva|Sol||104999|||||07||||||o2|',
  ];
  const roles = [
    'sourcedId|status|dateLastModified|userSourcedId|roleType|role|beginDate|endDate|orgSourcedId|userProfileSourcedId',
    'r1|||u1|primary|student|||o2|',
    'r2|||u2|primary|teacher|||o2|',
  ];
  it('finds the roles in roles.csv; a user without one is a student when it has a grade', () => {
    const { mapped } = mapMember({ 'users.csv': users, 'roles.csv': roles }, 'users.csv');
    expect(mapped.records.map(({ type, record }) => [type, record.studentKey ?? record.staffId])).toEqual([
      ['student', 'R:u1'],
      ['staff', 'u2'],
      ['student', 'R:u5'],
    ]);
  });
  it('reads the primary school', () => {
    expect(
      mapMember({ 'users.csv': users, 'roles.csv': roles }, 'users.csv').mapped.records[0]?.record.schoolCode,
    ).toBe('o2');
  });
});

function mapLoose(lines: readonly string[], fileName = 'file.csv') {
  return mapMember({ [fileName]: lines }, fileName).mapped;
}

describe('California student extract', () => {
  const header =
    'SSID|ResponsibleDistrictIdentifier|ResponsibleSchoolIdentifier|GradeLevelWhenAssessed|EnglishLanguageAcquisitionStatus|EconomicDisadvantageStatus|IDEAIndicator|MigrantStatus|AdminYear|Ethnicity|Sex|DeleteStudent';
  it('gives the state’s groups; an empty program flag means no here; its race code has no published meaning', () => {
    const mapped = mapLoose([header, '2663752814|37683380000000|37683380108787|11|EL|Y|||2019|5|FEMALE|N']);
    expect(mapped.records[0]?.record).toMatchObject({
      schoolYear: '2018-19',
      system: 'ca-student-extract',
      grade: '11',
      englishStatus: 'EL',
      englishLearner: true,
      socioeconomicallyDisadvantaged: true,
      studentWithDisability: false,
      migrant: false,
      raceEthnicity: null,
      raceEthnicityOriginal: '5',
    });
  });
  it('withdraws a student it deletes', () => {
    const mapped = mapLoose([header, '2663752814|37683380000000||11|EL|||||||Y']);
    expect(mapped.records).toMatchObject([
      {
        type: 'student',
        deleted: true,
        record: { studentKey: 'S:2663752814', system: 'ca-student-extract', grade: null },
      },
    ]);
  });
});

describe('California schools extract', () => {
  it('gives schools by their 14-digit codes', () => {
    const mapped = mapLoose([
      'County-District Code|School Code|Auth CDS Code|County Name|District Name|School Name',
      '0561580|6111884|05615806111884|Calaveras|Vallecito Union|Avery Middle',
    ]);
    expect(mapped.records[0]?.record).toMatchObject({
      schoolCode: '05615806111884',
      schoolName: 'Avery Middle',
      schoolYear: '2025-26',
    });
  });
});

describe('student groups', () => {
  const header = 'group_name|school_natural_id|school_year|subject_code|student_ssid|group_user_login';
  const mapped = mapLoose([
    header,
    ' Period 1| DS9002|2018|Math||',
    'Period 1|DS9002|2018||2663752814|',
    'Period 1|DS9002 |2018||| bo@alder.example',
    'Period 1|DS9003|2018||2663752815|',
    'Period 1|DS9002|2018||2663752814|',
  ]);
  it('make a section, its students and its teachers; the same name in another school is another section', () => {
    expect(
      mapped.records.map(({ type, record }) => [
        type,
        record.sectionId ?? record.staffId,
        record.personKey ?? record.subjects ?? null,
      ]),
    ).toEqual([
      ['section', 'DS9002|Period 1', 'Math'],
      ['enrollment', 'DS9002|Period 1', 'S:2663752814'],
      ['enrollment', 'DS9002|Period 1', 'T:bo@alder.example'],
      ['staff', 'bo@alder.example', null],
      ['section', 'DS9003|Period 1', null],
      ['enrollment', 'DS9003|Period 1', 'S:2663752815'],
    ]);
  });
  it('count a repeated row once', () => {
    expect(mapped.reasons).toEqual({ 'repeats an earlier row of the file': 1 });
  });
});
