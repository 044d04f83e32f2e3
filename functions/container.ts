import type { Lake } from '../shared/lake/lake.ts';
import type { Ledger } from '../shared/ledger/ledger.ts';
import type { Buckets } from '../shared/objects/object-store.ts';
import type { Settings } from '../shared/settings/settings.ts';

/**
 * What a function works with. AWS fills it from the environment (functions/aws-container.ts), the local run with
 * folders (local/local-container.ts); the code in between knows neither.
 */
export interface Container {
  readonly buckets: Buckets;
  readonly ledger: Ledger;
  /** Opens the lake when it is first needed; the same one for the life of the process. */
  lake(): Promise<Lake>;
  /** Folder on this machine for files with rows of students that are on their way to a bucket. */
  readonly unfinishedFolder: string;
  readonly settings: Settings;
  /** The moment it is: `settings.now` where it is set, else the clock. */
  now(): Date;
  readonly log: Log;
  readonly notices: Notices;
  /** Asks for the workbooks of these teams to be rewritten at once. */
  askForRefresh(teams: readonly TeamPlace[]): Promise<void>;
  /** The secret that keys the hidden row keys in a district's workbooks. */
  rowKeySecret(district: string): Promise<string>;
}

export interface TeamPlace {
  readonly district: string;
  readonly teamId: string;
}

/**
 * Lines for operators. Facts are file keys, counts, ids of runs and codes of problems; never a value of a row
 * (test/faults/canary.test.ts plants names and looks for them in every line).
 */
export interface Log {
  info(message: string, facts?: LogFacts): void;
  warn(message: string, facts?: LogFacts): void;
  error(message: string, facts?: LogFacts): void;
  /** A number for the dashboard and the alarms. */
  count(metric: MetricName, value: number, dimensions?: Readonly<Record<string, string>>): void;
}

export type LogFacts = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

export type MetricName =
  | 'FilesAccepted'
  | 'FilesPartly'
  | 'FilesRefused'
  | 'RowsRejected'
  | 'WorkbooksWritten'
  | 'NightsPublished'
  | 'PacksHeldBack'
  | 'ItemsFailed'
  | 'SchoolDaysSinceLastFile';

/** Mails to people. None holds a student's data: they say that something is there, and where. */
export interface Notices {
  /** To the team lead: the workbook has news. */
  workbookReady(notice: {
    readonly to: readonly string[];
    readonly teamName: string;
    readonly keys: readonly string[];
  }): Promise<void>;
  /** To the data lead: a receipt has rejections. */
  receiptHasRejections(notice: {
    readonly to: string;
    readonly file: string;
    readonly rejected: number;
    readonly receiptKey: string;
  }): Promise<void>;
}

/** Tells nobody: local runs. */
export const NO_NOTICES: Notices = {
  workbookReady: async () => undefined,
  receiptHasRejections: async () => undefined,
};
