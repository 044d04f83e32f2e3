import { outboxKey } from '../../shared/access/outbox-file.ts';
import type { NewColumn } from '../../shared/lake/queries.ts';
import { schoolYearOfPeriod } from '../../shared/packs/period/period.ts';
import {
  dataDictionary,
  OUTCOME_COLUMNS,
  type ResearchExtract,
  researchExtract,
  TEST_COLUMNS,
} from '../../shared/packs/research/research-extract.ts';
import { CONTENT_TYPES } from '../write-outputs.ts';
import type { ContainerAsOf } from './container-as-of.ts';
import type { Papers } from './network-papers.ts';
import type { Pack, PackFile } from './staged-pack.ts';

/** The research extract: two Parquet files and what their columns mean. */
export async function researchPack(
  { container, cut, network, subjects, tables, earlier }: Papers,
  pseudonym: (kind: 'district' | 'team', id: string) => string,
): Promise<Pack> {
  const { floors } = container.settings;
  const extract = researchExtract({
    teams: network.teams,
    subjects,
    k: floors.networkTeams,
    floor: floors.public,
    pseudonym,
  });
  if (extract.rare.length > 0) throw new Error('The research extract has rows that too few teams share.');
  const dictionary = dataDictionary(floors.networkTeams, floors.public);
  return {
    scope: 'network',
    name: 'research',
    schoolYear: schoolYearOfPeriod(cut.period),
    says: { extract, dictionary },
    tables,
    earlier: earlier.names,
    files: [
      ...parquetFiles(container, extract),
      {
        outboxKey: outboxKey.researchExtract('data-dictionary.csv'),
        contentType: CONTENT_TYPES.csv,
        make: async () => dictionary,
      },
    ],
  };
}

interface ColumnOf<Row> {
  readonly field: keyof Row & string;
  readonly column: string;
  readonly type: 'text' | 'number' | 'yes/no';
}

function parquetFiles(container: ContainerAsOf, { tests, outcomes }: ResearchExtract): readonly PackFile[] {
  return [
    ...(tests.length > 0 ? [parquetFile(container, 'tests', TEST_COLUMNS, tests)] : []),
    ...(outcomes.length > 0 ? [parquetFile(container, 'outcomes', OUTCOME_COLUMNS, outcomes)] : []),
  ];
}

function parquetFile<Row>(
  container: ContainerAsOf,
  name: string,
  columns: readonly ColumnOf<Row>[],
  rows: readonly Row[],
): PackFile {
  return {
    outboxKey: outboxKey.researchExtract(`${name}.parquet`),
    contentType: 'application/vnd.apache.parquet',
    async make() {
      const lake = await container.lake();
      const table = `research_${name}`;
      const key = `staged/network/research/${name}.making.parquet`;
      await lake.createTable(
        table,
        Object.fromEntries(columns.map((column) => [column.column, columnOf(column, rows)])),
      );
      const shown = columns.map(({ column, type }) =>
        type === 'yes/no' ? `("${column}" = 'yes') AS "${column}"` : `"${column}"`,
      );
      await lake.copyToParquet(`SELECT ${shown.join(', ')} FROM ${table}`, key);
      await lake.dropTable(table);
      const bytes = await container.buckets.lake.get(key);
      await container.buckets.lake.delete(key);
      return bytes;
    },
  };
}

function columnOf<Row>({ field, type }: ColumnOf<Row>, rows: readonly Row[]): NewColumn {
  if (type === 'number') {
    return Float64Array.from(rows, (row) => (row[field] === null ? Number.NaN : Number(row[field])));
  }
  if (type === 'yes/no') return rows.map((row) => (row[field] ? 'yes' : 'no'));
  return rows.map((row) => (row[field] === null ? null : String(row[field])));
}
