import type { TeamViews } from '../../shared/team-view/team-views.ts';
import type { Container, TeamPlace } from '../container.ts';
import { teamAccessKey } from '../download/memberships.ts';
import { inputHash } from '../input-hash.ts';

export const ACCESS_POINTER = 'access';

/** Who may fetch this team's files: read by the download function at every request. */
export async function writeAccessList(
  container: Container,
  { district, teamId }: TeamPlace,
  access: TeamViews['access'],
): Promise<void> {
  const key = teamAccessKey(district, teamId);
  const hash = inputHash(access);
  const before = await container.ledger.pointer(ACCESS_POINTER, key);
  if (before?.inputHash === hash) return;
  await container.buckets.lake.put(key, JSON.stringify(access), { contentType: CONTENT_TYPE });
  await container.ledger.setPointer(ACCESS_POINTER, key, { key, inputHash: hash });
}

const CONTENT_TYPE = 'application/json';
