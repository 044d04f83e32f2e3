import { type GroupTableRow, groupTableRow } from '../../shared/gaps/group-table.ts';
import { median } from '../../shared/gaps/quadrant.ts';
import { quoteLiteral } from '../../shared/lake/sql.ts';
import { ANNUAL_TEST } from '../../shared/packs/outcomes/outcome-table.ts';
import type { SuppliedGrowthCount } from '../../shared/packs/outcomes/supplied-growth.ts';
import type { SchoolYear } from '../../shared/standards/school-year.ts';
import { GAPS_POINTER } from '../compute-gaps/compute-gaps.ts';
import { inputHash } from '../input-hash.ts';
import type { ContainerAsOf } from './container-as-of.ts';
import { lyingReady } from './lying-ready.ts';

const OF_ANNUAL_TEST = `test = ${quoteLiteral(ANNUAL_TEST)}`;
/** No aim asks for gender, so no pack tells of it. */
const TOLD = "division <> 'gender'";

/**
 * What packs tell of whole districts, out of their gap tables about the annual test: all groups over the grades with every score, and everyone in
 * each grade with the sums alone. Not suppressed: the rows stay in the lake.
 */
export async function loadGroupRows(
  container: ContainerAsOf,
  districts: readonly string[],
): Promise<readonly GroupTableRow[]> {
  return gapTableRows(
    container,
    districts,
    (table) => `
    SELECT * REPLACE (CASE WHEN grade_span = 'all' THEN scores ELSE [] END AS scores, CASE WHEN grade_span = 'all' THEN counts ELSE [] END AS counts)
    FROM ${table}
    WHERE scope_level = 'district' AND ${OF_ANNUAL_TEST} AND ${TOLD} AND (grade_span = 'all' OR division = 'everyone')
    ORDER BY scope_id, subject, school_year, measure, grade_span, division, part`,
  );
}

/** Measures the picture of schools is made of: where a school stands, and how its students grew. */
const OF_SCHOOLS = "measure IN ('distance-from-standard', 'similar-student-percentile')";

/** All students of each school of a district in the newest year of each subject; single percentiles for the shares of growth only. */
export async function loadSchoolRows(
  container: ContainerAsOf,
  district: string,
): Promise<readonly GroupTableRow[]> {
  const grown = "measure = 'similar-student-percentile'";
  return gapTableRows(
    container,
    [district],
    (table) => `
    WITH of_schools AS (
      FROM ${table} WHERE scope_level IN ('school', 'district') AND ${OF_ANNUAL_TEST} AND division = 'everyone' AND grade_span = 'all'
    ),
    newest AS (SELECT subject, max(school_year) AS school_year FROM of_schools WHERE measure = 'distance-from-standard' GROUP BY subject)
    SELECT * REPLACE (CASE WHEN ${grown} THEN scores ELSE [] END AS scores, CASE WHEN ${grown} THEN counts ELSE [] END AS counts)
    FROM of_schools SEMI JOIN newest USING (subject, school_year)
    WHERE scope_level = 'school' AND ${OF_SCHOOLS}
    ORDER BY scope_id, subject, measure`,
  );
}

async function gapTableRows(
  { ledger, lake: openLake }: ContainerAsOf,
  districts: readonly string[],
  sql: (table: string) => string,
): Promise<readonly GroupTableRow[]> {
  const keys = (await ledger.pointers(GAPS_POINTER))
    .filter(({ name, key }) => districts.includes(name) && key !== '')
    .map(({ key }) => key);
  if (keys.length === 0) return [];
  const lake = await openLake();
  return (await lake.query(sql(await lake.parquet(keys)))).map(groupTableRow);
}

/**
 * Median over the schools of the network of the percent of students at or above standard, in a subject and year: a line in the picture of schools. Schools
 * with fewer results than the floor do not count. Null without schools.
 */
export async function medianOfSchools(
  container: ContainerAsOf,
  subject: string,
  schoolYear: SchoolYear,
  floor: number,
): Promise<number | null> {
  const keys = (await container.ledger.pointers(GAPS_POINTER)).flatMap(({ key }) =>
    key === '' ? [] : [key],
  );
  if (keys.length === 0) return null;
  const hash = inputHash([keys, floor]);
  const medians = await lyingReady(container, 'staged/median-of-schools.json', hash, async () => {
    const lake = await container.lake();
    const rows = await lake.query(
      `SELECT subject, school_year, list(100.0 * n_met / n) AS percents FROM ${await lake.parquet(keys)}
      WHERE scope_level = 'school' AND division = 'everyone' AND grade_span = 'all' AND measure = 'distance-from-standard'
        AND ${OF_ANNUAL_TEST} AND n >= ${Math.round(floor)}
      GROUP BY ALL ORDER BY subject, school_year`,
    );
    return rows.map((row) => ({
      subject: String(row['subject']),
      schoolYear: String(row['school_year']),
      median: median(row['percents'] as readonly number[]),
    }));
  });
  return medians.find((one) => one.subject === subject && one.schoolYear === schoolYear)?.median ?? null;
}

/** Percentiles a district's files brought along, counted by who computed them. */
export async function loadSuppliedGrowth(
  container: ContainerAsOf,
  district: string,
): Promise<readonly SuppliedGrowthCount[]> {
  const lake = await container.lake();
  const relation = await lake.relation('supplied-growth', { districts: [district], state: 'published' });
  const rows = await lake.query(
    `SELECT provider, "window", subject, school_year, count(*) AS n, sum(growth_percentile) AS total FROM ${relation}
    GROUP BY ALL ORDER BY provider, "window", subject, school_year`,
  );
  return rows.map((row) => ({
    provider: String(row['provider']),
    window: String(row['window']),
    subject: String(row['subject']),
    schoolYear: String(row['school_year']) as SchoolYear,
    n: Number(row['n']),
    sum: Number(row['total']),
  }));
}

/** School years with results of the annual test in a subject, oldest first. */
export function yearsOf(rows: readonly GroupTableRow[], subject: string): readonly SchoolYear[] {
  const years = rows
    .filter((row) => row.subject === subject && row.measure === 'distance-from-standard')
    .map(({ schoolYear }) => schoolYear);
  return [...new Set(years)].sort();
}
