/** Characters that a cell of Excel holds. */
const LONGEST_CELL = 32_767;

/** Text that Excel takes as it is: never a formula, never longer than a cell, no characters that a workbook cannot hold. */
export function asText(cell: string): string {
  return withoutControlCharacters(cell)
    .replace(/_x([0-9A-Fa-f]{4})_/g, '_x005F_x$1_')
    .slice(0, LONGEST_CELL);
}

function withoutControlCharacters(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these cannot stand in XML
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}
