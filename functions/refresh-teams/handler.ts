import * as z from 'zod';
import { awsContainer } from '../aws-container.ts';
import { sqsBatchHandler } from '../sqs-batch.ts';
import { writeTeamFiles } from '../write-team-files/write-team-files.ts';

const teamPlace = z.object({ district: z.string(), teamId: z.string() });

/** A team's file landed: its workbooks are rewritten at once. */
export const handler = sqsBatchHandler(awsContainer, async (container, body) => {
  await writeTeamFiles(container, [teamPlace.parse(JSON.parse(body))]);
});
