import type { BenchFile } from './bench-file.ts';
import { mapGrowthForty } from './map-growth-file.ts';
import { tomsForty, tomsWhole } from './toms-file.ts';

/** The file of a kind; a variant gets the kind on its command line. */
export function benchFile(kind: string): BenchFile {
  const file = [mapGrowthForty, tomsForty, tomsWhole()].find((candidate) => candidate.kind === kind);
  if (!file) throw new Error(`There is no benchmark file of the kind "${kind}".`);
  return file;
}
