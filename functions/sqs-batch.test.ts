import type { SQSRecord } from 'aws-lambda';
import { expect, it } from 'vitest';
import { type Container, NO_NOTICES } from './container.ts';
import { landingEvents } from './ingest-file/landing-events.ts';
import { errorName, sqsBatchHandler } from './sqs-batch.ts';

const lines: string[] = [];
const line = (message: string, facts?: unknown) => void lines.push(JSON.stringify([message, facts]));
const container = {
  notices: NO_NOTICES,
  log: { info: line, warn: line, error: line, count: () => undefined },
} as unknown as Container;

const message = (messageId: string, body: unknown): SQSRecord =>
  ({ messageId, body: JSON.stringify(body), eventSource: 'aws:sqs' }) as SQSRecord;
const dropped = (key: string) => ({
  Records: [
    {
      eventName: 'ObjectCreated:Put',
      eventTime: '2026-02-13T23:00:00Z',
      s3: { object: { key, sequencer: '0055AED6' } },
    },
  ],
});

it('reports just the messages that failed, and the others are done', async () => {
  const seen: string[] = [];
  const handler = sqsBatchHandler(
    () => container,
    async (_, body) => {
      for (const event of landingEvents(body)) {
        if (event.key.endsWith('broken.csv')) throw new Error('a value of a student: Ona Test');
        seen.push(event.key);
      }
    },
  );
  const answer = await handler({
    Records: [
      message('1', { Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: 'landing' }),
      message('2', dropped('alder/a+b.csv')),
      message('3', dropped('alder/broken.csv')),
      message('4', { hello: 'world' }),
      message('5', dropped('alder/c%28d%29.csv')),
    ],
  });
  expect(seen).toEqual(['alder/a b.csv', 'alder/c(d).csv']);
  expect(answer.batchItemFailures).toEqual([{ itemIdentifier: '3' }, { itemIdentifier: '4' }]);
  // What a library or a row says in an error never stands in a log line.
  expect(lines.join()).not.toContain('Ona Test');
});

it('reports every message when all fail, instead of throwing', async () => {
  const handler = sqsBatchHandler(
    () => container,
    async () => {
      throw new Error('no');
    },
  );
  const answer = await handler({ Records: [message('1', {}), message('2', {})] });
  expect(answer.batchItemFailures.length).toBe(2);
});

it('names the place of an error by its stack alone, also when the message looks like one', () => {
  const error = new TypeError('first line\nlooked at (Ona Test:12:34) and stopped');
  expect(errorName(error)).toMatch(/^TypeError at .*sqs-batch\.test\.ts:\d+:\d+$/);
});
