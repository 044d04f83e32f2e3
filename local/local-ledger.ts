import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { type Forgetting, openForgetting } from '../shared/ledger/forget.ts';
import { type Ledger, openLedger } from '../shared/ledger/ledger.ts';
import { createTable } from '../shared/ledger/table.ts';

export interface LocalLedger {
  readonly ledger: Ledger;
  /** Where other processes of this run reach it. */
  readonly endpoint: string;
  close(): Promise<void>;
}

/** The ledger in a folder: DynamoDB's interface in this process (dynalite, LevelDB), behind the real client. */
export async function openLocalLedger(folder: string): Promise<LocalLedger> {
  mkdirSync(folder, { recursive: true });
  const server = dynalite({ path: folder, createTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = clientOf(endpoint);
  await createTable(client, TABLE);
  return {
    ledger: openLedger(client, TABLE),
    endpoint,
    async close() {
      client.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The ledger that another process of this run has open. */
export function connectLedger(endpoint: string): { readonly ledger: Ledger; close(): void } {
  const client = clientOf(endpoint);
  return { ledger: openLedger(client, TABLE), close: () => client.destroy() };
}

/** Takes lines out of the ledger that another part of this run has open. */
export function connectForgetting(endpoint: string): { readonly forgetting: Forgetting; close(): void } {
  const client = clientOf(endpoint);
  return { forgetting: openForgetting(client, TABLE), close: () => client.destroy() };
}

const TABLE = 'ledger';

function clientOf(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
}
