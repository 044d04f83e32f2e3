/** One answer coded twice: by whoever is taken as right, and by whoever is measured. */
export interface Pairing {
  readonly right: readonly string[];
  readonly measured: readonly string[];
}

export interface Score {
  /** Codes given by both. */
  readonly both: number;
  /** Codes the measured one gave and the other did not. */
  readonly extra: number;
  /** Codes the measured one missed. */
  readonly missed: number;
  readonly precision: number;
  readonly recall: number;
}

/**
 * Micro precision and recall: every (answer, code) given by either counts once.
 *
 * @example right [a, b], measured [a, c]: both 1, extra 1, missed 1: precision 0.5, recall 0.5
 */
export function score(pairings: readonly Pairing[]): Score {
  let [both, extra, missed] = [0, 0, 0];
  for (const { right, measured } of pairings) {
    const agreed = measured.filter((code) => right.includes(code)).length;
    both += agreed;
    extra += measured.length - agreed;
    missed += right.length - agreed;
  }
  return { both, extra, missed, precision: both / (both + extra), recall: both / (both + missed) };
}

/** The same pairings as if there were only these codes. */
export function onlyCodes(pairings: readonly Pairing[], keep: (code: string) => boolean): readonly Pairing[] {
  return pairings.map(({ right, measured }) => ({
    right: right.filter(keep),
    measured: measured.filter(keep),
  }));
}

/**
 * Cohen's kappa of two coders' yes/no decisions: agreement beyond what their yes-rates give by chance. Jacob Cohen 1960, "A coefficient of
 * agreement for nominal scales". Null when both always said the same one thing.
 *
 * @example 20 both yes, 15 both no, 5 only the first, 10 only the second: 0.7 observed, 0.5 by chance: kappa 0.4
 */
export function cohensKappa(decisions: readonly (readonly [boolean, boolean])[]): number | null {
  const n = decisions.length;
  const agreed = decisions.filter(([a, b]) => a === b).length / n;
  const yesOfA = decisions.filter(([a]) => a).length / n;
  const yesOfB = decisions.filter(([, b]) => b).length / n;
  const byChance = yesOfA * yesOfB + (1 - yesOfA) * (1 - yesOfB);
  return byChance === 1 ? null : (agreed - byChance) / (1 - byChance);
}

/** Yes/no decisions of two coders on one code over all answers. */
export function decisionsOn(
  code: string,
  pairings: readonly Pairing[],
): readonly (readonly [boolean, boolean])[] {
  return pairings.map(({ right, measured }) => [right.includes(code), measured.includes(code)]);
}
