import { gapTableSql } from '../../shared/gaps/sql/gap-table.ts';
import { teamStudentsSql } from '../../shared/gaps/sql/team-students.ts';
import type { Lake } from '../../shared/lake/lake.ts';
import { GROWTH_POINTER } from '../compute-growth/compute-growth.ts';
import type { Container } from '../container.ts';
import { inputHash } from '../input-hash.ts';
import { writeNightReceipt } from './write-night-receipt.ts';

/** Pointers of this kind say where a district's gap table lies; their names are districts. */
export const GAPS_POINTER = 'gaps';

export interface GapsComputed {
  readonly district: string;
  readonly outcome: 'computed' | 'unchanged';
  readonly rows?: number;
}

/** Record types the gap table follows from. */
const READ_FROM = ['assessment-result', 'student', 'team-section', 'section', 'enrollment'] as const;

/**
 * The gap table of one district: sums and score counts per scope (teams' classes, schools, district), test, year, measure and
 * part of every group. The network's table is the sum of the districts'. Student groups of small n are still in it: it never
 * leaves the lake; what leaves passes shared/privacy.
 */
export async function computeGaps(container: Container, district: string): Promise<GapsComputed> {
  const { ledger } = container;
  const growth = await growthKeys(container);
  const snapshots = (await ledger.pointers('snapshot', `${district}/`)).filter((pointer) =>
    READ_FROM.some((type) => pointer.name.startsWith(`${district}/${type}/`)),
  );
  const hash = inputHash([snapshots.map((pointer) => pointer.key), growth]);
  const before = await ledger.pointer(GAPS_POINTER, district);
  if (before?.inputHash === hash) return { district, outcome: 'unchanged' };

  const lake = await container.lake();
  const key = `results/gaps/${district}/${hash}.parquet`;
  const rows = await lake.copyToParquet(
    gapTableSql(await relations(lake, district, growth), { scopes: ['team', 'school', 'district'] }),
    key,
  );
  await writeNightReceipt(container, district, growth);
  await ledger.setPointer(GAPS_POINTER, district, { key, inputHash: hash, details: { rows } });
  return { district, outcome: 'computed', rows };
}

async function growthKeys(container: Container): Promise<readonly string[]> {
  const pointers = await container.ledger.pointers(GROWTH_POINTER);
  return pointers.flatMap((pointer) => (pointer.key === '' ? [] : [pointer.key]));
}

async function relations(lake: Lake, district: string, growth: readonly string[]) {
  const reading = { districts: [district], state: 'published' } as const;
  return {
    results: await lake.relation('assessment-result', reading),
    students: await lake.studentsMerged(reading),
    ...(growth.length > 0
      ? { growth: `(FROM ${await lake.parquet(growth)} WHERE district = '${district.replace(/'/g, "''")}')` }
      : {}),
    teamStudents: `(${teamStudentsSql({
      teamSections: await lake.relation('team-section', reading),
      sections: await lake.relation('section', reading),
      enrollments: await lake.relation('enrollment', reading),
    })})`,
  };
}
