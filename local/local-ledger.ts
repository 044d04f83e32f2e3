import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { type Ledger, openLedger } from '../shared/ledger/ledger.ts';
import { createTable } from '../shared/ledger/table.ts';

export interface LocalLedger {
  readonly ledger: Ledger;
  close(): Promise<void>;
}

/** The ledger in a folder: DynamoDB's interface in this process (dynalite, LevelDB), behind the real client. */
export async function openLocalLedger(folder: string): Promise<LocalLedger> {
  mkdirSync(folder, { recursive: true });
  const server = dynalite({ path: folder, createTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await createTable(client, 'ledger');
  return {
    ledger: openLedger(client, 'ledger'),
    async close() {
      client.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
