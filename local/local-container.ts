import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Container, Log, TeamPlace } from '../functions/container.ts';
import { NO_NOTICES } from '../functions/container.ts';
import { endDeadNight } from '../functions/night-step.ts';
import { type Lake, openLake } from '../shared/lake/lake.ts';
import type { Ledger } from '../shared/ledger/ledger.ts';
import { folderObjectStore } from '../shared/objects/folder-object-store.ts';
import type { Settings } from '../shared/settings/settings.ts';
import { openLocalLedger } from './local-ledger.ts';
import { localRowKeySecret } from './row-key-secret.ts';
import { lockOutput } from './run-lock.ts';

export interface LocalContainer extends Container {
  /** Teams whose refresh was asked for since the last call. */
  takeRefreshes(): readonly TeamPlace[];
  close(): Promise<void>;
}

export interface LocalOptions {
  readonly inbox: string;
  readonly out: string;
  readonly settings: Settings;
  readonly log: Log;
  /** Threads of its DuckDB (default: the lake's own). */
  readonly threads?: number;
}

/** The pipeline on folders: the inbox is the landing bucket, `out` holds the lake, the ledger and the outbox. */
export async function openLocalContainer(
  options: LocalOptions,
): Promise<LocalContainer & { readonly ledgerEndpoint: string }> {
  const out = resolve(options.out);
  const unlock = lockOutput(out);
  await rm(unfinishedFolder(out), { recursive: true, force: true }); // what a run left that was killed
  const local = await openLocalLedger(ledgerFolder(out));
  await endDeadNight(local.ledger); // the folder opens for one process at a time: a night in it died with its process
  const container = containerOnFolders(options, local.ledger);
  return {
    ...container,
    ledgerEndpoint: local.endpoint,
    async close() {
      await container.close();
      await local.close();
      unlock();
    },
  };
}

const ledgerFolder = (out: string) => join(out, 'ledger');
const workFolder = (out: string) => join(out, 'lake', '.work');
const unfinishedFolder = (out: string) => join(workFolder(out), 'unfinished');

/** The container of one process, on a ledger that this or another process has open. */
export function containerOnFolders(options: LocalOptions, ledger: Ledger): LocalContainer {
  const { settings } = options;
  const out = resolve(options.out);
  const buckets = {
    landing: folderObjectStore(resolve(options.inbox)),
    lake: folderObjectStore(join(out, 'lake')),
    outbox: folderObjectStore(out),
  };
  let lake: Promise<Lake> | undefined;
  let refreshes = new Map<string, TeamPlace>();

  return {
    buckets,
    ledger,
    lake() {
      lake ??= openLake({
        store: buckets.lake,
        ledger,
        folder: workFolder(out),
        ...(options.threads === undefined ? {} : { threads: options.threads }),
      });
      return lake;
    },
    unfinishedFolder: unfinishedFolder(out),
    settings,
    now: () => (settings.now === undefined ? new Date() : new Date(settings.now)),
    log: options.log,
    notices: NO_NOTICES,
    async askForRefresh(teams) {
      for (const team of teams) refreshes.set(`${team.district}/${team.teamId}`, team);
    },
    rowKeySecret: (district) => localRowKeySecret(ledgerFolder(out), district),
    takeRefreshes() {
      const taken = [...refreshes.values()];
      refreshes = new Map();
      return taken;
    },
    async close() {
      await (await lake)?.close();
    },
  };
}

/** Writes operators' lines to a stream, one JSON object a line. */
export function lineLog(write: (line: string) => void): Log {
  const line = (level: string) => (message: string, facts?: Readonly<Record<string, unknown>>) =>
    write(JSON.stringify({ level, message, ...facts }));
  return {
    info: line('info'),
    warn: line('warn'),
    error: line('error'),
    count: (metric, value, dimensions) => write(JSON.stringify({ metric, value, ...dimensions })),
  };
}
