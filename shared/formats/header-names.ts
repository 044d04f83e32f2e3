/**
 * A header text reduced to what staff and exports never change: lower case, letters and digits only.
 * 'Student_Identifier', 'StudentIdentifier' and ' student identifier ' are one column.
 *
 * @example headerKey('CALPADS Grade ') === 'calpadsgrade'; headerKey('¿Período?') === 'periodo'
 */
export function headerKey(header: string): string {
  // Exports are ASCII: only what remains after the quick pass needs its accents folded.
  const plain = header.toLowerCase();
  const folded = NOT_ASCII.test(plain) ? plain.normalize('NFD') : plain;
  return folded.replace(NOT_LETTER_OR_DIGIT, '');
}

const NOT_ASCII = /[^\x20-\x7e]/;
const NOT_LETTER_OR_DIGIT = /[^a-z0-9]+/g;

/** A column as a format names it: one header text, or several joined by ' | ': whichever the file has. */
export type ColumnName = string;

/** The header keys of a column name, in the order they are tried. `aliases` adds further header texts for a name. */
export function columnKeys(
  name: ColumnName,
  aliases: Readonly<Record<string, readonly string[]>> = {},
): readonly string[] {
  return name.split('|').flatMap((part) => {
    const header = part.trim();
    return [header, ...(aliases[header] ?? [])].map(headerKey);
  });
}

/** Where each header key stands in a table; the first of several equal ones counts. Blank headers have no key. */
export type HeaderIndex = ReadonlyMap<string, number>;

export function headerIndex(headers: readonly string[]): HeaderIndex {
  const index = new Map<string, number>();
  headers.forEach((header, position) => {
    const key = headerKey(header);
    if (key !== '' && !index.has(key)) index.set(key, position);
  });
  return index;
}
