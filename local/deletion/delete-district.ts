import { GAPS_POINTER } from '../../functions/compute-gaps/compute-gaps.ts';
import { NIGHT_POINTER } from '../../functions/plan-recompute/plan-recompute.ts';
import { FINDINGS_TOLD_POINTER } from '../../functions/publish-run/tell-team-findings.ts';
import { RELEASE_POINTER, RELEASED_POINTER } from '../../functions/write-network-files/releases.ts';
import { STAGED_POINTER } from '../../functions/write-network-files/staged-pack.ts';
import { OUTPUT_POINTER } from '../../functions/write-outputs.ts';
import { COPY_POINTER } from '../../functions/write-snapshots/publish-snapshots.ts';
import { WHAT_COUNTS_POINTER } from '../../functions/write-snapshots/write-snapshots.ts';
import { ACCESS_POINTER } from '../../functions/write-team-files/write-access-list.ts';
import { TEAM_FINDINGS_POINTER } from '../../functions/write-team-files/write-team-findings.ts';
import { LINKS_POINTER, SNAPSHOT_POINTER } from '../../shared/lake/snapshots.ts';
import { tellsOf } from '../../shared/ledger/forget.ts';
import { listKeys } from '../../shared/objects/list-keys.ts';
import { type DeletionTools, NotYet, type PlannedDeletion } from './deletion-tools.ts';

/** Pointers whose names tell of a district. Not those of releases: the audit goes on counting what was published. */
const POINTER_KINDS = [
  SNAPSHOT_POINTER,
  LINKS_POINTER,
  COPY_POINTER,
  WHAT_COUNTS_POINTER,
  ACCESS_POINTER,
  TEAM_FINDINGS_POINTER,
  FINDINGS_TOLD_POINTER,
  OUTPUT_POINTER,
  GAPS_POINTER,
  `${GAPS_POINTER}/as-of`,
  STAGED_POINTER,
  RELEASED_POINTER,
  NIGHT_POINTER,
] as const;

/** Folders of the outbox that belong to a district. */
const OUTBOX = ['receipts', 'teams', 'districts'] as const;
/** Folders of the lake, in which a district's own folders lie at different depths. */
const LAKE = [
  'snapshots/',
  'links/',
  'published/',
  'results/gaps/',
  'results/issued/',
  'results/team-findings/',
  'access/',
  'staged/',
  'athena-results/',
] as const;

/**
 * The deletion of everything of a district that has left: files, rows, results, workbooks, packs, and what the ledger knows of them. What
 * others hold stays: packs of the network that are out, and the tables of them by which the audit knows what is known.
 *
 * @throws NotYet while one of its files counts
 */
export async function planDistrict(tools: DeletionTools, district: string): Promise<PlannedDeletion> {
  const { ledger, erasers, forgetting } = tools;
  const files = await ledger.currentFiles(district);
  const counting = files.filter(({ deleted }) => !deleted);
  if (counting.length > 0)
    throw new NotYet(
      `${counting.length} files of ${district} count, "${counting[0]?.landingKey}" among them. Delete its landing folder and run a night first.`,
    );

  return {
    async erase() {
      let batches = 0;
      for (const { landingKey } of files) {
        for (const { parts } of await ledger.fileHistory(district, landingKey))
          for (const { key } of parts) batches += await erasers.lake.erase({ key }, 'every version');
      }
      const landing = await erasers.landing.erase({ prefix: `${district}/` }, 'every version');
      let outbox = 0;
      for (const room of OUTBOX)
        outbox += await erasers.outbox.erase({ prefix: `${room}/${district}/` }, 'every version');
      return [
        { what: `versions of files in the landing folder of ${district}`, count: landing },
        { what: 'batches of rows read from them', count: batches },
        { what: 'receipts, workbooks, packs', count: outbox },
        { what: 'results in the lake', count: await eraseResults(tools, district) },
      ];
    },
    async forget() {
      return { what: 'lines of the ledger', count: await forgetting.district(district, POINTER_KINDS) };
    },
  };
}

/** Erases the district's own results, except of packs that are out. */
async function eraseResults({ ledger, buckets, erasers }: DeletionTools, district: string): Promise<number> {
  const published = new Set((await ledger.pointers(RELEASE_POINTER)).map(({ key }) => key));
  let count = 0;
  for (const prefix of LAKE) {
    const own = (await listKeys(buckets.lake, prefix)).filter(tellsOf(district));
    for (const key of own)
      if (!published.has(key)) count += await erasers.lake.erase({ key }, 'every version');
  }
  return count;
}
