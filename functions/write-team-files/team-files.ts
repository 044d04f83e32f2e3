import { rowsByKey } from '../../shared/gaps/rows-by-key.ts';
import { dateInTimeZone } from '../../shared/intake/bytes/landed-file.ts';
import type { Receipt } from '../../shared/intake/receipt/receipt.ts';
import type { CurrentFile } from '../../shared/ledger/file-state.ts';
import type { FileVersion } from '../../shared/ledger/file-version.ts';
import { districtSettings } from '../../shared/settings/settings.ts';
import type { EarlierPrediction } from '../../shared/team-view/team-records.ts';
import { teamWords } from '../../shared/team-view/words/words.ts';
import type { Language, SetAsideRow } from '../../shared/workbook/team-view.ts';
import type { DistrictReading } from './district-reading.ts';

/** The landed files of one team's folder, deleted ones included. Of several teams all files are read at once. */
export async function teamFiles(
  { container, district, teamIds, once }: DistrictReading,
  teamId: string,
): Promise<readonly CurrentFile[]> {
  const folder = `${district}/teams/${teamId}`;
  if (teamIds.length === 1)
    return once('files', () => container.ledger.currentFiles(district, { prefix: `${folder}/` }));
  const byFolder = await once('files', async () => {
    const files = await container.ledger.currentFiles(district, { prefix: `${district}/teams/` });
    return rowsByKey(files, ({ landingKey }) => landingKey.split('/').slice(0, 3).join('/'));
  });
  return byFolder.get(folder) ?? [];
}

/**
 * What the team's files ever predicted for each test, where that is more than one thing: a row that was typed over in a file that is
 * dropped again leaves no other trace. Oldest first, the one that stands now last.
 *
 * The first one was written on the day it says, or else on the day its file landed. Another one was not there before the file it came
 * in landed, whatever day it says.
 */
export async function earlierPredictions(
  reading: DistrictReading,
  files: readonly CurrentFile[],
): Promise<readonly EarlierPrediction[]> {
  const { container, district } = reading;
  const withTests = files.filter((file) => testParts(file).length > 0 || file.deleted);
  const histories = await Promise.all(
    withTests.map(async ({ landingKey, sequencer }) => {
      const history = await container.ledger.fileHistory(district, landingKey);
      // As the files stand in this reading: a month's pack that is made again knows nothing of what came later.
      return history.filter((version) => version.sequencer <= sequencer);
    }),
  );
  const versions = histories.flat().filter((version) => testParts(version).length > 0);
  // One reading of one file: nothing can have been typed over.
  if (new Set(versions.map(({ batchId }) => batchId)).size < 2) return [];
  const lake = await container.lake();
  const rows = await lake.query(
    `SELECT batch_id, test_id, prediction_direction, prediction_value, predicted_on
    FROM ${await lake.parquet([...new Set(versions.flatMap(testParts))])}
    WHERE prediction_direction IS NOT NULL AND prediction_value IS NOT NULL
    ORDER BY test_id, source_row`,
  );
  const { settings } = container;
  const timeZone = districtSettings(settings, district).timeZone ?? settings.timeZone;
  const inOrder = versions
    .filter(({ deleted }) => !deleted)
    .sort((a, b) => (a.landedAt < b.landedAt ? -1 : a.landedAt > b.landedAt ? 1 : 0));
  const typed = inOrder.flatMap(({ batchId, landedAt }) =>
    rows
      .filter((row) => row['batch_id'] === batchId)
      .map((row) => ({
        testId: String(row['test_id']),
        direction: row['prediction_direction'] as EarlierPrediction['direction'],
        value: Number(row['prediction_value']),
        written: row['predicted_on'] === null ? null : String(row['predicted_on']),
        landedOn: dateInTimeZone(landedAt, timeZone),
      })),
  );
  return changesOf(typed);
}

interface TypedPrediction extends Omit<EarlierPrediction, 'typedOn'> {
  /** The day it says it was written. */
  readonly written: string | null;
  readonly landedOn: string;
}

