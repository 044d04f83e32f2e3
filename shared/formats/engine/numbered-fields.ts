import { type FieldValue, NO_NUMBER, type NumberedRecord } from '../../records/numbered-record.ts';
import { isFinding } from '../values/finding.ts';
import type { Read } from './bound-source.ts';
import type { HabitsSaid } from './column-habits.ts';
import { LearnedValues } from './learned-values.ts';
import { type FieldNumbers, type NumberedCheck, numberedCheck } from './numbered-check.ts';
import { IDENTITY_FIELDS, type RecordPlan } from './record-plan.ts';
import type { SharedPlan } from './row-mapper.ts';
import type { RowSlots } from './row-slots.ts';
import type { Identity } from './student-identity.ts';

/** Makes the record of a plan for one row after the other. */
export interface RecordMaking {
  readonly record: NumberedRecord;
  /** Writes a row's record over the one before; false when a cell of it cannot be read, is missing, or has something to be said of. */
  make(cells: readonly string[], slots: Int32Array, identity: Identity | undefined): boolean;
}

/** A field that is read from each row. */
interface FieldReading {
  readonly at: number;
  readonly slot: number;
  readonly read: Read;
  readonly required: boolean;
  readonly isValid: (value: FieldValue) => boolean;
  readonly learned: LearnedValues;
}

/** Something must be said of this row; of later ones that say the same it need not be. */
const SAY_IT = Symbol('say it');

/** @param habits what was said of whole columns on the short way: such a row goes the long way, which says it */
export function recordMaking(
  plan: RecordPlan,
  shared: readonly SharedPlan[],
  rowSlots: RowSlots,
  habits: HabitsSaid,
): RecordMaking {
  const fields = Object.keys(plan.blank);
  const sources = [...plan.fields, ...plan.shared.map(({ slot, field }) => ({ ...shared[slot]!, field }))];
  const readings = sources.map(
    ({ field, read, looksAt }): FieldReading => ({
      at: fields.indexOf(field),
      slot: rowSlots.slotOf(looksAt),
      read,
      required: plan.required.includes(field),
      isValid: plan.fieldValidator(field),
      learned: new LearnedValues(),
    }),
  );
  const identityAt = plan.identified ? IDENTITY_FIELDS.map((field) => fields.indexOf(field)) : [];
  const numbers = new Int32Array(fields.length);
  const given: FieldValue[] = fields.map(() => null);
  for (const at of identityAt) numbers[at] = NO_NUMBER;
  const { values, checks } = withChecks(plan, fields, readings);
  // Also where a needed field has no source at all.
  const read = new Set([...sources.map(({ field }) => field), ...(plan.identified ? IDENTITY_FIELDS : [])]);
  const constantsAreValid = fields.every(
    (field) => read.has(field) || plan.fieldValidator(field)(plan.blank[field] ?? null),
  );

  /** The value of a field in this row; undefined where every row that says this must go the long way. */
  function plainValue(
    { read, required, isValid }: FieldReading,
    cells: readonly string[],
  ): FieldValue | undefined | typeof SAY_IT {
    const found = read(cells);
    const value = isFinding(found) ? found.usable : found;
    if (value === undefined || (required && value === null) || !isValid(value)) return undefined;
    if (!isFinding(found)) return value;
    const habit = value === null ? 'no habit' : habits.meet(found);
    if (habit === 'first time') return SAY_IT;
    return habit === 'said before' ? value : undefined;
  }

  function readFields(cells: readonly string[], slots: Int32Array): boolean {
    for (let index = 0; index < readings.length; index++) {
      const reading = readings[index]!;
      const number = slots[reading.slot]!;
      if (!(number >= 0 && reading.learned.knows(number)) && !readField(reading, number, cells)) return false;
      numbers[reading.at] = number;
    }
    return true;
  }

  function readField(reading: FieldReading, number: number, cells: readonly string[]): boolean {
    const { learned, at } = reading;
    if (number >= 0 && !learned.isNew(number)) return false;
    const value = plainValue(reading, cells);
    if (value === SAY_IT) return false;
    if (number >= 0) return learned.learn(number, value);
    if (value === undefined) return false;
    given[at] = value;
    return true;
  }

  function readStudent(identity: Identity | undefined): boolean {
    if (identity === undefined || identity.studentKey === null) return false;
    for (const finding of identity.findings) if (habits.meet(finding) !== 'said before') return false;
    for (let index = 0; index < identityAt.length; index++) {
      const field = IDENTITY_FIELDS[index]!;
      const value = identity[field];
      // All that a schema can refuse of an id; asking it takes as long as all else about a row.
      if (value === '') return false;
      given[identityAt[index]!] = value;
    }
    return true;
  }

  return {
    record: { type: plan.type, fields, numbers, values, given },
    make(cells, slots, identity) {
      if (!constantsAreValid || !readFields(cells, slots)) return false;
      if (identityAt.length > 0 && !readStudent(identity)) return false;
      for (let index = 0; index < checks.length; index++) if (!checks[index]!.passes(numbers)) return false;
      return true;
    },
  };
}

/** What the numbers of each field stand for once the checks have run, and the checks, each of which sees what those before it have set. */
function withChecks(
  plan: RecordPlan,
  fields: readonly string[],
  readings: readonly FieldReading[],
): { readonly values: readonly (readonly FieldValue[])[]; readonly checks: readonly NumberedCheck[] } {
  const learned = new Map(readings.map((reading) => [reading.at, reading.learned.values]));
  const current = fields.map((field, at): FieldNumbers => {
    const values = learned.get(at);
    return { field, at, values: values ?? [plan.blank[field] ?? null], isConstant: values === undefined };
  });
  const checks = plan.checks.map((check) => {
    const numbered = numberedCheck(check, current, plan.fieldValidator);
    for (const field of numbered.sets) current[field.at] = field;
    return numbered;
  });
  return { values: current.map(({ values }) => values), checks };
}
