import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Recognition, TableFacts } from '../formats/format-contract.ts';
import { rowCounts } from './account/row-counts.ts';
import { landingPlace } from './bytes/landed-file.ts';
import { examplesOf, receiptText } from './receipt/receipt-text.ts';
import { countsOf, idsOf, readScores, recogniseScores } from './testing/plain-scores.ts';
import { zipOf } from './testing/zip-bytes.ts';

const MIXED = [
  'Student ID,Name,Score',
  '1,a,5',
  '2,b,five',
  ',c,6',
  '4,d,NT',
  '5,e,crash',
  '6,"f,7',
  '7,g,8',
  '',
].join('\n');

describe('row accounting', () => {
  test('every row is accepted, rejected or set aside, and the reasons add up', async () => {
    const { receipt, collected } = await readScores(MIXED);
    expect(receipt.status).toBe('partly');
    expect(receipt.rows).toEqual({ total: 7, accepted: 2, rejected: 4, setAside: 1 });
    expect(receipt.records).toEqual({ 'measure-value': 2 });
    expect(receipt.reasons.map(({ outcome, code, reason, rows }) => [outcome, code ?? reason, rows])).toEqual(
      [
        ['rejected', 'number-unreadable', 1],
        ['rejected', 'student-id-missing', 1],
        ['rejected', 'row-failed', 1],
        ['rejected', 'quote-not-closed', 1],
        ['set aside', 'not tested', 1],
      ],
    );
    expect(collected.map(({ row }) => row)).toEqual([2, 8]);
  });

  test('a problem says where, what, and how to mend it', async () => {
    const { receipt } = await readScores(MIXED);
    expect(receipt.problems[0]).toEqual({
      row: 3,
      column: 'Score',
      value: 'five',
      code: 'number-unreadable',
      message: 'Row 3, column "Score": "five" is no number. Put a number in the cell, or empty it.',
    });
  });

  test('a thousand notes do not crowd out the row to mend, and neither stands among the examples of the other', async () => {
    const rows = Array.from({ length: 300 }, (_, row) => `${row},5`);
    const { receipt } = await readScores(['Student ID,Score', ...rows, '300,x', ''].join('\n'), {
      recognise: ({ headers }) => ({
        kind: 'format',
        format: {
          name: 'noting',
          version: '1',
          system: 'test',
          completeSet: false,
          recordTypes: ['measure-value'],
          columnsNeeded: [0, 1],
          bindRow: () => (cells, _row, out) => {
            out.problem(headers[1]!, cells[1]!, 'number-unreadable', 'It was rounded.');
            if (cells[1] === '5') out.record('measure-value', { id: cells[0] });
          },
        },
      }),
    });
    const rowsShown = receipt.reasons.map((reason) => examplesOf(receipt, reason).map(({ row }) => row));
    expect(receipt.reasons.map(({ outcome, rows }) => [outcome, rows])).toEqual([
      ['rejected', 1],
      ['noted', 300],
    ]);
    expect(rowsShown).toEqual([[302], [2, 3, 4]]);
  });

  test('a file of which a part was not read is not said to be read as a whole', async () => {
    const { receipt } = await readScores(
      zipOf({
        'a.csv': 'Student ID,Score\n1,5\n',
        'inner.zip': zipOf({ 'b.csv': 'Student ID,Score\n2,5\n' }),
      }),
    );
    expect(receiptText(receipt)).toContain('1 of 1 row accepted; 1 part of the file not read');
    expect(receiptText(receipt)).toContain('Unpack the inner archive');
  });

  test('a complete set with rejected rows is not complete: what those rows repeat must go on counting', async () => {
    const complete = (table: TableFacts): Recognition => {
      const found = recogniseScores(table);
      return found.kind === 'format'
        ? { kind: 'format', format: { ...found.format, completeSet: true } }
        : found;
    };
    const whole = await readScores('Student ID,Score\n1,5\n', { recognise: complete });
    expect(whole.tables[0]?.completeSet).toBe(true);
    const spoiled = await readScores('Student ID,Score\n1,5\n2,five\n', { recognise: complete });
    expect(spoiled.tables[0]?.completeSet).toBe(false);
    expect(spoiled.receipt.notes.join()).toContain('mend the rows and drop the set again');
  });

  test('rows whose fate is not known, or known twice, are a mistake of the program', () => {
    expect(() => rowCounts(3, { accepted: 1, rejected: 1, setAside: 0 })).toThrow('Row accounting failed');
    expect(() => rowCounts(1, { accepted: 1, rejected: 1, setAside: 0 })).toThrow('Row accounting failed');
  });

  test('a refused file has its rows counted: unknown ones rejected, unwanted ones set aside', async () => {
    const unknown = await readScores('a,b\n1,2\n3,4\n');
    expect(unknown.receipt).toMatchObject({
      status: 'refused',
      format: null,
      refusal: { code: 'unknown-format', closest: 'scores' },
    });
    expect(countsOf(unknown)).toBe('2 = 0 + 2 + 0');
    expect(unknown.contentHash).toBeNull();
    const unwanted = await readScores('Region,b\n1,2\n3,4\n');
    expect(unwanted.receipt).toMatchObject({ status: 'refused', refusal: { code: 'other-state' } });
    expect(countsOf(unwanted)).toBe('2 = 0 + 0 + 2');
  });

  test('the examples of one code are limited, the counts are not', async () => {
    const rows = Array.from({ length: 5_000 }, (_, row) => `${row},x`);
    const { receipt } = await readScores(['Student ID,Score', ...rows, ''].join('\n'));
    expect(receipt.reasons[0]?.rows).toBe(5_000);
    expect(receipt.problems).toHaveLength(100);
  });
});

