import {
  CreateTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';

/**
 * The key schema of the ledger's one table, as plain data: infra builds the same table from it. Items of all kinds share it:
 *
 * | partition key          | sort key                   | item                                                  |
 * |------------------------|----------------------------|-------------------------------------------------------|
 * | DISTRICTS              | district                   | a district that dropped a file, revision of its files |
 * | HISTORY#district       | landing key # sequencer    | one version of one landed file, never changed         |
 * | FILES#district         | landing key                | state of a landed file: the fold of its versions      |
 * | POINTER#kind           | name                       | which object is the published result                  |
 * | RUNS                   | run id                     | a run of the pipeline                                 |
 * | LEASES                 | name                       | who may do a thing now                                |
 */
const ledgerTable = {
  partitionKey: { name: 'pk', type: 'S' },
  sortKey: { name: 'sk', type: 'S' },
} as const;

/** Creates the table where it is missing (local runs and tests; in AWS, infra does) and waits until it can be used. */
export async function createTable(client: DynamoDBClient, tableName: string): Promise<void> {
  const { partitionKey, sortKey } = ledgerTable;
  try {
    await client.send(
      new CreateTableCommand({
        TableName: tableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [partitionKey, sortKey].map(({ name, type }) => ({
          AttributeName: name,
          AttributeType: type,
        })),
        KeySchema: [
          { AttributeName: partitionKey.name, KeyType: 'HASH' },
          { AttributeName: sortKey.name, KeyType: 'RANGE' },
        ],
      }),
    );
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 0.1 }, { TableName: tableName });
}
