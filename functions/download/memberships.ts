import * as z from 'zod';
import type { DISTRICT_ROLES, Membership, NETWORK_ROLES } from '../../shared/access/access.ts';
import { ObjectNotFound, type ObjectStore } from '../../shared/objects/object-store.ts';
import type { Settings } from '../../shared/settings/settings.ts';

const day = z.string().nullable();

/** Who is on a team, as the team's files said when its workbook was last written: access/<district>/<team>.json in the lake. */
const teamAccessSchema = z.object({
  people: z.array(
    z.object({
      email: z.string(),
      membership: z.object({
        place: z.literal('team'),
        district: z.string(),
        teamId: z.string(),
        role: z.enum(['lead', 'facilitator', 'sponsor', 'member', 'guest']),
        sections: z.union([z.literal('all'), z.array(z.string())]),
        safetyContact: z.boolean(),
        from: day,
        to: day,
      }),
    }),
  ),
});
export type TeamAccess = z.infer<typeof teamAccessSchema>;

export const teamAccessKey = (district: string, teamId: string) => `access/${district}/${teamId}.json`;

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Roles above the teams: they stand in the settings. */
export function membershipsInSettings(settings: Settings, email: string): readonly Membership[] {
  const span = (person: { from?: string | undefined; to?: string | undefined }) => ({
    from: person.from ?? null,
    to: person.to ?? null,
  });
  const inDistricts = settings.districts.flatMap((district) =>
    district.people
      .filter((person) => same(person.email, email))
      .map(
        (person): Membership => ({
          place: 'district',
          district: district.id,
          role: person.role as (typeof DISTRICT_ROLES)[number],
          ...span(person),
        }),
      ),
  );
  const inNetwork = settings.people
    .filter((person) => same(person.email, email))
    .map(
      (person): Membership => ({
        place: 'network',
        role: person.role as (typeof NETWORK_ROLES)[number],
        ...span(person),
      }),
    );
  return [...inDistricts, ...inNetwork];
}

/** A person's memberships in one team; none when the team has no access list (yet, or any more). */
export async function membershipsInTeam(
  lake: ObjectStore,
  district: string,
  teamId: string,
  email: string,
): Promise<readonly Membership[]> {
  return inAccessList(lake, teamAccessKey(district, teamId), email);
}

/** A person's memberships in all teams. */
export async function membershipsInTeams(lake: ObjectStore, email: string): Promise<readonly Membership[]> {
  const found: Membership[] = [];
  for await (const { key } of lake.list('access/')) found.push(...(await inAccessList(lake, key, email)));
  return found;
}

async function inAccessList(lake: ObjectStore, key: string, email: string): Promise<readonly Membership[]> {
  try {
    const { people } = teamAccessSchema.parse(JSON.parse(new TextDecoder().decode(await lake.get(key))));
    return people.filter((person) => same(person.email, email)).map((person) => person.membership);
  } catch (error) {
    if (error instanceof ObjectNotFound) return [];
    throw error;
  }
}
