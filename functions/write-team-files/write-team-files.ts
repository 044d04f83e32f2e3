import type { Container, TeamPlace } from '../container.ts';
import { loadTeamRecords } from './load-team-records.ts';

export interface TeamFilesWritten {
  readonly written: number;
  readonly unchanged: number;
}

export async function writeTeamFiles(
  container: Container,
  teams: readonly TeamPlace[],
): Promise<TeamFilesWritten> {
  for (const team of teams) await loadTeamRecords(container, team);
  return { written: 0, unchanged: teams.length };
}
