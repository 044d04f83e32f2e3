import {
  type GroupTableRow,
  groupTableRow,
  type SameStudentRow,
  sameStudentRow,
} from '../../shared/gaps/group-table.ts';
import { sameStudentTableSql } from '../../shared/gaps/sql/same-student-table.ts';
import { quoteLiteral } from '../../shared/lake/sql.ts';
import { ANNUAL_TEST } from '../../shared/packs/outcomes/outcome-table.ts';
import type { SuppliedGrowthCount } from '../../shared/packs/outcomes/supplied-growth.ts';
import type { SchoolYear } from '../../shared/standards/school-year.ts';
import { GAPS_POINTER } from '../compute-gaps/compute-gaps.ts';
import type { ContainerAsOf } from './container-as-of.ts';

/** Rows of the gap tables of these districts about the annual test: scopes district and school. Not suppressed: they stay in the lake. */
export async function loadGroupRows(
  container: ContainerAsOf,
  districts: readonly string[],
): Promise<readonly GroupTableRow[]> {
  const pointers = await container.ledger.pointers(GAPS_POINTER);
  const keys = pointers
    .filter(({ name, key }) => districts.includes(name) && key !== '')
    .map(({ key }) => key);
  if (keys.length === 0) return [];
  const lake = await container.lake();
  const rows = await lake.query(
    `FROM ${await lake.parquet(keys)}
    WHERE scope_level IN ('district', 'school') AND test = ${quoteLiteral(ANNUAL_TEST)}
    ORDER BY scope_level, scope_id, subject, school_year, measure, grade_span, division, part`,
  );
  return rows.map(groupTableRow);
}

/** Percent met of every school of the network in a year, all students: for the median line of the picture of schools. */
export async function loadSchoolPercents(
  container: ContainerAsOf,
  subject: string,
  schoolYear: SchoolYear,
  floor: number,
): Promise<readonly number[]> {
  const keys = (await container.ledger.pointers(GAPS_POINTER)).flatMap(({ key }) =>
    key === '' ? [] : [key],
  );
  if (keys.length === 0) return [];
  const lake = await container.lake();
  const rows = await lake.query(
    `SELECT 100.0 * n_met / n AS percent FROM ${await lake.parquet(keys)}
    WHERE scope_level = 'school' AND division = 'everyone' AND grade_span = 'all' AND measure = 'distance-from-standard'
      AND test = ${quoteLiteral(ANNUAL_TEST)} AND subject = ${quoteLiteral(subject)} AND school_year = ${quoteLiteral(schoolYear)} AND n >= ${Math.round(floor)}
    ORDER BY percent`,
  );
  return rows.map((row) => Number(row['percent']));
}

/** Students with a score in both years, as sums by group. */
export async function loadSameStudents(
  container: ContainerAsOf,
  districts: readonly string[],
  years: readonly [SchoolYear, SchoolYear],
): Promise<readonly SameStudentRow[]> {
  const lake = await container.lake();
  const reading = { districts, schoolYears: years, state: 'published' } as const;
  const sql = sameStudentTableSql(
    {
      results: await lake.relation('assessment-result', reading),
      students: await lake.studentsMerged(reading),
    },
    [years],
  );
  return (await lake.query(sql)).map(sameStudentRow);
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
