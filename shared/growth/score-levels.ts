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
  return levelsOfSmallWholeNumbers(values) ?? levelsOfNumbers(values);
}

function levelsOfNumbers(values: Float64Array): Levels {
  const distinct = Float64Array.from(new Set(values)).sort();
  const levelOfValue = new Map<number, number>();
  distinct.forEach((value, level) => {
    levelOfValue.set(value, level);
  });
  const levelOfRow = new Uint32Array(values.length);
  for (let row = 0; row < values.length; row++) levelOfRow[row] = levelOfValue.get(values[row]!)!;
  return { distinct, levelOfRow };
}

/** Whole numbers up to this one, as scale scores are, are looked up in an array instead of a map. */
const LARGEST_LOOKED_UP = 9999;

function levelsOfSmallWholeNumbers(values: Float64Array): Levels | undefined {
  const levelOfValue = new Uint32Array(LARGEST_LOOKED_UP + 1);
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (!Number.isInteger(value) || value < 0 || value > LARGEST_LOOKED_UP) return undefined;
    levelOfValue[value] = 1;
  }
  const distinct: number[] = [];
  levelOfValue.forEach((occurs, value) => {
    if (occurs) levelOfValue[value] = distinct.push(value) - 1;
  });
  const levelOfRow = new Uint32Array(values.length);
  for (let row = 0; row < values.length; row++) levelOfRow[row] = levelOfValue[values[row]!]!;
  return { distinct: Float64Array.from(distinct), levelOfRow };
}
