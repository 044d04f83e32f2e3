import type { CompiledFormat } from '../../formats/format-contract.ts';
import type { FileAccount } from '../account/file-account.ts';
import { addRowCounts } from '../account/row-counts.ts';
import { problemFacts } from '../problem-codes.ts';
import type { FileFacts } from '../read-table.ts';
import type { Receipt, ReceiptStatus, RefusalFacts, RowCounts, TableReceipt } from './receipt.ts';

export const NO_ROWS: RowCounts = { total: 0, accepted: 0, rejected: 0, setAside: 0 };

/** Makes the receipt of a file whose tables are all accounted for. `refusal`: why the file as a whole could not be read. */
export function closeReceipt(
  file: FileFacts,
  account: FileAccount,
  formats: readonly CompiledFormat[],
  refusal?: RefusalFacts,
): Receipt {
  const rows = refusal ? NO_ROWS : addRowCounts(account.tables.map((table) => table.rows));
  const whyRefused = refusal ?? (formats.length === 0 ? firstRefusal(account.tables) : undefined);
  return {
    file: file.pathInDistrict,
    district: file.district,
    landedAt: file.landedAt,
    ...readBy(formats),
    status: statusOf(formats.length > 0, rows),
    rows,
    records: account.records,
    reasons: account.reasons.list(),
    problems: account.problems.listed,
    ...(whyRefused ? { refusal: whyRefused } : {}),
    notes: [...account.notes, ...tableNotes(account.tables)],
    tables: account.tables,
  };
}

function readBy(formats: readonly CompiledFormat[]): Pick<Receipt, 'format' | 'readAs'> {
  if (formats.length === 0) return { format: null };
  const joined = (names: readonly string[]) => [...new Set(names)].join(' + ');
  return {
    format: joined(formats.map(({ name }) => name)),
    readAs: joined(formats.map(({ name, title }) => title ?? name)),
  };
}

function statusOf(isRecognised: boolean, rows: RowCounts): ReceiptStatus {
  if (!isRecognised) return 'refused';
  return rows.rejected === 0 ? 'accepted' : 'partly';
}

/** Why a container of which nothing was read was refused: what was said of its first part that has rows, or of its first part. */
function firstRefusal(tables: readonly TableReceipt[]): RefusalFacts {
  const told = tables.find((table) => table.rows.total > 0) ?? tables[0];
  return (
    told?.refusal ?? {
      code: 'empty-file',
      message: `There is no table in the file. ${problemFacts('empty-file').mend}`,
    }
  );
}

function tableNotes(tables: readonly TableReceipt[]): string[] {
  return tables.flatMap(({ name, notes, refusal, rows }) => {
    const where = name === null ? '' : `${name}: `;
    const unread = name !== null && refusal ? [`${where}not read. ${refusal.message}`] : [];
    const empty =
      !refusal && rows.total === 0 ? [`${where}There are column names, but no rows below them.`] : [];
    return [...unread, ...empty, ...notes.map((note) => `${where}${note}`)];
  });
}
