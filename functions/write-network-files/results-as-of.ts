import { SNAPSHOT_POINTER, snapshotDetails } from '../../shared/lake/snapshots.ts';
import type { SchoolYear } from '../../shared/standards/school-year.ts';
import { SUBJECTS } from '../../shared/standards/smarter-balanced.ts';
import { computeGaps } from '../compute-gaps/compute-gaps.ts';
import { GROWTH_GRADES } from '../compute-growth/cohort-sql.ts';
import { computeGrowthOfYear } from '../compute-growth/compute-growth.ts';
import type { ContainerAsOf } from './container-as-of.ts';

/**
 * Growth and the gap tables of these districts as of the moment. Where nothing has landed since, the night has made them already; where
 * only other files have (slips, mostly), the night's own results are found by their hash. The cohorts of a subject and year whose records were others are
 * read together and fitted again.
 */
export async function resultsAsOf(container: ContainerAsOf, districts: readonly string[]): Promise<void> {
  if (container.isNow) return;
  for (const schoolYear of await yearsWithResults(container)) {
    for (const subject of SUBJECTS)
      await computeGrowthOfYear(container, { subject, schoolYear, grades: GROWTH_GRADES });
  }
  for (const district of districts) await computeGaps(container, district);
}

async function yearsWithResults({ ledger }: ContainerAsOf): Promise<readonly SchoolYear[]> {
  const details = (await ledger.pointers(SNAPSHOT_POINTER)).map(snapshotDetails);
  const years = details
    .filter(({ recordType }) => recordType === 'assessment-result')
    .map((one) => one.schoolYear);
  return [...new Set(years)].sort();
}
