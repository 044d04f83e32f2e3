/** A made-up file with what is known of it. */
export interface FuzzFile {
  readonly landingKey: string;
  readonly bytes: Uint8Array;
  /** Rows it has, known to the generator; null where only the account must hold. */
  readonly expectedRows: number | null;
  /** The header was damaged on purpose: the rows are only known if the file was recognised all the same. */
  readonly onlyIfRecognised: boolean;
  /** Its header is whole and of a known format. */
  readonly mustBeRecognised?: boolean;
  /** A refusal is right whatever else is known. */
  readonly mayBeRefused?: boolean;
  /** Must be refused, and with no row read. */
  readonly mustBeRefused?: boolean;
  readonly description: string;
}
