import type { Below, BenchFile } from './bench-file.ts';
import { type Checks, DATE, GRADES, YES_NO } from './checks.ts';
import header from './toms-2024-25-header.json' with { type: 'json' };

/** Columns of the file of 500,000 rows x 40 columns: a TOMS file from which staff took the columns they do not use. */
const FORTY_COLUMNS = [
  'RecordType',
  'SSID',
  'StudentLastName',
  'StudentFirstName',
  'StudentMiddleName',
  'DateofBirth',
  'Gender',
  'CALPADSGrade',
  'GradeAssessed',
  'CALPADSDistrictCode',
  'CALPADSDistrictName',
  'CALPADSSchoolCode',
  'CALPADSSchoolName',
  'CALPADSSpecialEducation',
  'CALPADSMigrantStatus',
  'ELStatus',
  'RFEPDate',
  'ELAS',
  'CALPADSFosterStatus',
  'CALPADSHomelessStatus',
  'EconomicDisadvantageStatus',
  'HispanicorLatino',
  'AmericanIndianorAlaskaNative',
  'Asian',
  'HawaiianOrOtherPacificIslander',
  'Filipino',
  'BlackorAfricanAmerican',
  'White',
  'TwoorMoreRaces',
  'EthnicityforTesting',
  'CALPADSParentEducationLevel',
  'FinalTestCompletedDate',
  'FinalTestedSchoolName',
  'ConditionCode',
  'Attemptedness',
  'ScoreStatus',
  'IncludeIndicator',
  'ScaleScore',
  'StandardErrorMeasurement',
  'AchievementLevels',
] as const;

const FIRST = ['José', 'Ana', 'Michael', 'Lin', 'Zoë', 'Maya', 'Priya', 'Omar', 'Grace', 'Noah'];
const LAST = ['Muñoz', 'Smith', 'Nguyen', "O'Brien", 'Garcia', 'Lee', 'Johnson', 'Peña', 'Kim', 'Brown'];
const ONE_IN_FOUR = ['Yes', 'No', 'No', 'No'];
const ETHNICITY = ['100', '200', '300', '400', '500', '500', '500', '600', '700', '800'];
/** Lowest score of levels 2, 3 and 4, mathematics and English language arts, grades 3 to 8, as CDE publishes them. */
const CUTS: Readonly<Record<string, readonly (readonly [number, number, number])[]>> = {
  '02': [
    [2381, 2436, 2501],
    [2411, 2485, 2549],
    [2455, 2528, 2579],
    [2473, 2552, 2610],
    [2484, 2567, 2635],
    [2504, 2586, 2653],
  ],
  '01': [
    [2367, 2432, 2490],
    [2416, 2473, 2533],
    [2442, 2502, 2582],
    [2457, 2531, 2618],
    [2479, 2552, 2649],
    [2487, 2567, 2668],
  ],
};

/** One row by column name; about 0.4 % of rows have a score that is no number. */
function rowOf(row: number, below: Below, quotes: boolean): Readonly<Record<string, string>> {
  const recordType = row % 2 === 0 ? '01' : '02';
  const grade = 3 + below(6);
  const score = 2330 + below(320);
  const level = 1 + CUTS[recordType]![grade - 3]!.filter((cut) => score >= cut).length;
  const school = 1 + below(40);
  const schoolName = `Alder Elementary School Number ${school}`;
  const ethnicity = ETHNICITY[below(10)]!;
  const isLearner = below(5) === 0;
  return {
    RecordType: recordType,
    SSID: String(1_000_000_000 + (row >> 1)),
    StudentLastName: quotes && below(4) === 0 ? `"${LAST[below(10)]}, Jr"` : LAST[below(10)]!,
    StudentFirstName: FIRST[below(10)]!,
    StudentMiddleName: '',
    DateofBirth: `${2019 - grade}-0${1 + below(9)}-1${below(10)}`,
    Gender: below(2) === 0 ? 'F' : 'M',
    CALPADSGrade: `0${grade}`,
    GradeAssessed: `0${grade}`,
    CALPADSDistrictCode: '19999990000000',
    CALPADSDistrictName: 'Alder Unified School District',
    CALPADSSchoolCode: `1999999600${1000 + school}`,
    CALPADSSchoolName: schoolName,
    CALPADSSpecialEducation: ONE_IN_FOUR[below(4)]!,
    CALPADSMigrantStatus: 'No',
    ELStatus: isLearner ? 'Yes' : 'No',
    ELAS: isLearner ? 'EL' : 'EO',
    CALPADSFosterStatus: 'No',
    CALPADSHomelessStatus: 'No',
    EconomicDisadvantageStatus: ONE_IN_FOUR[below(4)]!,
    HispanicorLatino: ethnicity === '500' ? 'Yes' : 'No',
    AmericanIndianorAlaskaNative: ethnicity === '100' ? 'Yes' : 'No',
    Asian: ethnicity === '200' ? 'Yes' : 'No',
    HawaiianOrOtherPacificIslander: ethnicity === '300' ? 'Yes' : 'No',
    Filipino: ethnicity === '400' ? 'Yes' : 'No',
    BlackorAfricanAmerican: ethnicity === '600' ? 'Yes' : 'No',
    White: ethnicity === '700' ? 'Yes' : 'No',
    TwoorMoreRaces: ethnicity === '800' ? 'Yes' : 'No',
    EthnicityforTesting: ethnicity,
    CALPADSParentEducationLevel: String(10 + below(6)),
    FinalTestCompletedDate: `2025-05-${10 + below(19)}`,
    FinalTestedSchoolName: schoolName,
    TestedDistrictName1: 'Alder Unified School District',
    TestedSchoolName1: schoolName,
    TestedDistrictName2: 'Alder Unified School District',
    TestedSchoolName2: schoolName,
    Attemptedness: 'Y',
    ScoreStatus: 'V',
    IncludeIndicator: 'Y',
    ScaleScore: below(250) === 0 ? '24x6' : String(score),
    StandardErrorMeasurement: `${20 + below(20)}  `,
    AchievementLevels: String(level),
    UIN: String(1_000_000_000_000_000 + row),
    EndofRecord: 'ZZ',
  };
}

