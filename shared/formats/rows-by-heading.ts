import type { TableFacts } from './format-contract.ts';
import { looseTable, type MappedTable, mapTable } from './map-table.ts';
import { recognise } from './recognise.ts';

/** A row as heading -> cell. */
export type RowByHeading = Readonly<Record<string, string>>;

/**
 * Recognises and maps rows given by heading; the header is that of the first row. For tests, which read better so.
 *
 * @throws Error with the refusal when the table is not recognised.
 */
export function mapRows(rows: readonly RowByHeading[], facts: Partial<TableFacts> = {}): MappedTable {
  const headers = Object.keys(rows[0] ?? {});
  const cells = rows.map((row) => headers.map((header) => row[header] ?? ''));
  const found = recognise(
    looseTable(headers, cells, { fileName: 'export.csv', localDate: '2026-02-01', ...facts }),
  );
  if (found.kind !== 'format') throw new Error(found.message);
  return mapTable(found.format, cells);
}

/** The records of one type. */
export function recordsOf(mapped: MappedTable, type: string): readonly Record<string, unknown>[] {
  return mapped.records.filter((record) => record.type === type).map(({ record }) => ({ ...record }));
}
