import type { Codebook } from '../../change/exit-slip-text/codebook.ts';
import { compileCodebook, firstPass, type SuggestedCode } from '../../change/exit-slip-text/first-pass.ts';
import type { SlipLanguage } from '../../change/exit-slip-text/words.ts';

/** A written answer, for those who read it. */
export interface WrittenAnswer {
  readonly key: string;
  readonly answer: string;
  /** Language of the question's wording; null = not known. */
  readonly language: SlipLanguage | null;
}

/** How a team's written answers are read before people do. Given by the caller; without it the first pass alone is used. */
export interface AnswerCoding {
  /** Codes of an answer with the words that caused each. */
  readonly code: (answer: string, language: SlipLanguage | null) => readonly SuggestedCode[];
  /** Answers without a code that look alike: for each key the words they share. Never counted. */
  readonly lookAlikes?: (answers: readonly WrittenAnswer[]) => ReadonlyMap<string, string>;
  /** An answer that shows a worry about safety: it goes to the named adult and nowhere else. */
  readonly safetyWorry?: (answer: string, language: SlipLanguage | null) => boolean;
  /** Further masking of what leaves the team, on top of the names of roster and team. */
  readonly mask?: (answer: string) => string;
}

/** Makes the coding of a team from its codebook. */
export type AnswerCodingFor = (codebook: Codebook) => AnswerCoding;

/** The first pass by codebook, and nothing else. The same text is read once: "idk" comes a hundred times. */
export const firstPassCoding: AnswerCodingFor = (codebook) => {
  const compiled = compileCodebook(codebook);
  const known = new Map<string, readonly SuggestedCode[]>();
  return {
    code: (answer, language) => {
      const key = `${language ?? ''}\n${answer}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      const codes = firstPass(answer, compiled, { question: language });
      known.set(key, codes);
      return codes;
    },
  };
};
