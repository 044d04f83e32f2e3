import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { trimmedFont } from './trimmed-font.ts';

/** Where the letters of the charts come from. The renderer takes TrueType files only: of a web font it draws nothing, silently. */
export interface ChartFont {
  readonly family: string;
  /** Paths of the TrueType files: regular and bold. */
  readonly files: readonly string[];
  /** The same with common letters only (trimmed-font.ts): what a picture is drawn with that has no others. */
  readonly commonFiles: readonly string[];
}

const FILES = ['DejaVuSansCondensed', 'DejaVuSansCondensed-Bold'];

/**
 * The open font that is installed with the project (DejaVu Sans Condensed, Bitstream Vera licence). Its trimmed files are made once on a machine, in
 * the folder for temporary files.
 */
export function installedFont(): ChartFont {
  const require = createRequire(import.meta.url);
  const { version } = require('dejavu-fonts-ttf/package.json') as { readonly version: string };
  const files = FILES.map((name) => require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));
  return {
    family: 'DejaVu Sans Condensed',
    files,
    commonFiles: files.map((file, i) => trimmedFile(file, `${FILES[i]}-${version}-${TRIMMED}.ttf`)),
  };
}

/** Raised when trimming keeps other letters. */
const TRIMMED = 1;

function trimmedFile(file: string, name: string): string {
  const path = join(tmpdir(), name);
  if (existsSync(path)) return path;
  // Whole at once: another process may look for it at the same time.
  const unfinished = `${path}.${process.pid}`;
  try {
    writeFileSync(unfinished, trimmedFont(readFileSync(file)));
    renameSync(unfinished, path);
  } finally {
    rmSync(unfinished, { force: true });
  }
  return path;
}
