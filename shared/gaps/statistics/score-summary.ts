/**
 * What a group-by yields about the scores of some students: enough for mean and standard deviation, and it adds up
 * over schools, grades and groups without going back to the students.
 * `sum` in the units of the score, `sumOfSquares` in their square.
 */
export interface ScoreSummary {
  readonly n: number;
  readonly sum: number;
  readonly sumOfSquares: number;
}

export const NOBODY: ScoreSummary = { n: 0, sum: 0, sumOfSquares: 0 };

/** The summary of single scores. @example summaryOf([-28, 0, 12]) // { n: 3, sum: -16, sumOfSquares: 928 } */
export function summaryOf(scores: readonly number[]): ScoreSummary {
  return addSummaries(...scores.map((score) => ({ n: 1, sum: score, sumOfSquares: score * score })));
}

/** The summary of several groups of different students together. */
export function addSummaries(...parts: readonly ScoreSummary[]): ScoreSummary {
  return parts.reduce(
    (total, part) => ({
      n: total.n + part.n,
      sum: total.sum + part.sum,
      sumOfSquares: total.sumOfSquares + part.sumOfSquares,
    }),
    NOBODY,
  );
}

/** The summary of those of `whole` who are in none of the parts: "students not in the group". */
export function subtractSummaries(whole: ScoreSummary, ...parts: readonly ScoreSummary[]): ScoreSummary {
  const away = addSummaries(...parts);
  return {
    n: whole.n - away.n,
    sum: whole.sum - away.sum,
    sumOfSquares: whole.sumOfSquares - away.sumOfSquares,
  };
}

/**
 * Mean score: sum / n. Units: those of the score. Null for nobody.
 *
 * @example meanOf(summaryOf([-28, 0, 12])) // -5.3333
 */
export function meanOf(summary: ScoreSummary): number | null {
  return summary.n > 0 ? summary.sum / summary.n : null;
}

/**
 * Sample variance: (sum of squares - n mean2) / (n - 1). Units: squared score points. Null under two students.
 * From sums of whole-number scores this loses nothing: they are exact in doubles up to 9e15.
 *
 * @example varianceOf(summaryOf([-28, 0, 12])) // 421.33
 */
export function varianceOf(summary: ScoreSummary): number | null {
  if (summary.n < 2) return null;
  const aroundMean = summary.sumOfSquares - (summary.sum * summary.sum) / summary.n;
  return Math.max(0, aroundMean) / (summary.n - 1);
}

/** Sample standard deviation, the root of the variance. Units: score points. Null under two students. */
export function standardDeviationOf(summary: ScoreSummary): number | null {
  const variance = varianceOf(summary);
  return variance === null ? null : Math.sqrt(variance);
}
