/** Memory in which whole columns are put together, one after the other: what each would leave behind piles up faster than it is collected. */
export interface ColumnRoom {
  /** Room for a column of so many rows; it holds until the next one is asked for. */
  integers(rows: number): Int32Array;
  doubles(rows: number): Float64Array;
}

export function columnRoom(): ColumnRoom {
  let integers = new Int32Array(0);
  let doubles = new Float64Array(0);
  return {
    integers(rows) {
      if (integers.length < rows) integers = new Int32Array(rows);
      return integers.subarray(0, rows);
    },
    doubles(rows) {
      if (doubles.length < rows) doubles = new Float64Array(rows);
      return doubles.subarray(0, rows);
    },
  };
}
