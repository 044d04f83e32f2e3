import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';

export interface DatabaseOptions {
  /** Folder for what does not fit in memory; its default, '.tmp' in the working folder, fails in a read-only one. */
  readonly tempFolder: string;
  /** Such as '1GB'. DuckDB spills to the folder beyond it. Data handed over by JavaScript comes on top. */
  readonly memoryLimit: string;
  readonly threads: number;
}

/** DuckDB in memory: a connection for each piece of work, so that streams and other queries do not get in each other's way. */
export interface Database {
  /** Runs some work on a connection of its own. */
  use<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T>;
  /** Waits for the work that goes on, then frees everything: closing under a running query ends the process. */
  close(): Promise<void>;
}

/** Starts DuckDB in memory; no extension is ever fetched. */
async function startDuckDB(options: DatabaseOptions): Promise<DuckDBInstance> {
  await mkdir(options.tempFolder, { recursive: true });
  return DuckDBInstance.create(':memory:', {
    temp_directory: join(options.tempFolder, `duckdb-${randomUUID()}`),
    memory_limit: options.memoryLimit,
    threads: String(options.threads),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
}

export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const instance = await startDuckDB(options);
  const goingOn = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;

  async function onConnection<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const connection = await instance.connect();
    try {
      return await work(connection);
    } finally {
      connection.closeSync();
    }
  }

  return {
    async use(work) {
      if (closing) throw new Error('The database is closed.');
      const running = onConnection(work);
      goingOn.add(running);
      try {
        return await running;
      } finally {
        goingOn.delete(running);
      }
    },
    close() {
      closing ??= Promise.allSettled(goingOn).then(() => instance.closeSync());
      return closing;
    },
  };
}
