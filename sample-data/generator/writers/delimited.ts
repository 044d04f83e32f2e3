/** A field as spreadsheets write it: quoted only where it has to be. */
function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A row of comma-separated fields, without line end. */
export function csvRow(fields: readonly string[]): string {
  return fields.map(csvField).join(',');
}

/** A row in which every field stands in quotes, as some exports write it. */
function quotedRow(fields: readonly string[]): string {
  return fields.map((field) => `"${field.replaceAll('"', '""')}"`).join(',');
}

/** A whole table as text. */
export function csvText(
  rows: readonly (readonly string[])[],
  options: { readonly lineEnd?: string; readonly quoteAll?: boolean; readonly lastLineEnds?: boolean } = {},
): string {
  const { lineEnd = '\r\n', quoteAll = false, lastLineEnds = true } = options;
  return rows.map(quoteAll ? quotedRow : csvRow).join(lineEnd) + (lastLineEnds ? lineEnd : '');
}

const ABOVE_7F: Readonly<Record<string, number>> = {
  '€': 0x80,
  '–': 0x96,
  '—': 0x97,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
};

/** Bytes in Windows-1252, the encoding Excel on Windows saves "CSV" in. Throws for a character it has no byte for. */
export function windows1252(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    const byte = code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : ABOVE_7F[text[place]!];
    if (byte === undefined) throw new RangeError(`Windows-1252 has no "${text[place]}"`);
    bytes[place] = byte;
  }
  return bytes;
}

/** Bytes in UTF-8, with the byte order mark Excel puts in front when asked for. */
export function utf8WithMark(text: string): Uint8Array {
  return new TextEncoder().encode(`\uFEFF${text}`);
}
