import type { CompiledFormat, Recognition, TableFacts } from '../formats/format-contract.ts';
import type { FileAccount } from './account/file-account.ts';
import { startRowAccount, startRowCount } from './account/row-account.ts';
import { rowCounts } from './account/row-counts.ts';
import { type TableColumns, tableColumns } from './account/table-columns.ts';
import { problemFacts } from './problem-codes.ts';
import { originalSheetName } from './receipt/mend-columns.ts';
import { type OpenFile, type OpenTable, type TableReading, tableName } from './table.ts';

/** What is known of the file before it is opened. */
export type FileFacts = Omit<
  TableFacts,
  'headers' | 'sampleRows' | 'memberName' | 'sheetName' | 'siblings'
> & { readonly pathInDistrict: string };

type RecognisedAs = Extract<Recognition, { kind: 'format' }>;
type RefusedAs = Extract<Recognition, { kind: 'refused' }>;

/** A reading with what recognition says of it. */
interface Recognised<R extends Recognition> {
  readonly reading: TableReading;
  readonly columns: TableColumns;
  readonly recognition: R;
}

/** In a zip or workbook, fewer named columns than this are a page of text, not a table that somebody expects to be read. */
const COLUMNS_OF_A_TABLE = 3;

/** Refusals of tables that somebody probably wants read: their rows are rejected. Rows of all others are not wanted. */
const MISSED: ReadonlySet<string> = new Set(['unknown-format', 'ambiguous-format', 'wrong-place']);

/** Reads one table into the account. Gives its format, or null when it is none that is read. */
export async function readTable(
  table: OpenTable,
  kind: OpenFile['kind'],
  file: FileFacts,
  recognise: (table: TableFacts) => Recognition,
  account: FileAccount,
): Promise<CompiledFormat | null> {
  const best = bestReading(table, file, recognise);
  if (best.recognition.kind === 'format') return readRows(table, best as Recognised<RecognisedAs>, account);
  await countRows(table, kind, best as Recognised<RefusedAs>, account);
  return null;
}

/**
 * The first reading that a format knows. If none does, the first that formats know and refuse; then the likeliest:
 * a second delimiter or header row is only tried for what is unknown.
 */
function bestReading(
  table: OpenTable,
  file: FileFacts,
  recognise: (table: TableFacts) => Recognition,
): Recognised<Recognition> {
  let likeliest: Recognised<Recognition> | undefined;
  for (const reading of table.readings) {
    const columns = tableColumns(reading);
    const recognition = recognise(tableFacts(table, reading, columns, file));
    const recognised = { reading, columns, recognition };
    if (recognition.kind === 'format' || recognition.code !== 'unknown-format') return recognised;
    likeliest ??= recognised;
  }
  return likeliest!;
}

function tableFacts(
  table: OpenTable,
  reading: TableReading,
  columns: TableColumns,
  file: FileFacts,
): TableFacts {
  const { memberName, siblings } = table;
  const sheetName = table.sheetName === undefined ? undefined : originalSheetName(table.sheetName);
  const dayFirst = columns.mend?.datesDayFirst ?? file.settings.dayFirst;
  return {
    ...file,
    settings: { ...file.settings, dayFirst },
    areMended: columns.mend !== null,
    headers: columns.headers,
    sampleRows: columns.sampleRows,
    cellsNearTop: (positions) =>
      reading.cellsNearTop(positions.filter((position) => !columns.unseen.has(position))),
    siblings,
    ...(memberName === undefined ? {} : { memberName }),
    ...(sheetName === undefined ? {} : { sheetName }),
  };
}

async function readRows(
  table: OpenTable,
  { reading, columns, recognition }: Recognised<RecognisedAs>,
  account: FileAccount,
): Promise<CompiledFormat> {
  const { format } = recognition;
  const name = tableName(table);
  const rows = startRowAccount(account, { name, originalHeaders: reading.headers, columns, format });
  await reading.read(rows.columnsNeeded, rows.visitor);
  const counts = rows.close();
  const lacksRows = format.completeSet && counts.rejected > 0;
  account.tables.push({
    name,
    format: format.name,
    rows: counts,
    notes: [
      ...columnNotes(reading, columns),
      ...(format.notes ?? []),
      ...table.notes(),
      ...(lacksRows ? [NOT_COMPLETE] : []),
    ],
  });
  return lacksRows ? { ...format, completeSet: false } : format;
}

/** What a complete set does not repeat is gone; of a set with rejected rows nobody knows what it does not repeat. */
const NOT_COMPLETE =
  'This is a complete set, but rows of it were rejected. So nothing was taken away that it does not repeat; mend the rows and drop the set again.';

function columnNotes(reading: TableReading, { socialSecurity, mend }: TableColumns): string[] {
  const named = socialSecurity.map((column) => `"${reading.headers[column]}"`).join(', ');
  return [
    ...(named === ''
      ? []
      : [
          `Column ${named} holds Social Security numbers. It was dropped before anything was stored. Please leave it out of the next export.`,
        ]),
    ...(mend
      ? [
          'These are rows of a receipt; its columns "What is wrong" and "How to mend it" were not read as data.',
        ]
      : []),
  ];
}

/** A table that is not read still has its rows counted: those of known and not wanted ones are set aside, the others rejected. */
async function countRows(
  table: OpenTable,
  kind: OpenFile['kind'],
  { reading, columns, recognition }: Recognised<RefusedAs>,
  account: FileAccount,
): Promise<void> {
  const counted = startRowCount();
  await reading.read([], counted.visitor);
  const { code, message, closest } = recognition;
  const name = tableName(table);
  const namedColumns = columns.headers.filter((header) => header.trim() !== '').length;
  const isPageOfText = kind !== 'text' && namedColumns < COLUMNS_OF_A_TABLE;
  const total = isPageOfText ? 0 : counted.rows();
  const isMissed = MISSED.has(code);
  if (total > 0 && isMissed) account.reasons.rejected(code, total);
  else if (total > 0) account.reasons.setAside(problemFacts(code).title, total);
  account.tables.push({
    name,
    format: null,
    rows: rowCounts(total, { accepted: 0, rejected: isMissed ? total : 0, setAside: isMissed ? 0 : total }),
    refusal: { code, message, ...(closest === undefined ? {} : { closest }) },
    notes: columnNotes(reading, columns),
  });
  if (!isPageOfText) account.problems.addRefusal(name, { code, message });
}