describe('what the caller needs', () => {
  test('the hash of the bytes and what read them', async () => {
    const text = 'Student ID,Score\n1,5\n';
    const read = await readScores(text);
    expect(read.contentHash).toBe(createHash('sha256').update(text).digest('hex'));
    expect(read.readBy).toBe('scores@1');
    expect(read.tables).toEqual([
      { format: 'scores', system: 'test', completeSet: false, recordTypes: ['measure-value'] },
    ]);
  });

  test('bytes may come in chunks of any size', async () => {
    async function* chunks(): AsyncGenerator<Uint8Array> {
      const bytes = Buffer.from(MIXED);
      for (let at = 0; at < bytes.length; at += 3) yield bytes.subarray(at, at + 3);
    }
    expect(countsOf(await readScores(chunks()))).toBe('7 = 2 + 4 + 1');
  });

  test('a source that is not read to its end is closed', async () => {
    let closed = false;
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield Buffer.from('%PDF-1.7 '.repeat(10_000));
      } finally {
        closed = true;
      }
    }
    expect((await readScores(source())).receipt.status).toBe('refused');
    expect(closed).toBe(true);
  });

  test('an error of the sink is no problem of the file: it is thrown', async () => {
    const sink = {
      add(): void {
        throw new Error('the disk is full');
      },
    };
    await expect(readScores('Student ID,Score\n1,5\n', { sink })).rejects.toThrow('the disk is full');
  });

  test('recognition sees the place of the file', async () => {
    const seen: unknown[] = [];
    await readScores('Student ID,Score\n', {
      landingKey: 'alder/teams/t1/period 3/slips.csv',
      recognise: ({ fileName, teamId, form, district, localDate, timeZone }) => {
        seen.push({ fileName, teamId, form, district, localDate, timeZone });
        return { kind: 'refused', code: 'unknown-format', message: '' };
      },
    });
    expect(seen[0]).toEqual({
      fileName: 'slips.csv',
      teamId: 't1',
      form: 'period 3',
      district: 'alder',
      localDate: '2026-02-02',
      timeZone: 'America/Los_Angeles',
    });
    expect(landingPlace('alder/2025/toms.csv')).toMatchObject({
      teamId: null,
      form: '-',
      pathInDistrict: '2025/toms.csv',
    });
    expect(landingPlace('alder/teams/t1/slips.csv')).toMatchObject({ teamId: 't1', form: '-' });
  });
});

