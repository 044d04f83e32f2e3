import { Stack } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { WorkQueue } from './work-queue.ts';

export interface IngestProps {
  readonly landing: Bucket;
  readonly ingestFile: IFunction;
  readonly timeoutSeconds: number;
}

/** Files that read at once: each opens its own DuckDB, and a district's evening drop is a few dozen. */
const FILES_AT_ONCE = 20;

/** Landing bucket -> queue -> ingest-file. Only S3 in the name of this account may put messages on the queue. */
export class Ingest extends Construct {
  readonly work: WorkQueue;

  constructor(scope: Construct, id: string, props: IngestProps) {
    super(scope, id);
    this.work = new WorkQueue(this, 'Files', {
      worker: props.ingestFile,
      timeoutSeconds: props.timeoutSeconds,
      reading: { batchSize: 1, maxConcurrency: FILES_AT_ONCE },
    });
    this.allowSenders();
    this.notifyQueue(props.landing);
  }

  private allowSenders(): void {
    const { queue } = this.work;
    const { account } = Stack.of(this);
    queue.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal('s3.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    );
    queue.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        conditions: {
          StringNotEquals: { 'aws:PrincipalAccount': account },
          Bool: { 'aws:PrincipalIsAWSService': 'false' },
        },
      }),
    );
  }

  /** Set on the bucket itself, not through a custom resource: nothing else to run, nothing else to trust. */
  private notifyQueue(landing: Bucket): void {
    const { queue } = this.work;
    const bucket = landing.node.defaultChild as CfnBucket;
    bucket.notificationConfiguration = {
      queueConfigurations: ['s3:ObjectCreated:*', 's3:ObjectRemoved:*'].map((event) => ({
        event,
        queue: queue.queueArn,
      })),
    };
    // S3 tries the queue when the notification is set, so the queue's policy must be there before.
    const policy = queue.node.tryFindChild('Policy');
    if (policy) bucket.node.addDependency(policy);
  }
}
