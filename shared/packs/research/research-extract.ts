import { type SchoolYear, schoolYearOfDate } from '../../standards/school-year.ts';
import type { SubjectView } from '../outcomes/subject-view.ts';
import type { PackTeam } from '../teams/pack-team.ts';
import { generalised, type RareCombination, rareCombinations } from './k-anonymity.ts';

/** One test of change for research: who it was stands nowhere. */
export interface ResearchTest {
  /** Pseudonym of the team: ties its rows together, and is left out of the file where it would stand alone. */
  readonly unit: string;
  readonly district: string | null;
  readonly driver: string | null;
  readonly schoolYear: SchoolYear | null;
  readonly stage: string;
  readonly verdict: string | null;
  readonly verdictCalled: boolean;
  readonly lessonsBefore: number;
  readonly lessonsSince: number;
  readonly studentsBand: string | null;
  readonly hadPrediction: boolean;
  readonly predictionAnswer: string | null;
  readonly implementationLessons: number | null;
  readonly implementationDone: number | null;
  readonly decision: string | null;
}

/** One value of the network's outcomes, as released at the public floor. */
export interface ResearchOutcome {
  readonly schoolYear: SchoolYear;
  readonly subject: string;
  readonly group: string;
  readonly comparison: string;
  readonly groupN: string;
  readonly groupMean: number;
  readonly groupPercentMet: number | null;
  readonly comparisonN: string;
  readonly comparisonMean: number;
  readonly comparisonPercentMet: number | null;
}

/** Fields that could tell which team a row is about, in the order in which they are withheld. */
const QUASI_IDENTIFIERS = [
  'district',
  'driver',
  'schoolYear',
] as const satisfies readonly (keyof ResearchTest)[];

export interface ResearchExtract {
  readonly tests: readonly ResearchTest[];
  readonly outcomes: readonly ResearchOutcome[];
  /** Must be empty: the check that stands before the files are written. */
  readonly rare: readonly RareCombination[];
}

export interface ResearchInput {
  readonly teams: readonly PackTeam[];
  readonly subjects: readonly SubjectView[];
  /** Teams behind each combination of quasi-identifiers. */
  readonly k: number;
  /** Fewest students whose number is given, as a band. */
  readonly floor: number;
  /** A name that cannot be undone without the network's secret. */
  readonly pseudonym: (kind: 'district' | 'team', id: string) => string;
}

/** De-identified rows: tests whose rare combinations are withheld, outcomes of the whole network that passed suppression. */
export function researchExtract({ teams, subjects, k, floor, pseudonym }: ResearchInput): ResearchExtract {
  const rows = teams.flatMap((team) => testRows(team, floor, pseudonym));
  const tests = generalised(rows, QUASI_IDENTIFIERS, k).toSorted((a, b) =>
    JSON.stringify(a) < JSON.stringify(b) ? -1 : 1,
  );
  return {
    tests,
    outcomes: subjects.flatMap(outcomeRows),
    rare: rareCombinations(tests, QUASI_IDENTIFIERS, k),
  };
}

function testRows(
  team: PackTeam,
  floor: number,
  pseudonym: ResearchInput['pseudonym'],
): readonly ResearchTest[] {
  return team.tests
    .filter(({ facts }) => facts.stage !== 'planned')
    .map(({ facts, idea }) => {
      const day = facts.startsOn ?? facts.decidedOn;
      return {
        unit: pseudonym('team', `${team.district}/${team.teamId}`),
        district: pseudonym('district', team.district),
        driver: idea?.driver?.id ?? null,
        schoolYear: day === null ? null : schoolYearOfDate(day),
        stage: facts.stage,
        verdict: facts.verdict,
        verdictCalled: facts.standing === 'called',
        lessonsBefore: facts.lessonsBefore,
        lessonsSince: facts.lessonsSince,
        studentsBand: bandOfStudents(facts.students, floor),
        hadPrediction: facts.hasPrediction && !facts.predictionCameAfterData,
        predictionAnswer: facts.predictionAnswer,
        implementationLessons: facts.implementation?.lessons ?? null,
        implementationDone: facts.implementation?.done ?? null,
        decision: facts.decision,
      };
    });
}

function bandOfStudents(n: number | null, floor: number): string | null {
  if (n === null) return null;
  if (n < floor) return `under ${floor}`;
  if (n >= 50) return '50+';
  return n >= 20 ? '20-49' : `${floor}-19`;
}

function outcomeRows({ subject, rows }: SubjectView): readonly ResearchOutcome[] {
  return rows.flatMap(({ year, group, comparison, inGroup, compared }) =>
    inGroup?.mean == null || compared?.mean == null
      ? []
      : [
          {
            schoolYear: year,
            subject,
            group: group.id,
            comparison,
            groupN: inGroup.n,
            groupMean: inGroup.mean,
            groupPercentMet: inGroup.percent,
            comparisonN: compared.n,
            comparisonMean: compared.mean,
            comparisonPercentMet: compared.percent,
          },
        ],
  );
}

