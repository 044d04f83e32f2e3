import { describe, expect, test } from 'vitest';
import { countsOf, idsOf, readScores } from '../testing/plain-scores.ts';

/** Rows the same in every encoding, delimiter and line end. */
const ROWS = [
  ['Student ID', 'Name', 'Score'],
  ['0012', 'José Muñoz', '5'],
  ['0013', 'Ana "Annie" O’Neil', '6'],
  ['0014', 'Zoë, née Ng', '7'],
];

function csv(delimiter: string, lineEnd: string, quoteAll = false): string {
  const field = (text: string): string =>
    quoteAll || text.includes(delimiter) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
  return ROWS.map((row) => row.map(field).join(delimiter) + lineEnd).join('');
}

function utf16(text: string, bigEndian: boolean, withMark: boolean): Uint8Array {
  const bytes = Buffer.from(withMark ? `\ufeff${text}` : text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

function windows1252(text: string): Uint8Array {
  return Buffer.from(text.replaceAll('’', '\x92'), 'latin1');
}

describe('every delimiter, line end and quoting', () => {
  const cases = [',', '^', '\t', ';', '|'].flatMap((delimiter) =>
    ['\n', '\r\n', '\r'].flatMap((lineEnd) =>
      [false, true].map(
        (quoteAll) => [JSON.stringify(delimiter), JSON.stringify(lineEnd), quoteAll] as const,
      ),
    ),
  );

  test.each(cases)('%s, %s, all quoted: %s', async (delimiter, lineEnd, quoteAll) => {
    const read = await readScores(csv(JSON.parse(delimiter), JSON.parse(lineEnd), quoteAll));
    expect(countsOf(read)).toBe('3 = 3 + 0 + 0');
    expect(idsOf(read)).toEqual(['0012', '0013', '0014']);
    expect(read.collected.map(({ row }) => row)).toEqual([2, 3, 4]);
  });
});

describe('every encoding', () => {
  const text = csv(',', '\r\n');
  const cases: [string, Uint8Array][] = [
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 LE with byte order mark', utf16(text, false, true)],
    ['UTF-16 BE with byte order mark', utf16(text, true, true)],
    ['UTF-16 LE without', utf16(text, false, false)],
    ['UTF-16 BE without', utf16(text, true, false)],
    ['Windows-1252', windows1252(text)],
  ];

  test.each(cases)('%s', async (_, bytes) => {
    const names: string[] = [];
    const read = await readScores(bytes, {
      recognise: (table) => {
        names.push(...table.sampleRows.map((row) => row[1]!));
        return { kind: 'refused', code: 'unknown-format', message: '' };
      },
    });
    expect(names.slice(0, 3)).toEqual(['José Muñoz', 'Ana "Annie" O’Neil', 'Zoë, née Ng']);
    expect(countsOf(read)).toBe('3 = 0 + 3 + 0');
  });

  test('a guess is said', async () => {
    expect((await readScores(windows1252(text))).receipt.notes.join()).toContain('Windows-1252');
    expect((await readScores(utf16(text, false, true))).receipt.notes.join()).toContain('UTF-16');
    expect((await readScores(text)).receipt.notes).toEqual([]);
  });

  test('UTF-32 is refused with advice', async () => {
    const { receipt } = await readScores(Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]));
    expect(receipt.status).toBe('refused');
    expect(receipt.refusal?.message).toContain('CSV UTF-8');
  });
});

describe('what stands around the rows', () => {
  test('banner rows above the header, narrow or as wide as the table', async () => {
    const narrow = await readScores(
      'District score report\nPrinted 9/1/2025\n\nStudent ID,Name,Score\n1,a,5\n2,b,6\n',
    );
    expect(countsOf(narrow)).toBe('2 = 2 + 0 + 0');
    expect(narrow.collected[0]?.row).toBe(5);
    const wide = await readScores('District,score,report\nStudent ID,Name,Score\n1,a,5\n2,b,6\n');
    expect(countsOf(wide)).toBe('2 = 2 + 0 + 0');
    expect(wide.receipt.notes).toEqual(['Lines above the column names that were passed over: 1.']);
  });

  test('blank lines and # comments are no rows; a row of separators is set aside', async () => {
    const read = await readScores(
      'Student ID,Score\n# comment, with comma, and more\n\n1,5\n  \n# end\n,\n2,6\n\n',
    );
    expect(countsOf(read)).toBe('3 = 2 + 0 + 1');
    expect(read.receipt.reasons).toEqual([
      { outcome: 'set aside', code: null, reason: 'empty row', rows: 1, mend: '' },
    ]);
  });

  test('a row that begins with # and has all its fields is a row', async () => {
    expect(idsOf(await readScores('Student ID,Score\n#17,5\n'))).toEqual(['#17']);
  });

  test('the header again in the middle is set aside', async () => {
    const read = await readScores('Student ID,Score\n1,5\nStudent ID,Score\n2,6\n');
    expect(countsOf(read)).toBe('3 = 2 + 0 + 1');
  });

  test('Excel’s own line "sep=;" names the delimiter', async () => {
    const read = await readScores('sep=;\r\nStudent ID;Score\r\n1;5\r\n2;6\r\n');
    expect(idsOf(read)).toEqual(['1', '2']);
    expect(read.collected[0]?.row).toBe(3);
  });

  test('duplicate and blank header names keep their columns', async () => {
    const read = await readScores('Filler,Student ID,Filler,,Score,\na,1,b,c,5,\na,2,b,c,6,d\n');
    expect(idsOf(read)).toEqual(['1', '2']);
  });

  test('semicolons inside the answers of a form do not beat the commas between them', async () => {
    const read = await readScores('Student ID,Score,Why\n1,5,a;b;c;d\n2,6,a;b;c;d\n3,7,a;b;c;d\n');
    expect(idsOf(read)).toEqual(['1', '2', '3']);
  });

  test('a header without rows is accepted with no rows', async () => {
    const read = await readScores('Student ID,Score\n');
    expect(countsOf(read)).toBe('0 = 0 + 0 + 0');
    expect(read.receipt.status).toBe('accepted');
    expect(read.receipt.notes.join()).toContain('no rows');
  });

  test('old end-of-file marks and a tail of zeros are no rows', async () => {
    expect(countsOf(await readScores('Student ID,Score\r\n1,5\r\n\x1a'))).toBe('1 = 1 + 0 + 0');
    expect(countsOf(await readScores(`Student ID,Score\n1,5\n${'\0'.repeat(5000)}`))).toBe('1 = 1 + 0 + 0');
  });
});

