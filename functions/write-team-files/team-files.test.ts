import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../shared/intake/receipt/receipt.ts';
import { changesOf, rowsOfReceipt } from './team-files.ts';

const predicted = (value: number, landedOn: string, written: string | null = null) => ({
  testId: 'T1',
  direction: 'at-least' as const,
  value,
  written,
  landedOn,
});

describe('predictions in files that landed one after the other', () => {
  it('are nothing to tell while they stay the same', () => {
    expect(changesOf([predicted(60, '2026-01-05'), predicted(60, '2026-01-12')])).toEqual([]);
  });

  it('keep the day of the first, and the day another one landed whatever day it says', () => {
    const versions = [predicted(60, '2026-01-05', '2026-01-03'), predicted(40, '2026-02-01', '2026-01-03')];
    expect(changesOf(versions)).toEqual([
      { testId: 'T1', direction: 'at-least', value: 60, typedOn: '2026-01-03' },
      { testId: 'T1', direction: 'at-least', value: 40, typedOn: '2026-02-01' },
    ]);
  });

  it('end with the one that stands, also when a team goes back to its first', () => {
    const back = changesOf([
      predicted(60, '2026-01-05'),
      predicted(40, '2026-02-01'),
      predicted(60, '2026-02-03'),
    ]);
    expect(back.map(({ value }) => value)).toEqual([60, 40, 60]);
  });
});

describe('rows a receipt rejected', () => {
  const receipt: Receipt = {
    file: 'teams/oak/slips.csv',
    district: 'alder',
    landedAt: '2026-02-01T10:00:00.000Z',
    format: 'google_forms',
    status: 'partly',
    rows: { total: 60, accepted: 35, rejected: 25, setAside: 0 },
    records: {},
    reasons: [
      {
        outcome: 'rejected',
        code: 'not-a-date',
        reason: 'Not a date',
        rows: 25,
        mend: 'Write it as 2/13/2026.',
      },
      { outcome: 'noted', code: 'trimmed', reason: 'Blanks taken away', rows: 2, mend: '' },
    ],
    problems: [
      ...Array.from({ length: 25 }, (_, i) => ({
        row: i + 2,
        column: 'Timestamp',
        value: 'Ana Invented',
        code: 'not-a-date',
        message: '“Ana Invented” is not a date.',
      })),
      { row: 40, column: 'Class', value: ' P2', code: 'trimmed', message: 'Blanks taken away.' },
    ],
    notes: [],
    tables: [],
  };

  it('say row, column, reason and how to mend it, and never the value', () => {
    const rows = rowsOfReceipt(receipt, 'slips.csv', 'en');
    expect(rows[0]).toEqual({
      kind: 'not-used',
      file: 'slips.csv',
      row: 2,
      reason: 'Timestamp: Not a date. Write it as 2/13/2026.',
    });
    expect(JSON.stringify(rows)).not.toContain('Ana');
  });

  it('are told one by one up to twenty, the others by count; what was only put right is not among them', () => {
    const rows = rowsOfReceipt(receipt, 'slips.csv', 'en');
    expect(rows).toHaveLength(21);
    expect(rows.at(-1)).toMatchObject({ row: null, reason: '5 further rows that could not be used.' });
  });

  it('of a refused file are one line with what is wrong with it', () => {
    const refused: Receipt = {
      ...receipt,
      status: 'refused',
      refusal: { code: 'no-format', message: 'No known format.' },
    };
    expect(rowsOfReceipt(refused, 'notes.docx', 'en')).toEqual([
      { kind: 'not-used', file: 'notes.docx', row: null, reason: 'No known format.' },
    ]);
  });
});
