import type { Code, Codebook } from './codebook.ts';
import type { SuggestedCode } from './first-pass.ts';

/** What people did with one row of the sheet "Code these". */
export interface PeopleCoding {
  /** Codes a person chose; empty = none chosen. */
  readonly codes: readonly string[];
  /** "Checked: yes". Without codes of their own it means: I agree with the first pass. */
  readonly checked: boolean;
}

/** An answer that people looked at, with what the first pass had said. */
export interface CheckedAnswer {
  /** Codes the first pass gives, suggest-only ones too. */
  readonly suggested: readonly string[];
  /** Codes people gave or confirmed. */
  readonly people: readonly string[];
}

/**
 * What people say the codes of an answer are: their own codes, or the suggested ones where they only ticked "Checked". Undefined when nobody
 * looked. There is no way to say "no code at all" but the code No content: an empty row that is not ticked says nothing.
 */
export function codesByPeople(
  suggested: readonly Pick<SuggestedCode, 'code'>[],
  people: PeopleCoding | null,
): readonly string[] | undefined {
  if (people === null) return undefined;
  if (people.codes.length > 0) return [...new Set(people.codes)];
  return people.checked ? suggested.map(({ code }) => code) : undefined;
}

/** How many of the newest checked answers with a code decide whether it is still counted, and how few say nothing yet. */
const LATELY = 30;
const TOO_FEW = 10;
const LEAST_PRECISION = 0.6;

/** How often people kept a code of late. */
export interface RecentPrecision {
  readonly marked: number;
  readonly kept: number;
}

/** Precision of a code over the last 30 checked answers to which the first pass gave it. `rows`: oldest first. */
export function recentPrecision(rows: readonly CheckedAnswer[], code: string): RecentPrecision {
  const marked = rows.filter(({ suggested }) => suggested.includes(code)).slice(-LATELY);
  return { marked: marked.length, kept: marked.filter(({ people }) => people.includes(code)).length };
}

/**
 * The codebook as it counts today: a code that people kept in fewer than 6 of 10 of its last 30 checked answers (10 at least) is
 * "suggest-only": shown on the sheet, counted nowhere until people confirm it. Worked out anew each time, so that a code whose phrases were
 * mended counts again. `rows`: all checked answers, oldest first.
 */
export function withSuggestOnly(codebook: Codebook, rows: readonly CheckedAnswer[]): Codebook {
  const stateOf = (code: Code): Code['state'] => {
    if (code.state !== 'active') return code.state;
    const { marked, kept } = recentPrecision(rows, code.id);
    return marked >= TOO_FEW && kept < LEAST_PRECISION * marked ? 'suggest-only' : 'active';
  };
  return { ...codebook, codes: codebook.codes.map((code) => ({ ...code, state: stateOf(code) })) };
}

/** How the first pass and the team agree on one code. Never one number for all codes together. */
export interface CodeAgreement {
  readonly code: string;
  /** Checked answers. */
  readonly checked: number;
  /** Answers the first pass gave the code to. */
  readonly marked: number;
  /** Answers people gave it to. */
  readonly byPeople: number;
  /** Both. */
  readonly both: number;
  /** both / marked; null when the first pass never gave it. */
  readonly precision: number | null;
  /** both / byPeople; null when people never gave it. */
  readonly recall: number | null;
}

/**
 * Agreement per code over the checked answers, codes in the order of the codebook, codes that nobody used left out.
 *
 * @example marked 14, people 15, both 12: precision 12/14 = 0.857, recall 12/15 = 0.8
 */
export function agreementByCode(
  rows: readonly CheckedAnswer[],
  { codes }: Codebook,
): readonly CodeAgreement[] {
  return codes.flatMap(({ id }) => {
    const marked = rows.filter(({ suggested }) => suggested.includes(id));
    const byPeople = rows.filter(({ people }) => people.includes(id)).length;
    const both = marked.filter(({ people }) => people.includes(id)).length;
    if (marked.length === 0 && byPeople === 0) return [];
    const share = (of: number) => (of === 0 ? null : both / of);
    return {
      code: id,
      checked: rows.length,
      marked: marked.length,
      byPeople,
      both,
      precision: share(marked.length),
      recall: share(byPeople),
    };
  });
}
