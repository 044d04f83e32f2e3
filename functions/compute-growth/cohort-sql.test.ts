import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cohortsSql } from './cohort-sql.ts';

let instance: DuckDBInstance;
let connection: DuckDBConnection;
beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  connection = await instance.connect();
});
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

const MATHEMATICS = 'mathematics';
const ENGLISH = 'english-language-arts';

/** district, student, school year, subject, grade, score, standing, day */
type Result = [string, string, string, string, string, number | null, string, string];
/** district, student, school year, subject, grade, score, reported in year */
type Printed = [string, string, string, string, string, number, string];

async function cohort(results: Result[], printed: Printed[] = []): Promise<Record<string, unknown>[]> {
  const values = (rows: (string | number | null)[][]) =>
    rows
      .map((row) => `(${row.map((one) => (typeof one === 'string' ? `'${one}'` : one)).join(', ')})`)
      .join(', ');
  const relations = {
    results: `(SELECT *, 'smarter-balanced-summative' AS test, 'school-1' AS school_code FROM (VALUES ${values(results)})
      t(district, student, school_year, subject, grade_assessed, scale_score, standing, tested_on))`,
    priorScores: `(SELECT *, 'smarter-balanced-summative' AS test FROM (VALUES
      ${values([...printed, ['d', 'S:0', '1999-00', MATHEMATICS, '04', 1, '1999-00']])})
      t(district, student, school_year, subject, grade_assessed, scale_score, reported_in_year))`,
    students: `(SELECT 'north' AS district, 'S:1' AS student, '2024-25' AS school_year, true AS english_learner,
      false AS socioeconomically_disadvantaged, NULL::BOOLEAN AS student_with_disability, false AS homeless, false AS foster)`,
  };
  const year = { subject: MATHEMATICS, schoolYear: '2024-25', grades: ['05', '06'] } as const;
  const sql = cohortsSql(year, relations);
  return (await connection.runAndReadAll(`FROM (${sql}) ORDER BY person`)).getRowObjectsJS();
}

const result = (
  over: Partial<Record<'district' | 'student' | 'year' | 'subject' | 'grade' | 'standing' | 'day', string>>,
  score: number | null,
): Result => [
  over.district ?? 'north',
  over.student ?? 'S:1',
  over.year ?? '2024-25',
  over.subject ?? MATHEMATICS,
  over.grade ?? '05',
  score,
  over.standing ?? 'counts',
  over.day ?? '2025-05-01',
];

test('a student has last year’s scores of both subjects, the score of the year before, and the characteristics of this year', async () => {
  const rows = await cohort([
    result({}, 2500),
    result({ year: '2023-24', grade: '04' }, 2450),
    result({ year: '2023-24', grade: '04', subject: ENGLISH }, 2440),
    result({ year: '2022-23', grade: '03' }, 2400),
    result({ year: '2022-23', grade: '03', subject: ENGLISH }, 2390),
  ]);
  expect(rows).toMatchObject([
    {
      grade: 5,
      district: 'north',
      person: 'S:1',
      current_score: 2500,
      valid: true,
      prior_score_1: 2450,
      prior_grade_1: 4,
      prior_score_2: 2400,
      prior_grade_2: 3,
      other_prior_score: 2440,
      el: 1,
      sed: 0,
      swd: -1,
      prior_differs: false,
    },
  ]);
});

test('of several results of one student the valid one with the highest score stands, whichever district it comes from', async () => {
  const rows = await cohort([
    result({ district: 'north' }, 2450),
    result({ district: 'south', day: '2025-04-01' }, 2470),
    result({ district: 'west', standing: 'invalidated' }, 2600),
    result({ year: '2023-24', grade: '04' }, 2400),
    result({ district: 'south', year: '2023-24', grade: '04' }, 2410),
  ]);
  expect(rows).toMatchObject([{ district: 'south', current_score: 2470, prior_score_1: 2410 }]);
});

test('who has the better result in another grade is in that grade’s cohort only', async () => {
  const rows = await cohort([
    result({ grade: '05' }, 2450),
    result({ grade: '06', district: 'south' }, 2460),
  ]);
  expect(rows).toMatchObject([{ grade: 6, current_score: 2460 }]);
  expect(
    await cohort([result({ grade: '05' }, 2450), result({ grade: '07', district: 'south' }, 2460)]),
  ).toEqual([]);
});

test('where a year has no file, the score printed in the earliest later file stands; where it has one, that file’s', async () => {
  const printed: Printed[] = [
    ['north', 'S:1', '2023-24', MATHEMATICS, '04', 2444, '2025-26'],
    ['south', 'S:1', '2023-24', MATHEMATICS, '04', 2433, '2024-25'],
    ['north', 'S:2', '2023-24', MATHEMATICS, '04', 2422, '2024-25'],
  ];
  const rows = await cohort(
    [
      result({}, 2500),
      result({ student: 'S:2' }, 2500),
      result({ student: 'S:2', year: '2023-24', grade: '04' }, 2455),
    ],
    printed,
  );
  expect(rows).toMatchObject([
    { person: 'S:1', prior_score_1: 2433, prior_grade_1: 4, prior_differs: false },
    { person: 'S:2', prior_score_1: 2455, prior_differs: true },
  ]);
});

test('ids of a district only are kept apart', async () => {
  const rows = await cohort([
    result({ student: 'L:7' }, 2500),
    result({ student: 'L:7', district: 'south' }, 2510),
    result({ student: 'L:7', district: 'south', year: '2023-24', grade: '04' }, 2400),
  ]);
  expect(rows.map((row) => [row['person'], row['current_score'], row['prior_score_1']])).toEqual([
    ['north/L:7', 2500, Number.NaN],
    ['south/L:7', 2510, 2400],
  ]);
});
