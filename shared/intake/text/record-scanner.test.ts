import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { Dialect } from './byte-kinds.ts';
import { type FieldCounts, MOST_LINES, RecordScanner } from './record-scanner.ts';

const COMMA: Dialect = { delimiter: 0x2c, lineEnd: 'lf' };

interface Scanned {
  readonly line: number;
  readonly cells: string[];
  readonly fault: string | null;
}

function scan(
  text: string | Uint8Array,
  { counts = null as FieldCounts | null, dialect = COMMA, chunkSize = 1 << 20, keepBlank = false } = {},
): Scanned[] {
  const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text;
  const scanned: Scanned[] = [];
  const scanner = new RecordScanner(dialect, (record) => {
    if (record.isBlank && !keepBlank) return;
    scanned.push({ line: record.line, cells: record.cells(), fault: record.fault });
  });
  scanner.counts = counts;
  for (let at = 0; at < bytes.length; at += chunkSize) scanner.push(bytes.subarray(at, at + chunkSize));
  scanner.finish();
  return scanned;
}

const exactly = (count: number): FieldCounts => ({ least: count, most: count });
const rows = (scanned: readonly Scanned[]): string[][] => scanned.map(({ cells }) => cells);
const faults = (scanned: readonly Scanned[]): [number, string][] =>
  scanned.flatMap(({ line, fault }) => (fault === null ? [] : [[line, fault] as [number, string]]));