describe('rows with another number of values than columns', () => {
  test('further separators without values are harmless; further values are not', async () => {
    const read = await readScores('Student ID,Score\n1,5,,\n2,6,x\n');
    expect(countsOf(read)).toBe('2 = 1 + 1 + 0');
    expect(read.receipt.problems[0]).toMatchObject({ row: 3, code: 'too-many-values' });
  });

  test('a short row is rejected: nobody knows which value is missing', async () => {
    const read = await readScores('Student ID,Name,Score\n1,a,5\n2,6\n3,c,7\n');
    expect(countsOf(read)).toBe('3 = 2 + 1 + 0');
    expect(read.receipt.problems[0]).toMatchObject({ row: 3, code: 'too-few-values' });
  });

  test('columns without a name may be missing', async () => {
    expect(countsOf(await readScores('Student ID,Score,,\n1,5\n2,6,,\n'))).toBe('2 = 2 + 0 + 0');
  });

  test('a block of short rows that Excel wrote is padded, and the receipt says so', async () => {
    const full = Array.from({ length: 15 }, (_, row) => `${row},5,note`);
    const short = Array.from({ length: 17 }, (_, row) => `${100 + row},5`);
    const text = ['Student ID,Score,Note', ...full, ...short, '999,5,note', ''].join('\r\n');
    const read = await readScores(text);
    expect(countsOf(read)).toBe('33 = 33 + 0 + 0');
    expect(read.receipt.notes.join()).toContain('Rows without their last separators: 17.');
  });

  test('a few short neighbours are no block, and a file that is short from its first row on neither', async () => {
    const few = Array.from({ length: 15 }, (_, row) => `${100 + row},5`);
    expect(
      countsOf(await readScores(['Student ID,Score,Note', '1,5,x', ...few, '2,5,x', ''].join('\n'))),
    ).toBe('17 = 2 + 15 + 0');
    const all = Array.from({ length: 40 }, (_, row) => `${100 + row},5`);
    expect(countsOf(await readScores(['Student ID,Score,Note', ...all, ''].join('\n')))).toBe(
      '40 = 0 + 40 + 0',
    );
  });

  test('a last line cut off in the middle is rejected and named', async () => {
    const read = await readScores('Student ID,Name,Score\n1,a,5\n2,b,6\n3,c');
    expect(countsOf(read)).toBe('3 = 2 + 1 + 0');
    expect(read.receipt.problems[0]).toMatchObject({ row: 4, code: 'file-cut-off' });
  });

  test('a last line that lacks only separators of columns that no row fills is whole', async () => {
    expect(countsOf(await readScores('Student ID,Score,A,B\n1,5,,\n2,6,'))).toBe('2 = 2 + 0 + 0');
    expect(countsOf(await readScores('Student ID,Score,A,B\n1,5,,x\n2,6,'))).toBe('2 = 1 + 1 + 0');
  });
});

describe('what is no table', () => {
  test.each([
    ['nothing', '', 'empty-file'],
    ['blank lines', '\n \r\n\n', 'empty-file'],
    ['a web page', '<!DOCTYPE html><html><body>Sign in</body></html>', 'web-page'],
    ['a PDF', '%PDF-1.7\n...', 'not-a-data-file'],
    ['zeros', '\0'.repeat(1000), 'not-a-data-file'],
  ])('%s', async (_, content, code) => {
    const { receipt } = await readScores(content);
    expect(receipt.status).toBe('refused');
    expect(receipt.refusal?.code).toBe(code);
    expect(receipt.rows).toEqual({ total: 0, accepted: 0, rejected: 0, setAside: 0 });
  });

  test('an old Excel workbook is refused with advice', async () => {
    const { receipt } = await readScores(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]));
    expect(receipt.refusal?.code).toBe('old-or-locked-workbook');
    expect(receipt.refusal?.message).toContain('.xlsx');
  });
});
