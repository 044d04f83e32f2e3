import { execFile, spawnSync } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { temporaryFolder } from '../end-to-end/sample-run.ts';

/** LibreOffice of this machine, where there is one. */
export const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0;

/** A workbook as LibreOffice saves it, by way of other formats where some are named: `['xls', 'xlsx']` is old Excel and back. */
export async function savedByLibreOffice(
  bytes: Uint8Array,
  formats: readonly string[] = ['xlsx'],
): Promise<Uint8Array> {
  const folder = await temporaryFolder('libre-office');
  try {
    let path = join(folder, 'copy.xlsx');
    await writeFile(path, bytes);
    for (const [step, format] of formats.entries()) {
      const saved = join(folder, `step ${step}`);
      await mkdir(saved);
      await promisify(execFile)('soffice', [
        '--headless',
        // A profile of its own: two at once would wait for each other.
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
        '--convert-to',
        format,
        '--outdir',
        saved,
        path,
      ]);
      path = join(saved, `${basename(path, extname(path))}.${format}`);
    }
    return await readFile(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
