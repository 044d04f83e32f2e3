import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Codebook } from '../../shared/change/exit-slip-text/codebook.ts';
import {
  type CompiledCodebook,
  compileCodebook,
  firstPass,
} from '../../shared/change/exit-slip-text/first-pass.ts';
import type { SlipLanguage } from '../../shared/change/exit-slip-text/words.ts';
import { onlyCodes, type Pairing, type Score, score } from './coding-scores.ts';
import type { GoldAnswer } from './gold-set.ts';

/** Codebooks compiled once: the tests ask for the same ones again and again. */
const compiledBooks = new WeakMap<Codebook, CompiledCodebook>();

function compiledOnce(codebook: Codebook): CompiledCodebook {
  const compiled = compiledBooks.get(codebook) ?? compileCodebook(codebook);
  compiledBooks.set(codebook, compiled);
  return compiled;
}

/** Codes by answer id as the first pass gives them, the form's language and the question known. */
export function firstPassOver(
  answers: readonly GoldAnswer[],
  codebook: Codebook,
): ReadonlyMap<string, readonly string[]> {
  const compiled = compiledOnce(codebook);
  return new Map(
    answers.map(({ id, text, lang, prompt }) => [
      id,
      firstPass(text, compiled, { form: lang, prompt }).map(({ code }) => code),
    ]),
  );
}

/** Whose coding is taken as right. 'both': codes that both coders gave, on the answers they code alike. */
export type RightIs = 'coder A' | 'coder B' | 'both';

export function pairingsOf(
  answers: readonly GoldAnswer[],
  given: ReadonlyMap<string, readonly string[]>,
  rightIs: RightIs,
): readonly Pairing[] {
  const rightOf = ({ coderA, coderB }: GoldAnswer) => (rightIs === 'coder B' ? coderB : coderA);
  return answers
    .filter((answer) => rightIs !== 'both' || sameCodes(answer.coderA, answer.coderB))
    .map((answer) => ({ right: rightOf(answer), measured: given.get(answer.id) ?? [] }));
}

const sameCodes = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((code) => b.includes(code));

const isNoContent = (code: string): boolean => code === 'no_content';

/** The numbers of one half in one language. */
export interface HalfScores {
  readonly all: Score;
  /** Topic codes alone: no_content left out on both sides. */
  readonly withoutNoContent: Score;
  readonly noContent: Score;
}

export function scoresOf(
  answers: readonly GoldAnswer[],
  codebook: Codebook,
  lang: SlipLanguage | 'both',
  rightIs: RightIs = 'coder A',
): HalfScores {
  const some = answers.filter((answer) => lang === 'both' || answer.lang === lang);
  const pairings = pairingsOf(some, firstPassOver(some, codebook), rightIs);
  return {
    all: score(pairings),
    withoutNoContent: score(onlyCodes(pairings, (code) => !isNoContent(code))),
    noContent: score(onlyCodes(pairings, isNoContent)),
  };
}

interface StarterOne {
  readonly version: string;
  readonly codes: readonly {
    readonly id: string;
    readonly name: string;
    readonly definition: string;
    readonly en: readonly string[];
    readonly es: readonly string[];
    readonly unless: { readonly en?: readonly string[]; readonly es?: readonly string[] };
  }[];
}

/** The first draft of the codebook: the baseline, and what a team's own thin codebook looks like. */
export function starterOne(): Codebook {
  const path = '../../shared/change/exit-slip-text/reference/codebook-starter.json';
  const { version, codes } = JSON.parse(readFileSync(join(import.meta.dirname, path), 'utf8')) as StarterOne;
  return {
    version,
    codes: codes.map(({ id, name, definition, en, es, unless }) => ({
      id,
      name,
      nameEs: null,
      definition,
      include: null,
      exclude: null,
      phrases: { en, es },
      unless: { en: unless.en ?? [], es: unless.es ?? [] },
      state: 'active',
    })),
  };
}
