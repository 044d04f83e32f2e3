import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { FunctionRights } from './functions.ts';
import type { PipelineFunction } from './pipeline-function.ts';
import type { Storage } from './storage.ts';

/** What rights can be rights to. */
export interface Resources {
  readonly storage: Storage;
  readonly ledger: Table;
  readonly refreshQueue: Queue;
  readonly rowKeys: readonly Secret[];
}

/** Grants a function what its line in the table of functions says, and nothing more: named actions on named prefixes. */
export function grantRights(lambda: PipelineFunction, may: FunctionRights, resources: Resources): void {
  const { storage, ledger } = resources;
  const allow = (actions: string[], on: string[], conditions?: Record<string, unknown>) => {
    if (on.length > 0) {
      lambda.addToRolePolicy(
        new PolicyStatement({
          effect: Effect.ALLOW,
          actions,
          resources: on,
          ...(conditions ? { conditions } : {}),
        }),
      );
    }
  };
  const objects = (bucket: Bucket, prefixes: readonly string[] = []) =>
    prefixes.map((prefix) => bucket.arnForObjects(`${prefix}*`));
  const list = (bucket: Bucket, prefixes: readonly string[] = []) => {
    if (prefixes.length === 0) return;
    allow(['s3:ListBucket'], [bucket.bucketArn], {
      StringLike: { 's3:prefix': prefixes.map((prefix) => `${prefix}*`) },
    });
  };

  const buckets: readonly [Bucket, readonly string[] | undefined, readonly string[] | undefined][] = [
    [storage.landing, may.landing?.read, undefined],
    [storage.lake, may.lake?.read, may.lake?.write],
    [storage.outbox, may.outbox?.read, may.outbox?.write],
  ];
  for (const [bucket, read, write] of buckets) {
    allow(['s3:GetObject'], objects(bucket, read));
    allow(['s3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'], objects(bucket, write));
    list(bucket, [...new Set([...(read ?? []), ...(write ?? [])])]);
  }
  allow(['kms:Decrypt', 'kms:GenerateDataKey'], [storage.key.keyArn]);

  if (may.ledger) {
    const reading = ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:BatchGetItem'];
    const writing = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'];
    allow(may.ledger === 'read' ? reading : [...reading, ...writing], [ledger.tableArn]);
  }
  if (may.askForRefresh) allow(['sqs:SendMessage'], [resources.refreshQueue.queueArn]);
  if (may.rowKeys)
    allow(
      ['secretsmanager:GetSecretValue'],
      resources.rowKeys.map((secret) => secret.secretArn),
    );
}
