import { type CurrentFile, isAppendOnly } from '../ledger/file-state.ts';
import type { BatchPart } from '../ledger/file-version.ts';
import type { RecordTypeName } from '../records/records.ts';
import type { SchoolYear } from '../standards/school-year.ts';

/** A part with what the ledger knows of the file it came from. */
export interface LandedPart extends BatchPart {
  readonly landingKey: string;
  readonly landedAt: string;
  /** Place of the file in the order of landing among the district's files: 1, 2 ... */
  readonly landingOrder: number;
}

/** The parts of one record type and school year. */
export interface LandedParts {
  readonly recordType: RecordTypeName;
  readonly schoolYear: SchoolYear;
  /** Parts whose records take part in the counting rule, in landing order; none of them is empty. */
  readonly counting: readonly LandedPart[];
  /** Parts that a later complete set ended: none of their records counts. */
  readonly ended: readonly LandedPart[];
}

/**
 * Sorts out, from the ledger alone, which parts of a district's files take part in the counting rule.
 *
 * - Files follow each other by the moment they landed, then by landing key.
 * - Deleted files give no part; record types whose history is 'append' keep the parts of every version, deleted ones included.
 * - A complete set (OneRoster bulk) ends all earlier parts of the same record type, school year, system and team.
 *
 * @returns One entry for each record type and school year there is, by record type, then school year.
 */
export function landedParts(files: readonly CurrentFile[]): readonly LandedParts[] {
  const groups = new Map<string, LandedPart[]>();
  [...files].sort(byLanding).forEach((file, index) => {
    const facts = { landingKey: file.landingKey, landedAt: file.landedAt, landingOrder: index + 1 };
    const parts = [...(file.deleted ? [] : file.parts), ...file.keptParts];
    for (const part of parts) {
      const name = `${part.recordType} ${part.schoolYear}`;
      groups.set(name, [...(groups.get(name) ?? []), { ...part, ...facts }]);
    }
  });
  const names = [...groups.keys()].sort();
  return names.map((name) => settle(groups.get(name)!));
}

function byLanding(a: CurrentFile, b: CurrentFile): number {
  if (a.landedAt !== b.landedAt) return a.landedAt < b.landedAt ? -1 : 1;
  return a.landingKey < b.landingKey ? -1 : 1;
}

function settle(parts: readonly LandedPart[]): LandedParts {
  const [first] = parts;
  const { recordType, schoolYear } = first!;
  const setOf = (part: LandedPart) => `${part.system}\n${part.teamId ?? ''}`;
  const completeSince = new Map<string, number>();
  for (const part of parts) {
    // Parts come in landing order: the last complete set of each kind stays.
    if (part.completeSet && !isAppendOnly(recordType)) completeSince.set(setOf(part), part.landingOrder);
  }
  const isEnded = (part: LandedPart) => part.landingOrder < (completeSince.get(setOf(part)) ?? 0);
  const filled = parts.filter((part) => part.rows > 0);
  return {
    recordType,
    schoolYear,
    counting: filled.filter((part) => !isEnded(part)),
    ended: filled.filter(isEnded),
  };
}
