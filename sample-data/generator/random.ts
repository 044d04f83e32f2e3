/**
 * Repeatable chance. Every draw is a pure function of a seed, a topic and up to two numbers, so that a student's score in a year
 * can be looked up again at any time: the prior-year columns of one file are the same draws as the scores of the file before,
 * and a million students need no memory.
 */

/** Scrambles 32 bits so that neighbours have nothing in common (the finaliser of MurmurHash3). */
function scramble(bits: number): number {
  let mixed = bits ^ (bits >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** A whole number from 0 to 2^32 - 1 that belongs to these numbers and no others. */
export function draw(seed: number, topic: number, first = 0, second = 0): number {
  let bits = scramble(seed ^ Math.imul(topic, 0x9e3779b1));
  bits = scramble(bits ^ Math.imul(first + 1, 0x85ebca77));
  return scramble(bits ^ Math.imul(second + 1, 0xc2b2ae3d)) >>> 0;
}

/** A number between 0 and 1, both excluded. */
export function uniform(seed: number, topic: number, first = 0, second = 0): number {
  return (draw(seed, topic, first, second) + 0.5) / 4294967296;
}

/** A draw from the normal distribution with mean 0 and standard deviation 1 (Box and Muller). */
export function normal(seed: number, topic: number, first = 0, second = 0): number {
  const radius = Math.sqrt(-2 * Math.log(uniform(seed, topic, first, second)));
  return radius * Math.cos(2 * Math.PI * uniform(seed ^ 0x5bd1e995, topic, first, second));
}

/** True with the given probability. */
export function chance(probability: number, seed: number, topic: number, first = 0, second = 0): boolean {
  return uniform(seed, topic, first, second) < probability;
}

/** A whole number from 0 to `below` - 1. */
export function wholeBelow(below: number, seed: number, topic: number, first = 0, second = 0): number {
  return Math.floor(uniform(seed, topic, first, second) * below);
}

/** One of several values, each with its weight; `at` lies between 0 and 1. */
export function weighted<T>(choices: readonly (readonly [value: T, weight: number])[], at: number): T {
  let left = at * choices.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of choices) {
    left -= weight;
    if (left < 0) return value;
  }
  return choices[choices.length - 1]![0];
}

/** The values in an order that belongs to the seed and topic. */
export function shuffled<T>(values: readonly T[], seed: number, topic: number, first = 0): T[] {
  return values
    .map((value, position) => ({ value, at: draw(seed, topic, first, position) }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}
