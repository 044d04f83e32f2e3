import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type FileLedger, openFileLedger } from './files.ts';
import { openItems } from './items.ts';
import { openPointerLedger, type PointerLedger } from './pointers.ts';
import { openRunLedger, type RunLedger } from './runs.ts';

/**
 * The ledger: which landed file counts, which result is published, which run goes on. One DynamoDB table (table.ts); every
 * change is one conditional write that can be repeated, never a transaction.
 */
export interface Ledger extends FileLedger, PointerLedger, RunLedger {}

/** Opens the ledger in an existing table. */
export function openLedger(client: DynamoDBClient, tableName: string): Ledger {
  const items = openItems(client, tableName);
  return { ...openFileLedger(items), ...openPointerLedger(items), ...openRunLedger(items) };
}
