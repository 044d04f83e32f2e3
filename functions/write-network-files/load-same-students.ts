import { type SameStudentRow, sameStudentRow } from '../../shared/gaps/group-table.ts';
import { rowsByKey } from '../../shared/gaps/rows-by-key.ts';
import { addPairedScores } from '../../shared/gaps/same-student-trend.ts';
import { sameStudentTableSql } from '../../shared/gaps/sql/same-student-table.ts';
import { SNAPSHOT_POINTER, snapshotDetails } from '../../shared/lake/snapshots.ts';
import { quoteLiteral } from '../../shared/lake/sql.ts';
import { ANNUAL_TEST } from '../../shared/packs/outcomes/outcome-table.ts';
import type { SchoolYear } from '../../shared/standards/school-year.ts';
import type { Subject } from '../../shared/standards/smarter-balanced.ts';
import { inputHash } from '../input-hash.ts';
import type { ContainerAsOf } from './container-as-of.ts';
import { lyingReady } from './lying-ready.ts';

type Years = readonly [then: SchoolYear, now: SchoolYear];

/** Students of a district with a score of the annual test in a subject in both years, as sums by group. */
export async function sameStudentsOfDistrict(
  container: ContainerAsOf,
  district: string,
  subject: Subject,
  years: Years,
): Promise<readonly SameStudentRow[]> {
  const [then, now] = years;
  const snapshots = await container.ledger.pointers(SNAPSHOT_POINTER, `${district}/`);
  const readFrom = [...years.map((year) => `assessment-result/${year}`), `student/${now}`];
  const hash = inputHash([
    RULE,
    snapshots
      .filter(({ name }) => readFrom.includes(name.slice(district.length + 1)))
      .map((pointer) => [pointer.key, snapshotDetails(pointer).merged]),
  ]);
  const key = `staged/same-students/${district}/${subject} ${then} ${now}.json`;
  return lyingReady(container, key, hash, async () => {
    const lake = await container.lake();
    const reading = { districts: [district], state: 'published' } as const;
    const results = await lake.relation('assessment-result', { ...reading, schoolYears: years });
    const ofSubject = `test = ${quoteLiteral(ANNUAL_TEST)} AND subject = ${quoteLiteral(subject)}`;
    // Most students of the earlier year have left school by the later one: they are left out before anything is counted.
    const sql = sameStudentTableSql(
      {
        results: `(FROM ${results} WHERE ${ofSubject} AND student IN
          (SELECT student FROM ${results} WHERE ${ofSubject} AND school_year = ${quoteLiteral(then)}))`,
        students: await lake.studentsMerged({ ...reading, schoolYears: [now] }),
      },
      [years],
    );
    const rows = await lake.query(
      `FROM (${sql}) WHERE scope_level = 'district' ORDER BY administration, division, part`,
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
  subject: Subject,
  years: Years,
): Promise<readonly SameStudentRow[]> {
  const rows: SameStudentRow[] = [];
  for (const district of districts)
    rows.push(...(await sameStudentsOfDistrict(container, district, subject, years)));
  const byGroup = rowsByKey(rows, ({ administration, division, part }) =>
    [administration, division, part].join('\t'),
  );
  return [...byGroup.values()].map((together) => ({
    ...(together[0] as SameStudentRow),
    ...addPairedScores(...together),
    scopeLevel: 'network',
    scopeId: 'network',
    district: null,
  }));
}
