import { fold, type SlipLanguage, stemOf, type Word } from './words.ts';

/**
 * A phrase of a codebook: words, or beginnings as stems, that stand next to each other in one clause.
 *
 * - `did not get`: these words in this order, in any inflection;
 * - `_`: any one word between (`read _ problem`);
 * - `^idk$`: the whole answer is just this.
 */
export interface Phrase {
  readonly written: string;
  readonly parts: readonly PhrasePart[];
  readonly wholeAnswer: boolean;
}

type PhrasePart =
  | { readonly any: true }
  | { readonly any: false; readonly word: string; readonly stem: string };

export function compilePhrase(written: string, language: SlipLanguage): Phrase {
  const wholeAnswer = written.startsWith('^') && written.endsWith('$');
  const parts = fold(written.replace(/^\^|\$$/g, ''))
    .replace(/'/g, '')
    .split(/\s+/)
    .filter(Boolean)
    .map(
      (word): PhrasePart =>
        word === '_' ? { any: true } : { any: false, word, stem: stemOf(word, language) },
    );
  return { written, parts, wholeAnswer };
}

export interface PhraseMatch {
  /** The student's words that matched: the reason shown beside the code. */
  readonly words: string;
  /** True when a word had to be read with one letter changed: shown as "~". */
  readonly misspelled: boolean;
}

/** The first place in an answer where the phrase stands; undefined when it stands nowhere. */
export function findPhrase(phrase: Phrase, clauses: readonly (readonly Word[])[]): PhraseMatch | undefined {
  if (phrase.parts.length === 0) return undefined;
  for (const words of clauses) {
    const match = findInClause(phrase, words, clauses.length === 1);
    if (match) return match;
  }
  return undefined;
}

/** The phrase inside one clause. `alone`: the clause is the whole answer. */
export function findInClause(
  phrase: Phrase,
  words: readonly Word[],
  alone: boolean,
): PhraseMatch | undefined {
  if (phrase.wholeAnswer && (!alone || words.length !== phrase.parts.length)) return undefined;
  const last = phrase.wholeAnswer ? 0 : words.length - phrase.parts.length;
  for (let start = 0; start <= last; start += 1) {
    const match = matchAt(phrase, words, start);
    if (match) return match;
  }
  return undefined;
}

function matchAt(phrase: Phrase, words: readonly Word[], start: number): PhraseMatch | undefined {
  let misspelled = false;
  for (let index = 0; index < phrase.parts.length; index += 1) {
    const part = phrase.parts[index] as PhrasePart;
    const word = words[start + index];
    if (!word) return undefined;
    if (part.any || word.forms.has(part.word) || word.forms.has(part.stem)) continue;
    if (!isMisspellingOf(word, part)) return undefined;
    misspelled = true;
  }
  const matched = words.slice(start, start + phrase.parts.length);
  return { words: matched.map((word) => word.written).join(' '), misspelled };
}

/** Words of six letters and more may be read with one slip of the pen; shorter ones are too close to other words. */
const SHORTEST_MISSPELLED = 6;

function isMisspellingOf(word: Word, part: Extract<PhrasePart, { any: false }>): boolean {
  if (word.plain.length < SHORTEST_MISSPELLED || part.word.length < SHORTEST_MISSPELLED) return false;
  for (const form of word.forms) if (oneSlipApart(form, part.word)) return true;
  return false;
}

/**
 * True when one letter is added, dropped, changed or swapped with its neighbour (Damerau-Levenshtein distance 1).
 *
 * @example oneSlipApart('fraccion', 'fracion') === true
 */
export function oneSlipApart(a: string, b: string): boolean {
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
