import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Container } from './container.ts';

/**
 * A handler of SQS messages: each message by itself, in order; those that throw are reported back by their id, so that SQS
 * delivers just them again, and to the dead-letter queue after the fifth time.
 */
export function sqsBatchHandler(
  container: () => Container | Promise<Container>,
  onMessage: (container: Container, body: string) => Promise<void>,
): (event: SQSEvent) => Promise<SQSBatchResponse> {
  return async (event) => {
    const ready = await container();
    const processor = new BatchProcessor(EventType.SQS);
    const handleRecord = async (record: SQSRecord): Promise<void> => {
      try {
        await onMessage(ready, record.body);
      } catch (error) {
        ready.log.error('A message failed', { messageId: record.messageId, error: errorName(error) });
        throw error;
      }
    };
    return processPartialResponse(event, handleRecord, processor, {
      processInParallel: false,
      throwOnFullBatchFailure: false,
    });
  };
}

/**
 * The kind of an error and the place in our code: messages of libraries can quote values of a row and are never logged. A stack
 * begins with the message, which may have several lines: only a line that begins as a place does is taken for one.
 */
export function errorName(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const place = /\(?([^()\s]+:\d+:\d+)\)?/.exec(
    error.stack?.split('\n').find((line) => /^\s+at /.test(line)) ?? '',
  );
  return place?.[1] ? `${error.name} at ${place[1]}` : error.name;
}
