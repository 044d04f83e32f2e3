const logFactorials: number[] = [0];

function logFactorial(n: number): number {
  for (let k = logFactorials.length; k <= n; k += 1) {
    logFactorials.push((logFactorials[k - 1] ?? 0) + Math.log(k));
  }
  return logFactorials[n] ?? 0;
}

/** ln C(n, k); minus infinity when there is no way to choose. */
function logChoose(n: number, k: number): number {
  if (k < 0 || k > n) return Number.NEGATIVE_INFINITY;
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

/**
 * Probability of exactly `runs` runs when `above` points lie above and `below` points below the centre
 * line and every order is equally likely (Wald and Wolfowitz 1940).
 *
 * P(R = 2k) = 2 C(a-1, k-1) C(b-1, k-1) / C(a+b, a);
 * P(R = 2k+1) = [C(a-1, k) C(b-1, k-1) + C(a-1, k-1) C(b-1, k)] / C(a+b, a).
 */
export function probabilityOfRuns(above: number, below: number, runs: number): number {
  if (above === 0 || below === 0) return runs === 1 && above + below > 0 ? 1 : 0;
  const half = Math.floor(runs / 2);
  const all = logChoose(above + below, above);
  const ways = (a: number, b: number): number =>
    Math.exp(logChoose(above - 1, a) + logChoose(below - 1, b) - all);
  return runs % 2 === 0 ? 2 * ways(half - 1, half - 1) : ways(half, half - 1) + ways(half - 1, half);
}

/** Tail probabilities of a number of runs, given how many points lie above and below. */
export interface RunsTails {
  /** P(R <= runs): small when there are too few runs. */
  readonly atMost: number;
  /** P(R >= runs): small when there are too many. */
  readonly atLeast: number;
}

/**
 * The exact conditional distribution of the number of runs, from the actual numbers above and below.
 * Used instead of the printed run tables, whose reproductions differ from each other.
 *
 * Returns null without useful points.
 *
 * @example runsTails(6, 6, 7) // { atMost: 0.6082, atLeast: 0.6082 }
 */
export function runsTails(above: number, below: number, runs: number): RunsTails | null {
  if (above + below === 0) return null;
  let atMost = 0;
  for (let r = 1; r <= runs; r += 1) atMost += probabilityOfRuns(above, below, r);
  let atLeast = 0;
  for (let r = runs; r <= above + below; r += 1) atLeast += probabilityOfRuns(above, below, r);
  return { atMost: Math.min(1, atMost), atLeast: Math.min(1, atLeast) };
}

/** Whether a number of runs is what chance would give. Silent under 10 useful points. */
export type RunsCount = 'too_few' | 'too_many' | 'as_expected' | 'not_enough_points';

const FEWEST_USEFUL_POINTS = 10;
const TAIL = 0.025;

/**
 * Too few or too many runs at 2.5 % in each tail of the exact distribution.
 *
 * @example countOfRuns(8, 8, 16) // 'too_many': two classes or two weekdays may be mixed
 */
export function countOfRuns(above: number, below: number, runs: number): RunsCount {
  const tails = runsTails(above, below, runs);
  if (tails === null || above + below < FEWEST_USEFUL_POINTS) return 'not_enough_points';
  if (tails.atMost <= TAIL) return 'too_few';
  return tails.atLeast <= TAIL ? 'too_many' : 'as_expected';
}
