import type { FindingsOfTeam } from '../../shared/team-view/pages/teams-findings.ts';
import type { Container, TeamPlace } from '../container.ts';
import { inputHash } from '../input-hash.ts';

/** Pointers of this kind say where the findings of a team lie; their names are <district>/<team>. */
export const TEAM_FINDINGS_POINTER = 'team-findings';

/** Leaves what has to be mended in a team's files for publish-run, which puts a district's teams together for its data lead. */
export async function writeTeamFindings(
  { ledger, buckets }: Container,
  { district, teamId }: TeamPlace,
  found: Omit<FindingsOfTeam, 'teamId'>,
): Promise<void> {
  const name = `${district}/${teamId}`;
  const facts: FindingsOfTeam = { teamId, ...found };
  const hash = inputHash(facts);
  const before = await ledger.pointer(TEAM_FINDINGS_POINTER, name);
  if (before?.inputHash === hash) return;
  const key = `results/team-findings/${name}.json`;
  await buckets.lake.put(key, JSON.stringify(facts), { contentType: 'application/json' });
  await ledger.setPointer(TEAM_FINDINGS_POINTER, name, { key, inputHash: hash });
}
