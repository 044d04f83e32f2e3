import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recognise } from '../../shared/formats/recognise.ts';
import { readFile } from '../../shared/intake/read-file.ts';
import { receiptWorkbook } from '../../shared/intake/receipt/receipt-workbook.ts';
import { createBatchWriter } from '../../shared/lake/batch-writer.ts';
import { folderObjectStore } from '../../shared/objects/folder-object-store.ts';
import { parseSettings } from '../../shared/settings/settings.ts';
import { benchFile } from './bench-files.ts';
import { startClocks } from './report.ts';

/**
 * This project: from the bytes of the file to sorted Parquet in a lake folder, and the receipt as JSON and workbook. With 'no-lake' the records are made,
 * checked and counted, and not written.
 */
const [kind = '', path = '', lake = ''] = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), 'bench-intake-'));
try {
  const report = startClocks();
  const begin = performance.now();
  const landingKey = `alder/${benchFile(kind).fileName}`;
  const writer = lake === 'no-lake' ? undefined : openWriter(landingKey);
  const { receipt, toMend } = await readFile(
    {
      district: 'alder',
      landingKey,
      landedAt: '2025-10-01T12:00:00.000Z',
      bytes: createReadStream(path, { highWaterMark: 1024 * 1024 }),
    },
    {
      settings: parseSettings({}),
      recognise: (table) => recognise(table),
      sink: writer ?? { add() {}, addNumbered() {} },
    },
  );
  const read = performance.now();
  await writer?.finish();
  const written = performance.now();
  await writeFile(join(folder, 'receipt.json'), JSON.stringify(receipt));
  await writeFile(join(folder, 'receipt.xlsx'), await receiptWorkbook(receipt, toMend));
  const stages = { read: read - begin, parquet: written - read, receipt: performance.now() - written };
  console.error(
    Object.entries(stages)
      .map(([stage, ms]) => `${stage} ${Math.round(ms)} ms`)
      .join(', '),
  );
  report(receipt.rows.total, receipt.rows.rejected);
} finally {
  await rm(folder, { recursive: true, force: true });
}

function openWriter(landingKey: string) {
  return createBatchWriter({
    store: folderObjectStore(join(folder, 'lake')),
    tempFolder: folder,
    district: 'alder',
    landingKey,
    batchId: 'bench',
  });
}
