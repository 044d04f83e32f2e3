import { recognise } from '../../shared/formats/recognise.ts';
import { readFile } from '../../shared/intake/read-file.ts';
import type { Receipt } from '../../shared/intake/receipt/receipt.ts';
import { receiptWorkbook } from '../../shared/intake/receipt/receipt-workbook.ts';
import { differencesBothWays } from '../../shared/intake/testing/both-ways.ts';
import { parseSettings } from '../../shared/settings/settings.ts';
import type { FuzzFile } from './fuzz-file.ts';

const settings = parseSettings({});

/** No file of the fuzz run takes longer, on a busy machine. */
const MOST_MILLISECONDS = 20_000;

/** Reads a file and says what is wrong with how it was read; [] when nothing is. */
export async function faultsOf(
  file: FuzzFile,
  options: { chunkSize: number; withWorkbook: boolean; bothWays: boolean },
): Promise<string[]> {
  const landed = {
    district: 'alder',
    landingKey: file.landingKey,
    landedAt: '2026-02-02T20:00:00.000Z',
  };
  const begin = performance.now();
  let records = 0;
  const rowsWithRecords = new Set<string>();
  let table = 0;
  let lastRow = 0;
  try {
    const { receipt, toMend } = await readFile(
      { ...landed, bytes: chunksOf(file.bytes, options.chunkSize) },
      {
        settings,
        recognise: (facts) => recognise(facts),
        sink: {
          add(_type, _record, { sourceRow }) {
            records++;
            // Rows come in order; a smaller number is the next table.
            if (sourceRow < lastRow) table++;
            lastRow = sourceRow;
            rowsWithRecords.add(`${table}/${sourceRow}`);
          },
        },
      },
    );
    const mendRows = toMend.reduce((sum, { rows, further }) => sum + rows.length + further, 0);
    const workbook = options.withWorkbook ? await receiptWorkbook(receipt, toMend) : null;
    const milliseconds = performance.now() - begin;
    return [
      ...accountFaults(receipt, mendRows),
      ...sinkFaults(receipt, records, rowsWithRecords.size),
      ...expectationFaults(file, receipt),
      ...(options.bothWays
        ? await differencesBothWays(landed, () => chunksOf(file.bytes, options.chunkSize))
        : []),
      ...(milliseconds > MOST_MILLISECONDS ? [`took ${Math.round(milliseconds)} ms`] : []),
      ...(workbook && workbook.length < 1000 ? ['the workbook of the receipt is too small to be one'] : []),
    ];
  } catch (error) {
    return [`crashed: ${error instanceof Error ? error.stack : String(error)}`];
  }
}

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function accountFaults(receipt: Receipt, mendRows: number): string[] {
  const { total, accepted, rejected, setAside } = receipt.rows;
  const of = (outcome: string): number =>
    receipt.reasons.filter((reason) => reason.outcome === outcome).reduce((sum, { rows }) => sum + rows, 0);
  const unread = receipt.tables
    .filter(({ refusal }) => refusal)
    .reduce((sum, { rows }) => sum + rows.rejected, 0);
  const checks: [boolean, string][] = [
    [accepted + rejected + setAside === total, 'accepted + rejected + set aside is not the total'],
    [of('rejected') === rejected, 'the reasons of rejected rows do not add up'],
    [of('set aside') === setAside, 'the reasons of rows set aside do not add up'],
    [
      mendRows + unread === rejected,
      `${rejected} rows rejected, but ${mendRows} to mend and ${unread} unread`,
    ],
    [!receipt.problems.some(({ code }) => code === 'row-failed'), 'the program failed on a row'],
    [
      (receipt.status === 'accepted') === (receipt.format !== null && rejected === 0),
      'the status does not fit the rows',
    ],
  ];
  return checks.filter(([holds]) => !holds).map(([, fault]) => fault);
}

function sinkFaults(receipt: Receipt, records: number, rowsWithRecords: number): string[] {
  // Of a file that was refused in the end, what the sink was given is thrown away.
  if (receipt.status === 'refused') return [];
  const told = Object.values(receipt.records).reduce((sum, count) => sum + count, 0);
  return [
    ...(told === records ? [] : [`the receipt tells of ${told} records, the sink got ${records}`]),
    ...(rowsWithRecords <= receipt.rows.accepted ? [] : ['more rows gave records than were accepted']),
    ...(receipt.rows.accepted > 0 && rowsWithRecords === 0 ? ['rows were accepted that gave no record'] : []),
  ];
}

function expectationFaults(file: FuzzFile, receipt: Receipt): string[] {
  if (file.mustBeRefused && receipt.status !== 'refused') return ['should have been refused'];
  if (file.mustBeRecognised && receipt.format === null)
    return [`not recognised: ${receipt.refusal?.message}`];
  if (file.expectedRows === null || (file.mayBeRefused && receipt.status === 'refused')) return [];
  if (file.onlyIfRecognised && receipt.format === null) return [];
  const { total } = receipt.rows;
  return total === file.expectedRows ? [] : [`${file.expectedRows} rows expected, ${total} in the receipt`];
}
