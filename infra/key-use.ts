import { Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';

/** What S3, DynamoDB and Secrets Manager ask of the key in a caller's name. */
const DATA_KEY_ACTIONS = ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'];
/** DynamoDB also rewraps its table key. */
const TABLE_KEY_ACTIONS = [
  'kms:Encrypt',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
  'kms:GenerateDataKeyWithoutPlaintext',
];

/**
 * Use of the network's key, only through these services: who may read no object can decrypt none, because nobody may hand
 * the key ciphertext directly.
 */
export function allowKeyThrough(key: Key, services: readonly string[]): PolicyStatement {
  const { region } = Stack.of(key);
  return new PolicyStatement({
    effect: Effect.ALLOW,
    actions: [...DATA_KEY_ACTIONS, ...(services.includes('dynamodb') ? TABLE_KEY_ACTIONS : [])],
    resources: [key.keyArn],
    conditions: {
      StringEquals: { 'kms:ViaService': services.map((service) => `${service}.${region}.amazonaws.com`) },
    },
  });
}
