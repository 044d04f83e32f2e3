import type { NumberedRecord } from '../records/numbered-record.ts';
import type { RecordTypeName } from '../records/records.ts';
import type { DistrictSettings } from '../settings/settings.ts';

/**
 * Where intake (bytes to tables, row accounting, receipts) and formats (recognition, mapping) meet.
 * Intake opens a file into tables, asks `recognise(table, customFormats): Recognition` what each is, binds the format once per
 * table and hands it every row; the row mapper answers into a `RowSink`, and intake accounts for the row from that answer.
 */

/** What is known of one table before a row of it is mapped. Everything recognition and binding may depend on. */
export interface TableFacts {
  /** Last part of the landing key: 'iready_math_2025.csv'. */
  readonly fileName: string;
  /** Key in the landing bucket: 'alder/2025/iready_math_2025.csv' or 'alder/teams/t1/slips.csv'. */
  readonly landingKey: string;
  readonly district: string;
  /** Set for files below landing/<district>/teams/<team>/. */
  readonly teamId: string | null;
  /** Folder below the team's folder; '-' for a file that lies directly in it, and for district files. */
  readonly form: string;
  /** When the file landed, ISO, UTC. */
  readonly landedAt: string;
  /** The same moment as a calendar date ('YYYY-MM-DD') in the district's time zone. */
  readonly localDate: string;
  /** IANA time zone of the district (its own or the network's). */
  readonly timeZone: string;
  readonly settings: DistrictSettings;
  /**
   * Header texts as they stand in the file (byte order mark and quotes removed, not trimmed, not renamed).
   * Blank names are ''; the same text may stand twice. Columns that intake drops (SSN) are already '' here.
   */
  readonly headers: readonly string[];
  /** The first rows (about 200, at most 1 MB), each padded or cut to the header's length. Cells as in RowMapper. */
  readonly sampleRows: readonly (readonly string[])[];
  /** Cells of some columns in many more rows than the sample rows, as they stand in the file; for what a few rows may not tell. */
  readonly cellsNearTop?: (columns: readonly number[]) => Iterable<string>;
  /** The rows were rejected from another file and come back by themselves, mended. */
  readonly areMended?: boolean;
  /** Path inside the zip: 'users.csv'. Absent outside a zip. */
  readonly memberName?: string;
  /** Name of the sheet. Absent outside an xlsx. */
  readonly sheetName?: string;
  /** The other tables of the same container (members of the zip, sheets of the workbook). */
  readonly siblings: Siblings;
}

/** What a table may know of the other tables it was dropped with. */
export interface Siblings {
  /** Names of all members of the zip or visible sheets of the workbook, this one included; [] for a loose file. */
  readonly names: readonly string[];
  /**
   * A member of the zip, parsed as delimited text, for joins such as OneRoster's manifest or academicSessions.
   * The name is compared without folders and without regard to case. Undefined when there is none,
   * when it is larger than 4 MB unpacked, or outside a zip.
   */
  table(name: string): SiblingTable | undefined;
}

export interface SiblingTable {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export type Recognition =
  | { readonly kind: 'format'; readonly format: CompiledFormat }
  | {
      readonly kind: 'refused';
      /**
       * 'unknown-format': no format matches. 'ambiguous-format': several do. Any other code means: known, and not wanted
       * (an aggregate, another state's test, a code list ...). Every code stands in a `ProblemTable`.
       */
      readonly code: string;
      /** Whole sentences for the data lead: what this seems to be, what is missing, what to do. */
      readonly message: string;
      /** Name of the closest format, where there is one. */
      readonly closest?: string;
    };

/** A format bound to the columns of one table. */
export interface CompiledFormat {
  /** 'caaspp_toms', 'google_forms', or the name of a district's own format. */
  readonly name: string;
  /** What people call the file: 'CAASPP student score file (TOMS)', 'team workbook'. */
  readonly title?: string;
  /** Goes into the batch id: a new version reads the same bytes anew. */
  readonly version: string;
  /** Kind of source of the records it makes: 'toms', 'oneroster-users' ... */
  readonly system: string;
  /** The file holds the complete set: what it does not repeat no longer counts (OneRoster bulk). */
  readonly completeSet: boolean;
  /** Record types that it can make, also from a table without rows. */
  readonly recordTypes: readonly RecordTypeName[];
  /** Indices (in `TableFacts.headers`) of the cells the mapper reads. Cells of other columns arrive as ''. */
  readonly columnsNeeded: readonly number[];
  /** Said in the receipt: a column left out, a question that is mapped to no item. No cell values of students. */
  readonly notes?: readonly string[];
  /** How dates such as 03/04 were read, where the file itself proved another order than the district's setting. */
  readonly datesDayFirst?: boolean;
  /** Called once per pass over the table; the mapper may keep state of that pass (ordinals, dates seen). */
  bindRow(): RowMapper;
  /** The short way for most rows, where the format has one; rows it has no answer for go to the row mapper of the same pass. */
  bindNumberedRow?(): NumberedRowMapper | undefined;
}

/**
 * Maps one source row. `cells` has one entry per header, as it stands in the file without its quotes: not trimmed, '' = empty.
 * The array is reused for the next row: keep strings, never the array. `sourceRow` is the 1-based physical line (sheet row); of a row that comes
 * back mended, the one it had in its file.
 *
 * Cells of a workbook arrive as text: dates as 'YYYY-MM-DD' or 'YYYY-MM-DDTHH:MM:SS', times as 'HH:MM:SS', whole numbers as digits,
 * percent cells as '85%', booleans as 'TRUE' / 'FALSE', failed formulas as '#N/A' and the like.
 *
 * A row is accepted when it gave at least one record, rejected when it gave none and a problem, set aside when none and no problem.
 */
export type RowMapper = (cells: readonly string[], sourceRow: number, out: RowSink) => void;

/**
 * The records of a row in which every cell can be read and nothing needs saying; undefined for every other row. The same records that the row
 * mapper makes, as numbers of values.
 *
 * @param cellNumbers a number for each cell: where two rows of a pass have the same number in a column, they have the same text there; NO_NUMBER
 * where a text has none
 */
export type NumberedRowMapper = (
  cells: readonly string[],
  cellNumbers: Int32Array,
) => readonly NumberedRecord[] | undefined;

export interface RowSink {
  /** One record, complete and valid against its schema (null = missing). `deleted`: a tombstone, natural key fields only. */
  record(
    type: RecordTypeName,
    record: Readonly<Record<string, unknown>>,
    options?: { readonly deleted?: boolean },
  ): void;
  /**
   * Something in this row cannot be used. `column` is the header text, or null for the whole row; `value` the cell as it stands.
   * `message` is one sentence that says what is wrong; how to mend it stands in the table of codes.
   * Of the problems of a rejected row the last is the one that kept it from giving a record: the row is counted under its code.
   */
  problem(column: string | null, value: string, code: string, message: string): void;
  /** Nothing in the row was wanted, and why: 'alternate assessment', 'not tested'. Fixed words, never a cell's value. */
  setAside(reason: string): void;
}

/** What a problem code means. Formats export their own table as `mappingProblems` from shared/formats/mapping-problems.ts. */
export interface ProblemFacts {
  /** A few words for the counts of the receipt: 'Student id is missing'. */
  readonly title: string;
  /** What it means, one or two plain sentences. */
  readonly meaning: string;
  /** How to mend it: what to do in the source system or the file, one or two plain sentences. */
  readonly mend: string;
}

/** Problem codes in kebab case: 'student-id-missing'. */
export type ProblemTable = Readonly<Record<string, ProblemFacts>>;
