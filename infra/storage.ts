import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type LifecycleRule,
  ObjectOwnership,
  StorageClass,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

/** Folder of the lake for what Athena answers. */
export const ATHENA_RESULTS = 'athena-results/';

/**
 * The three buckets: landing (what districts drop), lake (Parquet), outbox (what people fetch), and one for their access logs.
 * Versioned, encrypted with a key of the network's own, TLS only, never public.
 */
export class Storage extends Construct {
  readonly key: Key;
  readonly landing: Bucket;
  readonly lake: Bucket;
  readonly outbox: Bucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      description: 'Student records: landing, lake, outbox and ledger',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const accessLogs = new Bucket(this, 'AccessLogs', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      versioned: true,
      lifecycleRules: [{ expiration: Duration.days(400), noncurrentVersionExpiration: Duration.days(30) }],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const bucket = (name: string, oldVersionDays: number, rules: readonly LifecycleRule[] = []) =>
      new Bucket(this, name, {
        encryption: BucketEncryption.KMS,
        encryptionKey: this.key,
        bucketKeyEnabled: true,
        blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
        objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
        enforceSSL: true,
        versioned: true,
        serverAccessLogsBucket: accessLogs as IBucket,
        serverAccessLogsPrefix: `${name.toLowerCase()}/`,
        lifecycleRules: [
          {
            abortIncompleteMultipartUploadAfter: Duration.days(3),
            noncurrentVersionExpiration: Duration.days(oldVersionDays),
            transitions: [
              { storageClass: StorageClass.INTELLIGENT_TIERING, transitionAfter: Duration.days(30) },
            ],
          },
          ...rules,
        ],
        removalPolicy: RemovalPolicy.RETAIN,
      });
    // Old versions are how a deleted file is brought back (docs/operations.md); landing keeps them longest.
    this.landing = bucket('Landing', 400);
    this.lake = bucket('Lake', 30, [
      { id: 'AnswersOfQueries', prefix: ATHENA_RESULTS, expiration: Duration.days(7) },
    ]);
    this.outbox = bucket('Outbox', 90);
  }
}
