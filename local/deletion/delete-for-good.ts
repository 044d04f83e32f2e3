import { planDistrict } from './delete-district.ts';
import { planFile } from './delete-file.ts';
import {
  betweenNights,
  checkNightSince,
  type Deletion,
  type DeletionTools,
  type PlannedDeletion,
} from './deletion-tools.ts';
import { eraseOldResults } from './old-results.ts';

/** Files by their landing keys, or everything of a district. */
export type DeletionAsked = { readonly files: readonly string[] } | { readonly district: string };

/** Deletes what is asked for, and what earlier nights left of it; nothing where one of it must not be deleted. @throws NotYet */
export async function deleteForGood(
  tools: DeletionTools,
  asked: DeletionAsked,
): Promise<readonly Deletion[]> {
  const districts =
    'district' in asked ? [asked.district] : [...new Set(asked.files.map((key) => key.split('/')[0] ?? ''))];
  return betweenNights(tools.ledger, async () => {
    for (const district of districts) await checkNightSince(tools.ledger, district);
    const planned: PlannedDeletion[] = [];
    if ('district' in asked) planned.push(await planDistrict(tools, asked.district));
    else for (const key of asked.files) planned.push(await planFile(tools, key));
    const done: Deletion[] = [];
    for (const deletion of planned) done.push(...(await deletion.erase()));
    done.push(await eraseOldResults(tools));
    for (const deletion of planned) done.push(await deletion.forget());
    return done;
  });
}