describe('records and fields', () => {
  test('LF, CRLF and a last line without an end', () => {
    expect(rows(scan('a,b\n1,2\r\n3,4'))).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  test('CR alone, with a CRLF and an LF among them', () => {
    const dialect: Dialect = { delimiter: 0x2c, lineEnd: 'cr' };
    const scanned = scan('a,b\r1,2\r\n"3\r",4\n5,6\r', { dialect });
    expect(scanned.map(({ line, cells }) => [line, ...cells])).toEqual([
      [1, 'a', 'b'],
      [2, '1', '2'],
      [3, '3\r', '4'],
      [5, '5', '6'],
    ]);
  });

  test('quoted fields: delimiters, doubled marks, line breaks, blanks behind the mark', () => {
    expect(rows(scan('"a,b","say ""hi""","two\nlines" ,x\n'))).toEqual([
      ['a,b', 'say "hi"', 'two\nlines', 'x'],
    ]);
  });

  test('a mark inside an unquoted field is text', () => {
    expect(rows(scan('5" ruler,O"Brien,x\n'))).toEqual([['5" ruler', 'O"Brien', 'x']]);
  });

  test('line numbers are physical lines, also behind quoted line breaks and blank lines', () => {
    expect(scan('h\n\n"a\nb"\n\nlast\n').map(({ line }) => line)).toEqual([1, 3, 6]);
  });

  test('UTF-8 stays UTF-8; a record that is no UTF-8 is read as Windows-1252', () => {
    const bytes = Buffer.concat([
      Buffer.from('Muñoz,1\n', 'utf8'),
      Buffer.from('Mu\xf1oz \x80,2\n', 'latin1'),
    ]);
    expect(rows(scan(bytes))).toEqual([
      ['Muñoz', '1'],
      ['Muñoz €', '2'],
    ]);
  });

  test('NUL bytes are left out of cells', () => {
    expect(rows(scan('a\0b,c\n\0\0\0\n'))).toEqual([['ab', 'c']]);
  });
});

describe('chunks', () => {
  const text = '\r\nid,"na""me"\r\n1,"Zoë\r\nO\'Neil"\r\n\r\n2,x\r\n"3","y"';
  const whole = scan(text);

  test.each([1, 2, 3, 5, 7, 64])('in chunks of %i bytes the records are the same', (chunkSize) => {
    expect(scan(text, { chunkSize })).toEqual(whole);
  });
});

describe('a stray quotation mark', () => {
  test('that never closes costs the line it stands on', () => {
    const scanned = scan('a,b\n1,"x\n2,y\n3,z\n', { counts: exactly(2) });
    expect(faults(scanned)).toEqual([[2, 'quote-not-closed']]);
    expect(rows(scanned).slice(2)).toEqual([
      ['2', 'y'],
      ['3', 'z'],
    ]);
  });

  test('that is closed by a later stray mark costs one line each', () => {
    const scanned = scan('1,"x\n2,y\n3,z"\n4,w\n', { counts: exactly(2) });
    // The mark of line 1 closes on line 3 with two fields: a true quoted line break as far as anybody can tell.
    expect(rows(scanned)).toEqual([
      ['1', 'x\n2,y\n3,z'],
      ['4', 'w'],
    ]);
    const other = scan('1,"x,p\n2,y,q\n3",z,r\n4,w,s\n', { counts: exactly(3) });
    expect(faults(other)).toEqual([[1, 'quote-not-closed']]);
    expect(rows(other).slice(1)).toEqual([
      ['2', 'y', 'q'],
      ['3"', 'z', 'r'],
      ['4', 'w', 's'],
    ]);
  });

  test('true quoted line breaks up to 200 lines are kept', () => {
    const long = Array.from({ length: MOST_LINES }, () => 'line').join('\n');
    expect(rows(scan(`1,"${long}\nx"\n2,y\n`, { counts: exactly(2) }))).toEqual([
      ['1', `${long}\nx`],
      ['2', 'y'],
    ]);
    expect(faults(scan(`1,"${long}\nx\ny"\n2,y\n`, { counts: exactly(2) }))[0]).toEqual([
      1,
      'quote-not-closed',
    ]);
  });

  test('text after a closing mark is kept as it stands if the line has its fields, and is a fault otherwise', () => {
    const scanned = scan('1,"Buddy" Smith\n2,"x "y", z"\n3,w\n', { counts: exactly(2) });
    expect(rows(scanned)[0]).toEqual(['1', '"Buddy" Smith']);
    expect(faults(scanned)).toEqual([[2, 'quote-misplaced']]);
    expect(rows(scanned)[2]).toEqual(['3', 'w']);
  });

  test('at row 1,000 of 400,000 costs one row', () => {
    const lines = Array.from({ length: 400_000 }, (_, row) => `${row},${row === 1000 ? '"' : ''}name,5`);
    const scanned = scan(`${lines.join('\n')}\n`, { counts: exactly(3) });
    expect(scanned).toHaveLength(400_000);
    expect(faults(scanned)).toEqual([[1001, 'quote-not-closed']]);
  });

  test('on every line takes linear time, whatever the pattern', () => {
    // Each opens a field that the next line closes and opens again: the worst for a look ahead.
    for (const line of ['a,"b,c', 'x","', '"', ',"', '"",""x"']) {
      const count = 60_000;
      // Processor time, not the clock: other tests run beside this one. Quadratic would take minutes.
      const before = process.cpuUsage();
      const scanned = scan(`${line}\n`.repeat(count), { counts: exactly(400) });
      expect(process.cpuUsage(before).user / 1000).toBeLessThan(6_000);
      expect(scanned.length).toBeGreaterThanOrEqual(count / 2);
    }
  });
});

test('a line of 10 MB is one fault, and reading goes on behind it', () => {
  const scanned = scan(`1,2\n${'x'.repeat(10 * 1024 * 1024)}\n3,4\n`, { chunkSize: 65_536 });
  expect(faults(scanned)).toEqual([[2, 'line-too-long']]);
  expect(rows(scanned)[2]).toEqual(['3', '4']);
});

describe('against papaparse', () => {
  // Fields that need quoting are quoted, others sometimes: what spreadsheets and exports write.
  const field = fc.oneof(
    fc.string({ maxLength: 6 }),
    fc.stringMatching(/^[a-z0-9 ñé,;"\n\r]{0,8}$/),
    fc.constantFrom('', ' ', '"', '""', 'a,b', 'x\ny', 'x\r\ny', '0123', '-5'),
  );
  const table = fc
    .integer({ min: 2, max: 6 })
    .chain((width) =>
      fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
    );

  test('3,000 tables written with quotes where needed give the same cells, at any chunk size', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.integer({ min: 1, max: 40 }),
        (cells, newline, quotes, chunkSize) => {
          const clean = cells.map((row) =>
            row.map((cell) => cell.replaceAll('\0', '').replaceAll(/[\ud800-\udfff]/g, '')),
          );
          const text = `${Papa.unparse(clean, { newline, quotes })}${newline}`;
          const oracle = Papa.parse<string[]>(text, { delimiter: ',', newline, skipEmptyLines: false });
          fc.pre(oracle.errors.length === 0);
          const expected = oracle.data.slice(0, -1);
          const width = cells[0]!.length;
          const found = scan(text, { counts: exactly(width), chunkSize, keepBlank: true });
          expect(rows(found)).toEqual(expected);
        },
      ),
      { numRuns: 3_000, seed: 20260927 },
    );
  });
});
