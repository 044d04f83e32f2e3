import type { Code, Codebook, PhrasesByLanguage } from './codebook.ts';
import { compilePhrase, type Phrase } from './phrase.ts';
import {
  type AnswerContext,
  type Place,
  placesOf,
  questionWords,
  type Reading,
  readingsOf,
  speaksOfAll,
} from './reading.ts';
import type { SlipLanguage } from './words.ts';

export type { AnswerContext } from './reading.ts';

/** A code the first pass proposes, with the student's words that caused it. */
export interface SuggestedCode {
  readonly code: string;
  /** The student's words; where the question played a part, its words follow in square brackets. */
  readonly because: string;
  /** The phrase of the codebook that stands there. */
  readonly phrase: string;
  /** A word was read with one letter changed, or by its sound. */
  readonly misspelled: boolean;
  /** The code's precision was too low lately: shown, never counted. */
  readonly suggestOnly: boolean;
}

type CompiledPhrases = Readonly<Record<SlipLanguage, readonly Phrase[]>>;

interface CompiledCode {
  readonly code: Code;
  readonly phrases: CompiledPhrases;
  readonly unless: CompiledPhrases;
}

/** A codebook with its phrases compiled once. */
export type CompiledCodebook = readonly CompiledCode[];

/** Retired codes are left out, phrases that cannot be read as well (`unreadablePhrases` names them). */
export function compileCodebook(codebook: Codebook): CompiledCodebook {
  return codebook.codes
    .filter((code) => code.state !== 'retired')
    .map((code) => ({ code, phrases: compilePhrases(code.phrases), unless: compilePhrases(code.unless) }));
}

export function compilePhrases({ en, es }: PhrasesByLanguage): CompiledPhrases {
  return {
    en: en.flatMap((phrase) => compilePhrase(phrase, 'en') ?? []),
    es: es.flatMap((phrase) => compilePhrase(phrase, 'es') ?? []),
  };
}

/**
 * First pass over one answer: every code one of whose phrases stands in it, in a clause that no "unless" phrase vetoes.
 * No phrase, no code: the rest of the answers stay for people to read, and that is the honest result.
 * Deterministic; every code carries the words that caused it.
 *
 * - A phrase for the whole answer (`^idk$`) uses the answer up: where one stands, other kinds of phrase are not looked at.
 * - An unless-phrase that is part of the phrase itself does not veto it: "nothing made sense" holds though "nothing" vetoes.
 * - `*` (any answer to a question) is vetoed by an unless-phrase anywhere in the answer.
 *
 * Source of the rules: Butler et al. 2024 (doi 10.1145/3626253.3635593): tools do not make a code base, they apply one.
 *
 * @example firstPass("i didn't get it", book, { form: 'en' })[0]?.code === 'confused'
 */
export function firstPass(
  answer: string,
  codebook: CompiledCodebook,
  context: AnswerContext,
): readonly SuggestedCode[] {
  const readings = readingsOf(answer, context);
  const found = codebook.flatMap((compiled) => causeOf(compiled, readings) ?? []);
  const ofWholeAnswer = found.filter(({ phrase }) => speaksOfAll(phrase));
  return (ofWholeAnswer.length > 0 ? ofWholeAnswer : found).map((cause) => suggestionOf(cause, answer));
}

/** A phrase of a code that stands in an answer, unvetoed. */
interface Cause {
  readonly code: Code;
  readonly phrase: Phrase;
  readonly place: Place;
  readonly reading: Reading;
}

/** The first phrase of a code that stands; a phrase for the whole answer before any other. */
function causeOf({ code, phrases, unless }: CompiledCode, readings: readonly Reading[]): Cause | undefined {
  let first: Cause | undefined;
  for (const reading of readings) {
    for (const phrase of phrases[reading.language]) {
      if (first !== undefined && !speaksOfAll(phrase)) continue;
      const place = placesOf(phrase, reading).find((found) => !isVetoed(found, phrase, unless, readings));
      if (place === undefined) continue;
      const cause = { code, phrase, place, reading };
      if (speaksOfAll(phrase)) return cause;
      first = cause;
    }
  }
  return first;
}

/** A phrase for the whole answer holds all of its words: nothing in it can speak against it. */
function isVetoed(
  place: Place,
  phrase: Phrase,
  unless: CompiledPhrases,
  readings: readonly Reading[],
): boolean {
  if (speaksOfAll(phrase)) return false;
  return readings.some((reading) =>
    unless[reading.language].some((against) =>
      placesOf(against, reading).some((veto) => phrase.anyAnswer || speaksAgainst(veto, place)),
    ),
  );
}

/** A veto counts in its own clause, unless it is part of the phrase it would veto. */
function speaksAgainst(veto: Place, place: Place): boolean {
  if (veto.clause === 'whole') return true;
  if (veto.clause !== place.clause) return false;
  const [inner, outer] = [veto.match, place.match];
  const isPart = inner.from >= outer.from && inner.to <= outer.to;
  const isShorter = inner.to - inner.from < outer.to - outer.from;
  return !(isPart && isShorter);
}

function suggestionOf({ code, phrase, place, reading }: Cause, answer: string): SuggestedCode {
  const asked = questionWords(phrase, reading);
  const words = place.match.words === '' ? answer.trim() || '–' : place.match.words;
  return {
    code: code.id,
    because: asked === undefined ? words : `${words} [${asked}]`,
    phrase: phrase.written,
    misspelled: place.match.misspelled,
    suggestOnly: code.state === 'suggest-only',
  };
}
