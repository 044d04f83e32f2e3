import { rowsByKey } from '../../shared/gaps/rows-by-key.ts';
import type { Reading } from '../../shared/lake/relations.ts';
import { SNAPSHOT_POINTER, snapshotDetails, snapshotName } from '../../shared/lake/snapshots.ts';
import type { CurrentFile } from '../../shared/ledger/file-state.ts';
import type { Ledger } from '../../shared/ledger/ledger.ts';
import type { Pointer } from '../../shared/ledger/pointers.ts';
import type { RecordTypeName } from '../../shared/records/records.ts';
import { GAPS_POINTER } from '../compute-gaps/compute-gaps.ts';
import { GROWTH_POINTER } from '../compute-growth/compute-growth.ts';
import type { Container } from '../container.ts';
import { inputHash } from '../input-hash.ts';

/**
 * The pipeline as it stood at a moment: every relation is read from the files that had landed by then, and what is computed from
 * them lies under names of its own. With it the very functions of the night make a month's pack again after files have come that the
 * month did not know.
 */
export interface ContainerAsOf extends Container {
  readonly asOf: string;
  /** Nothing has landed since: the night's own results are those of the moment. */
  readonly isNow: boolean;
}

/** Results that follow from files and are computed anew where the files were others. */
const COMPUTED: ReadonlySet<string> = new Set([GROWTH_POINTER, GAPS_POINTER]);

export async function containerAsOf(container: Container, asOf: string): Promise<ContainerAsOf> {
  // Files cannot have landed after the clock's now; only a set clock or a past period needs the look.
  if (container.settings.now === undefined && asOf >= container.now().toISOString().slice(0, 16)) {
    return { ...container, asOf, isNow: true };
  }
  const moved = await movedDistricts(container.ledger, asOf);
  if (moved.size === 0) return { ...container, asOf, isNow: true };
  const state = inputHash([...moved].map(([district, { then }]) => [district, fingerprint(then)]));
  const ledger = ledgerAsOf(container.ledger, asOf, moved, state);
  const movedTypes = new Map(
    [...moved].map(([district, files]) => [district, recordTypesMoved(district, files)]),
  );
  // Records of a type of which no file came or went are those of now: read from their snapshots, as far as these are up to date.
  const at = <R extends Reading>(recordType: RecordTypeName, reading: R): R => {
    const districts = reading.districts ?? [...movedTypes.keys()];
    const same = districts.every((district) => !movedTypes.get(district)?.has(recordType));
    return { ...reading, state: same ? 'now' : { asOf } };
  };
  return {
    ...container,
    asOf,
    isNow: false,
    ledger,
    now: () => new Date(asOf),
    async lake() {
      const lake = await container.lake();
      return {
        ...lake,
        relation: (recordType, reading = {}) => lake.relation(recordType, at(recordType, reading)),
        studentsMerged: (reading = {}) => lake.studentsMerged(at('student', reading)),
      };
    },
  };
}

type Files = readonly CurrentFile[];

/** Files of a district at the moment, and of now. */
interface MovedFiles {
  readonly then: Files;
  readonly now: Files;
}
type Moved = ReadonlyMap<string, MovedFiles>;

/** Districts whose files at the moment were not those of now. */
async function movedDistricts(ledger: Ledger, asOf: string): Promise<Moved> {
  const moved = new Map<string, MovedFiles>();
  for (const district of await ledger.districts()) {
    const then = await ledger.currentFiles(district, { asOf });
    const now = await ledger.currentFiles(district);
    if (fingerprint(then) !== fingerprint(now)) moved.set(district, { then, now });
  }
  return moved;
}

function fingerprint(files: Files): string {
  return inputHash(
    files.map(({ landingKey, sequencer, deleted, batchId, landedAt }) => [
      landingKey,
      sequencer,
      deleted,
      batchId,
      landedAt,
    ]),
  );
}

