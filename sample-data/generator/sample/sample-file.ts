/** Why a row of a file is not taken; the words of the README. */
export interface RowNote {
  readonly rows: number;
  readonly why: string;
}

/** A file of sample-data/ with what a reader of it should find. All numbers come from the model that wrote it. */
export interface SampleFile {
  /** Landing key: district/..., as in settings.landedAt. */
  readonly key: string;
  readonly bytes: Uint8Array;
  /** When it landed. */
  readonly landedAt: string;
  /** What it is, for the README. */
  readonly about: string;
  readonly refused?: string;
  /** Data rows in the file, header, banner and comment lines not counted. */
  readonly rows: number;
  readonly rejected: readonly RowNote[];
  readonly setAside: readonly RowNote[];
  /** Rows that repeat a record of the same file, or other things to know; they are accepted. */
  readonly remarks?: readonly string[];
}

export function rowsOf(notes: readonly RowNote[]): number {
  return notes.reduce((sum, note) => sum + note.rows, 0);
}
