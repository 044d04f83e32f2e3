import { type LanguageEvidence, languagesToTry, likelyLanguage } from './language.ts';
import type { Phrase } from './phrase.ts';
import { findPhrase, mayStandIn, type PhraseMatch, type Vocabulary, vocabularyOf } from './phrase-match.ts';
import { clausesOf, type SlipLanguage, type Word } from './words.ts';

/** What is known about an answer beside its words. */
export interface AnswerContext extends LanguageEvidence {
  /** The question as the student read it: "the graph" under "What was confusing?" says something. */
  readonly prompt?: string | null;
}

/** An answer as read in one language. Clauses and words have the same numbers in every language. */
export interface Reading {
  readonly language: SlipLanguage;
  readonly words: readonly Word[];
  readonly vocabulary: Vocabulary;
  readonly clauses: readonly (readonly Word[])[];
  readonly prompt: readonly (readonly Word[])[];
}

/** The answer in every language it may be written in, the likelier first. */
export function readingsOf(answer: string, context: AnswerContext): readonly Reading[] {
  const prompt = context.prompt ?? '';
  const question = context.question ?? likelyLanguage(prompt);
  return languagesToTry(answer, { ...context, question }).map((language) => {
    const clauses = clausesOf(answer, language);
    const words = clauses.flat();
    return { language, clauses, words, vocabulary: vocabularyOf(words), prompt: clausesOf(prompt, language) };
  });
}

/** Where a phrase stands in an answer. */
export interface Place {
  /** Number of the clause; 'whole' = the phrase speaks of the answer as a whole. */
  readonly clause: number | 'whole';
  readonly match: PhraseMatch;
}

/** Every place where a phrase stands; none when its question was not asked. */
export function placesOf(phrase: Phrase, reading: Reading): readonly Place[] {
  if (!mayStandIn(phrase, reading.vocabulary)) return [];
  if (phrase.question !== null && questionWords(phrase, reading) === undefined) return [];
  const { words, clauses, language } = reading;
  if (phrase.anyAnswer) return words.length === 0 ? [] : [{ clause: 'whole', match: beginningOf(words) }];
  if (speaksOfAll(phrase)) {
    return findPhrase(phrase, words, language).map((match) => ({ clause: 'whole', match }));
  }
  return clauses.flatMap((clause, number) => {
    if (phrase.fromStart && number > 0) return [];
    if (phrase.toEnd && number < clauses.length - 1) return [];
    // What begins an answer may go on over the first comma: "Yes, with a drawing".
    const within = phrase.fromStart ? words : clause;
    return findPhrase(phrase, within, language).map((match) => ({ clause: number, match }));
  });
}

/** True for `^idk$`: the answer is this and nothing else. */
export function speaksOfAll(phrase: Phrase): boolean {
  return phrase.fromStart && phrase.toEnd;
}

/** The words of the question for which a phrase waits; undefined when it waits for others. */
export function questionWords({ question }: Phrase, { prompt, language }: Reading): string | undefined {
  if (question === null) return undefined;
  return prompt.flatMap((words) => findPhrase(question, words, language))[0]?.words;
}

/** Words of a long answer shown as the reason of an any-answer phrase. */
const LONGEST_REASON = 6;

function beginningOf(words: readonly Word[]): PhraseMatch {
  const shown = words.slice(0, LONGEST_REASON).map((word) => word.written);
  const cut = words.length > LONGEST_REASON ? ' …' : '';
  return { from: 0, to: words.length, words: shown.join(' ') + cut, misspelled: false };
}
