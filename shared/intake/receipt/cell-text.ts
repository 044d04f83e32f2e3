/** Characters that a cell of Excel holds. */
const LONGEST_CELL = 32_767;

/** Text that Excel takes as it is: never a formula, never longer than a cell, no characters that a workbook cannot hold. */
export function asText(cell: string): string {
  const text = NOT_IN_XML.test(cell) ? cell.replaceAll(ALL_NOT_IN_XML, '') : cell;
  // Excel reads _x0041_ as the letter A.
  const escaped = text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, '_x005F_x$1_') : text;
  return escaped.length > LONGEST_CELL ? escaped.slice(0, LONGEST_CELL) : escaped;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these cannot stand in XML
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const ALL_NOT_IN_XML = new RegExp(NOT_IN_XML, 'g');
