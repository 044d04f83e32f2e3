import { type SameStudentRow, sameStudentRow } from '../../shared/gaps/group-table.ts';
import { rowsByKey } from '../../shared/gaps/rows-by-key.ts';
import { addPairedScores } from '../../shared/gaps/same-student-trend.ts';
import { sameStudentTableSql } from '../../shared/gaps/sql/same-student-table.ts';
import { SNAPSHOT_POINTER, snapshotDetails } from '../../shared/lake/snapshots.ts';
import { quoteLiteral } from '../../shared/lake/sql.ts';
import { ANNUAL_TEST } from '../../shared/packs/outcomes/outcome-table.ts';
import type { SchoolYear } from '../../shared/standards/school-year.ts';
import { inputHash } from '../input-hash.ts';
import type { ContainerAsOf } from './container-as-of.ts';
import { lyingReady } from './lying-ready.ts';

type Years = readonly [then: SchoolYear, now: SchoolYear];

/** Students of a district with a score of the annual test in both years, as sums by group; all subjects. */
export async function sameStudentsOfDistrict(
  container: ContainerAsOf,
  district: string,
  years: Years,
): Promise<readonly SameStudentRow[]> {
  const snapshots = await container.ledger.pointers(SNAPSHOT_POINTER, `${district}/`);
  const readFrom = years.flatMap((year) => [
    `${district}/assessment-result/${year}`,
    `${district}/student/${year}`,
  ]);
  const hash = inputHash([
    RULE,
    snapshots
      .filter(({ name }) => readFrom.includes(name))
      .map((pointer) => [pointer.key, snapshotDetails(pointer).merged]),
  ]);
  return lyingReady(container, `staged/same-students/${district}/${years.join(' ')}.json`, hash, async () => {
    const lake = await container.lake();
    const reading = { districts: [district], schoolYears: years, state: 'published' } as const;
    const results = await lake.relation('assessment-result', reading);
    const sql = sameStudentTableSql(
      {
        results: `(FROM ${results} WHERE test = ${quoteLiteral(ANNUAL_TEST)})`,
        students: await lake.studentsMerged(reading),
      },
      [years],
    );
    const rows = await lake.query(
      `FROM (${sql}) WHERE scope_level = 'district' ORDER BY subject, administration, division, part`,
    );
    return rows.map(sameStudentRow);
  });
}

/** Raised when the same records give other sums. */
const RULE = 1;

/** The same for several districts together. A student who moved between them is one of neither's same students. */
export async function sameStudentsOfNetwork(
  container: ContainerAsOf,
  districts: readonly string[],
  years: Years,
): Promise<readonly SameStudentRow[]> {
  const rows: SameStudentRow[] = [];
  for (const district of districts) rows.push(...(await sameStudentsOfDistrict(container, district, years)));
  const byGroup = rowsByKey(rows, ({ subject, administration, division, part }) =>
    [subject, administration, division, part].join('\t'),
  );
  return [...byGroup.values()].map((together) => ({
    ...(together[0] as SameStudentRow),
    ...addPairedScores(...together),
    scopeLevel: 'network',
    scopeId: 'network',
    district: null,
  }));
}
