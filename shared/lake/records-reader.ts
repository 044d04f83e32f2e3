import type { FileSelection } from '../ledger/files.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type DistrictRecords, districtRecords, type LakeTools } from './district-records.ts';

/** Readings kept: a district and a few of its teams are read again and again while workbooks are written. */
const MOST_KEPT = 24;

/**
 * Reads districts' files from the ledger. A reading is used again as long as the ledger says that no file changed since, which
 * costs one look instead of thousands of items.
 */
export function recordsReader(
  tools: LakeTools,
  ledger: Ledger,
): (district: string, selection?: FileSelection) => Promise<DistrictRecords> {
  const kept = new Map<string, { revision: number; records: Promise<DistrictRecords> }>();

  async function read(district: string, selection: FileSelection): Promise<DistrictRecords> {
    return districtRecords(tools, district, await ledger.currentFiles(district, selection));
  }

  return async (district, selection = {}) => {
    if (selection.asOf !== undefined) return read(district, selection);
    const revision = await ledger.filesRevision(district);
    const name = JSON.stringify([district, selection.prefix, selection.teamId]);
    const known = kept.get(name);
    kept.delete(name);
    const records = known?.revision === revision ? known.records : read(district, selection);
    kept.set(name, { revision, records });
    // A reading that failed is not kept; whoever awaits it hears of it.
    records.catch(() => kept.delete(name));
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
    return records;
  };
}
