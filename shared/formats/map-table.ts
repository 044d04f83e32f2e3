import type { RecordTypeName } from '../records/records.ts';
import { districtSettings, parseSettings } from '../settings/settings.ts';
import type { CompiledFormat, RowMapper, RowSink, TableFacts } from './format-contract.ts';

/** A record with the row it came from. */
export interface MappedRecord {
  readonly type: RecordTypeName;
  readonly record: Readonly<Record<string, unknown>>;
  readonly row: number;
  readonly deleted: boolean;
}

export interface MappedProblem {
  readonly row: number;
  readonly column: string | null;
  readonly value: string;
  readonly code: string;
  readonly message: string;
}

/** What a format made of a whole table. accepted + rejected + setAside = its rows. */
export interface MappedTable {
  readonly records: readonly MappedRecord[];
  readonly problems: readonly MappedProblem[];
  readonly accepted: number;
  readonly rejected: number;
  readonly setAside: number;
  /** Rows set aside, by reason. */
  readonly reasons: Readonly<Record<string, number>>;
}

/**
 * Maps a small table at once and keeps everything in memory: for the check on the command line and for tests. Intake maps row by row.
 *
 * @param firstRow number of the first row, as the receipt would say it (2 below a heading in line 1)
 */
export function mapTable(
  format: CompiledFormat,
  rows: readonly (readonly string[])[],
  firstRow = 2,
): MappedTable {
  const records: MappedRecord[] = [];
  const problems: MappedProblem[] = [];
  const reasons: Record<string, number> = {};
  const counts = { accepted: 0, rejected: 0, setAside: 0 };
  const map: RowMapper = format.bindRow();
  rows.forEach((cells, index) => {
    const row = firstRow + index;
    const before = { records: records.length, problems: problems.length };
    const sink: RowSink = {
      record: (type, record, options) =>
        void records.push({ type, record, row, deleted: options?.deleted ?? false }),
      problem: (column, value, code, message) => void problems.push({ row, column, value, code, message }),
      setAside: (reason) => {
        reasons[reason] = (reasons[reason] ?? 0) + 1;
      },
    };
    map(cells, row, sink);
    if (records.length > before.records) counts.accepted++;
    else if (problems.length > before.problems) counts.rejected++;
    else counts.setAside++;
  });
  return { records, problems, reasons, ...counts };
}

/** Facts of a table that lies nowhere yet: a sample to check a format with. */
export function looseTable(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  facts: Partial<TableFacts> & Pick<TableFacts, 'fileName' | 'localDate'>,
): TableFacts {
  return {
    landingKey: `district/${facts.teamId ? `teams/${facts.teamId}/` : ''}${facts.fileName}`,
    district: 'district',
    teamId: null,
    form: '-',
    landedAt: `${facts.localDate}T12:00:00Z`,
    timeZone: 'America/Los_Angeles',
    settings: districtSettings(parseSettings({}), 'district'),
    headers,
    sampleRows: rows.slice(0, 200),
    siblings: { names: [], table: () => undefined },
    ...facts,
  };
}
