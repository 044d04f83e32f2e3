import { rowsByKey } from '../../shared/gaps/rows-by-key.ts';
import { dateInTimeZone } from '../../shared/intake/bytes/landed-file.ts';
import type { QueriedColumns } from '../../shared/lake/queries.ts';
import { quoteLiteral } from '../../shared/lake/sql.ts';
import { columnsOf } from '../../shared/records/record-type.ts';
import { recordTypeNamed } from '../../shared/records/records.ts';
import { districtSettings } from '../../shared/settings/settings.ts';
import type { Traced } from '../../shared/team-view/team-records.ts';
import type { DistrictReading, RecordNamed } from './district-reading.ts';

type Form = 'exit-slip-answer' | 'observation';

/**
 * A team's answers or observations as they are now, with the file, row and day they came from. These are the many rows of a team: they
 * travel out of DuckDB as columns, which costs a third of the time of rows. For one team its own batches are read, which are few; for several
 * the rows of all of them, once.
 */
export async function rowsOfForms<N extends Form>(
  reading: DistrictReading,
  teamId: string,
  name: N,
  order: string,
): Promise<readonly Traced<RecordNamed<N>>[]> {
  const byTeam = await reading.once(`rows of ${name}`, () => readForms(reading, name, order));
  return (byTeam.get(teamId) ?? []) as never;
}

async function readForms(
  { container, district, teamIds }: DistrictReading,
  name: Form,
  order: string,
): Promise<ReadonlyMap<string, readonly object[]>> {
  const lake = await container.lake();
  const [only] = teamIds.length === 1 ? teamIds : [];
  const relation = await lake.relation(name, {
    districts: [district],
    state: 'now',
    ...(only === undefined ? {} : { teamId: only }),
  });
  const own = columnsOf(recordTypeNamed(name)).map(({ column }) => column);
  const columns = await lake.queryColumns(
    `SELECT ${[...own, 'source_key', 'source_row', 'landed_at', 'landing_order'].join(', ')} FROM ${relation}
    WHERE team_id IN (${teamIds.map(quoteLiteral).join(', ')}) ORDER BY ${order}`,
  );
  const { settings } = container;
  const timeZone = districtSettings(settings, district).timeZone ?? settings.timeZone;
  const { landedAt, ...values } = valuesByField(columns);
  const landedOn = landedAt?.mapped((moment) => dateInTimeZone(`${moment}Z`, timeZone));
  const fields = Object.entries({ ...values, ...(landedOn === undefined ? {} : { landedOn }) });
  const rows = Array.from({ length: columns.rows }, (_, at) => {
    const row: Record<string, Value> = {};
    for (const [field, column] of fields) row[field] = column.at(at);
    return row;
  });
  return rowsByKey(rows, (row) => String(row['teamId']));
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
