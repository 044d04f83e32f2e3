import type { Code, Codebook } from './codebook.ts';
import { type LanguageEvidence, languagesToTry } from './language.ts';
import { compilePhrase, findInClause, type Phrase } from './phrase.ts';
import { clausesOf, type SlipLanguage } from './words.ts';

/** A code the first pass proposes, with the student's words that caused it. */
export interface SuggestedCode {
  readonly code: string;
  readonly because: string;
  /** A word was read with one letter changed. */
  readonly misspelled: boolean;
  /** The code's precision was too low lately: shown, never counted. */
  readonly suggestOnly: boolean;
}

interface CompiledCode {
  readonly code: Code;
  readonly phrases: Readonly<Record<SlipLanguage, readonly Phrase[]>>;
  readonly unless: Readonly<Record<SlipLanguage, readonly Phrase[]>>;
}

/** A codebook with its phrases compiled once. */
export type CompiledCodebook = readonly CompiledCode[];

export function compileCodebook(codebook: Codebook): CompiledCodebook {
  const compile = (phrases: Readonly<Record<SlipLanguage, readonly string[]>>) => ({
    en: phrases.en.map((phrase) => compilePhrase(phrase, 'en')),
    es: phrases.es.map((phrase) => compilePhrase(phrase, 'es')),
  });
  return codebook.codes
    .filter((code) => code.state !== 'retired')
    .map((code) => ({ code, phrases: compile(code.phrases), unless: compile(code.unless) }));
}

/**
 * First pass over one answer: every code one of whose phrases stands in it, in a clause that no "unless" phrase vetoes.
 * No phrase, no code: a third of the answers stay for people to read, and that is the honest result.
 * Deterministic; every code carries the words that caused it.
 *
 * Source of the rules: Butler et al. 2024 (doi 10.1145/3626253.3635593): tools do not make a code base, they apply one.
 *
 * @example firstPass("i didn't get it", book, { form: 'en' })[0]?.code === 'confused'
 */
export function firstPass(
  answer: string,
  codebook: CompiledCodebook,
  evidence: LanguageEvidence,
): readonly SuggestedCode[] {
  const found = new Map<string, SuggestedCode>();
  for (const language of languagesToTry(answer, evidence)) {
    const clauses = clausesOf(answer, language);
    for (const { code, phrases, unless } of codebook) {
      if (found.has(code.id)) continue;
      for (const words of clauses) {
        const alone = clauses.length === 1;
        const match = phrases[language].map((phrase) => findInClause(phrase, words, alone)).find(Boolean);
        if (!match || unless[language].some((phrase) => findInClause(phrase, words, alone))) continue;
        found.set(code.id, {
          code: code.id,
          because: match.words,
          misspelled: match.misspelled,
          suggestOnly: code.state === 'suggest-only',
        });
        break;
      }
    }
  }
  return codebook.flatMap(({ code }) => found.get(code.id) ?? []);
}
