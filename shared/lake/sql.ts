/** A value that can stand in SQL text. */
export type SqlValue = string | number | boolean | null;

/** An identifier in double quotes: no name of ours can end it early. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A value as a literal. The only way values enter SQL text here. */
export function quoteLiteral(value: SqlValue): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new RangeError(`${value} is no SQL number.`);
  return String(value);
}

/** A list of identifiers, separated by commas. */
export function identifierList(names: readonly string[]): string {
  return names.map(quoteIdentifier).join(', ');
}

/** A path as DuckDB reads it: its readers take paths for glob patterns, so pattern characters are bracketed. */
function quotePath(path: string): string {
  return quoteLiteral(path.replace(/[*?[]/g, (character) => `[${character}]`));
}

/** A table function that reads these Parquet files and nothing into their paths. */
export function readParquet(paths: readonly string[], options = ''): string {
  return `read_parquet([${paths.map(quotePath).join(', ')}], hive_partitioning = false${options})`;
}

/** A list literal: DuckDB lists begin at 1, and any other index gives NULL. */
export function listLiteral(values: readonly SqlValue[], type: string): string {
  return `([${values.map(quoteLiteral).join(', ')}]::${type}[])`;
}
