import { dateInTimeZone } from '../../shared/intake/bytes/landed-file.ts';
import { type Grids, readGrids } from '../../shared/intake/grids.ts';
import type { IntakeResult } from '../../shared/intake/read-file.ts';
import type { ReasonCount, Receipt, ReceiptProblem } from '../../shared/intake/receipt/receipt.ts';
import type { RecordSink } from '../../shared/intake/record-sink.ts';
import { ObjectNotFound } from '../../shared/objects/object-store.ts';
import { districtSettings } from '../../shared/settings/settings.ts';
import { schoolYearOfDate } from '../../shared/standards/school-year.ts';
import type { Issued } from '../../shared/team-return/issued.ts';
import { type ReturnedWorkbook, returnedWorkbook } from '../../shared/team-return/returned-cells.ts';
import { type ReturnProblem, type RowEdits, returnedEdits } from '../../shared/team-return/returned-edits.ts';
import type { Container } from '../container.ts';
import type { DataPlace } from './ingest-file.ts';

const RETURNED_FORMAT = 'returned_team_workbook';
const SYSTEM = 'returned-workbook';

/** A file that landed in a team's folder, when it is one of our workbooks coming back. */
export interface Returned {
  readonly workbook: ReturnedWorkbook;
  readonly savedBy: string | null;
}

/** Looks into a team's file for hidden row keys of ours. Undefined: an ordinary file. */
export function returnedFrom(bytes: Uint8Array): Returned | undefined {
  const grids: Grids | undefined = readGrids(bytes);
  const workbook = grids && returnedWorkbook(grids.grids);
  return workbook && { workbook, savedBy: grids.savedBy };
}

export const issuedKey = (district: string, teamId: string, issue: string) =>
  `results/issued/${district}/${teamId}/${issue}.json`;

/** Reads what the team typed into its log of edits, with a receipt that accounts for every row of ours. */
export async function readReturned(
  container: Container,
  place: DataPlace & { readonly teamId: string },
  landing: { readonly key: string; readonly landedAt: string; readonly contentHash: string },
  returned: Returned,
  sink: RecordSink,
): Promise<IntakeResult> {
  const { settings } = container;
  const timeZone = districtSettings(settings, place.district).timeZone ?? settings.timeZone;
  const issued = await issuedOf(container, place, returned.workbook);
  const rows = returnedEdits(
    returned.workbook,
    (issue) => (issue === undefined ? undefined : issued.get(issue)),
    {
      teamId: place.teamId,
      schoolYear: schoolYearOfDate(dateInTimeZone(landing.landedAt, timeZone)),
      editedAt: localTime(landing.landedAt, timeZone),
      editor: returned.savedBy,
    },
  );
  for (const { row, edits } of rows) {
    for (const edit of edits) sink.add('team-edit', edit, { sourceRow: row.line, system: SYSTEM });
  }
  return {
    receipt: receiptOf(place, landing, rows),
    contentHash: landing.contentHash,
    readBy: RETURNED_FORMAT,
    tables: [{ format: RETURNED_FORMAT, system: SYSTEM, completeSet: false, recordTypes: ['team-edit'] }],
    toMend: [],
  };
}

/** What the writings that this file's rows come from said. */
async function issuedOf(
  container: Container,
  { district, teamId }: { readonly district: string; readonly teamId: string },
  workbook: ReturnedWorkbook,
): Promise<ReadonlyMap<string, Issued>> {
  const found = new Map<string, Issued>();
  for (const issue of new Set(workbook.rows.map((row) => row.key.issue))) {
    if (issue === undefined || !/^[a-z0-9]+$/i.test(issue)) continue;
    try {
      const bytes = await container.buckets.lake.get(issuedKey(district, teamId, issue));
      found.set(issue, JSON.parse(new TextDecoder().decode(bytes)) as Issued);
    } catch (error) {
      if (!(error instanceof ObjectNotFound)) throw error;
    }
  }
  return found;
}

function receiptOf(
  place: DataPlace,
  landing: { readonly key: string; readonly landedAt: string },
  rows: readonly RowEdits[],
): Receipt {
  const problems = rows.flatMap(({ problem }) => problem ?? []);
  const accepted = rows.filter(({ edits }) => edits.length > 0).length;
  const counts = {
    total: rows.length,
    accepted,
    rejected: problems.length,
    setAside: rows.length - accepted - problems.length,
  };
  return {
    file: landing.key.slice(place.district.length + 1),
    district: place.district,
    landedAt: landing.landedAt,
    format: RETURNED_FORMAT,
    status: problems.length > 0 ? 'partly' : 'accepted',
    rows: counts,
    records: { 'team-edit': rows.reduce((sum, { edits }) => sum + edits.length, 0) },
    reasons: reasonsOf(problems, counts.setAside),
    problems: problems.map(receiptProblem),
    notes:
      accepted === 0 && problems.length === 0
        ? ['Nothing was typed in this copy that was not printed in it.']
        : [],
    tables: [{ name: null, format: RETURNED_FORMAT, rows: counts, notes: [] }],
  };
}

function reasonsOf(problems: readonly ReturnProblem[], leftAsItWas: number): readonly ReasonCount[] {
  const byCode = new Map<string, ReasonCount>();
  for (const { code, message } of problems) {
    const before = byCode.get(code);
    byCode.set(code, {
      outcome: 'rejected',
      code,
      reason: message,
      rows: (before?.rows ?? 0) + 1,
      mend: 'Fetch the newest workbook, type it there and drop it again.',
    });
  }
  const setAside: readonly ReasonCount[] =
    leftAsItWas > 0
      ? [{ outcome: 'set aside', code: null, reason: 'left as it was printed', rows: leftAsItWas, mend: '' }]
      : [];
  return [...byCode.values(), ...setAside];
}

function receiptProblem({ line, column, value, code, message, sheetName }: ReturnProblem): ReceiptProblem {
  return {
    row: line,
    column,
    value,
    code,
    message: sheetName === null ? message : `Sheet "${sheetName}": ${message}`,
  };
}

/** '2026-02-13T23:00:00Z' in Los Angeles is '2026-02-13T15:00:00'. */
function localTime(moment: string, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  })
    .format(new Date(moment))
    .replace(' ', 'T');
}
