/** The columns of a small, plain CSV text (no quoted commas), by name. Empty fields stay empty strings. */
export function columnsOfCsv(text: string): (name: string) => string[] {
  const [header, ...lines] = text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(',').map((field) => field.replaceAll('"', '')));
  return (name) => {
    const position = header!.indexOf(name);
    if (position < 0) throw new RangeError(`no column ${name}`);
    return lines.map((fields) => fields[position]!);
  };
}

/** Numbers of a column; empty fields become NaN. */
export const numbers = (column: readonly string[]): Float64Array =>
  Float64Array.from(column, (field) => (field === '' ? Number.NaN : Number(field)));
