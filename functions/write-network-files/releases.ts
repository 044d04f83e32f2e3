import type { Pointer } from '../../shared/ledger/pointers.ts';
import type { PublishedTable } from '../../shared/privacy/released-table.ts';
import type { SchoolYear } from '../../shared/standards/school-year.ts';
import { compareTexts } from '../../shared/team-view/texts.ts';
import type { Container } from '../container.ts';
import { type PackManifest, readManifest, STAGED_POINTER } from './staged-pack.ts';

/**
 * Pointers of this kind are the diary of what left the house: one for each set of tables that was released. Their names are
 * <school year>/<scope>/<pack>/<moment>; they are never changed.
 */
export const RELEASE_POINTER = 'release';

/** Pointers of this kind say which staged pack lies in the outbox; their names are those of the staged packs. */
export const RELEASED_POINTER = 'released-pack';

/** Tables that have been released, in the order in which they were. */
export interface Releases {
  /** Names in the diary; of packs that go out in the same night the keys of their manifests. */
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
    .sort((a, b) => compareTexts(momentOf(a.name), momentOf(b.name)) || compareTexts(a.name, b.name));
  const tables: PublishedTable[] = [];
  for (const { key } of pointers) tables.push(...(await readManifest(container, key)).tables);
  return { names: pointers.map(({ name }) => name), tables };
}

/**
 * Tables of packs that lie ready and are not in the outbox yet: they will be released together with what is made after them. `only`: those whose
 * manifests have these keys, whatever lies ready now.
 */
export async function releasedTogether(
  container: Container,
  schoolYear: SchoolYear,
  { only }: { readonly only?: ReadonlySet<string> } = {},
): Promise<Releases> {
  const keys = only === undefined ? await unreleasedKeys(container) : [...only].filter(isManifest).sort();
  const found: Releases[] = [];
  for (const key of keys) {
    const manifest = await readManifest(container, key);
    if (manifest.scope === 'network' || manifest.schoolYear !== schoolYear || manifest.tables.length === 0)
      continue;
    found.push({ names: [key], tables: manifest.tables });
  }
  return together(...found);
}

const isManifest = (name: string) => name.startsWith('staged/');

async function unreleasedKeys({ ledger }: Container): Promise<readonly string[]> {
  const out = new Map(
    (await ledger.pointers(RELEASED_POINTER)).map(({ name, inputHash }) => [name, inputHash]),
  );
  const staged = await ledger.pointers(STAGED_POINTER);
  const isOut = ({ name, inputHash }: Pointer) => out.get(name) === inputHash;
  // Most papers have no tables: their manifests need no look.
  const hasNoTables = ({ details }: Pointer) => details?.['tables'] === 0;
  return staged.filter((pointer) => !isOut(pointer) && !hasNoTables(pointer)).map(({ key }) => key);
}

/** Several releases as one, in this order. */
export function together(...releases: readonly Releases[]): Releases {
  return {
    names: releases.flatMap(({ names }) => names),
    tables: releases.flatMap(({ tables }) => tables),
  };
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
