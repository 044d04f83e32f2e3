import type { RecordTypeName } from '../../records/records.ts';

/** What happened to the rows of a file. accepted + rejected + setAside = total, always. */
export interface RowCounts {
  readonly total: number;
  /** At least one record was made from the row. */
  readonly accepted: number;
  /** Nothing could be made from it because of a problem. */
  readonly rejected: number;
  /** Nothing in it was wanted. */
  readonly setAside: number;
}

/** One problem of one row, or (row null) of the whole file. */
export interface ReceiptProblem {
  /** 1-based physical line; row of the sheet in a workbook. */
  readonly row: number | null;
  /** Header text; null when the problem is the whole row. */
  readonly column: string | null;
  /** The cell as it stands, cut to 200 characters. */
  readonly value: string;
  readonly code: string;
  /** Where it is, what is wrong, how to mend it. */
  readonly message: string;
  /** Its row was used all the same. */
  readonly noted?: true;
}

/** How many rows met one fate for one reason. */
export interface ReasonCount {
  /** 'noted': something was put right or left out in rows that were otherwise used. Counts problems, the others count rows. */
  readonly outcome: 'rejected' | 'set aside' | 'noted';
  /** Problem code; null for rows set aside by a format. */
  readonly code: string | null;
  /** A few words. */
  readonly reason: string;
  readonly rows: number;
  /** How to mend it; '' where nothing is to be mended. */
  readonly mend: string;
}

export type ReceiptStatus = 'accepted' | 'partly' | 'refused';

/** Why a file, member or sheet was not read. */
export interface RefusalFacts {
  readonly code: string;
  readonly message: string;
  /** Closest known format. */
  readonly closest?: string;
}

/** One table of the file: the file itself, a member of a zip, a sheet of a workbook. */
export interface TableReceipt {
  /** Member or sheet; null for the file itself. */
  readonly name: string | null;
  readonly format: string | null;
  readonly rows: RowCounts;
  readonly refusal?: RefusalFacts;
  readonly notes: readonly string[];
}

/** The receipt of one file, as written beside it as JSON. */
export interface Receipt {
  /** Path of the file in its district's folder. */
  readonly file: string;
  readonly district: string;
  /** ISO, UTC. */
  readonly landedAt: string;
  /** Names of the formats it was read as, joined with ' + '; null when it was refused. */
  readonly format: string | null;
  /** The same as people call them: 'team workbook'. */
  readonly readAs?: string;
  /** 'accepted': no row was rejected. 'partly': some were. 'refused': the file is of no known format, or cannot be opened. */
  readonly status: ReceiptStatus;
  readonly rows: RowCounts;
  /** Records made, by type. */
  readonly records: Readonly<Partial<Record<RecordTypeName, number>>>;
  readonly reasons: readonly ReasonCount[];
  /** The first problems of each code; `reasons` counts them all. */
  readonly problems: readonly ReceiptProblem[];
  readonly refusal?: RefusalFacts;
  readonly notes: readonly string[];
  readonly tables: readonly TableReceipt[];
}
