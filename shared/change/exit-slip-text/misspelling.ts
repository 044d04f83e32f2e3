import { isWordOfItsOwn } from './other-words.ts';
import type { Word } from './words.ts';

/** Words of six letters and more may be read with one slip of the pen; shorter ones are too close to other words. */
const SHORTEST_MISSPELLED = 6;

/**
 * True when the student's word is the phrase's word with one slip: both of six letters or more, the first letter right, and the
 * student's word no other word that is known to look alike.
 *
 * @example "denomnator" is read as "denominator"; "shared" is not read as "scared"
 */
export function isMisspellingOf(word: Word, wanted: string): boolean {
  if (word.plain.length < SHORTEST_MISSPELLED || wanted.length < SHORTEST_MISSPELLED) return false;
  if (word.plain[0] !== wanted[0] || isWordOfItsOwn(word.plain)) return false;
  return oneSlipApart(word.plain, wanted);
}

/**
 * True when one letter is added, dropped, changed or swapped with its neighbour (Damerau-Levenshtein distance 1).
 *
 * @example oneSlipApart('fraccion', 'fracion') === true
 */
function oneSlipApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const restOfA = a.slice(start, a.length - end);
  const restOfB = b.slice(start, b.length - end);
  if (restOfA.length <= 1 && restOfB.length <= 1) return true;
  return (
    restOfA.length === 2 && restOfB.length === 2 && restOfA[0] === restOfB[1] && restOfA[1] === restOfB[0]
  );
}
