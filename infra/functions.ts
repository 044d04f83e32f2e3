/** Folders (prefixes) of the buckets that a function may read and write ('' = the whole bucket), and what else it may do. */
export interface FunctionRights {
  readonly landing?: { readonly read: readonly string[] };
  readonly lake?: { readonly read?: readonly string[]; readonly write?: readonly string[] };
  readonly outbox?: { readonly read?: readonly string[]; readonly write?: readonly string[] };
  readonly ledger?: 'read' | 'read and write';
  /** Puts messages on the queue of teams to refresh. */
  readonly askForRefresh?: boolean;
  /** Reads the districts' row-key secrets. */
  readonly rowKeys?: boolean;
  /** Sends mail to team leads and data leads. */
  readonly mail?: boolean;
}

/** One Lambda: where its code lies and what it needs. Sizes are measured in bench/ and checked there. */
export interface FunctionDefinition {
  /** Folder under functions/ that holds handler.ts. */
  readonly folder: string;
  readonly description: string;
  readonly memoryMegabytes: number;
  readonly timeoutSeconds: number;
  /** Megabytes of /tmp: where Parquet is staged. */
  readonly temporaryMegabytes: number;
  /** What it may do. Nothing that is not listed here is granted. */
  readonly may: FunctionRights;
  /** Packages that are installed beside the bundle: native ones (for linux-arm64), and files read at run time. */
  readonly nativePackages: readonly string[];
}

/** Where the lake's relations are read from: batches, snapshots, and which student an id means. */
const RECORDS = ['batches/', 'snapshots/', 'links/'] as const;

/** What intake said of a team's own files: its workbook lists the rows that could not be read. */
const TEAM_RECEIPTS = 'receipts/*/teams/';

/** What publish-run puts into the outbox once it has passed the audit. Of a team's folder: what comes to it from above. */
const RELEASED = [
  'districts/',
  'network/',
  'public/',
  'teams/*/for-the-sponsor/',
  'teams/*/learning-from-other-teams',
] as const;

/** By night for all teams that changed, and at once for a team whose files did. */
const WRITE_TEAM_FILES: FunctionRights = {
  lake: { read: [...RECORDS, 'results/', 'access/'], write: ['access/', 'results/'] },
  outbox: { read: ['teams/', TEAM_RECEIPTS], write: ['teams/'] },
  ledger: 'read and write',
  rowKeys: true,
  mail: true,
};

const DUCKDB = '@duckdb/node-api';
const RESVG = '@resvg/resvg-js';
/** Read as files at run time. */
const FONT = 'dejavu-fonts-ttf';
/** Solver of the privacy audit: WebAssembly, which it reads from a file beside it. */
const SOLVER = 'highs';

export const FUNCTIONS = {
  ingestFile: {
    folder: 'ingest-file',
    description: 'Reads one dropped file into the lake and writes its receipt',
    memoryMegabytes: 3008,
    timeoutSeconds: 900,
    temporaryMegabytes: 4096,
    may: {
      landing: { read: [''] },
      lake: { write: ['batches/'] },
      outbox: { read: ['receipts/'], write: ['receipts/'] },
      ledger: 'read and write',
      askForRefresh: true,
      mail: true,
    },
    nativePackages: [DUCKDB],
  },
  planRecompute: {
    folder: 'plan-recompute',
    description: 'Says from the ledger alone what the night has to recompute',
    memoryMegabytes: 512,
    timeoutSeconds: 120,
    temporaryMegabytes: 512,
    may: { ledger: 'read and write' },
    nativePackages: [],
  },
  writeSnapshots: {
    folder: 'write-snapshots',
    description: 'Writes the records of one district that count',
    memoryMegabytes: 4096,
    timeoutSeconds: 900,
    temporaryMegabytes: 6144,
    may: {
      lake: { read: [...RECORDS, 'published/'], write: ['snapshots/', 'links/', 'published/'] },
      outbox: { write: ['receipts/'] },
      ledger: 'read and write',
    },
    nativePackages: [DUCKDB],
  },
  computeGrowth: {
    folder: 'compute-growth',
    description: 'Growth percentiles of the cohorts of one subject and school year',
    memoryMegabytes: 4096,
    timeoutSeconds: 900,
    temporaryMegabytes: 6144,
    may: {
      lake: { read: [...RECORDS, 'results/'], write: ['results/'] },
      ledger: 'read and write',
    },
    nativePackages: [DUCKDB],
  },
  computeGaps: {
    folder: 'compute-gaps',
    description: 'Gap tables of one district, or of the network',
    memoryMegabytes: 4096,
    timeoutSeconds: 900,
    temporaryMegabytes: 6144,
    may: {
      lake: { read: [...RECORDS, 'results/'], write: ['results/'] },
      outbox: { write: ['receipts/'] },
      ledger: 'read and write',
    },
    nativePackages: [DUCKDB],
  },
  writeTeamFiles: {
    folder: 'write-team-files',
    description: 'Workbooks, section files and numbers of up to 25 teams',
    memoryMegabytes: 2048,
    timeoutSeconds: 600,
    temporaryMegabytes: 2048,
    may: WRITE_TEAM_FILES,
    nativePackages: [DUCKDB, RESVG, FONT],
  },
  writeNetworkFiles: {
    folder: 'write-network-files',
    description: 'Pack of one district, or of the network',
    memoryMegabytes: 3008,
    timeoutSeconds: 900,
    temporaryMegabytes: 4096,
    may: {
      lake: { read: [...RECORDS, 'results/', 'staged/'], write: ['staged/', 'results/'] },
      ledger: 'read and write',
    },
    nativePackages: [DUCKDB, RESVG, FONT, SOLVER],
  },
  publishRun: {
    folder: 'publish-run',
    description: 'Audits the packs, releases what passes and names what failed',
    memoryMegabytes: 1024,
    timeoutSeconds: 600,
    temporaryMegabytes: 512,
    may: {
      lake: { read: ['staged/', 'results/'], write: ['staged/', 'results/'] },
      outbox: {
        read: RELEASED,
        write: [...RELEASED, 'receipts/'],
      },
      ledger: 'read and write',
      mail: true,
    },
    nativePackages: [SOLVER],
  },
  refreshTeams: {
    folder: 'refresh-teams',
    description: 'Rewrites at once the workbooks that a team file touched',
    memoryMegabytes: 2048,
    timeoutSeconds: 300,
    temporaryMegabytes: 2048,
    may: WRITE_TEAM_FILES,
    nativePackages: [DUCKDB, RESVG, FONT],
  },
  download: {
    folder: 'download',
    description: 'Short-lived links to what a member may fetch today, with an access log',
    memoryMegabytes: 512,
    timeoutSeconds: 30,
    temporaryMegabytes: 512,
    may: {
      lake: { read: ['access/'] },
      outbox: { read: ['teams/', 'receipts/', 'districts/', 'network/', 'public/'] },
    },
    nativePackages: [],
  },
} as const satisfies Readonly<Record<string, FunctionDefinition>>;

export type FunctionName = keyof typeof FUNCTIONS;
