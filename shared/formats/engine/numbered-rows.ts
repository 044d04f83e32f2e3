import type { NumberedRecord } from '../../records/numbered-record.ts';
import type { NumberedRowMapper } from '../format-contract.ts';
import { startHabits } from './column-habits.ts';
import { type Condition, holds } from './conditions.ts';
import { LearnedValues } from './learned-values.ts';
import { type RecordMaking, recordMaking } from './numbered-fields.ts';
import type { TablePlan } from './row-mapper.ts';
import { type RowSlots, startRowSlots } from './row-slots.ts';

/** Whether a condition holds in a row, worked out once for each different thing that rows say in the columns it looks at. */
type NumberedTest = (cells: readonly string[], slots: Int32Array) => boolean;

/** A record that rows can give. */
interface NumberedPlan extends RecordMaking {
  readonly isWanted: NumberedTest;
  readonly isDeleted: NumberedTest;
  readonly byProduct: boolean;
}

/**
 * The short way to map the rows of one pass, for rows in which nothing needs saying. What a field reads depends on the few columns it looks at,
 * and most columns repeat few texts: values are read, checked and made once for each different text (or, of several columns, for each different
 * combination), and a row is then a matter of looking up numbers. Undefined for formats whose records depend on earlier rows.
 */
export function numberedRowMapper(plan: TablePlan): NumberedRowMapper | undefined {
  if (plan.records.some(({ once, numbered }) => once || numbered !== undefined)) return undefined;
  const rowSlots = startRowSlots();
  const habits = startHabits();
  const test = (condition: Condition): NumberedTest => numberedTest(condition, rowSlots);
  const unwanted = [...plan.setAside, ...plan.contradictions].map(({ when }) => test(when));
  const records = plan.records.map(
    (record): NumberedPlan => ({
      ...recordMaking(record, plan.shared, rowSlots, habits),
      isWanted: test(record.when),
      isDeleted: test(record.deletedWhen),
      byProduct: record.byProduct,
    }),
  );
  const made: NumberedRecord[] = [];

  return (cells, cellNumbers) => {
    plan.nextRow();
    const slots = rowSlots.fill(cellNumbers);
    for (let index = 0; index < unwanted.length; index++)
      if (unwanted[index]!(cells, slots)) return undefined;
    const identity = plan.readIdentity?.(cells);
    made.length = 0;
    for (let index = 0; index < records.length; index++) {
      const { make, record, isWanted, isDeleted, byProduct } = records[index]!;
      if ((byProduct && made.length === 0) || !isWanted(cells, slots)) continue;
      if (isDeleted(cells, slots) || !make(cells, slots, identity)) return undefined;
      made.push(record);
    }
    return made.length > 0 ? made : undefined;
  };
}

function numberedTest(condition: Condition, rowSlots: RowSlots): NumberedTest {
  if (typeof condition === 'boolean') return () => condition;
  const slot = rowSlots.slotOf(condition.looksAt);
  const answers = new LearnedValues();
  return (cells, slots) => {
    const number = slots[slot]!;
    if (number < 0) return holds(condition, cells);
    if (!answers.knows(number)) answers.learn(number, holds(condition, cells));
    return answers.values[number] === true;
  };
}
