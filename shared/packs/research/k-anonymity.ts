import { rowsByKey } from '../../gaps/rows-by-key.ts';

/** A row that stands for one unit (a team); several rows may stand for the same. */
export interface UnitRow {
  readonly unit: string;
}

/** What could tell a reader which unit a row is about, together with what the reader knows already. */
export type QuasiIdentifier<Row> = keyof Row & string;

/** A combination of quasi-identifiers that fewer than k units share. */
export interface RareCombination {
  readonly combination: readonly string[];
  readonly units: number;
}

function combinationOf<Row>(row: Row, fields: readonly QuasiIdentifier<Row>[]): string {
  return JSON.stringify(fields.map((field) => row[field]));
}

function unitsIn(rows: readonly UnitRow[]): number {
  return new Set(rows.map(({ unit }) => unit)).size;
}

/**
 * k-anonymity (Samarati & Sweeney 1998): every combination of quasi-identifiers that occurs is shared by at least k units. Returns the
 * combinations that are not; none = the rows may go out.
 *
 * @example two teams of one driver with k 3: [{ combination: ['talk'], units: 2 }]
 */
export function rareCombinations<Row extends UnitRow>(
  rows: readonly Row[],
  fields: readonly QuasiIdentifier<Row>[],
  k: number,
): readonly RareCombination[] {
  return [...rowsByKey(rows, (row) => combinationOf(row, fields))]
    .map(([key, own]) => ({ combination: (JSON.parse(key) as unknown[]).map(String), units: unitsIn(own) }))
    .filter(({ units }) => units < k);
}

/**
 * Withholds quasi-identifiers (sets them null) until every combination has k units: field by field, the first field first; when the rows
 * that are withheld are still too few, the rarest others join them. Rows of fewer than k units altogether are left out.
 */
export function generalised<Row extends UnitRow>(
  rows: readonly Row[],
  fields: readonly QuasiIdentifier<Row>[],
  k: number,
): readonly Row[] {
  let result = rows;
  for (const field of fields) {
    const rare = rareKeys(result, fields, k);
    result = result.map((row) => (rare.has(combinationOf(row, fields)) ? { ...row, [field]: null } : row));
  }
  for (;;) {
    const rare = rareKeys(result, fields, k);
    if (rare.size === 0) return result;
    const next = rarestOther(result, fields, rare);
    if (next === undefined) return result.filter((row) => !rare.has(combinationOf(row, fields)));
    const nothing = Object.fromEntries(fields.map((field) => [field, null]));
    result = result.map((row) => {
      const key = combinationOf(row, fields);
      return key === next || rare.has(key) ? { ...row, ...nothing } : row;
    });
  }
}

function rareKeys<Row extends UnitRow>(
  rows: readonly Row[],
  fields: readonly QuasiIdentifier<Row>[],
  k: number,
): ReadonlySet<string> {
  const combinations = rowsByKey(rows, (row) => combinationOf(row, fields));
  return new Set([...combinations].filter(([, own]) => unitsIn(own) < k).map(([key]) => key));
}

function rarestOther<Row extends UnitRow>(
  rows: readonly Row[],
  fields: readonly QuasiIdentifier<Row>[],
  rare: ReadonlySet<string>,
): string | undefined {
  const combinations = rowsByKey(rows, (row) => combinationOf(row, fields));
  return [...combinations]
    .filter(([key]) => !rare.has(key))
    .sort(([a, one], [b, two]) => unitsIn(one) - unitsIn(two) || (a < b ? -1 : 1))[0]?.[0];
}
