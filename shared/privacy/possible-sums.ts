import type { Highs } from 'highs';
import { type LinearModel, withLinearModel } from './linear-model.ts';
import { countsGiven, type LinearSystem } from './linear-system.ts';
import { NotTogetherError } from './not-together.ts';

/**
 * Score sums that fit counts in whole students and ask as little of them as possible. Kept fixed while counts are searched: the equations
 * of the counts alone nearly always have corners in whole students, and every one of them is then a possible truth.
 * A sum other than 0 asks for at least one student, so the sums are 0 wherever they can be, best in small cells.
 */
export function possibleSums(
  highs: Highs,
  system: LinearSystem,
  full: LinearModel,
  known?: Float64Array,
): Float64Array {
  const nothing = new Float64Array(system.columns.length);
  const middle = known ?? full.centre();
  if (middle === null)
    throw new NotTogetherError('The released tables contradict each other: no counts fit them');
  if (system.columns.every((column) => column.whole)) return middle;
  const fits = (sums: Float64Array | null): sums is Float64Array =>
    sums !== null &&
    withLinearModel(highs, countsGiven(system, sums), (counts) => counts.maximise(nothing)) !== null;
  const candidates = [() => smallSums(highs, system, middle), () => middle];
  for (const candidate of candidates) {
    const sums = candidate();
    if (fits(sums)) return sums;
  }
  return full.maximiseInWholeStudents(nothing, 0) ?? middle;
}

/** Score sums with the smallest sizes, weighted so that small cells come out as 0 first. */
function smallSums(highs: Highs, system: LinearSystem, middle: Float64Array): Float64Array | null {
  const students = studentsBehindSums(system, middle);
  const sums = [...students.keys()];
  const columns = [...system.columns];
  const rows = [...system.rows];
  const weights = new Float64Array(columns.length + 2 * sums.length);
  for (const sum of sums) {
    // sum = above - below, and above + below is to be small.
    for (const size of [-1, 1]) {
      weights[columns.length] = -1 / (1 + (students.get(sum) as number));
      columns.push({ lower: 0, upper: Number.POSITIVE_INFINITY, whole: false });
      if (size === 1) {
        const [above, below] = [columns.length - 2, columns.length - 1];
        rows.push({
          low: 0,
          high: 0,
          terms: [
            [sum, 1],
            [above, -1],
            [below, 1],
          ],
        });
      }
    }
  }
  const values = withLinearModel(highs, { columns, rows }, (model) => model.maximise(weights));
  return values?.slice(0, system.columns.length) ?? null;
}

/** For each score sum the students that some row ties it to, as of `values`. */
function studentsBehindSums(system: LinearSystem, values: Float64Array): ReadonlyMap<number, number> {
  const counts = new Map<number, Set<number>>();
  for (const { terms } of system.rows) {
    const sums = terms.filter(([column]) => !system.columns[column]?.whole);
    if (sums.length !== 1 || terms.length === 1) continue;
    const [sum] = sums[0] as readonly [number, number];
    const behind = counts.get(sum) ?? new Set();
    for (const [column] of terms) if (column !== sum) behind.add(column);
    counts.set(sum, behind);
  }
  return new Map(
    [...counts].map(([sum, columns]) => [
      sum,
      [...columns].reduce((total, column) => total + (values[column] as number), 0),
    ]),
  );
}
