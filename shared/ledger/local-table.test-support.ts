import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { createTable } from './table.ts';

/** A ledger table in memory, behind the real client. For tests. */
export async function openLocalTable(): Promise<{
  client: DynamoDBClient;
  tableName: string;
  close(): Promise<void>;
}> {
  const server = dynalite({ createTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const tableName = 'ledger';
  await createTable(client, tableName);
  return {
    client,
    tableName,
    async close() {
      client.destroy();
      server.close();
    },
  };
}
