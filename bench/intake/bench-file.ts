import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, stat } from 'node:fs/promises';
import { seededRandom } from '../../test/seeded-random.ts';
import type { Checks } from './checks.ts';

/** A file for the benchmark. */
export interface BenchFile {
  readonly kind: string;
  readonly title: string;
  /** Name it gets, which formats may read. */
  readonly fileName: string;
  readonly delimiter: ',' | '^';
  readonly columns: readonly string[];
  /** Cells of a row, in column order, ready to be written. */
  readonly cells: (row: number, below: Below) => readonly string[];
  /** What the peers check: the columns that the pipeline reads. */
  readonly checks: Checks;
}

/** A random whole number from 0 up to, but not including, a limit. */
export type Below = (limit: number) => number;

/** Writes so many rows of a file, unless it is there already. Gives its size in bytes. */
export async function makeFile(file: BenchFile, path: string, rows: number): Promise<number> {
  const existing = await stat(path).catch(() => undefined);
  if (existing) return existing.size;
  const partial = `${path}.partial`;
  const out = createWriteStream(partial, { highWaterMark: 4 * 1024 * 1024 });
  out.write(`${file.columns.join(file.delimiter)}\n`);
  const random = seededRandom(20260927);
  const below: Below = (limit) => (random() * limit) | 0;
  let block = '';
  for (let row = 0; row < rows; row++) {
    block += `${file.cells(row, below).join(file.delimiter)}\n`;
    if (block.length > 1024 * 1024) {
      if (!out.write(block)) await once(out, 'drain');
      block = '';
    }
  }
  out.end(block);
  await once(out, 'finish');
  await rename(partial, path);
  return (await stat(path)).size;
}
