import { Refusal } from '../refusal.ts';
import { numberText } from './cell-text.ts';
import { PLAIN } from './number-format.ts';
import type { WorkbookParts } from './workbook-parts.ts';
import { attributeOf, decoded, unescapeExcel, type XmlListener, XmlTokens } from './xml-tokens.ts';

/** A row of a sheet that has cells. */
export interface SheetRow {
  /** Row number as Excel shows it. */
  readonly line: number;
  /** Text of the cells, from column A on. */
  readonly cells: string[];
}

/** What is counted while a sheet is read. */
export interface SheetCounts {
  formulas: number;
  /** Formulas whose result the workbook does not hold. */
  formulasWithoutValue: number;
}

const MOST_COLUMNS = 16_384;
/** Characters that one cell of Excel may hold. */
const LONGEST_CELL = 32_767;

/** 'AB12' gives 27 (column A is 0); -1 for anything that is no reference. */
export function columnOfReference(reference: string): number {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & ~0x20;
    if (letter < 0x41 || letter > 0x5a) break;
    column = column * 26 + (letter - 0x40);
  }
  return at === 0 ? -1 : column - 1;
}

/** The rows of a sheet, in order, each cell as text. Formulas give their stored results. */
export function* sheetRows(
  chunks: Iterable<Uint8Array>,
  parts: WorkbookParts,
  counts: SheetCounts,
): Generator<SheetRow> {
  const ready: SheetRow[] = [];
  const tokens = new XmlTokens(rowListener(parts, counts, (row) => ready.push(row)));
  for (const piece of decoded(chunks)) {
    tokens.push(piece);
    yield* ready;
    ready.length = 0;
  }
}

function rowListener(parts: WorkbookParts, counts: SheetCounts, emit: (row: SheetRow) => void): XmlListener {
  let line = 0;
  let cells: string[] = [];
  let column = -1;
  let type = '';
  let style = 0;
  let value = '';
  let hasValue = false;
  let hasFormula = false;
  let listening = false;
  let inReadingAid = false;

  function beginCell(attributes: string): void {
    const reference = attributeOf(attributes, 'r');
    column = reference === null ? column + 1 : columnOfReference(reference);
    if (column < 0 || column >= MOST_COLUMNS)
      throw new Refusal('workbook-damaged', 'The workbook names a cell that cannot exist.');
    type = attributeOf(attributes, 't') ?? 'n';
    style = Number(attributeOf(attributes, 's') ?? 0);
    value = '';
    hasValue = false;
    hasFormula = false;
  }

  function endCell(): void {
    if (hasFormula) {
      counts.formulas++;
      if (!hasValue) counts.formulasWithoutValue++;
    }
    if (!hasValue) return;
    const text = cellText();
    if (text === '') return;
    while (cells.length < column) cells.push('');
    cells[column] = text;
  }

  function cellText(): string {
    if (type === 's') return parts.sharedStrings[Number(value)] ?? '';
    if (type === 'b') return value === '1' || value === 'true' ? 'TRUE' : 'FALSE';
    if (type === 'n') return numberText(value, parts.formats[style] ?? PLAIN, parts.calendar);
    return unescapeExcel(value);
  }

  return {
    open(name, attributes) {
      if (name === 'c') beginCell(attributes);
      else if (name === 'v') listening = hasValue = true;
      else if (name === 't' && !inReadingAid) listening = hasValue = true;
      else if (name === 'f') hasFormula = true;
      else if (name === 'rPh') inReadingAid = true;
      else if (name === 'row') {
        line = Number(attributeOf(attributes, 'r') ?? line + 1);
        cells = [];
        column = -1;
      }
    },
    close(name) {
      if (name === 'v' || name === 't') listening = false;
      else if (name === 'c') endCell();
      else if (name === 'rPh') inReadingAid = false;
      else if (name === 'row' && cells.length > 0) emit({ line, cells });
    },
    text(piece) {
      if (!listening) return;
      value += piece;
      if (value.length > 2 * LONGEST_CELL)
        throw new Refusal('workbook-damaged', 'A cell of the workbook holds more text than a cell can.');
    },
  };
}
