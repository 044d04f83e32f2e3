/**
 * How many students have each score: the sorted histogram of a group, as a group-by yields it.
 * `scores` ascending without repeats, `counts` beside them. Everything rank-based is computed from it, so that no list
 * of students is needed.
 */
export interface ScoreCounts {
  readonly scores: readonly number[];
  readonly counts: readonly number[];
}

export const NO_SCORES: ScoreCounts = { scores: [], counts: [] };

/** Sorts scores and adds up the counts of equal ones; without `counts` every score stands for one student. */
export function countScores(scores: ArrayLike<number>, counts?: ArrayLike<number>): ScoreCounts {
  const byScore = new Map<number, number>();
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] as number;
    byScore.set(score, (byScore.get(score) ?? 0) + (counts ? (counts[i] as number) : 1));
  }
  const sorted = [...byScore].filter(([, count]) => count !== 0).sort(([a], [b]) => a - b);
  return { scores: sorted.map(([score]) => score), counts: sorted.map(([, count]) => count) };
}

/** Two sorted histograms merged, the second one's counts times `sign`; scores nobody has left are dropped. */
function merge(a: ScoreCounts, b: ScoreCounts, sign: 1 | -1): ScoreCounts {
  const scores: number[] = [];
  const counts: number[] = [];
  for (let i = 0, j = 0; i < a.scores.length || j < b.scores.length; ) {
    const [left, right] = [a.scores[i] ?? Number.POSITIVE_INFINITY, b.scores[j] ?? Number.POSITIVE_INFINITY];
    const score = Math.min(left, right);
    const count =
      (left === score ? (a.counts[i++] as number) : 0) +
      (right === score ? sign * (b.counts[j++] as number) : 0);
    if (count === 0) continue;
    scores.push(score);
    counts.push(count);
  }
  return { scores, counts };
}

/** The histogram of several groups of different students together. */
export function addScoreCounts(...parts: readonly ScoreCounts[]): ScoreCounts {
  return parts.reduce((whole, part) => (whole.scores.length === 0 ? part : merge(whole, part, 1)), NO_SCORES);
}

/** The histogram of those of `whole` who are in none of the parts. */
export function subtractScoreCounts(whole: ScoreCounts, ...parts: readonly ScoreCounts[]): ScoreCounts {
  return parts.reduce((rest, part) => (part.scores.length === 0 ? rest : merge(rest, part, -1)), whole);
}

/**
 * A = P(comparison > group) + P(tie) / 2: the chance that a student drawn from the comparison scored higher than one
 * drawn from the group. 0.5 = no difference.
 *
 * Definition: Mann-Whitney U of the comparison over n1 n2, ties counted half. Units: probability 0..1.
 * Source: Mann & Whitney (1947), Ann. Math. Stat. 18:50-60. One merge over both sorted histograms.
 * Returns null when a side is empty.
 *
 * @example chanceComparisonIsHigher(countScores([2500, 2528, 2540]), countScores([2550, 2570, 2528, 2560])) // 0.875
 */
export function chanceComparisonIsHigher(group: ScoreCounts, comparison: ScoreCounts): number | null {
  const groupN = sum(group.counts);
  const comparisonN = sum(comparison.counts);
  if (groupN === 0 || comparisonN === 0) return null;
  let below = 0;
  let wins = 0;
  let next = 0;
  comparison.scores.forEach((score, i) => {
    while (next < group.scores.length && (group.scores[next] as number) < score) {
      below += group.counts[next] as number;
      next += 1;
    }
    const tied = group.scores[next] === score ? (group.counts[next] as number) : 0;
    wins += (comparison.counts[i] as number) * (below + tied / 2);
  });
  return wins / (groupN * comparisonN);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
