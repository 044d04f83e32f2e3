import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { allow } from './allow.ts';
import type { FunctionRights } from './functions.ts';
import { allowKeyThrough } from './key-use.ts';
import type { PipelineFunction } from './pipeline-function.ts';
import type { Storage } from './storage.ts';

/** What rights can be rights to. */
export interface Resources {
  readonly storage: Storage;
  readonly ledger: Table;
  readonly refreshQueue: Queue;
  readonly rowKeys: readonly Secret[];
}

type Grant = (...statement: Parameters<typeof allow>) => void;

const LEDGER_READING = ['dynamodb:GetItem', 'dynamodb:Query'];
const LEDGER_WRITING = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'];

/** Grants a function what its line in the table of functions says, and nothing more: named actions on named prefixes. */
export function grantRights(lambda: PipelineFunction, may: FunctionRights, resources: Resources): void {
  const { storage, ledger, refreshQueue, rowKeys } = resources;
  const grant: Grant = (actions, on, conditions) => {
    if (on.length > 0) lambda.addToRolePolicy(allow(actions, on, conditions));
  };
  grantObjects(grant, storage.landing, may.landing?.read, []);
  grantObjects(grant, storage.lake, may.lake?.read, may.lake?.write);
  grantObjects(grant, storage.outbox, may.outbox?.read, may.outbox?.write);
  if (may.ledger)
    grant(may.ledger === 'read' ? LEDGER_READING : [...LEDGER_READING, ...LEDGER_WRITING], [ledger.tableArn]);
  if (may.askForRefresh) grant(['sqs:SendMessage'], [refreshQueue.queueArn]);
  if (may.rowKeys) {
    const arns = rowKeys.map((secret) => secret.secretArn);
    grant(['secretsmanager:GetSecretValue'], arns);
  }
  lambda.addToRolePolicy(
    allowKeyThrough(storage.key, [
      's3',
      ...(may.ledger ? ['dynamodb'] : []),
      ...(may.rowKeys ? ['secretsmanager'] : []),
    ]),
  );
}

function grantObjects(
  grant: Grant,
  bucket: Bucket,
  read: readonly string[] = [],
  write: readonly string[] = [],
): void {
  const objects = (prefixes: readonly string[]) =>
    prefixes.map((prefix) => bucket.arnForObjects(`${prefix}*`));
  grant(['s3:GetObject'], objects(read));
  grant(['s3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'], objects(write));
  const seen = [...new Set([...read, ...write])];
  if (seen.length === 0) return;
  // "If exists": without the right to list, S3 answers a question after a missing object with 403 instead of 404, and that
  // question names no prefix. Every list that names one must name one of these.
  grant(['s3:ListBucket'], [bucket.bucketArn], {
    StringLikeIfExists: { 's3:prefix': seen.map((prefix) => `${prefix}*`) },
  });
}
