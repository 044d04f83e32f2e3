import { NumberPairs } from './number-pairs.ts';

/** Finds out what a row says in a column, or in several columns together, as a number: equal numbers, equal cells. */
export interface RowSlots {
  /** The slot in which the number of these columns will stand. */
  slotOf(columns: readonly number[]): number;
  /** Fills the slots for a row; NO_NUMBER where a column, or all of them together, say too many different things. The array is used again. */
  fill(cellNumbers: Int32Array): Int32Array;
}

/** One slot: a column, or an earlier slot and a column together. */
interface Step {
  readonly column: number;
  readonly before: number;
  readonly pairs: NumberPairs | undefined;
}

/** Where what looks at no column has its number: always 0. */
const NO_COLUMNS = 0;

function stepTo(column: number, before: number): Step {
  return { column, before, pairs: before === NO_COLUMNS ? undefined : new NumberPairs() };
}

export function startRowSlots(): RowSlots {
  const steps: Step[] = [];
  const known = new Map<string, number>([['', NO_COLUMNS]]);
  let slots = new Int32Array(1);
  return {
    slotOf(columns) {
      let name = '';
      let slot = NO_COLUMNS;
      for (const column of [...columns].sort((a, b) => a - b)) {
        const before = slot;
        name += ` ${column}`;
        slot = known.get(name) ?? steps.push(stepTo(column, before));
        known.set(name, slot);
      }
      return slot;
    },
    fill(cellNumbers) {
      if (slots.length !== steps.length + 1) slots = new Int32Array(steps.length + 1);
      for (let at = 0; at < steps.length; at++) {
        const { column, before, pairs } = steps[at]!;
        slots[at + 1] = pairs ? pairs.numberOf(slots[before]!, cellNumbers[column]!) : cellNumbers[column]!;
      }
      return slots;
    },
  };
}
