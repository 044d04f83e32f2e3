import { awsContainer } from '../aws-container.ts';
import { sqsBatchHandler } from '../sqs-batch.ts';
import { landingEvents } from './landing-events.ts';
import { processLandingEvent } from './process-landing-event.ts';

/** S3 -> SQS -> here. A message that fails goes back to its queue; the others of its batch are done. */
export const handler = sqsBatchHandler(awsContainer, async (container, body) => {
  for (const event of landingEvents(body)) await processLandingEvent(container, event);
});
