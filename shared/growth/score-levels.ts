/** The different values of a column and, per row, which of them it holds. */
export interface Levels {
  /** Ascending. */
  readonly distinct: Float64Array;
  readonly levelOfRow: Uint32Array;
}

/**
 * Numbers the different values of a column in ascending order.
 *
 * Worked example: 30, 10, 30 has the distinct values 10, 30 and the levels 1, 0, 1.
 *
 * @param values without NaN
 */
export function levelsOf(values: Float64Array): Levels {
  const distinct = Float64Array.from(new Set(values)).sort();
  const levelOfValue = new Map<number, number>();
  distinct.forEach((value, level) => {
    levelOfValue.set(value, level);
  });
  const levelOfRow = new Uint32Array(values.length);
  for (let row = 0; row < values.length; row++) levelOfRow[row] = levelOfValue.get(values[row]!)!;
  return { distinct, levelOfRow };
}
