import { awsContainer } from '../aws-container.ts';
import type { TeamChunk } from '../plan-recompute/plan-recompute.ts';
import { type TeamFilesWritten, writeTeamFiles } from './write-team-files.ts';

/** At most 25 teams of the night. */
export async function handler(event: { readonly item: TeamChunk }): Promise<TeamFilesWritten> {
  return writeTeamFiles(awsContainer(), event.item.teams);
}