/** Of what landed one after the other, every prediction that differs from the one before it; nothing for a test that has only one. */
export function changesOf(typed: readonly TypedPrediction[]): readonly EarlierPrediction[] {
  const byTest = new Map<string, EarlierPrediction[]>();
  for (const { testId, direction, value, written, landedOn } of typed) {
    const before = byTest.get(testId) ?? [];
    byTest.set(testId, before);
    const last = before.at(-1);
    if (last?.direction === direction && last.value === value) continue;
    const typedOn =
      last === undefined
        ? (written ?? landedOn)
        : written === null || written < landedOn
          ? landedOn
          : written;
    before.push({ testId, direction, value, typedOn });
  }
  return [...byTest.values()].filter((versions) => versions.length > 1).flat();
}

function testParts({ parts }: Pick<FileVersion, 'parts'>): readonly string[] {
  return parts.filter(({ recordType }) => recordType === 'test-of-change').map(({ key }) => key);
}

/** More of one file than these are one mistake in it; the receipt has them all. */
const MOST_OF_A_FILE = 20;

/** Rows of the team's files that intake rejected, as their receipts say; the words name no value, which may be a student's. */
export async function setAsideRows(
  reading: DistrictReading,
  teamId: string,
  language: Language,
): Promise<readonly SetAsideRow[]> {
  const { container } = reading;
  const found: SetAsideRow[] = [];
  for (const file of await teamFiles(reading, teamId)) {
    const rejected = file.rows?.rejected ?? 0;
    if (file.deleted || (rejected === 0 && file.status !== 'refused')) continue;
    const name = file.landingKey.replace(/^.*?\/teams\/[^/]+\//, '');
    const receipt = file.receiptKey === undefined ? undefined : await readReceipt(container, file.receiptKey);
    if (receipt !== undefined) {
      found.push(...rowsOfReceipt(receipt, name, language));
      continue;
    }
    // The ledger still says how many.
    container.log.warn('A receipt of a team cannot be read', { key: file.landingKey });
    const howMany = `${Math.max(1, rejected)} ${teamWords(language).notUsed.further_rows}`;
    found.push({ kind: 'not-used', file: name, row: null, reason: howMany });
  }
  return found;
}

async function readReceipt(
  { buckets: { outbox } }: DistrictReading['container'],
  key: string,
): Promise<Receipt | undefined> {
  try {
    return JSON.parse(new TextDecoder().decode(await outbox.get(key))) as Receipt;
  } catch {
    // The workbook is worth more than its list of rows that could not be used.
    return undefined;
  }
}

export function rowsOfReceipt(receipt: Receipt, file: string, language: Language): readonly SetAsideRow[] {
  const { refusal, rows } = receipt;
  if (refusal !== undefined) return [{ kind: 'not-used', file, row: null, reason: refusal.message }];
  const reasons = new Map(
    receipt.reasons.filter(({ outcome }) => outcome === 'rejected').map((reason) => [reason.code, reason]),
  );
  const seen = new Set<number>();
  const told = receipt.problems.flatMap(({ row, column, code }): SetAsideRow[] => {
    const reason = reasons.get(code);
    if (row === null || reason === undefined || seen.has(row)) return [];
    seen.add(row);
    // Advice that points to the receipt's message, which may repeat a value, is of no use without it.
    const mend = /\bmessage\b/.test(reason.mend) ? '' : ` ${reason.mend}`;
    const what = `${column === null ? '' : `${column}: `}${reason.reason}`;
    return [{ kind: 'not-used', file, row, reason: `${what.replace(/\.$/, '')}.${mend}`.trim() }];
  });
  const shown = told.slice(0, MOST_OF_A_FILE);
  const further = rows.rejected - shown.length;
  if (further <= 0) return shown;
  return [
    ...shown,
    { kind: 'not-used', file, row: null, reason: `${further} ${teamWords(language).notUsed.further_rows}` },
  ];
}
