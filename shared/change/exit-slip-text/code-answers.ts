import type { Codebook } from './codebook.ts';
import { compileCodebook, firstPass, type SuggestedCode } from './first-pass.ts';
import { type LookAlikes, lookAlikes } from './look-alikes.ts';
import type { Mask } from './masking.ts';
import { codesByPeople, type PeopleCoding } from './people-codes.ts';
import type { AnswerContext } from './reading.ts';
import { type SafetyConcern, safetyCheck } from './safety.ts';
import type { SafetyWords } from './safety-words.ts';

/** One free-text answer of a team's slips. */
export interface SlipText {
  /** What ties the answer to its row, the same in every run. */
  readonly key: string;
  readonly text: string;
  readonly context: AnswerContext;
  /** What people said; null = nobody looked. */
  readonly people: PeopleCoding | null;
}

export interface CodingOptions {
  /** Names and numbers are masked in everything that is returned but `safety`. */
  readonly mask: Mask;
  /** The district's own words of harm, in place of the shipped ones. */
  readonly safetyWords?: Partial<SafetyWords>;
}

/** Who decided what the codes of an answer are. */
export type DecidedBy = 'people' | 'first pass' | 'nobody';

export interface CodedAnswer {
  readonly key: string;
  /** The answer, masked. */
  readonly shown: string;
  /** First pass, in the order of the codebook; each with its reason, masked. */
  readonly suggested: readonly SuggestedCode[];
  /** The codes that count: people's where they looked, else the first pass without suggest-only codes. */
  readonly codes: readonly string[];
  readonly decidedBy: DecidedBy;
  /** Words shared with answers that look alike; null for coded answers and lone ones. */
  readonly looksLike: readonly string[] | null;
}

/** A worry about safety: for the adult named by the team, and for nobody else. */
export interface SafetyAnswer {
  readonly key: string;
  readonly concern: SafetyConcern;
}

export interface CodedAnswers {
  /** In the order given, without those that are a worry about safety. */
  readonly answers: readonly CodedAnswer[];
  readonly safety: readonly SafetyAnswer[];
  /** Answers per code, in the order of the codebook, codes without an answer included. */
  readonly counts: readonly { readonly code: string; readonly answers: number }[];
  readonly lookAlikes: readonly LookAlikes[];
  /** Answers that have no code yet and that people should read. */
  readonly notCoded: number;
}

/**
 * The whole first pass for a team. First the safety net: an answer with words of harm gets no code, no quote and no place in a chart,
 * whatever anybody coded. Then the codebook, then what people said, which always wins, then what looks alike among the rest. Pure and
 * deterministic; 200 answers take well under 5 seconds (code-answers.test.ts measures it).
 */
export function codeAnswers(
  answers: readonly SlipText[],
  codebook: Codebook,
  { mask, safetyWords }: CodingOptions,
): CodedAnswers {
  const concernOf = safetyCheck(safetyWords);
  const compiled = compileCodebook(codebook);
  const safety: SafetyAnswer[] = [];
  const coded: (SlipText & Omit<CodedAnswer, 'looksLike'>)[] = [];
  for (const answer of answers) {
    const concern = concernOf(answer.text);
    if (concern !== undefined) {
      safety.push({ key: answer.key, concern });
      continue;
    }
    const found = firstPass(answer.text, compiled, answer.context);
    const suggested = found.map((one) => ({ ...one, because: mask(one.because) }));
    coded.push({ ...answer, shown: mask(answer.text), suggested, ...decided(suggested, answer.people) });
  }
  const groups = lookAlikes(coded.filter((answer) => answer.decidedBy === 'nobody'));
  const shown = groups.map((group) => ({ ...group, sharedWords: group.sharedWords.map(mask) }));
  const wordsOf = new Map(shown.flatMap(({ keys, sharedWords }) => keys.map((key) => [key, sharedWords])));
  return {
    answers: coded.map(({ key, shown: text, suggested, codes, decidedBy }) => ({
      key,
      shown: text,
      suggested,
      codes,
      decidedBy,
      looksLike: wordsOf.get(key) ?? null,
    })),
    safety,
    counts: codebook.codes
      .filter(({ state }) => state !== 'retired')
      .map(({ id }) => ({ code: id, answers: coded.filter(({ codes }) => codes.includes(id)).length })),
    lookAlikes: shown,
    notCoded: coded.filter(({ decidedBy }) => decidedBy === 'nobody').length,
  };
}

function decided(
  suggested: readonly SuggestedCode[],
  people: PeopleCoding | null,
): Pick<CodedAnswer, 'codes' | 'decidedBy'> {
  const byPeople = codesByPeople(suggested, people);
  if (byPeople !== undefined) return { codes: byPeople, decidedBy: 'people' };
  const codes = suggested.filter(({ suggestOnly }) => !suggestOnly).map(({ code }) => code);
  return { codes, decidedBy: codes.length > 0 ? 'first pass' : 'nobody' };
}

/** An answer whose codes another codebook or another check changed: the change log of an edited codebook. */
export interface MovedAnswer {
  readonly key: string;
  readonly gained: readonly string[];
  readonly lost: readonly string[];
}

/** What moved between two passes over the same answers, so that an edited codebook shows what it did. */
export function movedAnswers(before: CodedAnswers, after: CodedAnswers): readonly MovedAnswer[] {
  const codesBefore = new Map(before.answers.map(({ key, codes }) => [key, codes]));
  return after.answers.flatMap(({ key, codes }) => {
    const earlier = codesBefore.get(key);
    if (earlier === undefined) return [];
    const gained = codes.filter((code) => !earlier.includes(code));
    const lost = earlier.filter((code) => !codes.includes(code));
    return gained.length + lost.length === 0 ? [] : { key, gained, lost };
  });
}