/** What stands in columns that no row fills by name: TOMS leaves most of them blank and writes a word into the others. */
function filler(column: string): string {
  if (/^Blank|Minus|^WER|Score|Claim|Condition|^RFEP/.test(column)) return '';
  if (/Date/.test(column)) return '2025-05-12';
  return /^(EA|NEA|EDS|NEDS)/.test(column) ? '' : 'No';
}

const FLAGS = [
  'CALPADSSpecialEducation',
  'CALPADSMigrantStatus',
  'ELStatus',
  'CALPADSFosterStatus',
  'CALPADSHomelessStatus',
  'EconomicDisadvantageStatus',
  'HispanicorLatino',
  'AmericanIndianorAlaskaNative',
  'Asian',
  'HawaiianOrOtherPacificIslander',
  'Filipino',
  'BlackorAfricanAmerican',
  'White',
  'TwoorMoreRaces',
];

const CHECKS: Checks = {
  RecordType: { words: ['01', '02', '03', '04', '05', '06', '09'] },
  SSID: { pattern: '\\d{10}' },
  StudentLastName: { pattern: '.*' },
  StudentFirstName: { pattern: '.*' },
  Gender: { words: ['F', 'M', 'X', ''] },
  CALPADSGrade: GRADES,
  GradeAssessed: GRADES,
  CALPADSSchoolCode: { pattern: '(\\d{14})?' },
  ...Object.fromEntries(FLAGS.map((column) => [column, YES_NO])),
  RFEPDate: DATE,
  ELAS: { words: ['ADEL', 'EO', 'EL', 'IFEP', 'RFEP', 'TBD', ''] },
  EthnicityforTesting: { words: ['100', '200', '300', '400', '500', '600', '700', '800'] },
  FinalTestCompletedDate: DATE,
  Attemptedness: { words: ['N', 'P', 'Y', ''] },
  ScoreStatus: { words: ['V', 'I', ''] },
  IncludeIndicator: { words: ['Y', 'T', 'R', 'N', 'E'] },
  ScaleScore: { from: 2000, to: 3000 },
  StandardErrorMeasurement: { from: 0, to: 1000 },
  AchievementLevels: { from: 1, to: 9 },
};

function tomsFile(kind: string, title: string, delimiter: ',' | '^', columns: readonly string[]): BenchFile {
  const fillers = columns.map(filler);
  return {
    kind,
    title,
    fileName: 'toms_2024-25.csv',
    delimiter,
    columns,
    checks: CHECKS,
    cells(row, below) {
      const named = rowOf(row, below, delimiter === ',');
      return columns.map((column, at) => named[column] ?? fillers[at]!);
    },
  };
}

/** A TOMS file from which staff took the columns they do not use. Two records a row: the result and the student. */
export const tomsForty = tomsFile('toms-40', 'TOMS, 40 columns', ',', FORTY_COLUMNS);

/** A TOMS file of 2024-25 with all its 401 columns. */
export function tomsWhole(): BenchFile {
  return tomsFile('toms-401', 'TOMS, all 401 columns', '^', header);
}
