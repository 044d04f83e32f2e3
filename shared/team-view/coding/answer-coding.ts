import type { Codebook } from '../../change/exit-slip-text/codebook.ts';
import {
  type CompiledCodebook,
  compileCodebook,
  firstPass,
  type SuggestedCode,
} from '../../change/exit-slip-text/first-pass.ts';
import { lookAlikes } from '../../change/exit-slip-text/look-alikes.ts';
import { type SafetyCheck, safetyCheck } from '../../change/exit-slip-text/safety.ts';
import type { SlipLanguage } from '../../change/exit-slip-text/words.ts';

/** The question as the student read it: it says something about the answer. */
export interface AskedQuestion {
  readonly question: string;
  /** Language of its wording; null = not known. */
  readonly language: SlipLanguage | null;
}

/** A written answer, for those who read it. */
export interface WrittenAnswer extends AskedQuestion {
  readonly key: string;
  readonly answer: string;
}

/** How a team's written answers are read before people do. */
export interface AnswerCoding {
  /** Codes of an answer with the words that caused each. */
  readonly code: (answer: string, asked: AskedQuestion) => readonly SuggestedCode[];
  /** Answers without a code that look alike: for each key the words they share. Never counted. */
  readonly lookAlikes?: (answers: readonly WrittenAnswer[]) => ReadonlyMap<string, string>;
  /** An answer that shows a worry about safety: it goes to the named adult and nowhere else. */
  readonly safetyWorry?: (answer: string, asked: AskedQuestion) => boolean;
  /** Further masking, before that of the exit-slip engine and of the roster. */
  readonly mask?: (answer: string) => string;
}

/** Makes the coding of a team from its codebook. */
export type AnswerCodingFor = (codebook: Codebook) => AnswerCoding;

/**
 * Codebooks compiled before, by what they say. Most teams share the starter codebook, and compiling it takes longer than reading a
 * class set of slips. A night has few codebooks; beyond these the oldest is forgotten.
 */
const compiledBefore = new Map<string, CompiledCodebook>();
const MOST_COMPILED = 50;

function compiled(codebook: Codebook): CompiledCodebook {
  const key = JSON.stringify(codebook.codes);
  const before = compiledBefore.get(key);
  if (before !== undefined) return before;
  const made = compileCodebook(codebook);
  const [oldest] = compiledBefore.keys();
  if (compiledBefore.size >= MOST_COMPILED && oldest !== undefined) compiledBefore.delete(oldest);
  compiledBefore.set(key, made);
  return made;
}

/** The first pass by codebook, and nothing else. The same text is read once: "idk" comes a hundred times. */
const firstPassCoding: AnswerCodingFor = (codebook) => {
  let phrases: CompiledCodebook | undefined;
  return {
    code: remembered((answer, { language, question }) => {
      phrases ??= compiled(codebook);
      return firstPass(answer, phrases, { question: language, prompt: question });
    }),
  };
};

/** The words of harm are compiled when the first answer is read. */
let wordsOfHarm: SafetyCheck | undefined;

/** Reads answers with the whole exit-slip engine: first pass by codebook, answers that look alike, words of harm. */
export const exitSlipCoding: AnswerCodingFor = (codebook) => ({
  ...firstPassCoding(codebook),
  lookAlikes: (answers) => {
    const uncoded = answers.map(({ key, answer, question, language }) => ({
      key,
      text: answer,
      context: { question: language, prompt: question },
    }));
    return new Map(
      lookAlikes(uncoded).flatMap(({ keys, sharedWords }) =>
        keys.map((key) => [key, sharedWords.join(', ')] as const),
      ),
    );
  },
  safetyWorry: remembered((answer) => {
    wordsOfHarm ??= safetyCheck();
    return wordsOfHarm(answer) !== undefined;
  }),
});

function remembered<Value>(
  read: (answer: string, asked: AskedQuestion) => Value,
): (answer: string, asked: AskedQuestion) => Value {
  const known = new Map<string, { readonly value: Value }>();
  return (answer, asked) => {
    const key = `${asked.question}\n${answer}`;
    const before = known.get(key);
    if (before !== undefined) return before.value;
    const value = read(answer, asked);
    known.set(key, { value });
    return value;
  };
}
