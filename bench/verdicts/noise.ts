import { seededRandom } from '../../test/seeded-random.ts';

/** Standard normal numbers by Box and Muller. */
export function seededNormal(seed: number): () => number {
  const uniform = seededRandom(seed);
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/**
 * How a class's days differ when nothing changes.
 *
 * - normal: independent normal noise, what the published rates rest on.
 * - slips: percents of 25 students around 50 %, which tie with the median now and then.
 * - carry_over: normal noise in which a day keeps 0.3 of the day before it (a good week stays good).
 */
export type Noise = 'normal' | 'slips' | 'carry_over';

/** One simulated value; for slips with the class it came from. */
export interface SimulatedValue {
  readonly value: number;
  readonly asked?: number;
}

const CLASS_SIZE = 25;
const KEPT_FROM_DAY_BEFORE = 0.3;

/** A maker of series: `shiftAt(i)` says by how many standard deviations day i lies higher. */
export function seriesMaker(
  noise: Noise,
  seed: number,
): (length: number, shiftAt: (i: number) => number) => SimulatedValue[] {
  const uniform = seededRandom(seed);
  const normal = seededNormal(seed);
  if (noise === 'slips') {
    const deviation = Math.sqrt(0.25 / CLASS_SIZE);
    return (length, shiftAt) =>
      Array.from({ length }, (_, i) => {
        const probability = 0.5 + deviation * shiftAt(i);
        let yes = 0;
        for (let student = 0; student < CLASS_SIZE; student += 1) if (uniform() < probability) yes += 1;
        return { value: yes / CLASS_SIZE, asked: CLASS_SIZE };
      });
  }
  const kept = noise === 'carry_over' ? KEPT_FROM_DAY_BEFORE : 0;
  const fresh = Math.sqrt(1 - kept * kept);
  return (length, shiftAt) => {
    let level = normal();
    return Array.from({ length }, (_, i) => {
      if (i > 0) level = kept * level + fresh * normal();
      return { value: level + shiftAt(i) };
    });
  };
}
