import { deleteDistrict } from './delete-district.ts';
import { deleteFile } from './delete-file.ts';
import { betweenNights, checkNightSince, type Deletion, type DeletionTools } from './deletion-tools.ts';
import { eraseOldResults } from './old-results.ts';

/** Files by their landing keys, or everything of a district. */
export type DeletionAsked = { readonly files: readonly string[] } | { readonly district: string };

/** Deletes what is asked for, and what earlier nights left of it. @throws NotYet */
export async function deleteForGood(
  tools: DeletionTools,
  asked: DeletionAsked,
): Promise<readonly Deletion[]> {
  const districts =
    'district' in asked ? [asked.district] : [...new Set(asked.files.map((key) => key.split('/')[0] ?? ''))];
  return betweenNights(tools.ledger, async () => {
    for (const district of districts) await checkNightSince(tools.ledger, district);
    const done: Deletion[] = [];
    if ('district' in asked) done.push(...(await deleteDistrict(tools, asked.district)));
    else for (const key of asked.files) done.push(...(await deleteFile(tools, key)));
    done.push(await eraseOldResults(tools));
    return done;
  });
}
