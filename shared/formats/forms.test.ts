import { describe, expect, it } from 'vitest';
import type { TableFacts } from './format-contract.ts';
import { looseTable, type MappedTable, mapTable } from './map-table.ts';
import { recognise } from './recognise.ts';

function map(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  facts: Partial<TableFacts> = {},
) {
  const found = recognise(
    looseTable(headers, rows, { fileName: 'slips.csv', localDate: '2026-02-01', teamId: 'oak', ...facts }),
  );
  if (found.kind !== 'format') throw new Error(found.message);
  return { format: found.format, mapped: mapTable(found.format, rows) };
}

const answersOf = (mapped: MappedTable) => mapped.records.map(({ record }) => record);
const keyOf = (record: Readonly<Record<string, unknown>>) =>
  ['teamId', 'form', 'submittedAt', 'question', 'questionOrdinal', 'answerHash', 'ordinal']
    .map((field) => record[field])
    .join(' ');

const HEADERS = ['Timestamp', 'Student ID', 'I explained my thinking.', 'What helped you? '];
const ROWS = [
  ['10/6/2025 10:42:03', '600218', 'No', 'drawing it'],
  ['10/6/2025 10:42:03', '338891', 'No', ''],
];

describe('Google Forms', () => {
  it('makes one record of every cell below a question, empty ones too', () => {
    const { format, mapped } = map(HEADERS, ROWS);
    expect(format).toMatchObject({ name: 'google_forms', recordTypes: ['exit-slip-answer'] });
    expect(answersOf(mapped)).toHaveLength(6);
    expect(answersOf(mapped)[1]).toEqual({
      schoolYear: '2025-26',
      teamId: 'oak',
      form: '-',
      submittedAt: '2025-10-06T10:42:03',
      lessonDate: '2025-10-06',
      responseKey: expect.stringMatching(/^[0-9a-f]{20}$/),
      question: 'I explained my thinking.',
      questionOrdinal: 1,
      answerHash: expect.stringMatching(/^[0-9a-f]{20}$/),
      ordinal: 1,
      answer: 'No',
    });
    expect(answersOf(mapped)[5]).toMatchObject({ question: 'What helped you?', answer: null });
  });

  it('reads the slip’s day in the district’s time zone', () => {
    const download = [['2025/10/07 1:42:03 AM GMT+3', '1', 'Yes', '']];
    expect(answersOf(map(HEADERS, download).mapped)[0]).toMatchObject({
      submittedAt: '2025-10-06T15:42:03',
      lessonDate: '2025-10-06',
    });
  });

  it('gives two slips of one second different keys, two same answers different ordinals', () => {
    const answers = answersOf(map(HEADERS, ROWS).mapped);
    const explained = answers.filter(({ question }) => question === 'I explained my thinking.');
    expect(explained.map(({ ordinal }) => ordinal)).toEqual([1, 2]);
    expect(explained[0]?.responseKey).not.toBe(explained[1]?.responseKey);
    expect(new Set(answers.map(keyOf)).size).toBe(answers.length);
    expect(new Set(answers.slice(0, 3).map(({ responseKey }) => responseKey)).size).toBe(1);
  });

  it('keeps slips without any respondent column apart by their order', () => {
    const rows = [
      ['10/6/2025 10:42:03', 'No'],
      ['10/6/2025 10:42:03', 'No'],
    ];
    const answers = answersOf(map(['Timestamp', 'I was lost today.'], rows).mapped);
    expect(new Set(answers.map(({ responseKey }) => responseKey)).size).toBe(2);
    expect(new Set(answers.map(keyOf)).size).toBe(2);
  });

  it('keeps every key when the owner adds, moves or deletes other columns', () => {
    const before = answersOf(map(HEADERS, ROWS).mapped);
    const headers = [
      'Reviewed by',
      'What helped you?',
      'Timestamp',
      'Internal notes',
      'I explained my thinking.',
      'Student ID',
    ];
    const rows = ROWS.map(([stamp, id, yes, text]) => [
      'KM',
      text ?? '',
      stamp ?? '',
      'ok',
      yes ?? '',
      id ?? '',
    ]);
    const after = new Map(answersOf(map(headers, rows).mapped).map((record) => [keyOf(record), record]));
    for (const record of before) expect(after.get(keyOf(record))).toEqual(record);
  });

  it('keeps every key when the same form is exported again with more slips', () => {
    const before = answersOf(map(HEADERS, ROWS).mapped);
    const after = answersOf(map(HEADERS, [...ROWS, ['10/7/2025 10:40:00', '600218', 'Yes', '']]).mapped);
    expect(after.slice(0, before.length)).toEqual(before);
  });

  it('numbers questions with the same text, and says so', () => {
    const headers = ['Timestamp', 'Why?', 'Did it help?', 'Why?', ''];
    const { format, mapped } = map(headers, [['10/6/2025 10:42:03', 'a', 'Yes', 'b', 'x']]);
    expect(
      answersOf(mapped).map(({ question, questionOrdinal, answer }) => [question, questionOrdinal, answer]),
    ).toEqual([
      ['Why?', 1, 'a'],
      ['Did it help?', 1, 'Yes'],
      ['Why?', 2, 'b'],
    ]);
    expect(format.notes).toEqual([
      '1 column(s) without a heading were left out.',
      'The same question stands in several columns; they are kept apart: "Why?".',
    ]);
    expect(format.columnsNeeded).toEqual([0, 1, 2, 3]);
  });

  it('reads Spanish forms: timestamp, a.m. and p.m.', () => {
    const { mapped } = map(
      ['Marca temporal', 'Número de estudiante', '¿Qué te ayudó?'],
      [['2025/10/06 2:10:10 p. m. GMT-7', '17', 'dibujar']],
    );
    expect(answersOf(mapped)[1]).toMatchObject({
      submittedAt: '2025-10-06T14:10:10',
      question: '¿Qué te ayudó?',
      answer: 'dibujar',
    });
  });

  it('reads days first where the file proves it', () => {
    const rows = [
      ['05/10/2025 10:00:00', '1', 'Yes', ''],
      ['27/10/2025 10:00:00', '1', 'Yes', ''],
    ];
    const { format, mapped } = map(HEADERS, rows);
    expect(
      answersOf(mapped)
        .map(({ lessonDate }) => lessonDate)
        .slice(0, 4),
    ).toEqual(['2025-10-05', '2025-10-05', '2025-10-05', '2025-10-27']);
    expect(format.notes).toEqual([expect.stringContaining('day first')]);
  });

  it('rejects a slip whose time cannot be read, and sets empty lines aside', () => {
    const { mapped } = map(HEADERS, [
      ['10/6/2025 10:42:03', '1', 'Yes', ''],
      ['yesterday', '1', 'Yes', ''],
      ['', '', '', ''],
      ['', '1', 'No', ''],
    ]);
    expect(mapped).toMatchObject({ accepted: 1, rejected: 2, setAside: 1, reasons: { 'empty row': 1 } });
    expect(mapped.problems).toMatchObject([
      { row: 3, column: 'Timestamp', value: 'yesterday', code: 'date-unreadable' },
      { row: 5, column: 'Timestamp', code: 'value-missing' },
    ]);
  });

  it('of a convening belong to the convening', () => {
    const { mapped } = map(HEADERS, ROWS, { teamId: null, landingKey: 'alder/convenings/october/slips.csv' });
    expect(answersOf(mapped)[0]).toMatchObject({ teamId: 'convenings/october' });
  });
});

describe('Microsoft Forms', () => {
  it('take the time of completion; points and feedback are no answers', () => {
    const headers = [
      'ID',
      'Start time',
      'Completion time',
      'Email',
      'Name',
      'Total points',
      'I explained my thinking.',
      'Points - I explained my thinking.',
      'Feedback - I explained my thinking.',
    ];
    const { mapped } = map(headers, [
      ['1', '2025-10-06T10:40:00', '2025-10-06T10:42:03', 'ana@alder.example', 'Ana', '1', 'Yes', '1', ''],
    ]);
    expect(answersOf(mapped).map(({ question, answer }) => [question, answer])).toEqual([
      ['Email', 'ana@alder.example'],
      ['Name', 'Ana'],
      ['I explained my thinking.', 'Yes'],
    ]);
    expect(answersOf(mapped)[0]).toMatchObject({ submittedAt: '2025-10-06T10:42:03' });
  });
});
