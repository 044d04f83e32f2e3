import type { Code, Codebook } from '../../change/exit-slip-text/codebook.ts';
import type { SuggestedCode } from '../../change/exit-slip-text/first-pass.ts';
import type { SlipLanguage } from '../../change/exit-slip-text/words.ts';
import type { ExitSlipAnswer } from '../../records/classroom.ts';
import type { EditLog } from '../edits/edit-log.ts';
import { codeFinder, type HumanCoding, humanCoding } from '../edits/human-codes.ts';
import type { ItemAnswer, Response } from '../responses.ts';
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

/** A slip and one written answer on it. */
interface Written {
  readonly response: Response;
  readonly written: ItemAnswer;
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
  const known = new Map<ExitSlipAnswer, ReadAnswerText>();
  const read = ({ response, written }: Written): ReadAnswerText => {
    const before = known.get(written.record);
    if (before !== undefined) return before;
    const { lessonDate: date, section, student } = response;
    const { item, answer, record } = written;
    const key = keys.answer(record);
    const asked = { question: item.question, language: item.language };
    const human = humanCoding(rows.get(key), find);
    const suggested = coding.code(answer, asked);
    const text = { key, date, section, student, ...asked, answer, human, suggested };
    known.set(record, text);
    return text;
  };
  const worries = new Set<ExitSlipAnswer>();
  const safetyWorries: ReadAnswerText[] = [];
  if (coding.safetyWorry !== undefined) {
    for (const one of newestFirst(responses)) {
      const { item, answer, record } = one.written;
      if (!coding.safetyWorry(answer, item)) continue;
      worries.add(record);
      safetyWorries.push(read(one));
    }
  }
  return {
    between: (from, to) => {
      const found: ReadAnswerText[] = [];
      for (const one of newestFirst(responses)) {
        const { lessonDate } = one.response;
        if (lessonDate < from || lessonDate > to || worries.has(one.written.record)) continue;
        found.push(read(one));
        if (found.length === MOST_ANSWERS) break;
      }
      return found;
    },
    seenByPeople:
      rows.size === 0
        ? []
        : seenByPeople(responses, (record) => rows.has(keys.answer(record)))
            .filter(({ written }) => !worries.has(written.record))
            .map(read),
    safetyWorries,
  };
}

function seenByPeople(
  responses: readonly Response[],
  isSeen: (record: ExitSlipAnswer) => boolean,
): Written[] {
  return [...newestFirst(responses)].filter(({ written }) => isSeen(written.record));
}

function* newestFirst(responses: readonly Response[]): Generator<Written> {
  for (let i = responses.length - 1; i >= 0; i -= 1) {
    const response = responses[i] as Response;
    for (const written of response.answers) {
      if (written.item.role === 'text' && written.answer.trim() !== '') yield { response, written };
    }
  }
}

/** A code's name in the language of the sheet. */
export function codeName(code: Code, language: SlipLanguage): string {
  return language === 'es' ? (code.nameEs ?? code.name) : code.name;
}
