import { Duration, Stack } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

export interface IngestProps {
  readonly landing: Bucket;
  readonly ingestFile: IFunction;
  readonly ingestTimeout: Duration;
}

/** Times a message is tried before it goes to the dead-letter queue. */
export const MAX_RECEIVES = 5;

/**
 * How long a message stays hidden while a function works on it: the function's timeout and a minute. AWS's six times the timeout
 * guards against throttling, which the event source's limit already does; it would let a file wait 90 minutes for its second
 * try. A message that is worked on twice changes nothing.
 */
export function redeliveryAfter(timeout: Duration): Duration {
  return Duration.seconds(timeout.toSeconds() + 60);
}

/** Landing bucket -> queue -> ingest-file, with a dead-letter queue for what keeps failing. */
export class Ingest extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: IngestProps) {
    super(scope, id);
    this.deadLetters = new Queue(this, 'DeadLetters', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    this.queue = new Queue(this, 'Queue', {
      // SQS-managed encryption: a key of ours, shared with the bucket, would make a circle of dependencies.
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: redeliveryAfter(props.ingestTimeout),
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: MAX_RECEIVES },
    });
    this.queue.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal('s3.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [this.queue.queueArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    this.queue.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['sqs:SendMessage'],
        resources: [this.queue.queueArn],
        conditions: {
          StringNotEquals: { 'aws:PrincipalAccount': Stack.of(this).account },
          Bool: { 'aws:PrincipalIsAWSService': 'false' },
        },
      }),
    );
    this.notifyQueue(props.landing);
    props.ingestFile.addEventSource(
      new SqsEventSource(this.queue, { batchSize: 1, reportBatchItemFailures: true, maxConcurrency: 20 }),
    );
  }

  /** Set on the bucket itself, not through a custom resource: nothing else to run, nothing else to trust. */
  private notifyQueue(landing: Bucket): void {
    const bucket = landing.node.defaultChild as CfnBucket;
    const configuration = (event: string) => ({ event, queue: this.queue.queueArn });
    bucket.notificationConfiguration = {
      queueConfigurations: [configuration('s3:ObjectCreated:*'), configuration('s3:ObjectRemoved:*')],
    };
    const policy = this.queue.node.tryFindChild('Policy');
    if (policy) bucket.node.addDependency(policy);
  }
}
