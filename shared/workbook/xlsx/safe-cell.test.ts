import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_TEXT, safeText, safeValue, setCell } from './safe-cell.ts';

/** Writes texts, and reads them back from the file. */
async function throughAFile(texts: readonly string[]): Promise<unknown[]> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('One');
  for (const [i, text] of texts.entries()) setCell(sheet.getCell(i + 1, 1), text);
  const read = new ExcelJS.Workbook();
  await read.xlsx.load(await workbook.xlsx.writeBuffer());
  return texts.map((_, i) => read.getWorksheet('One')?.getCell(i + 1, 1).value);
}

describe('a text cell', () => {
  it('holds what looks like a formula as text: it comes back as text and is no formula', async () => {
    const formulas = [
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      '=HYPERLINK("http://x","y")',
      '=cmd|"/c calc"!A1',
    ];
    expect(await throughAFile(formulas)).toEqual(formulas);
  });

  it('keeps the text format, so that editing it does not make a formula', () => {
    const cell = new ExcelJS.Workbook().addWorksheet('One').getCell('A1');
    expect(setCell(cell, '=1+1').numFmt).toBe('@');
  });

  it('keeps what looks like an escape as it was typed', async () => {
    const escapes = ['_x0041_', 'a_x005F_b', '_x00e9_', '__x000D__', '_x0041_x0042_'];
    expect(await throughAFile(escapes)).toEqual(escapes);
  });

  it('loses control characters and halves of characters, keeps tab, line break and emoji', () => {
    expect(safeText('a\u0000\u000B\u001Fb\uD800c\uFFFFd')).toBe('abcd');
    expect(safeText('a\tb\r\nc\rd 👍')).toBe('a\tb\nc\nd 👍');
  });

  it('is cut before Excel’s limit, never inside a character', () => {
    const long = safeText('👍'.repeat(LONGEST_TEXT));
    expect(long.length).toBeLessThanOrEqual(32_767);
    expect(() => encodeURIComponent(long)).not.toThrow();
    expect(long.endsWith('…')).toBe(true);
  });

  it('survives any text', async () => {
    const texts = fc.sample(fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }), 300);
    const clean = texts.map((text) =>
      text
        .replace(/\r\n?/g, '\n')
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what a cell cannot hold
        .replace(/[\u0000-\u0008\u000B-\u001F\u007F\uFFFE\uFFFF]/g, ''),
    );
    expect((await throughAFile(texts)).map((value) => value ?? '')).toEqual(clean);
  });
});

describe('a number cell', () => {
  it('is empty where there is no number', () => {
    expect(safeValue(Number.NaN)).toBeNull();
    expect(safeValue(Number.POSITIVE_INFINITY)).toBeNull();
    expect(safeValue(0)).toBe(0);
  });
});
