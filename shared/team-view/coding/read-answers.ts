import type { Code, Codebook } from '../../change/exit-slip-text/codebook.ts';
import type { SuggestedCode } from '../../change/exit-slip-text/first-pass.ts';
import type { SlipLanguage } from '../../change/exit-slip-text/words.ts';
import type { ExitSlipAnswer } from '../../records/classroom.ts';
import type { EditLog } from '../edits/edit-log.ts';
import { codeFinder, type HumanCoding, humanCoding } from '../edits/human-codes.ts';
import type { Response } from '../responses.ts';
import type { RowKeys } from '../row-keys.ts';
import type { AnswerCoding } from './answer-coding.ts';

/** A written answer as everybody has read it so far. */
export interface ReadAnswerText {
  readonly key: string;
  readonly date: string;
  readonly section: string | null;
  readonly student: string | null;
  readonly question: string;
  readonly language: SlipLanguage | null;
  /** As given. Masked before it is shown. */
  readonly answer: string;
  readonly suggested: readonly SuggestedCode[];
  /** What people said; null = nobody has looked. */
  readonly human: HumanCoding | null;
}

/** All written answers of a team, newest first; those with a worry about safety are kept apart. */
export interface ReadAnswers {
  readonly between: (from: string, to: string) => readonly ReadAnswerText[];
  /** Answers somebody has coded or checked. */
  readonly seenByPeople: readonly ReadAnswerText[];
  readonly safetyWorries: readonly ReadAnswerText[];
}

/** So many answers are listed: more are not read in a meeting, and older ones stay in the log. */
export const MOST_ANSWERS = 200;

interface Unread {
  readonly date: string;
  readonly section: string | null;
  readonly student: string | null;
  readonly question: string;
  readonly language: SlipLanguage | null;
  readonly record: ExitSlipAnswer;
  readonly answer: string;
}

/** Reads written answers when they are asked for: a year of slips holds thousands, a sheet shows two hundred. */
export function readAnswers(
  responses: readonly Response[],
  codebook: Codebook,
  coding: AnswerCoding,
  log: EditLog,
  keys: RowKeys,
): ReadAnswers {
  const find = codeFinder(codebook);
  const rows = log.rows('human-code');
  const unread = writtenAnswers(responses);
  const known = new Map<Unread, ReadAnswerText>();
  const read = (one: Unread): ReadAnswerText => {
    const before = known.get(one);
    if (before !== undefined) return before;
    const { record, answer, ...rest } = one;
    const key = keys.answer(record);
    const human = humanCoding(rows.get(key), find);
    const text = { ...rest, key, answer, human, suggested: coding.code(answer, one) };
    known.set(one, text);
    return text;
  };
  const worries = new Set(
    coding.safetyWorry === undefined ? [] : unread.filter((one) => coding.safetyWorry?.(one.answer, one)),
  );
  const harmless = unread.filter((one) => !worries.has(one));
  return {
    between: (from, to) =>
      harmless
        .filter(({ date }) => date >= from && date <= to)
        .slice(0, MOST_ANSWERS)
        .map(read),
    seenByPeople:
      rows.size === 0 ? [] : harmless.filter(({ record }) => rows.has(keys.answer(record))).map(read),
    safetyWorries: [...worries].map(read),
  };
}

function writtenAnswers(responses: readonly Response[]): Unread[] {
  const found: Unread[] = [];
  for (const { lessonDate, section, student, answers } of responses) {
    for (const { item, answer, record } of answers) {
      if (item.role !== 'text' || answer.trim() === '') continue;
      const { question, language } = item;
      found.push({ date: lessonDate, section, student, question, language, record, answer });
    }
  }
  return found.reverse();
}

/** The codes that count for an answer: people's, or the first pass where nobody disagreed. */
export function countedCodes({ suggested, human }: ReadAnswerText): readonly string[] {
  if (human !== null && (human.codes.length > 0 || human.unknown.length > 0)) return human.codes;
  return suggested.filter(({ suggestOnly }) => !suggestOnly).map(({ code }) => code);
}

/** A code's name in the language of the sheet. */
export function codeName(code: Code, language: SlipLanguage): string {
  return language === 'es' ? (code.nameEs ?? code.name) : code.name;
}
