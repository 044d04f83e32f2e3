import type { RowValue } from '../../shared/lake/queries.ts';
import { quoteLiteral } from '../../shared/lake/sql.ts';
import type { StudentGrowthView } from '../../shared/workbook/section-view.ts';
import { GROWTH_POINTER } from '../compute-growth/compute-growth.ts';
import type { DistrictReading } from './district-reading.ts';

export type GrowthOfStudents = ReadonlyMap<string, readonly StudentGrowthView[]>;

/**
 * Scores and growth percentiles by student, oldest first; no percentiles of ours before the growth stage ran. A percentile that a
 * district's own file supplies stands apart, with who computed it: the two are never mixed.
 */
export async function growthOfStudents(
  reading: DistrictReading,
  students: readonly string[],
): Promise<GrowthOfStudents> {
  const found = new Map<string, StudentGrowthView[]>();
  if (students.length === 0) return found;
  const rows = await (await reading.container.lake()).query(await growthSql(reading, [...new Set(students)]));
  for (const row of rows) {
    const student = String(row['student']);
    const list = found.get(student) ?? [];
    found.set(student, list);
    list.push({
      subject: String(row['subject']),
      schoolYear: String(row['school_year']),
      scaleScore: row['scale_score'] as number | null,
      distanceFromStandard: row['distance_from_standard'] as number | null,
      growthPercentile: row['growth_percentile'] as number | null,
      supplied: suppliedOf(row['supplied']),
    });
  }
  return found;
}

async function growthSql(reading: DistrictReading, students: readonly string[]): Promise<string> {
  const { container, district } = reading;
  const lake = await container.lake();
  const published = { districts: [district], state: 'published' } as const;
  const results = await lake.relation('assessment-result', published);
  const supplied = await lake.relation('supplied-growth', published);
  const pointers = await container.ledger.pointers(GROWTH_POINTER);
  const keys = pointers.flatMap((pointer) => (pointer.key === '' ? [] : [pointer.key]));
  const wanted = students.map(quoteLiteral).join(', ');
  const growth =
    keys.length === 0
      ? `SELECT NULL::VARCHAR AS student, NULL::VARCHAR AS subject, NULL::VARCHAR AS school_year, NULL::INTEGER AS growth_percentile WHERE false`
      : `SELECT student, subject, school_year, growth_percentile FROM ${await lake.parquet(keys)}
        WHERE district = ${quoteLiteral(district)} AND student IN (${wanted})`;
  return `WITH ours AS (${growth}),
    theirs AS (SELECT student, subject, school_year,
        list({provider: provider, "window": "window", percentile: growth_percentile} ORDER BY provider, "window") AS supplied
      FROM ${supplied} WHERE student IN (${wanted}) GROUP BY ALL),
    scores AS (SELECT student, subject, school_year, scale_score, distance_from_standard
      FROM ${results} WHERE test = 'smarter-balanced-summative' AND standing = 'counts' AND student IN (${wanted})
      QUALIFY row_number() OVER (PARTITION BY student, subject, school_year ORDER BY scale_score DESC) = 1)
    SELECT student, subject, school_year, growth_percentile, scale_score, distance_from_standard, supplied
    FROM ours FULL JOIN theirs USING (student, subject, school_year)
    LEFT JOIN scores USING (student, subject, school_year)
    ORDER BY student, school_year, subject`;
}

function suppliedOf(value: RowValue | undefined): StudentGrowthView['supplied'] {
  return Array.isArray(value) ? (value as unknown as StudentGrowthView['supplied']) : [];
}
