import { type AuditReport, auditReleases, type Leak } from '../../shared/privacy/audit.ts';
import { NotTogetherError } from '../../shared/privacy/not-together.ts';
import { loadRangeSolver, type RangeSolver } from '../../shared/privacy/range-solver.ts';
import type { PublishedTable } from '../../shared/privacy/released-table.ts';
import type { SchoolYear } from '../../shared/standards/school-year.ts';
import type { Container } from '../container.ts';
import { inputHash } from '../input-hash.ts';
import { noteRelease, RELEASED_POINTER, releasesOf } from '../write-network-files/releases.ts';
import {
  type PackManifest,
  packName,
  readManifest,
  STAGED_POINTER,
} from '../write-network-files/staged-pack.ts';

export interface PacksReleased {
  /** Names of the packs that went out: '<scope>/<pack>'. */
  readonly released: readonly string[];
  /** One sentence for each pack that was held back. */
  readonly heldBack: readonly string[];
}

interface Candidate {
  readonly name: string;
  readonly key: string;
  readonly inputHash: string;
  readonly manifest: PackManifest;
}

/**
 * Releases the staged packs that say something new. All tables of the school year, those of earlier releases and those that are to go out,
 * are audited together; only what passes is copied to the outbox. A pack that fails stays where it is, is counted for the alarm and named in a
 * sentence; the next night tries again. Team workbooks have nothing to do with it.
 */
export async function releasePacks(container: Container): Promise<PacksReleased> {
  await withdrawGone(container);
  const candidates = await candidatesOf(container);
  if (candidates.length === 0) return { released: [], heldBack: [] };
  const solver = await loadRangeSolver();
  const years = [...new Set(candidates.map(({ manifest }) => manifest.schoolYear))].sort();
  const released: string[] = [];
  const heldBack: string[] = [];
  for (const schoolYear of years) {
    const ofYear = candidates.filter(({ manifest }) => manifest.schoolYear === schoolYear);
    const { pass, fail } = await judged(container, ofYear, schoolYear, solver);
    for (const candidate of pass) {
      await release(container, candidate);
      released.push(candidate.name);
    }
    heldBack.push(...fail);
  }
  for (const sentence of heldBack) container.log.error('A pack is held back', { reason: sentence });
  if (heldBack.length > 0) container.log.count('PacksHeldBack', heldBack.length);
  return { released, heldBack };
}

/** The audit of everything released in a school year, by itself. */
export async function auditYear(container: Container, schoolYear: SchoolYear): Promise<AuditReport> {
  const { tables } = await releasesOf(container, schoolYear);
  return auditReleases(tables, await loadRangeSolver());
}

/** Takes papers out of the outbox that are no longer made. */
async function withdrawGone({ ledger, buckets }: Container): Promise<void> {
  const staged = new Set((await ledger.pointers(STAGED_POINTER)).map(({ name }) => name));
  for (const { name, details } of await ledger.pointers(RELEASED_POINTER)) {
    if (staged.has(name)) continue;
    for (const key of (details?.['files'] ?? []) as readonly string[]) await buckets.outbox.delete(key);
    await ledger.removePointer(RELEASED_POINTER, name);
  }
}

/** Staged packs that are not in the outbox as they are staged; districts by name, what is above them last. */
async function candidatesOf(container: Container): Promise<readonly Candidate[]> {
  const { ledger } = container;
  const out = new Map(
    (await ledger.pointers(RELEASED_POINTER)).map((pointer) => [pointer.name, pointer.inputHash]),
  );
  const found: Candidate[] = [];
  for (const { name, key, inputHash: hash } of await ledger.pointers(STAGED_POINTER)) {
    if (out.get(name) === hash) continue;
    found.push({ name, key, inputHash: hash, manifest: await readManifest(container, key) });
  }
  const above = ({ manifest }: Candidate) => Number(manifest.scope === 'network');
  return found.sort((a, b) => above(a) - above(b) || (a.name < b.name ? -1 : 1));
}

async function judged(
  container: Container,
  candidates: readonly Candidate[],
  schoolYear: SchoolYear,
  solver: RangeSolver,
): Promise<{ readonly pass: readonly Candidate[]; readonly fail: readonly string[] }> {
  const before = (await releasesOf(container, schoolYear)).tables;
  const tablesOf = (packs: readonly Candidate[]) => packs.flatMap(({ manifest }) => manifest.tables);
  if (objection([...before, ...tablesOf(candidates)], solver) === null) return { pass: candidates, fail: [] };
  const pass: Candidate[] = [];
  const fail: string[] = [];
  for (const candidate of candidates) {
    const tables = candidate.manifest.tables;
    const reason = tables.length === 0 ? null : objection([...before, ...tablesOf(pass), ...tables], solver);
    if (reason === null) pass.push(candidate);
    else fail.push(`The pack ${candidate.name} was not published: ${reason}`);
  }
  return { pass, fail };
}

/** Why these tables may not stand beside each other; null when they may. Never says a value. */
function objection(tables: readonly PublishedTable[], solver: RangeSolver): string | null {
  try {
    const { leaks } = auditReleases(tables, solver);
    return leaks.length === 0 ? null : leakSentence(leaks);
  } catch (error) {
    if (error instanceof NotTogetherError)
      return 'its tables and earlier releases contradict each other, so that the audit cannot judge them.';
    // Nothing goes out unjudged; the sentence says what broke, so that nobody looks for it in the data.
    return `the audit broke (${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}).`;
  }
}

function leakSentence(leaks: readonly Leak[]): string {
  const [first] = leaks as [Leak];
  const more = leaks.length === 1 ? '' : `, and ${leaks.length - 1} more`;
  const place = `${first.population}: ${first.at.join(', ')}${more}`;
  return first.quantity === 'difference of two releases'
    ? `its difference to what was released before is about few students (${place}).`
    : `with what was released before, a hidden ${first.quantity} could be worked out (${place}).`;
}

/** Copies a pack to the outbox. The diary of releases is written first: what may be out is counted as out. */
async function release(
  container: Container,
  { name, key, inputHash: hash, manifest }: Candidate,
): Promise<void> {
  const { buckets, ledger } = container;
  await noteRelease(container, manifest, key, inputHash(manifest.tables));
  for (const { stagedKey, outboxKey, contentType } of manifest.files) {
    await buckets.outbox.put(outboxKey, await buckets.lake.get(stagedKey), { contentType });
  }
  await ledger.setPointer(RELEASED_POINTER, packName(manifest), {
    key,
    inputHash: hash,
    details: { files: manifest.files.map(({ outboxKey }) => outboxKey), name },
  });
}
