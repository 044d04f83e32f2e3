import { Zip, ZipDeflate } from 'fflate';
import type { MathClass } from '../model/classes.ts';
import type { District, NetworkShape } from '../model/network-shape.ts';
import { completeRoster, ZIP_TIME } from '../writers/oneroster.ts';
import { fileSink } from './file-sink.ts';
import type { WrittenFile } from './make-network.ts';

const LINES_AT_ONCE = 2_000;

/** Writes the complete roster of a district as a zip, a few thousand lines at a time. */
export function writeRoster(
  shape: NetworkShape,
  folder: string,
  district: District,
  classes: readonly MathClass[],
): WrittenFile {
  const sink = fileSink(folder, `${district.id}/roster/oneroster_2025-26.zip`);
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    sink.bytes(chunk);
  });
  let rows = 0;
  for (const file of completeRoster(shape, district, classes)) {
    const entry = new ZipDeflate(file.name, { level: 4 });
    entry.mtime = ZIP_TIME;
    zip.add(entry);
    let waiting: string[] = [];
    const push = (last: boolean) => {
      entry.push(Buffer.from(waiting.map((line) => `${line}\r\n`).join('')), last);
      waiting = [];
    };
    rows -= 1;
    for (const line of file.lines()) {
      waiting.push(line);
      rows += 1;
      if (waiting.length === LINES_AT_ONCE) push(false);
    }
    push(true);
  }
  zip.end();
  return { key: sink.key, rows, size: sink.close().size };
}
