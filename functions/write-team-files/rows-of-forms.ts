import { dateInTimeZone } from '../../shared/intake/bytes/landed-file.ts';
import type { QueriedColumns } from '../../shared/lake/queries.ts';
import { columnsOf } from '../../shared/records/record-type.ts';
import { recordTypeNamed } from '../../shared/records/records.ts';
import { districtSettings } from '../../shared/settings/settings.ts';
import type { Traced } from '../../shared/team-view/team-records.ts';
import type { DistrictReading, RecordNamed } from './district-reading.ts';

/**
 * A team's answers or observations as they are now, with the file, row and day they came from. These are the many rows of a team: they
 * travel out of DuckDB as columns, which costs a third of the time of rows.
 */
export async function rowsOfForms<N extends 'exit-slip-answer' | 'observation'>(
  { container, district }: DistrictReading,
  teamId: string,
  name: N,
  order: string,
): Promise<readonly Traced<RecordNamed<N>>[]> {
  const lake = await container.lake();
  const relation = await lake.relation(name, { districts: [district], teamId, state: 'now' });
  const own = columnsOf(recordTypeNamed(name)).map(({ column }) => column);
  const columns = await lake.queryColumns(
    `SELECT ${[...own, 'source_key', 'source_row', 'landed_at', 'landing_order'].join(', ')} FROM ${relation} ORDER BY ${order}`,
  );
  const { settings } = container;
  const timeZone = districtSettings(settings, district).timeZone ?? settings.timeZone;
  const { landedAt, ...values } = valuesByField(columns);
  const landedOn = landedAt?.mapped((moment) => dateInTimeZone(`${moment}Z`, timeZone));
  const fields = Object.entries({ ...values, ...(landedOn === undefined ? {} : { landedOn }) });
  return Array.from(
    { length: columns.rows },
    (_, row) => Object.fromEntries(fields.map(([field, { at }]) => [field, at(row)])) as never,
  );
}

type Value = string | number | null;

interface FieldValues {
  at(row: number): Value;
  /** The same column with another text for each text. */
  mapped(change: (text: string) => string): FieldValues;
}

/** The columns of a query by field name, timestamps as ISO. */
function valuesByField({ numbers, texts }: QueriedColumns): Record<string, FieldValues> {
  const found: Record<string, FieldValues> = {};
  for (const [column, values] of Object.entries(numbers)) {
    const at = (row: number): Value => (Number.isNaN(values[row]) ? null : (values[row] ?? null));
    found[fieldName(column)] = { at, mapped: () => found[fieldName(column)] as FieldValues };
  }
  for (const [column, { codes, words }] of Object.entries(texts)) {
    const isMoment = column.endsWith('_at');
    found[fieldName(column)] = textValues(
      codes,
      isMoment ? words.map((word) => word.replace(' ', 'T')) : words,
    );
  }
  return found;
}

function textValues(codes: Int32Array, words: readonly string[]): FieldValues {
  return {
    at: (row) => words[codes[row] ?? -1] ?? null,
    mapped: (change) => textValues(codes, words.map(change)),
  };
}

/** 'submitted_at' -> 'submittedAt'. */
export function fieldName(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
