import type { GroupComparison, GroupSide } from '../team-view.ts';

/** A side of a comparison as it may be shown. */
export type ShownSide =
  | {
      readonly shown: true;
      readonly value: number | null;
      readonly n: number;
      readonly expected: number | null;
    }
  | { readonly shown: false; readonly because: 'too-few' | 'beside-too-few' };

/**
 * What of a comparison may be shown: no percent and no n below the floor, and then none of the other side
 * either, because the team's total stands on the first sheet and the small group could be worked out from it.
 * The same rule for the sheet, the chart and numbers.csv.
 */
export function shownSides(
  { inGroup, notInGroup }: Pick<GroupComparison, 'inGroup' | 'notInGroup'>,
  floor: number,
): { readonly inGroup: ShownSide; readonly notInGroup: ShownSide } {
  const bothEnough = inGroup.answered >= floor && notInGroup.answered >= floor;
  const side = (own: GroupSide): ShownSide => {
    if (own.answered < floor) return { shown: false, because: 'too-few' };
    if (!bothEnough) return { shown: false, because: 'beside-too-few' };
    return { shown: true, value: own.value, n: own.answered, expected: own.expected };
  };
  return { inGroup: side(inGroup), notInGroup: side(notInGroup) };
}

/** How far one student moves a percent of n students, in points: 100 / n. */
export function pointsOfOneStudent(n: number): number {
  return 100 / n;
}

/** Below this n a group is called small in words as well. */
export const FEW_STUDENTS = 10;
/** Below this n a percent is read with its plausible range. */
export const SOME_STUDENTS = 20;
