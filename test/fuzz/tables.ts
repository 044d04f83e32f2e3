import type { Random } from './random.ts';

/** A clean table of a known format. */
export interface CleanTable {
  readonly landingKey: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

type CellMaker = (random: Random, row: number) => string;

interface TableKind {
  readonly landingKey: string;
  readonly columns: Readonly<Record<string, CellMaker>>;
}

const FIRST_NAMES = ['José', 'Ana', 'Zoë', 'Lin', "D'Arcy", 'Mary Ann', '李', '=Ann', '-Bo', '@Cy', '+Di'];
const LAST_NAMES = ['Muñoz', 'Smith', "O'Brien", 'Nguyen', 'García Lorca', 'Smith "Bud" Jones', 'Lee, Jr'];

const words =
  (...list: string[]): CellMaker =>
  (random) =>
    random.pick(list);
const ssid: CellMaker = (_, row) => String(1_000_000_000 + row);
const localId: CellMaker = (_, row) => String(100_000 + row);
const first: CellMaker = (random) => random.pick(FIRST_NAMES);
const last: CellMaker = (random) => random.pick(LAST_NAMES);
const number =
  (from: number, to: number): CellMaker =>
  (random) =>
    random.oneIn(40) ? random.pick(['', 'x', '1.2E+09', '-1', 'NS']) : String(from + random.below(to - from));
const date: CellMaker = (random) => `2025-${10 + random.below(3)}-${10 + random.below(19)}`;
const yesNo = words('Yes', 'No', 'No', '');

/** A table that no format knows. */
const UNKNOWN = 'alder/lunch.csv';

export function isKnown({ landingKey }: CleanTable): boolean {
  return landingKey !== UNKNOWN;
}

/** Recognised by what stands in its first rows as well as by its header. */
const BY_ROWS = 'alder/teams/t1/slips.csv';

export function isKnownByRows({ landingKey }: CleanTable): boolean {
  return landingKey === BY_ROWS;
}

const KINDS: readonly TableKind[] = [
  {
    landingKey: 'alder/toms_2024-25.csv',
    columns: {
      RecordType: words('01', '02', '02', '03', '06'),
      SSID: ssid,
      StudentLastName: last,
      StudentFirstName: first,
      Gender: words('F', 'M', 'X'),
      CALPADSGrade: words('03', '05', '08'),
      GradeAssessed: words('03', '05', '08'),
      CALPADSSchoolCode: words('19999996001001', '19999996001002'),
      ELStatus: yesNo,
      EconomicDisadvantageStatus: yesNo,
      EthnicityforTesting: words('100', '500', '600', '700', '800'),
      FinalTestCompletedDate: words('2025-05-12', '2025-05-13', ''),
      Attemptedness: words('Y', 'P'),
      IncludeIndicator: words('Y', 'Y', 'N', 'T'),
      ScaleScore: number(2300, 2650),
      AchievementLevels: words('1', '2', '3', '4', '9'),
    },
  },
  {
    landingKey: 'alder/AssessmentResults.csv',
    columns: {
      TermName: words('Fall 2025-2026', 'Winter 2025-2026'),
      SchoolName: words('Alder Elementary', 'Birch, the School'),
      StudentID: localId,
      Subject: words('Mathematics', 'Language Arts'),
      Course: words('Math K-12'),
      TestName: words('Growth: Math 2-5 CA 2017'),
      TestStartDate: words('09/16/2025', '9/17/2025', '01/20/2026'),
      TestRITScore: number(150, 250),
      TestStandardError: words('3.2', '3.40'),
      TestPercentile: number(1, 99),
    },
  },
  {
    landingKey: 'alder/benchmarks_2025-26.csv',
    columns: {
      StudentID: localId,
      AssessmentName: words('Math Benchmark Q1', 'Math, Q2'),
      TestDate: date,
      Score: number(0, 100),
    },
  },
  {
    landingKey: BY_ROWS,
    columns: {
      Timestamp: (random) => `10/${1 + random.below(28)}/2025 9:0${random.below(10)}:1${random.below(10)}`,
      'Student ID': localId,
      'How sure are you, from 1 to 5?': words('1', '2', '3', '4', '5', ''),
      'What helped you?': words(
        'my group',
        'nothing',
        'it was "ok"',
        'a, b and c',
        'line one\nline two',
        '',
        '🙂 sí',
      ),
    },
  },
  {
    landingKey: 'alder/groups.csv',
    columns: {
      group_name: words('Period 1', 'Period 2'),
      school_natural_id: words('6001001'),
      school_year: words('2026'),
      subject_code: words('All', 'Math', ''),
      student_ssid: ssid,
      group_user_login: words('', 'teacher@example.org'),
    },
  },
  {
    // Known to nobody: its rows are counted all the same.
    landingKey: UNKNOWN,
    columns: { Meal: words('pasta', 'rice, beans'), Count: number(0, 300), Day: date },
  },
];

/** A clean table of a random kind with so many rows. */
export function cleanTable(random: Random, rowCount: number): CleanTable {
  const { landingKey, columns } = random.pick(KINDS);
  const makers = Object.values(columns);
  return {
    landingKey,
    headers: Object.keys(columns),
    rows: Array.from({ length: rowCount }, (_, row) => makers.map((make) => make(random, row))),
  };
}