function ledgerAsOf(ledger: Ledger, asOf: string, moved: Moved, state: string): Ledger {
  const own = (kind: string) => `${kind}/as-of`;
  const named = (name: string) => `${state}/${name}`;
  const unnamed = (pointer: Pointer): Pointer => ({ ...pointer, name: pointer.name.slice(state.length + 1) });

  return {
    ...ledger,
    currentFiles: (district, selection = {}) => ledger.currentFiles(district, { asOf, ...selection }),
    async pointer(kind, name) {
      if (!COMPUTED.has(kind)) return ledger.pointer(kind, name);
      const then = await ledger.pointer(own(kind), named(name));
      // What was computed since then from the same records is right as well: the caller compares its hash.
      return then === undefined ? ledger.pointer(kind, name) : unnamed(then);
    },
    async pointers(kind, prefix) {
      if (kind === SNAPSHOT_POINTER) {
        return snapshotsAsOf(await ledger.pointers(kind), moved).filter(({ name }) =>
          name.startsWith(prefix ?? ''),
        );
      }
      if (!COMPUTED.has(kind)) return ledger.pointers(kind, prefix);
      const now = await ledger.pointers(kind, prefix);
      const then = (await ledger.pointers(own(kind), named(prefix ?? ''))).map(unnamed);
      const names = new Set(then.map(({ name }) => name));
      return [...then, ...now.filter(({ name }) => !names.has(name))].sort((a, b) =>
        a.name < b.name ? -1 : 1,
      );
    },
    setPointer: (kind, name, target, expectedVersion) =>
      COMPUTED.has(kind)
        ? ledger.setPointer(own(kind), named(name), target, expectedVersion)
        : ledger.setPointer(kind, name, target, expectedVersion),
  };
}

/**
 * Which records each snapshot would have held at the moment: the published one where its files are the same, a name made of the files
 * where they were others. Only the names are looked at: what is read is read by moment.
 */
function snapshotsAsOf(pointers: readonly Pointer[], moved: Moved): readonly Pointer[] {
  const published = new Map(pointers.map((pointer) => [pointer.name, pointer]));
  const unmoved = pointers.filter((pointer) => !moved.has(snapshotDetails(pointer).district));
  const then = [...moved].flatMap(([district, files]) => {
    const now = recordSets(district, files.now);
    return [...recordSets(district, files.then)].map(([name, set]): Pointer => {
      const same = now.get(name)?.hash === set.hash ? published.get(name) : undefined;
      if (same !== undefined) return same;
      const { hash, ...details } = set;
      return {
        kind: SNAPSHOT_POINTER,
        name,
        key: `as-of/${hash}`,
        inputHash: hash,
        version: 1,
        details: { ...details, rows: 0 },
      };
    });
  });
  return [...unmoved, ...then].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Record types of which the district had other files at the moment; all of them where students' ids may have meant others. */
function recordTypesMoved(district: string, files: MovedFiles): ReadonlySet<RecordTypeName> {
  const [then, now] = [recordSets(district, files.then), recordSets(district, files.now)];
  const types = [...then, ...now].flatMap(([name, { recordType }]) =>
    then.get(name)?.hash === now.get(name)?.hash ? [] : [recordType],
  );
  return new Set(
    types.includes('student') ? [...then, ...now].map(([, { recordType }]) => recordType) : types,
  );
}

/** The record types and school years of a district's files, each with a hash of the parts it is made of. */
function recordSets(district: string, files: Files) {
  const parts = files
    .filter(({ deleted }) => !deleted)
    .flatMap((file) =>
      [...file.parts, ...file.keptParts].map((part) => ({ ...part, landedAt: file.landedAt })),
    );
  const sets = rowsByKey(parts, ({ recordType, schoolYear }) =>
    snapshotName(district, recordType, schoolYear),
  );
  return new Map(
    [...sets].map(([name, own]) => {
      const [{ recordType, schoolYear }] = own as [(typeof parts)[number]];
      const hash = inputHash(own.map(({ key, landedAt }) => [key, landedAt]));
      return [name, { district, recordType, schoolYear, hash }] as const;
    }),
  );
}
