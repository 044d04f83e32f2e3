import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { openForgetting } from '../shared/ledger/forget.ts';
import { openLedger } from '../shared/ledger/ledger.ts';
import { folderEraser } from '../shared/objects/eraser.ts';
import { s3Eraser } from '../shared/objects/s3-eraser.ts';
import { s3ObjectStore } from '../shared/objects/s3-object-store.ts';
import { deleteForGood } from './deletion/delete-for-good.ts';
import type { DeletionTools } from './deletion/deletion-tools.ts';
import { connectForgetting } from './local-ledger.ts';
import { openOutput } from './open-output.ts';

const HELP = `npm run delete-for-good -- (--file DISTRICT/PATH ... | --everything-of DISTRICT) [where]

Deletes so that nobody can bring it back. First withdraw: delete the file from the landing folder (or drop it corrected), and run a night.

  --file KEY               a file as <district>/<path below its folder>; may be given several times. Withdrawn: everything of it goes.
                           Still there: what it held before goes, what it holds now stays.
  --everything-of DISTRICT everything of a district that has left
where, on a laptop:
  --inbox DIR --out DIR    folders of a run (default: sample-data, out)
where, in AWS (with rights of your own: s3:ListBucketVersions and s3:DeleteObjectVersion on the buckets, all of the table, the key):
  --landing-bucket B --lake-bucket B --outbox-bucket B --ledger-table T    outputs of the stack

Prints what was deleted, to be written down. Exit code 1: nothing was deleted for the reason that is said, or not everything: run it again.`;

type Opened = DeletionTools & { close(): Promise<void> };

async function onFolders(inbox: string, out: string): Promise<Opened> {
  const container = await openOutput(inbox, out);
  // Copies that readers of the lake made for themselves.
  await rm(join(out, 'lake', '.work'), { recursive: true, force: true });
  const forgetting = connectForgetting(container.ledgerEndpoint);
  const { landing, lake, outbox } = container.buckets;
  return {
    buckets: container.buckets,
    ledger: container.ledger,
    erasers: { landing: folderEraser(landing), lake: folderEraser(lake), outbox: folderEraser(outbox) },
    forgetting: forgetting.forgetting,
    async close() {
      forgetting.close();
      await container.close();
    },
  };
}

function inAws(buckets: Readonly<Record<'landing' | 'lake' | 'outbox', string>>, table: string): Opened {
  const s3 = new S3Client({});
  const dynamo = new DynamoDBClient({});
  const { landing, lake, outbox } = buckets;
  return {
    buckets: {
      landing: s3ObjectStore(s3, landing),
      lake: s3ObjectStore(s3, lake),
      outbox: s3ObjectStore(s3, outbox),
    },
    ledger: openLedger(dynamo, table),
    erasers: { landing: s3Eraser(s3, landing), lake: s3Eraser(s3, lake), outbox: s3Eraser(s3, outbox) },
    forgetting: openForgetting(dynamo, table),
    async close() {
      s3.destroy();
      dynamo.destroy();
    },
  };
}

async function open(values: ReturnType<typeof readArguments>): Promise<Opened> {
  const landing = values['landing-bucket'];
  const lake = values['lake-bucket'];
  const outbox = values['outbox-bucket'];
  const table = values['ledger-table'];
  const given = [landing, lake, outbox, table].filter((value) => value !== undefined);
  if (given.length === 0) return onFolders(resolve(values.inbox), resolve(values.out));
  if (landing === undefined || lake === undefined || outbox === undefined || table === undefined)
    throw new Error(
      'For AWS, give all four: --landing-bucket, --lake-bucket, --outbox-bucket, --ledger-table.',
    );
  return inAws({ landing, lake, outbox }, table);
}

const readArguments = () =>
  parseArgs({
    options: {
      file: { type: 'string', multiple: true, default: [] },
      'everything-of': { type: 'string' },
      inbox: { type: 'string', default: 'sample-data' },
      out: { type: 'string', default: 'out' },
      'landing-bucket': { type: 'string' },
      'lake-bucket': { type: 'string' },
      'outbox-bucket': { type: 'string' },
      'ledger-table': { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  }).values;

async function main(): Promise<number> {
  const values = readArguments();
  const district = values['everything-of'];
  if (values.help || (values.file.length === 0) === (district === undefined)) {
    console.log(HELP);
    return values.help ? 0 : 1;
  }
  const tools = await open(values);
  try {
    const done = await deleteForGood(tools, district === undefined ? { files: values.file } : { district });
    for (const { what, count } of done) console.log(`${count} ${what}`);
    return 0;
  } finally {
    await tools.close();
  }
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  return 1;
});
