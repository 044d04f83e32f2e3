import type { BatchPart, FileVersion } from './file-version.ts';

/** A part of a batch, by its key. For tests. */
export const part = (recordType: BatchPart['recordType'], key: string): BatchPart => ({
  recordType,
  schoolYear: '2024-25',
  system: 'toms',
  completeSet: false,
  rows: 1,
  key,
});

/** Version n of one file, landed on day n with bytes of its own. For tests. */
export const version = (n: number, facts: Partial<FileVersion> = {}): FileVersion => ({
  district: 'alder',
  landingKey: 'alder/scores.csv',
  sequencer: String(n).padStart(8, '0'),
  landedAt: new Date(Date.UTC(2025, 0, n)).toISOString(),
  deleted: false,
  contentHash: `content ${n}`,
  parts: [],
  ...facts,
});
