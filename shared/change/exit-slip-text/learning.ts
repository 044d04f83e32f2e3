import type { Code, Codebook } from './codebook.ts';
import { compileCodebook, firstPass, type SuggestedCode } from './first-pass.ts';
import { languagesToTry } from './language.ts';
import { compilePhrase } from './phrase.ts';
import { type AnswerContext, placesOf, type Reading, readingsOf } from './reading.ts';
import { isSmallWord } from './small-words.ts';
import { type SlipLanguage, stemOf, type Word } from './words.ts';

/** An answer that people coded, with what is needed to read it again. */
export interface CodedByPeople {
  readonly text: string;
  readonly context: AnswerContext;
  readonly people: readonly string[];
}

/** A change of the codebook that the checked answers speak for. Asked of the team, never made silently. */
export type Proposal =
  | {
      readonly kind: 'add';
      readonly code: string;
      readonly language: SlipLanguage;
      readonly phrase: string;
      /** Checked answers that people gave the code to and the phrase would have found. */
      readonly found: number;
      /** Checked answers that people did not give it to and the phrase would have marked. */
      readonly wrong: number;
    }
  | {
      readonly kind: 'take out';
      readonly code: string;
      readonly language: SlipLanguage;
      readonly phrase: string;
      /** Checked answers that the phrase marked, and those of them that people kept. */
      readonly marked: number;
      readonly kept: number;
    };

export interface Lesson {
  readonly checked: number;
  /** Checked answers whose codes people changed. */
  readonly changed: number;
  readonly proposals: readonly Proposal[];
}

/** A phrase must have been missed in two answers at least, and be right in four of five checked answers it stands in. */
const FEWEST_FOUND = 2;
const LEAST_RIGHT = 0.8;
const LIKELY_CHANCE = 0.02;
const MOST_PER_CODE = 3;
const LONGEST_PHRASE = 3;
/** A phrase of the codebook is asked about when people kept fewer than one in four of the answers it marked. */
const FEWEST_MARKED = 3;
const MISLED = 4;

/**
 * What the team's corrections say about its codebook: phrases that were missing, phrases that misled.
 *
 * Words and runs of two or three words of the answers a code was added to are tried as phrases; one is proposed when it would have found two
 * missed answers or more and would be right in at least 80 % of the checked answers it stands in. At most three per code, the one that
 * finds most first, each counted on what the ones before it leave.
 *
 * @example "You changed 14 of 62; 9 of them because 'partner' was missing" is
 *   { checked: 62, changed: 14, proposals: [{ kind: 'add', code: 'peers', phrase: 'partner', found: 9, wrong: 0, language: 'en' }] }
 */
export function learnFrom(rows: readonly CodedByPeople[], codebook: Codebook): Lesson {
  const compiled = compileCodebook(codebook);
  const read = rows.map(
    (row): ReadRow => ({
      ...row,
      readings: readingsOf(row.text, row.context),
      suggested: firstPass(row.text, compiled, row.context),
    }),
  );
  const active = codebook.codes.filter(({ state }) => state !== 'retired');
  return {
    checked: rows.length,
    changed: read.filter(isChanged).length,
    proposals: active.flatMap((code) => [...missingPhrases(code, read), ...misleadingPhrases(code, read)]),
  };
}

interface ReadRow extends CodedByPeople {
  readonly readings: readonly Reading[];
  readonly suggested: readonly SuggestedCode[];
}

function isChanged({ suggested, people }: ReadRow): boolean {
  return suggested.length !== people.length || suggested.some(({ code }) => !people.includes(code));
}

const gives = (row: ReadRow, code: string): boolean => row.suggested.some((one) => one.code === code);

function missingPhrases(code: Code, rows: readonly ReadRow[]): readonly Proposal[] {
  let missed = rows.filter((row) => row.people.includes(code.id) && !gives(row, code.id));
  const proposals: Proposal[] = [];
  while (proposals.length < MOST_PER_CODE && missed.length >= FEWEST_FOUND) {
    const best = bestPhrase(code, missed, rows);
    if (best === undefined) break;
    proposals.push(best.proposal);
    missed = missed.filter((row) => !best.stands(row));
  }
  return proposals;
}

interface Candidate {
  readonly proposal: Extract<Proposal, { kind: 'add' }>;
  readonly stands: (row: ReadRow) => boolean;
}

function bestPhrase(code: Code, missed: readonly ReadRow[], rows: readonly ReadRow[]): Candidate | undefined {
  const candidates = new Map<string, { phrase: string; language: SlipLanguage }>();
  for (const row of missed) {
    const language = languagesToTry(row.text, row.context)[0] ?? 'en';
    for (const phrase of runsOfWords(row, language))
      candidates.set(`${language} ${phrase}`, { phrase, language });
  }
  let best: Candidate | undefined;
  for (const { phrase, language } of candidates.values()) {
    const candidate = weigh(code, phrase, language, missed, rows);
    if (candidate !== undefined && (best === undefined || isBetter(candidate.proposal, best.proposal)))
      best = candidate;
  }
  return best;
}

