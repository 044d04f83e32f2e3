import { type FieldValue, NO_NUMBER } from '../../records/numbered-record.ts';
import type { Check, Draft } from './checks.ts';
import { LearnedValues } from './learned-values.ts';
import { NumberPairs } from './number-pairs.ts';

/** A field of a numbered record: its place, and what its numbers stand for at this point. */
export interface FieldNumbers {
  readonly field: string;
  readonly at: number;
  readonly values: readonly FieldValue[];
  /** All records have the same value: number 0. */
  readonly isConstant: boolean;
}

/** A check of numbered records. */
export interface NumberedCheck {
  /**
   * False when the check has something to say of the record, or cannot be sure: the row must go the long way. Else the fields that the check
   * sets have their new numbers.
   */
  passes(numbers: Int32Array): boolean;
  /** The fields it sets, with what their numbers stand for from here on. */
  readonly sets: readonly FieldNumbers[];
}

/** Makes a check that looks at each different combination of the values it reads once. */
export function numberedCheck(
  check: Check,
  fields: readonly FieldNumbers[],
  fieldValidator: (field: string) => (value: FieldValue) => boolean,
): NumberedCheck {
  // What it may set it may also leave as it is.
  const reads = fields.filter(({ field }) => check.reads.includes(field) || check.sets.includes(field));
  const inputs = reads
    .filter(({ isConstant }) => !isConstant)
    .map(({ at, values }) => ({ at, valueNumber: valueNumbering(values), pairs: new NumberPairs() }));
  const outputs = fields
    .filter(({ field }) => check.sets.includes(field))
    .map(({ field, at }) => ({ field, at, isValid: fieldValidator(field), learned: new LearnedValues() }));
  const passed = new LearnedValues();

  /** Equal combinations of values have equal numbers; NO_NUMBER where a value has none. */
  function combination(numbers: Int32Array): number {
    let number = 0;
    for (let input = 0; input < inputs.length; input++) {
      const { at, valueNumber, pairs } = inputs[input]!;
      const own = valueNumber(numbers[at]!);
      number = input === 0 ? own : pairs.numberOf(number, own);
    }
    return number;
  }

  function learn(number: number, numbers: Int32Array): boolean {
    const draft: Draft = {};
    for (const { field, at, values } of reads) draft[field] = values[numbers[at]!]!;
    const isPlain =
      check.find(draft) === undefined && outputs.every(({ field, isValid }) => isValid(draft[field] ?? null));
    for (const { field, learned } of outputs) learned.learn(number, draft[field] ?? null);
    return passed.learn(number, isPlain ? true : undefined);
  }

  return {
    passes(numbers) {
      const number = combination(numbers);
      if (number < 0) return false;
      if (!passed.knows(number) && !(passed.isNew(number) && learn(number, numbers))) return false;
      for (let output = 0; output < outputs.length; output++) numbers[outputs[output]!.at] = number;
      return true;
    },
    sets: outputs.map(({ field, at, learned }) => ({ field, at, values: learned.values, isConstant: false })),
  };
}

/** Several numbers may stand for one value (a grade written in two ways): gives each value one number. */
function valueNumbering(values: readonly FieldValue[]): (number: number) => number {
  const different = new Map<FieldValue, number>();
  let known = new Int32Array(16).fill(NO_NUMBER);
  return (number) => {
    if (number < 0) return NO_NUMBER;
    const before = known[number] ?? NO_NUMBER;
    if (before !== NO_NUMBER) return before;
    if (number >= known.length) {
      const larger = new Int32Array(2 * number).fill(NO_NUMBER);
      larger.set(known);
      known = larger;
    }
    const value = values[number]!;
    if (!different.has(value)) different.set(value, different.size);
    known[number] = different.get(value)!;
    return known[number]!;
  };
}
