import { inflateRawSync } from 'node:zlib';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import type { Lake } from '../shared/lake/lake.ts';
import { openLedger } from '../shared/ledger/ledger.ts';
import { s3ObjectStore } from '../shared/objects/s3-object-store.ts';
import { parseSettings, type Settings } from '../shared/settings/settings.ts';
import { awsLog } from './aws-log.ts';
import { awsNotices } from './aws-notices.ts';
import type { Container } from './container.ts';

/** What infra/pipeline-stack.ts hands to every function. */
const environmentSchema = z.object({
  LANDING_BUCKET: z.string().min(1),
  LAKE_BUCKET: z.string().min(1),
  OUTBOX_BUCKET: z.string().min(1),
  LEDGER_TABLE: z.string().min(1),
  REFRESH_QUEUE_URL: z.string().min(1),
  ROW_KEY_SECRETS: z.string().transform((text) => z.record(z.string(), z.string()).parse(JSON.parse(text))),
  SENDER_EMAIL: z.string().min(1),
  SETTINGS: z.string().transform(unpackSettings),
});

/** Settings travel as deflated JSON (infra/settings-variable.ts): Lambda allows 4 KB of variables. */
export function unpackSettings(variable: string): Settings {
  return parseSettings(JSON.parse(inflateRawSync(Buffer.from(variable, 'base64')).toString()));
}

let warm: Container | undefined;

/** The container of a Lambda: made once, kept while the Lambda is warm. */
export function awsContainer(): Container {
  warm ??= makeContainer(process.env);
  return warm;
}

function makeContainer(environment: NodeJS.ProcessEnv): Container {
  const config = environmentSchema.parse(environment);
  const s3 = new S3Client({});
  const sqs = new SQSClient({});
  const secrets = new SecretsManagerClient({});
  const buckets = {
    landing: s3ObjectStore(s3, config.LANDING_BUCKET),
    lake: s3ObjectStore(s3, config.LAKE_BUCKET),
    outbox: s3ObjectStore(s3, config.OUTBOX_BUCKET),
  };
  const ledger = openLedger(new DynamoDBClient({}), config.LEDGER_TABLE);
  const log = awsLog();
  const { now } = config.SETTINGS;
  let lake: Promise<Lake> | undefined;
  const rowKeys = new Map<string, Promise<string>>();

  return {
    buckets,
    ledger,
    // Loaded when it is needed: functions that never open the lake are bundled without DuckDB.
    lake() {
      lake ??= import('../shared/lake/lake.ts').then(({ openLake }) =>
        openLake({ store: buckets.lake, ledger, folder: '/tmp/lake' }),
      );
      return lake;
    },
    unfinishedFolder: '/tmp/unfinished',
    settings: config.SETTINGS,
    now: () => (now === undefined ? new Date() : new Date(now)),
    log,
    notices: awsNotices(config.SENDER_EMAIL, log),
    async askForRefresh(teams) {
      for (const team of teams) {
        await sqs.send(
          new SendMessageCommand({ QueueUrl: config.REFRESH_QUEUE_URL, MessageBody: JSON.stringify(team) }),
        );
      }
    },
    rowKeySecret(district) {
      let secret = rowKeys.get(district);
      if (!secret) {
        secret = readSecret(secrets, config.ROW_KEY_SECRETS[district], district);
        rowKeys.set(district, secret);
      }
      return secret;
    },
  };
}

async function readSecret(
  client: SecretsManagerClient,
  id: string | undefined,
  district: string,
): Promise<string> {
  if (id === undefined)
    throw new Error(`The district "${district}" is not in the settings: it has no row-key secret.`);
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: id }));
  if (!SecretString) throw new Error(`The row-key secret of "${district}" is empty.`);
  return SecretString;
}
