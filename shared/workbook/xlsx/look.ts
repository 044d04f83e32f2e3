import type { Border, Cell, Fill, Style } from 'exceljs';
import { PALETTE } from '../charts/palette.ts';

/**
 * The letters of the cells. Windows, Mac and Google have Verdana; where it is missing, Linux takes DejaVu Sans,
 * which is as wide: rows and columns fit everywhere.
 */
export const CELL_FONT = 'Verdana';
/** Letters of a cell nobody dressed; column widths count their digits. */
export const DEFAULT_FONT_SIZE = 10;

const INK = `FF${PALETTE.ink.slice(1)}`;
const GREY = `FF${PALETTE.grey.slice(1)}`;
const thin = (argb: string): Partial<Border> => ({ style: 'thin', color: { argb } });
const filled = (argb: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } });
const font = (size: number, more: Partial<Style['font']> = {}) => ({
  name: CELL_FONT,
  size,
  color: { argb: INK },
  ...more,
});

/** Light enough to read black letters on, dark enough to be seen in a grey print beside its words. */
const WRITE_BACK_YELLOW = 'FFFFF2B3';
const HEADER_GREY = 'FFE7E7E7';
const LINE_GREY = 'FF8C8C8C';

const TOP: Style['alignment'] = { vertical: 'top', wrapText: true } as Style['alignment'];

/** Days stand left like words: at the right they would touch the next column. */
const LEFT = { ...TOP, horizontal: 'left' } as const;

/** How cells look. One table, so that a change of looks is a change in one place. */
const LOOKS = {
  headline: { font: font(14, { bold: true }), alignment: { ...TOP, vertical: 'middle' } },
  sheetTitle: { font: font(13, { bold: true }), alignment: { ...TOP, wrapText: false } },
  boxTitle: {
    font: font(10, { bold: true }),
    alignment: { ...TOP, vertical: 'bottom' },
    border: { bottom: thin(LINE_GREY) },
  },
  body: { font: font(10), alignment: TOP },
  strong: { font: font(10, { bold: true }), alignment: TOP },
  quote: { font: font(10, { italic: true, color: { argb: GREY } }), alignment: { ...TOP, indent: 1 } },
  muted: { font: font(10, { color: { argb: GREY } }), alignment: TOP },
  line: { font: font(10, { color: { argb: GREY } }), alignment: { ...TOP, wrapText: false } },
  columnHead: {
    font: font(10, { bold: true }),
    alignment: { ...TOP, vertical: 'middle' },
    fill: filled(HEADER_GREY),
    border: { bottom: thin(INK) },
  },
  writeBackHead: {
    font: font(10, { bold: true }),
    alignment: { ...TOP, vertical: 'middle' },
    fill: filled(WRITE_BACK_YELLOW),
    border: { bottom: thin(INK) },
  },
  cell: { font: font(10), alignment: LEFT, border: { bottom: thin('FFD0D0D0') } },
  number: {
    font: font(10),
    alignment: { ...TOP, horizontal: 'center' },
    border: { bottom: thin('FFD0D0D0') },
  },
  numberHead: {
    font: font(10, { bold: true }),
    alignment: { ...TOP, vertical: 'middle', horizontal: 'center' },
    fill: filled(HEADER_GREY),
    border: { bottom: thin(INK) },
  },
  writeBack: {
    font: font(10),
    alignment: LEFT,
    fill: filled(WRITE_BACK_YELLOW),
    border: { bottom: thin(LINE_GREY), top: thin(LINE_GREY), left: thin(LINE_GREY), right: thin(LINE_GREY) },
  },
} as const satisfies Record<string, Partial<Style>>;

export type Look = keyof typeof LOOKS;

/** Size of the letters of a look, in points. */
export function letterSize(look: Look): number {
  return LOOKS[look].font.size;
}

/** Dresses a cell; the number format it has is kept. */
export function dress(cell: Cell, look: Look): Cell {
  cell.style = cell.numFmt ? { ...LOOKS[look], numFmt: cell.numFmt } : LOOKS[look];
  return cell;
}
