import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource, type SqsEventSourceProps } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** Times a message is tried before it goes to the dead-letter queue. */
const MAX_RECEIVES = 5;
/** SQS's longest: a failure on the first day of a break waits for the person who comes back. */
const KEPT = Duration.days(14);

export interface WorkQueueProps {
  /** The function that works on the messages, and its timeout. */
  readonly worker: IFunction;
  readonly timeoutSeconds: number;
  readonly reading: Pick<SqsEventSourceProps, 'batchSize' | 'maxConcurrency' | 'maxBatchingWindow'>;
}

/**
 * A queue, the function that works on it, and a dead-letter queue for what keeps failing. A batch fails message by message.
 *
 * A message stays hidden for the function's timeout and a minute. AWS's advice, six times the timeout, guards against
 * throttling, which the limit on concurrency already does; it would let a file wait 90 minutes for its second try. A message
 * that is worked on twice changes nothing.
 */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    // SQS-managed encryption: a key of ours, shared with the bucket that sends, would make a circle of dependencies.
    const safe = {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: KEPT,
    } as const;
    this.deadLetters = new Queue(this, 'DeadLetters', safe);
    this.queue = new Queue(this, 'Queue', {
      ...safe,
      visibilityTimeout: Duration.seconds(props.timeoutSeconds + 60),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: MAX_RECEIVES },
    });
    props.worker.addEventSource(
      new SqsEventSource(this.queue, { ...props.reading, reportBatchItemFailures: true }),
    );
  }
}
