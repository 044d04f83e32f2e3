import type { Recognition, TableFacts } from '../../formats/format-contract.ts';
import { recognise } from '../../formats/recognise.ts';
import { recordOf } from '../../records/numbered-record.ts';
import { parseSettings } from '../../settings/settings.ts';
import type { LandedFile } from '../bytes/landed-file.ts';
import { readFile } from '../read-file.ts';

const settings = parseSettings({});

/** Everything that came of a file, as texts that can be compared; `short` counts the records that came the short way. */
interface Outcome {
  readonly records: readonly string[];
  readonly receipt: string;
  readonly toMend: string;
  readonly short: number;
}

/** Reads a file the way it is always read, and once more with every row on the long way. */
export async function readBothWays(
  file: Omit<LandedFile, 'bytes'>,
  bytes: () => LandedFile['bytes'],
): Promise<{ readonly asAlways: Outcome; readonly longWay: Outcome }> {
  return {
    asAlways: await outcomeOf({ ...file, bytes: bytes() }, recognise),
    longWay: await outcomeOf({ ...file, bytes: bytes() }, recogniseForLongWay),
  };
}

/** What differs between the two; [] when nothing does. */
export async function differencesBothWays(
  file: Omit<LandedFile, 'bytes'>,
  bytes: () => LandedFile['bytes'],
): Promise<string[]> {
  const { asAlways, longWay } = await readBothWays(file, bytes);
  const count = Math.max(asAlways.records.length, longWay.records.length);
  const first = Array.from({ length: count }, (_, at) => at).find(
    (at) => asAlways.records[at] !== longWay.records[at],
  );
  return [
    ...(first === undefined
      ? []
      : [`the short way gives ${asAlways.records[first]}, the long way ${longWay.records[first]}`]),
    ...(asAlways.receipt === longWay.receipt ? [] : ['the receipts of the short and the long way differ']),
    ...(asAlways.toMend === longWay.toMend ? [] : ['the rows to mend of the short and the long way differ']),
  ];
}

async function outcomeOf(
  file: LandedFile,
  recogniseTable: (table: TableFacts) => Recognition,
): Promise<Outcome> {
  const records: string[] = [];
  let short = 0;
  const { receipt, toMend } = await readFile(file, {
    settings,
    recognise: (table) => recogniseTable(table),
    sink: {
      add: (type, record, origin) => void records.push(JSON.stringify([type, origin, record])),
      addNumbered(record, origin) {
        short++;
        records.push(JSON.stringify([record.type, origin, recordOf(record)]));
      },
    },
  });
  return { records, receipt: JSON.stringify(receipt), toMend: JSON.stringify(toMend), short };
}

function recogniseForLongWay(table: TableFacts): Recognition {
  const found = recognise(table);
  if (found.kind === 'refused') return found;
  const { bindNumberedRow: _, ...format } = found.format;
  return { ...found, format };
}
