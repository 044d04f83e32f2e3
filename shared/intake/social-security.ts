/** A Social Security number as people write it. */
const WRITTEN_NUMBER = /^\s*\d{3}-\d{2}-\d{4}\s*$/;
const NUMBER_IN_TEXT = /\b\d{3}-\d{2}-\d{4}\b/g;

/** Column names that say so. 'SS' alone is a scale score in some exports and stays. */
const NAME = /^(.* )?(ssn|ssno|ss no|ss number|social security.*|socialsecurity.*)( .*)?$/;

/** A column is one by its content when this share of its filled cells is. */
const SHARE_OF_CELLS = 0.8;

/**
 * Columns that hold Social Security numbers, by their name or by what their first cells look like. They are dropped at the door:
 * no format, record, receipt or log ever sees them.
 */
export function socialSecurityColumns(
  headers: readonly string[],
  sampleRows: readonly (readonly string[])[],
): readonly number[] {
  return headers.flatMap((header, column) =>
    isNamed(header) || isFilledWithNumbers(sampleRows, column) ? [column] : [],
  );
}

function isNamed(header: string): boolean {
  const words = header
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z]+/g, ' ')
    .trim()
    .toLowerCase();
  return NAME.test(words);
}

function isFilledWithNumbers(rows: readonly (readonly string[])[], column: number): boolean {
  let filled = 0;
  let numbers = 0;
  for (const row of rows) {
    const cell = row[column] ?? '';
    if (cell.trim() === '') continue;
    filled++;
    if (WRITTEN_NUMBER.test(cell)) numbers++;
  }
  return numbers > 0 && numbers >= SHARE_OF_CELLS * filled;
}

/** The text with every Social Security number taken out, for values that stand in a receipt. */
export function withoutSocialSecurityNumbers(text: string): string {
  return text.includes('-') ? text.replace(NUMBER_IN_TEXT, '(left out)') : text;
}
