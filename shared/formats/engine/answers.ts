import { createHash } from 'node:crypto';
import { type SchoolYear, schoolYearOfDate } from '../../standards/school-year.ts';
import type { RowMapper, TableFacts } from '../format-contract.ts';
import type { ReadFormat } from '../format-definition.ts';
import { columnKeys, headerKey } from '../header-names.ts';
import { isFinding } from '../values/finding.ts';
import { teamOf } from './facts.ts';
import { type TableBinding, trimmedCell } from './table-binding.ts';

/** A column of a form export that holds answers. */
interface Question {
  readonly position: number;
  readonly text: string;
  /** 2 for the second column with the same text. */
  readonly ordinal: number;
}

/**
 * Headers that say who answered, in the words of English and Spanish forms. Their cells keep two slips of one second apart. They are
 * answers like all others; which of them is the student id, the team's Items sheet says later.
 */
const RESPONDENT = new RegExp(
  `^(?:(?:whatisyour|whatsyour|your|which|cuales(?:tu|su)|tu|su|students?)?(?:${[
    'id',
    'email',
    'emailaddress',
    'username',
    '(?:full|first|last)?name',
    'student(?:id|number|name)?',
    '(?:student)?id(?:number)?',
    'section',
    'class',
    'period',
    'correo(?:electronico)?',
    'direcciondecorreoelectronico',
    'nombre(?:completo|deusuario)?',
    '(?:id|numero|nombre)de(?:l|la)?estudiante',
    'matricula',
    'seccion',
    'clase',
    'periodo',
    'grupo',
  ].join('|')}))(?:areyouin|doyouhavemath)?$`,
);

const HASH_LENGTH = 20;

function hash(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, HASH_LENGTH);
}

/** Counts how often a key has come up in this pass: 1 for the first time. */
function counter(): (key: string) => number {
  const counts = new Map<string, number>();
  return (key) => {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count;
  };
}

/** A form export bound to its table. */
export interface BoundAnswers {
  mapper(): RowMapper;
  readonly notes: readonly string[];
}

/**
 * Binds a form export: each cell below a question is one exit-slip answer, kept as given, empty ones too. Keys depend on the cell, the
 * question and the moment alone, so columns that the owner adds, moves or deletes change the key of no other answer.
 */
export function bindAnswers(
  answers: NonNullable<ReadFormat['answers']>,
  table: TableBinding,
  format: ReadFormat,
): BoundAnswers {
  const { facts } = table;
  const submittedAt = table.position(answers.submittedAt);
  if (submittedAt !== undefined) table.holdsDates(submittedAt);
  const questions = questionsOf(answers, table, format, submittedAt);
  const respondents = facts.headers.flatMap((header, position) =>
    position !== submittedAt && RESPONDENT.test(headerKey(header)) ? [position] : [],
  );
  for (const position of respondents) table.need(position);
  return {
    mapper: () => answerMapper({ facts, table, submittedAt: submittedAt ?? -1, questions, respondents }),
    notes: notesOf(facts, questions),
  };
}

function questionsOf(
  answers: NonNullable<ReadFormat['answers']>,
  table: TableBinding,
  format: ReadFormat,
  submittedAt: number | undefined,
): readonly Question[] {
  const without = new Set((answers.notQuestions ?? []).flatMap((name) => columnKeys(name, format.aliases)));
  const prefixes = (answers.notQuestionsStarting ?? []).map((start) => start.toLowerCase());
  const ordinalOf = counter();
  return table.facts.headers.flatMap((header, position): Question[] => {
    const text = header.trim().replace(/\s+/g, ' ');
    if (position === submittedAt || text === '' || without.has(headerKey(text))) return [];
    if (prefixes.some((prefix) => text.toLowerCase().startsWith(prefix))) return [];
    table.need(position);
    return [{ position, text, ordinal: ordinalOf(text) }];
  });
}

function notesOf(facts: TableFacts, questions: readonly Question[]): readonly string[] {
  const unnamed = facts.headers.filter((header) => header.trim() === '').length;
  const twice = questions.filter(({ ordinal }) => ordinal === 2).map(({ text }) => `"${text}"`);
  return [
    ...(unnamed > 0 ? [`${unnamed} column(s) without a heading were left out.`] : []),
    ...(twice.length > 0
      ? [`The same question stands in several columns; they are kept apart: ${twice.join(', ')}.`]
      : []),
  ];
}

interface AnswerPlan {
  readonly facts: TableFacts;
  readonly table: TableBinding;
  readonly submittedAt: number;
  readonly questions: readonly Question[];
  /** Positions of the columns that say who answered. */
  readonly respondents: readonly number[];
}

function answerMapper(plan: AnswerPlan): RowMapper {
  const { facts, questions } = plan;
  const team = teamOf(facts);
  const parse = plan.table.parsers.timestamp;
  const slipOrdinal = counter();
  const answerOrdinal = counter();
  return (cells, _sourceRow, out) => {
    const stamp = trimmedCell(cells[plan.submittedAt]);
    const header = facts.headers[plan.submittedAt] ?? null;
    if (questions.every(({ position }) => trimmedCell(cells[position]) === '')) {
      return out.setAside(stamp === '' ? 'empty row' : 'slip without any answer');
    }
    if (stamp === '') return out.problem(header, '', 'value-missing', 'The slip has no timestamp.');
    const moment = parse(stamp);
    if (isFinding(moment))
      return out.problem(header, cells[plan.submittedAt] ?? '', moment.code, moment.message);
    const submittedAt = String(moment);
    const lessonDate = submittedAt.slice(0, 10);
    const respondent = hash(submittedAt, ...plan.respondents.map((position) => trimmedCell(cells[position])));
    const responseKey = hash(respondent, String(slipOrdinal(respondent)));
    for (const { position, text, ordinal: questionOrdinal } of questions) {
      const answer = trimmedCell(cells[position]);
      const answerHash = hash(answer);
      out.record('exit-slip-answer', {
        schoolYear: schoolYearOfDate(lessonDate) satisfies SchoolYear,
        teamId: team,
        form: facts.form,
        submittedAt,
        lessonDate,
        responseKey,
        question: text,
        questionOrdinal,
        answerHash,
        ordinal: answerOrdinal(`${submittedAt} ${questionOrdinal} ${answerHash} ${text}`),
        answer: answer === '' ? null : answer,
      });
    }
  };
}
