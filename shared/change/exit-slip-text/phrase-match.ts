import { isMisspellingOf } from './misspelling.ts';
import type { Phrase, PhrasePart, PhraseWord } from './phrase.ts';
import type { SlipLanguage, Word } from './words.ts';

/** Where a phrase stands in a clause. */
export interface PhraseMatch {
  /** First word and the word after the last. */
  readonly from: number;
  readonly to: number;
  /** The student's words that matched: the reason shown beside the code. */
  readonly words: string;
  /** True when a word had to be read with one letter changed, or by its sound: shown as "~". */
  readonly misspelled: boolean;
}

/** Small words that may stand between the words of a phrase: "I don't really get", "no le entendí". */
const PASSED_OVER: Readonly<Record<SlipLanguage, ReadonlySet<string>>> = {
  en: new Set('really rlly even still just actually fully totally quite all like kinda fr very'.split(' ')),
  es: new Set('me te se le lo la les los las nos muy mas bien casi aun todavia tan mucho tanto'.split(' ')),
};

const LONGEST_GAP = 3;

/**
 * Every place where the phrase stands among the words, from left to right. Anchors (`^`, `$`) are the first and the last of the words
 * given. The question is not looked at here.
 */
export function findPhrase(phrase: Phrase, words: readonly Word[], language: SlipLanguage): PhraseMatch[] {
  const matches: PhraseMatch[] = [];
  const lastStart = phrase.fromStart ? 0 : words.length - 1;
  for (let from = 0; from <= lastStart; from += 1) {
    const end = matchFrom({ phrase, words, language }, 0, from, { at: from, misspelled: false });
    if (!end) continue;
    const written = words.slice(from, end.at).map((word) => word.written);
    matches.push({ from, to: end.at, words: written.join(' '), misspelled: end.misspelled });
  }
  return matches;
}

/** All words of an answer at once: says quickly that a phrase stands nowhere in it. */
export interface Vocabulary {
  readonly words: readonly Word[];
  readonly forms: ReadonlySet<string>;
  readonly sounds: ReadonlySet<string>;
}

export function vocabularyOf(words: readonly Word[]): Vocabulary {
  return {
    words,
    forms: new Set(words.flatMap(({ forms }) => [...forms])),
    sounds: new Set(words.flatMap(({ sounds }) => [...sounds])),
  };
}

/** False when a word that the phrase needs is nowhere in the answer: most phrases, most of the time. */
export function mayStandIn(phrase: Phrase, vocabulary: Vocabulary): boolean {
  return phrase.parts.every(
    (part) =>
      part.kind !== 'word' || part.optional || part.alternatives.some((word) => isAmong(word, vocabulary)),
  );
}

function isAmong(wanted: PhraseWord, { words, forms, sounds }: Vocabulary): boolean {
  if (wanted.kind === 'beginning') return words.some(({ plain }) => plain.startsWith(wanted.plain));
  if (forms.has(wanted.plain)) return true;
  if (wanted.kind === 'form') return false;
  if (forms.has(wanted.stem)) return true;
  for (const sound of wanted.sounds) if (sounds.has(sound)) return true;
  return words.some((word) => isMisspellingOf(word, wanted.plain));
}

interface Search {
  readonly phrase: Phrase;
  readonly words: readonly Word[];
  readonly language: SlipLanguage;
}

interface Reached {
  readonly at: number;
  readonly misspelled: boolean;
}

/** Matches the parts from `index` on; longest reading of an optional word first, shortest gap first. */
function matchFrom(search: Search, index: number, start: number, reached: Reached): Reached | undefined {
  const { phrase, words } = search;
  const part = phrase.parts[index];
  if (part === undefined) return phrase.toEnd && reached.at !== words.length ? undefined : reached;
  if (part.kind === 'up to three words') return matchGap(search, index, start, reached);
  const taken = take(search, part, index, start, reached);
  if (taken) return taken;
  if (part.kind === 'word' && part.optional) return matchFrom(search, index + 1, start, reached);
  return undefined;
}

function matchGap(search: Search, index: number, start: number, reached: Reached): Reached | undefined {
  for (let skipped = 0; skipped <= LONGEST_GAP && reached.at + skipped <= search.words.length; skipped += 1) {
    const rest = matchFrom(search, index + 1, start, { ...reached, at: reached.at + skipped });
    if (rest) return rest;
  }
  return undefined;
}

/** Takes the next word for the part, passing over small words inside the phrase. */
function take(
  search: Search,
  part: PhrasePart,
  index: number,
  start: number,
  reached: Reached,
): Reached | undefined {
  for (let at = reached.at; at < search.words.length; at += 1) {
    const word = search.words[at] as Word;
    const fit = fits(part, word);
    if (fit !== 'no') {
      const misspelled = reached.misspelled || fit === 'misspelled';
      const rest = matchFrom(search, index + 1, start, { at: at + 1, misspelled });
      if (rest) return rest;
    }
    if (at === start || !PASSED_OVER[search.language].has(word.plain)) return undefined;
  }
  return undefined;
}

type Fit = 'yes' | 'misspelled' | 'no';

function fits(part: PhrasePart, word: Word): Fit {
  if (part.kind !== 'word') return 'yes';
  let best: Fit = 'no';
  for (const alternative of part.alternatives) {
    const fit = fitsWord(alternative, word);
    if (fit === 'yes') return 'yes';
    if (fit === 'misspelled') best = 'misspelled';
  }
  return best;
}

function fitsWord(wanted: PhraseWord, word: Word): Fit {
  switch (wanted.kind) {
    case 'form':
      return word.plain === wanted.plain || (wanted.plain.startsWith('#') && word.forms.has(wanted.plain))
        ? 'yes'
        : 'no';
    case 'beginning':
      return word.plain.startsWith(wanted.plain) ? 'yes' : 'no';
    case 'any ending':
      if (word.forms.has(wanted.plain) || word.forms.has(wanted.stem)) return 'yes';
      for (const sound of wanted.sounds) if (word.sounds.has(sound)) return 'misspelled';
      return isMisspellingOf(word, wanted.plain) ? 'misspelled' : 'no';
  }
}