describe('Social Security numbers', () => {
  test('a column is dropped by its name or its content, before anybody sees it, and the receipt says so', async () => {
    const seen: unknown[] = [];
    const text =
      'Student ID,SSN,Other,Score\n1,123-45-6789,987-65-4321,5\n2,,987-65-4322,x\n3,123456789,987-65-4323,7\n';
    const read = await readScores(text, {
      recognise: (table) => {
        seen.push(table.headers, table.sampleRows[0]);
        return {
          kind: 'format',
          format: {
            name: 'nosy',
            version: '1',
            system: 'test',
            completeSet: false,
            recordTypes: [],
            columnsNeeded: [0, 1, 2, 3],
            bindRow: () => (cells, _row, out) => {
              seen.push([...cells]);
              out.problem(null, cells.join(), 'number-unreadable', `All: ${cells.join()} and 111-22-3333.`);
            },
          },
        };
      },
    });
    expect(seen).toEqual([
      ['Student ID', '', '', 'Score'],
      ['1', '', '', '5'],
      ['1', '', '', '5'],
      ['2', '', '', 'x'],
      ['3', '', '', '7'],
    ]);
    expect(read.receipt.notes[0]).toContain('Column "SSN", "Other" holds Social Security numbers.');
    expect(JSON.stringify([read.receipt, read.toMend])).not.toMatch(/\d{3}-\d{2}-\d{4}|123456789/);
  });

  test.each(['SSN', 'Student SSN', 'StudentSSN', 'Social Security Number', 'SOCIAL_SECURITY_NO'])(
    '%s',
    async (name) => {
      const read = await readScores(`Student ID,${name},Score\n1,111223333,5\n`);
      expect(read.receipt.notes.join()).toContain('Social Security');
    },
  );

  test.each(['SSID', 'SS', 'Lessn', 'Assn', 'Session'])('%s is none', async (name) => {
    const read = await readScores(`Student ID,${name},Score\n1,111223333,5\n`);
    expect(read.receipt.notes).toEqual([]);
  });
});

test('the plain text of a receipt names counts, reasons and advice', async () => {
  const { receipt } = await readScores(MIXED);
  expect(receiptText(receipt)).toBe(
    [
      'alder / scores.csv',
      '  2 of 7 rows accepted; 4 rows must be mended; 1 row set aside.',
      '  Format: scores',
      '  Records: 2 measure-value',
      '  1 rejected: Number cannot be read',
      '      To mend: Put a number in the cell, or empty it.',
      '      Row 3, column "Score": "five" is no number.',
      '  1 rejected: Student id is missing',
      '      To mend: Export again with the student id column switched on, or fill in the id.',
      '      Row 4, column "Student ID": The id is missing.',
      '  1 rejected: A row the program could not deal with',
      '      To mend: Tell the people who run the pipeline; name this file and the row.',
      '      Row 6: The program failed on this row.',
      '  1 rejected: A quotation mark that is not closed',
      '      To mend: Take the quotation mark away, or close the value with a second one at its end.',
      '      Row 7: A quotation mark opens a value on this line and nothing closes it in a way that completes the row.',
      '  1 set aside: not tested',
    ].join('\n'),
  );
});

test('a damaged member found late leaves no counts behind', async () => {
  const zip = Buffer.from(zipOf({ 'a.csv': 'Student ID,Score\n1,5\n', 'b.csv': 'Student ID,Score\n2,6\n' }));
  zip[zip.lastIndexOf('PK\x01\x02') + 16]! ^= 0xff;
  const read = await readScores(zip);
  expect(idsOf(read)).not.toEqual([]);
  expect(read.receipt).toMatchObject({ status: 'refused', records: {}, rows: { total: 0 }, tables: [] });
  expect(read.toMend).toEqual([]);
});