/** More found first, then fewer wrong, then fewer words, then the order of the alphabet. */
function isBetter(one: Candidate['proposal'], other: Candidate['proposal']): boolean {
  const words = (phrase: string) => phrase.split(' ').length;
  const order =
    other.found - one.found ||
    one.wrong - other.wrong ||
    words(one.phrase) - words(other.phrase) ||
    (one.phrase < other.phrase ? -1 : 1);
  return order < 0;
}

function weigh(
  code: Code,
  phrase: string,
  language: SlipLanguage,
  missed: readonly ReadRow[],
  rows: readonly ReadRow[],
): Candidate | undefined {
  const compiled = compilePhrase(phrase, language);
  if (compiled === undefined) return undefined;
  const stands = ({ readings }: ReadRow): boolean =>
    readings.some((reading) => reading.language === language && placesOf(compiled, reading).length > 0);
  const found = missed.filter(stands).length;
  if (found < FEWEST_FOUND) return undefined;
  if (couldBeChance(found, rows.filter(({ people }) => people.includes(code.id)).length / rows.length))
    return undefined;
  const marked = rows.filter(stands);
  const wrong = marked.filter(({ people }) => !people.includes(code.id)).length;
  if (marked.length - wrong < LEAST_RIGHT * marked.length) return undefined;
  return { proposal: { kind: 'add', code: code.id, language, phrase, found, wrong }, stands };
}

/**
 * A code that half of the answers carry goes with any word twice. The phrase must be found more often than a word that has nothing to do with
 * the code would be: share of the code to the power of the answers found.
 */
function couldBeChance(found: number, share: number): boolean {
  return share ** found > LIKELY_CHANCE;
}

/**
 * Runs of one to three words within a clause; a run neither begins nor ends with a small word, unless it says no, and says more than the
 * question did: students take its words up whatever they answer.
 */
function runsOfWords({ readings }: ReadRow, language: SlipLanguage): readonly string[] {
  const reading = readings.find((one) => one.language === language);
  const asked = new Set((reading?.prompt ?? []).flat().map(({ plain }) => stemOf(plain, language)));
  const isAsked = (word: Word) => asked.has(stemOf(word.plain, language));
  return (reading?.clauses ?? []).flatMap((words) =>
    words.flatMap((_, start) =>
      Array.from({ length: LONGEST_PHRASE }, (__, more) => words.slice(start, start + more + 1))
        .filter((run, more) => run.length === more + 1 && saysSomething(run) && !run.every(isAsked))
        .map((run) => run.map(({ plain }) => plain).join(' ')),
    ),
  );
}

function saysSomething(run: readonly Word[]): boolean {
  const [first, last] = [run[0], run.at(-1)];
  const isOpen = (word: Word | undefined) =>
    word !== undefined && !isSmallWord(word.plain) && /^[a-z]{2,}$/.test(word.plain);
  return (
    isOpen(first) &&
    isOpen(last) &&
    !(run.length === 1 && /^(?:no|not|never|nunca)$/.test(first?.plain ?? ''))
  );
}

function misleadingPhrases(code: Code, rows: readonly ReadRow[]): readonly Proposal[] {
  const byPhrase = new Map<string, { marked: number; kept: number }>();
  for (const row of rows) {
    const phrase = row.suggested.find((one) => one.code === code.id)?.phrase;
    if (phrase === undefined) continue;
    const { marked, kept } = byPhrase.get(phrase) ?? { marked: 0, kept: 0 };
    byPhrase.set(phrase, { marked: marked + 1, kept: kept + (row.people.includes(code.id) ? 1 : 0) });
  }
  return [...byPhrase].flatMap(([phrase, { marked, kept }]): Proposal[] =>
    marked >= FEWEST_MARKED && MISLED * kept < marked
      ? [{ kind: 'take out', code: code.id, language: languageOf(code, phrase), phrase, marked, kept }]
      : [],
  );
}

const languageOf = (code: Code, phrase: string): SlipLanguage =>
  code.phrases.en.includes(phrase) ? 'en' : 'es';

/**
 * The codebook with one proposal the team said yes to: one phrase more or less, version + 1. A yes given twice changes nothing. Answers that
 * people checked keep their codes whatever the codebook says; only the others are read anew.
 */
export function acceptPhrase(
  codebook: Codebook,
  { kind, code, language, phrase }: Pick<Proposal, 'kind' | 'code' | 'language' | 'phrase'>,
): Codebook {
  const before = codebook.codes.find(({ id }) => id === code);
  if (before === undefined || before.phrases[language].includes(phrase) === (kind === 'add')) return codebook;
  const phrases =
    kind === 'add'
      ? [...before.phrases[language], phrase]
      : before.phrases[language].filter((other) => other !== phrase);
  const after: Code = { ...before, phrases: { ...before.phrases, [language]: phrases } };
  return {
    version: nextVersion(codebook.version),
    codes: codebook.codes.map((other) => (other.id === code ? after : other)),
  };
}

/**
 * @example nextVersion('starter-2') === 'starter-2.1'
 * @example nextVersion('starter-2.1') === 'starter-2.2'
 */
export function nextVersion(version: string): string {
  const [, base, number] = /^(.*)\.(\d+)$/.exec(version) ?? [];
  return base === undefined ? `${version}.1` : `${base}.${Number(number) + 1}`;
}
