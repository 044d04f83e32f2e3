import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  ProvisionedThroughputExceededException,
  PutItemCommand,
  type PutItemCommandInput,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureOf } from '../../functions/failure.ts';
import type { FileVersion } from '../../shared/ledger/file-version.ts';
import { type Ledger, openLedger } from '../../shared/ledger/ledger.ts';
import { openLocalTable } from '../../shared/ledger/local-table.test-support.ts';

let table: Awaited<ReturnType<typeof openLocalTable>>;
let ledger: Ledger;
/** Answers instead of the table where it gives an error. */
let trouble: (input: PutItemCommandInput) => Error | undefined;

beforeEach(async () => {
  table = await openLocalTable();
  const inFront = new DynamoDBClient({ region: 'us-east-1' });
  const mock = mockClient(inFront);
  mock.on(GetItemCommand).callsFake((input) => table.client.send(new GetItemCommand(input)));
  mock.on(QueryCommand).callsFake((input) => table.client.send(new QueryCommand(input)));
  mock.on(DeleteItemCommand).callsFake((input) => table.client.send(new DeleteItemCommand(input)));
  mock.on(PutItemCommand).callsFake(async (input: PutItemCommandInput) => {
    const error = trouble(input);
    if (error) throw error;
    return table.client.send(new PutItemCommand(input));
  });
  trouble = () => undefined;
  ledger = openLedger(inFront, table.tableName);
});
afterEach(() => table.close());

/** The first so many conditional writes to a partition meet another writer who was faster. */
function overtaken(times: number, partition: string): () => number {
  let left = times;
  trouble = (input) => {
    if (left === 0 || !input.ConditionExpression || input.Item?.['pk']?.S !== partition) return undefined;
    left -= 1;
    return new ConditionalCheckFailedException({ $metadata: {}, message: 'The conditional request failed' });
  };
  return () => left;
}

const version = (n: number): FileVersion => ({
  district: 'elm',
  landingKey: 'elm/a.csv',
  sequencer: `0${n}`,
  landedAt: `2026-02-1${n}T00:00:00.000Z`,
  deleted: false,
  contentHash: `content ${n}`,
  batchId: `batch ${n}`,
  parts: [],
});

describe('a conditional write that somebody else was faster with', () => {
  it('is tried anew from what is there now, until it is through', async () => {
    const left = overtaken(7, 'FILES#elm');
    expect(await ledger.recordFileVersion(version(1))).toBe('recorded');
    expect(left()).toBe(0);
    expect(await ledger.currentFile('elm', 'elm/a.csv')).toMatchObject({ batchId: 'batch 1' });
  });

  it('is given up after twenty times, and the event’s next delivery makes it good', async () => {
    overtaken(20, 'FILES#elm');
    await expect(ledger.recordFileVersion(version(1))).rejects.toThrow('changed 20 times');
    expect(await ledger.currentFile('elm', 'elm/a.csv')).toBeUndefined();
    trouble = () => undefined;
    await ledger.recordFileVersion(version(1));
    expect(await ledger.currentFile('elm', 'elm/a.csv')).toMatchObject({ batchId: 'batch 1' });
    expect(await ledger.fileHistory('elm', 'elm/a.csv')).toHaveLength(1);
  });

  it('loses no version when ten writers meet, each overtaken again and again', async () => {
    overtaken(30, 'FILES#elm');
    await Promise.all(Array.from({ length: 10 }, (_, n) => ledger.recordFileVersion(version(n))));
    expect(await ledger.fileHistory('elm', 'elm/a.csv')).toHaveLength(10);
    expect(await ledger.currentFile('elm', 'elm/a.csv')).toMatchObject({ batchId: 'batch 9' });
  });

  it('of a pointer: without a version in mind it is set in the end, with one it says that it moved', async () => {
    const target = { key: 'a.parquet', inputHash: 'h' };
    overtaken(3, 'POINTER#snapshot');
    expect(await ledger.setPointer('snapshot', 'elm/student/2024-25', target)).toBe('set');
    expect(
      await ledger.setPointer('snapshot', 'elm/student/2024-25', { ...target, inputHash: 'other' }, 0),
    ).toBe('moved');
    expect(await ledger.pointer('snapshot', 'elm/student/2024-25')).toMatchObject({
      inputHash: 'h',
      version: 1,
    });
  });

  it('of the night’s lease means that another night has it', async () => {
    overtaken(1, 'LEASES');
    expect(await ledger.takeLease('night', 'one', new Date(), 60)).toBe(false);
    expect(await ledger.takeLease('night', 'one', new Date(), 60)).toBe(true);
  });
});

it('a table that asks to slow down is named as such, and nothing is half written', async () => {
  trouble = () =>
    new ProvisionedThroughputExceededException({ $metadata: {}, message: 'Rate exceeded for table x' });
  const error = await ledger.recordFileVersion(version(1)).catch((thrown: unknown) => thrown);
  expect(failureOf(error).message).toBe('AWS asked to slow down (ProvisionedThroughputExceededException).');
  trouble = () => undefined;
  expect(await ledger.currentFiles('elm')).toEqual([]);
});