interface Column<Row> {
  readonly field: keyof Row & string;
  readonly column: string;
  readonly type: 'text' | 'number' | 'yes/no';
  readonly meaning: string;
}

/** Columns of tests.parquet: also what the data dictionary says. */
export const TEST_COLUMNS: readonly Column<ResearchTest>[] = [
  {
    field: 'unit',
    column: 'team',
    type: 'text',
    meaning: 'Pseudonym of the team; the same in every row of the team and in later extracts',
  },
  {
    field: 'district',
    column: 'district',
    type: 'text',
    meaning: 'Pseudonym of the district; empty where too few teams share district, driver and year',
  },
  {
    field: 'driver',
    column: 'driver',
    type: 'text',
    meaning: 'Id of the secondary driver; empty where withheld or not named',
  },
  {
    field: 'schoolYear',
    column: 'school_year',
    type: 'text',
    meaning: 'School year of the first lesson with the change; empty where withheld',
  },
  { field: 'stage', column: 'stage', type: 'text', meaning: 'running, studied or decided' },
  {
    field: 'verdict',
    column: 'verdict',
    type: 'text',
    meaning: 'What the run chart says, by fixed rules; empty = no measure',
  },
  {
    field: 'verdictCalled',
    column: 'verdict_called',
    type: 'yes/no',
    meaning: 'The decide-by day has come: the one look with a known rate of false alarms',
  },
  {
    field: 'lessonsBefore',
    column: 'lessons_before',
    type: 'number',
    meaning: 'Lessons with data before the change',
  },
  {
    field: 'lessonsSince',
    column: 'lessons_since',
    type: 'number',
    meaning: 'Lessons with data since the change',
  },
  {
    field: 'studentsBand',
    column: 'students',
    type: 'text',
    meaning: 'Different students behind the line, as a band',
  },
  {
    field: 'hadPrediction',
    column: 'had_prediction',
    type: 'yes/no',
    meaning: 'A prediction was written before the data',
  },
  { field: 'predictionAnswer', column: 'prediction_answer', type: 'text', meaning: 'met, not_met or open' },
  {
    field: 'implementationLessons',
    column: 'implementation_lessons',
    type: 'number',
    meaning: 'Lessons with a word on whether the change was done',
  },
  {
    field: 'implementationDone',
    column: 'implementation_done',
    type: 'number',
    meaning: 'Of these, lessons in which it was done as planned',
  },
  { field: 'decision', column: 'decision', type: 'text', meaning: 'adopt, adapt or abandon; empty = open' },
];

/** Columns of outcomes.parquet. */
export const OUTCOME_COLUMNS: readonly Column<ResearchOutcome>[] = [
  { field: 'schoolYear', column: 'school_year', type: 'text', meaning: 'School year of the annual test' },
  { field: 'subject', column: 'subject', type: 'text', meaning: 'mathematics or english-language-arts' },
  { field: 'group', column: 'group', type: 'text', meaning: 'Student group' },
  { field: 'comparison', column: 'comparison', type: 'text', meaning: 'not-in-group, or white' },
  { field: 'groupN', column: 'group_n', type: 'text', meaning: 'Students in the group, as a band' },
  {
    field: 'groupMean',
    column: 'group_mean',
    type: 'number',
    meaning: 'Mean distance from standard of the group, points',
  },
  {
    field: 'groupPercentMet',
    column: 'group_percent_met',
    type: 'number',
    meaning: 'Percent at or above standard; empty where near 0 or 100',
  },
  {
    field: 'comparisonN',
    column: 'comparison_n',
    type: 'text',
    meaning: 'Students compared with, as a band',
  },
  {
    field: 'comparisonMean',
    column: 'comparison_mean',
    type: 'number',
    meaning: 'Mean distance from standard of those compared with, points',
  },
  {
    field: 'comparisonPercentMet',
    column: 'comparison_percent_met',
    type: 'number',
    meaning: 'Percent at or above standard of those compared with',
  },
];

/** The data dictionary as CSV: table, column, type, meaning. */
export function dataDictionary(k: number, floor: number): string {
  const quoted = (words: string) => `"${words.replaceAll('"', '""')}"`;
  const rows = [
    ['table', 'column', 'type', 'meaning'],
    ...TEST_COLUMNS.map(({ column, type, meaning }) => ['tests.parquet', column, type, meaning]),
    ...OUTCOME_COLUMNS.map(({ column, type, meaning }) => ['outcomes.parquet', column, type, meaning]),
    [
      'tests.parquet',
      '(all rows)',
      '',
      `Every combination of district, driver and school year is shared by at least ${k} teams`,
    ],
    [
      'outcomes.parquet',
      '(all rows)',
      '',
      `Whole network only; no value rests on fewer than ${floor} students, and none can be computed from others`,
    ],
  ];
  return `${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
}
