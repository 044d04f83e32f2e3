/** Unknown quantities and what is known about them: linear equations and limits. */
export interface LinearSystem {
  readonly columns: readonly Unknown[];
  readonly rows: readonly KnownSum[];
}

/** One unknown. Whole = a count of students; the others are sums of scores. */
export interface Unknown {
  readonly lower: number;
  readonly upper: number;
  readonly whole: boolean;
}

/** low <= sum of coefficient x unknown <= high. */
export interface KnownSum {
  readonly low: number;
  readonly high: number;
  readonly terms: readonly (readonly [column: number, coefficient: number])[];
  /** What is shown and stands in `low` and `high`. */
  readonly shown?: readonly ShownQuantity[];
}

/** A shown quantity of a cell in a row, with its coefficient. */
export interface ShownQuantity {
  readonly at: readonly string[];
  readonly quantity: 'met' | 'unmet' | 'sum' | 'n';
  readonly coefficient: number;
}

/** Numbers closer than this are equal. */
export const TOLERANCE = 1e-6;

/** Are all counts whole numbers? */
export function inWholeStudents(system: LinearSystem, values: ArrayLike<number>): boolean {
  return system.columns.every(
    (column, i) =>
      !column.whole || Math.abs((values[i] as number) - Math.round(values[i] as number)) < TOLERANCE,
  );
}

/**
 * The system of the counts alone, for given score sums: what each row still asks of the counts. A row about one count becomes a limit
 * in whole students, so that it invites no fractions. Any solution together with those sums solves the whole system.
 */
export function countsGiven(system: LinearSystem, sums: ArrayLike<number>): LinearSystem {
  const columns = system.columns.map((column, i) =>
    column.whole ? { ...column } : { lower: sums[i] as number, upper: sums[i] as number, whole: false },
  );
  const rows: KnownSum[] = [];
  for (const row of system.rows) {
    const terms = row.terms.filter(([column]) => system.columns[column]?.whole);
    const [first] = terms;
    if (first === undefined) continue;
    const rest = row.terms.reduce(
      (sum, [column, by]) => (system.columns[column]?.whole ? sum : sum + by * (sums[column] as number)),
      0,
    );
    if (terms.length > 1) {
      rows.push({ low: row.low - rest, high: row.high - rest, terms });
      continue;
    }
    const [place, by] = first;
    const column = columns[place] as { lower: number; upper: number };
    const ends = [(row.low - rest) / by, (row.high - rest) / by].sort((a, b) => a - b) as [number, number];
    column.lower = Math.max(column.lower, Math.ceil(ends[0] - TOLERANCE));
    column.upper = Math.min(column.upper, Math.floor(ends[1] + TOLERANCE));
  }
  return { columns, rows };
}

/** A limit on score sums may be missed by so much: solvers and printed means round. */
const SUM_TOLERANCE = 1e-4;

/** Do these values, in whole students, keep every limit and every row? */
export function fits(system: LinearSystem, values: ArrayLike<number>): boolean {
  for (let i = 0; i < system.columns.length; i++) {
    const { lower, upper, whole } = system.columns[i] as Unknown;
    const value = values[i] as number;
    const slack = whole ? TOLERANCE : SUM_TOLERANCE;
    if (!(value >= lower - slack && value <= upper + slack)) return false;
    if (whole && Math.abs(value - Math.round(value)) > TOLERANCE) return false;
  }
  for (const { low, high, terms } of system.rows) {
    let sum = 0;
    let slack = TOLERANCE;
    for (const [column, coefficient] of terms) {
      sum += coefficient * (values[column] as number);
      if (!system.columns[column]?.whole) slack = SUM_TOLERANCE;
    }
    if (sum < low - slack || sum > high + slack) return false;
  }
  return true;
}
