import type { PublishedTable } from '../../shared/privacy/released-table.ts';
import type { SchoolYear } from '../../shared/standards/school-year.ts';
import type { Container } from '../container.ts';
import { type PackManifest, readManifest } from './staged-pack.ts';

/**
 * Pointers of this kind are the diary of what left the house: one for each set of tables that was released. Their names are
 * <school year>/<scope>/<pack>/<moment>; they are never changed.
 */
export const RELEASE_POINTER = 'release';

/** Tables that have been released, in the order in which they were. */
export interface Releases {
  readonly names: readonly string[];
  readonly tables: readonly PublishedTable[];
}

const momentOf = (name: string) => name.slice(name.lastIndexOf('/') + 1);

/** Everything released in a school year by these scopes (all of them where none is named), oldest first. */
export async function releasesOf(
  container: Container,
  schoolYear: SchoolYear,
  options: { readonly scopes?: readonly string[]; readonly only?: ReadonlySet<string> } = {},
): Promise<Releases> {
  const { scopes, only } = options;
  const pointers = (await container.ledger.pointers(RELEASE_POINTER, `${schoolYear}/`))
    .filter(({ name }) => scopes === undefined || scopes.includes(name.split('/')[1] ?? ''))
    .filter(({ name }) => only === undefined || only.has(name))
    .sort((a, b) => compare(momentOf(a.name), momentOf(b.name)) || compare(a.name, b.name));
  const tables: PublishedTable[] = [];
  for (const { key } of pointers) tables.push(...(await readManifest(container, key)).tables);
  return { names: pointers.map(({ name }) => name), tables };
}

/** Notes a release; tables that say what the scope's last release of the pack said are not noted twice. */
export async function noteRelease(
  container: Container,
  manifest: PackManifest,
  manifestKey: string,
  tablesHash: string,
): Promise<void> {
  if (manifest.tables.length === 0) return;
  const series = `${manifest.schoolYear}/${manifest.scope}/${manifest.name}/`;
  const before = await container.ledger.pointers(RELEASE_POINTER, series);
  if (before.some(({ inputHash }) => inputHash === tablesHash)) return;
  const name = `${series}${container.now().toISOString()}`;
  await container.ledger.setPointer(RELEASE_POINTER, name, { key: manifestKey, inputHash: tablesHash });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
