import { outboxKey } from '../../shared/access/outbox-file.ts';
import { erasableVersions } from '../../shared/ledger/erasable-versions.ts';
import { type DeletionTools, NotYet, type PlannedDeletion } from './deletion-tools.ts';

/**
 * The deletion of a file for good: of one that was withdrawn everything, of one that counts the versions before the one it holds now (a
 * family's request is answered by dropping the file without that student, then deleting what it held before). Its bytes, the rows that were
 * read from them, its receipt and its lines in the ledger go; packs of months that are over can then no longer be made again as they were.
 *
 * @param landingKey '<district>/<file>'
 * @throws NotYet when the ledger knows no such file, or nothing of it is old
 */
export async function planFile(tools: DeletionTools, landingKey: string): Promise<PlannedDeletion> {
  const { ledger, erasers, forgetting } = tools;
  const district = landingKey.split('/')[0] ?? '';
  const history = await ledger.fileHistory(district, landingKey);
  if (history.length === 0)
    throw new NotYet(
      `The ledger knows no file "${landingKey}". Write it as <district>/<path below its folder>.`,
    );
  const { erase, keep, batchKeys } = erasableVersions(history);
  if (erase.length === 0)
    throw new NotYet(
      `"${landingKey}" has one version, and it counts. Drop a corrected file, or delete it from the landing folder, and run a night first.`,
    );
  const which = keep.length === 0 ? 'every version' : 'old versions';

  return {
    async erase() {
      let rows = 0;
      for (const key of batchKeys) rows += await erasers.lake.erase({ key }, 'every version');
      const bytes = await erasers.landing.erase({ key: landingKey }, which);
      let receipts = 0;
      for (const ending of ['json', 'xlsx', 'csv'] as const)
        receipts += await erasers.outbox.erase({ key: outboxKey.receipt(landingKey, ending) }, which);
      return [
        { what: `versions of ${landingKey} in the landing folder`, count: bytes },
        { what: 'batches of rows read from them', count: rows },
        { what: 'receipts of them', count: receipts },
      ];
    },
    async forget() {
      await forgetting.versions({ district, landingKey }, erase);
      return { what: `lines of the ledger about ${landingKey}`, count: erase.length };
    },
  };
}
