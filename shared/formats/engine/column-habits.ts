import type { MappingProblemCode } from '../mapping-problems.ts';
import type { Finding } from '../values/finding.ts';

/** Habits of a whole column: said in the first row that shows them, not in each. */
const COLUMN_HABITS: ReadonlySet<MappingProblemCode> = new Set([
  'leading-zeros-restored',
  'state-id-ignored',
]);

/** Remembers which habits of columns were said in one pass over a table. */
export interface HabitsSaid {
  /** 'no habit': it is said in every row. 'first time': it is said now, and not again. */
  meet(finding: Finding, column?: number | undefined): 'no habit' | 'first time' | 'said before';
}

export function startHabits(): HabitsSaid {
  const said = new Set<string>();
  return {
    meet(finding, column = finding.column) {
      if (!COLUMN_HABITS.has(finding.code)) return 'no habit';
      const key = `${finding.code} ${column}`;
      if (said.has(key)) return 'said before';
      said.add(key);
      return 'first time';
    },
  };
}
