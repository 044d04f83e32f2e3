import type { TeamAccess } from '../../functions/download/memberships.ts';
import { DISTRICT_ROLES, type Membership, NETWORK_ROLES } from '../../shared/access/access.ts';
import { DISTRICT_IDS, TEAMS } from '../infra/network-of-eight.ts';
import { type Kind, type KnownPlace, SECTION_A } from './network-places.ts';

export const TODAY = '2026-02-13';

/** A person of the network of eight, and what the person should be able to fetch today. */
export interface KnownPerson {
  readonly email: string;
  readonly what: string;
  readonly should: (place: KnownPlace) => boolean;
}

type TeamMembership = Extract<Membership, { place: 'team' }>;
interface TeamPerson {
  readonly name: string;
  readonly membership: Partial<TeamMembership>;
  /** Kinds of the own team’s files. */
  readonly fetches: readonly Kind[];
}

/** The people of every team: sections as a teacher of section A has them. */
const TEAM_PEOPLE: readonly TeamPerson[] = [
  {
    name: 'lead',
    membership: { role: 'lead' },
    fetches: ['team-workbook', 'team-learning', 'team-numbers', 'section-a'],
  },
  {
    name: 'facilitator-of-all',
    membership: { role: 'facilitator', sections: 'all' },
    fetches: ['team-workbook', 'team-learning', 'team-numbers', 'section-a', 'section-b'],
  },
  {
    name: 'member',
    membership: { role: 'member', from: '2025-08-01', to: TODAY },
    fetches: ['team-workbook', 'team-learning', 'team-numbers', 'section-a'],
  },
  {
    name: 'sponsor',
    membership: { role: 'sponsor', sections: 'all' },
    fetches: ['team-workbook', 'team-learning', 'sponsor-digest'],
  },
  {
    name: 'safety-contact',
    membership: { role: 'member', sections: [], safetyContact: true },
    fetches: ['team-workbook', 'team-learning', 'team-numbers', 'safety-notice'],
  },
  { name: 'guest', membership: { role: 'guest', to: TODAY }, fetches: ['team-workbook', 'team-learning'] },
  { name: 'guest-of-last-week', membership: { role: 'guest', to: '2026-02-12' }, fetches: [] },
  { name: 'guest-without-end', membership: { role: 'guest', to: null }, fetches: [] },
  { name: 'lead-who-left', membership: { role: 'lead', sections: 'all', to: '2026-02-12' }, fetches: [] },
  {
    name: 'lead-of-next-week',
    membership: { role: 'lead', sections: 'all', from: '2026-02-14' },
    fetches: [],
  },
];

const DISTRICT_FETCHES: Readonly<Record<(typeof DISTRICT_ROLES)[number], readonly Kind[]>> = {
  'data-lead': ['receipt', 'team-receipt', 'district-pack'],
  'district-lead': ['district-pack'],
  'math-coordinator': ['district-pack'],
  'principal-supervisor': ['district-pack'],
  cabinet: ['district-pack'],
  'human-resources': ['human-resources'],
};
const NETWORK_FETCHES: Readonly<Record<(typeof NETWORK_ROLES)[number], readonly Kind[]>> = {
  'hub-lead': ['network-pack', 'coach-reading'],
  'hub-coach': ['network-pack', 'coach-reading'],
  'hub-data': ['network-pack', 'research'],
  researcher: ['research'],
};

const emailOf = (name: string, district: string, teamId: string) => `${name}@${teamId}.${district}.example`;

/** Everybody: ten people a team, six a district (infra/network-of-eight.ts lists them), four of the hub, and one who is nobody. */
export function everybody(): readonly KnownPerson[] {
  return [
    ...TEAMS.flatMap(({ district, teamId }) =>
      TEAM_PEOPLE.map(({ name, fetches }) => ({
        email: emailOf(name, district, teamId),
        what: `${name} of ${district}/${teamId}`,
        should: (place: KnownPlace) =>
          place.kind === 'public' ||
          (place.district === district && place.teamId === teamId && fetches.includes(place.kind)),
      })),
    ),
    ...DISTRICT_IDS.flatMap((district) =>
      DISTRICT_ROLES.map((role) => ({
        email: `${role}@${district}.example`,
        what: `${role} of ${district}`,
        should: (place: KnownPlace) =>
          place.kind === 'public' ||
          (place.district === district && DISTRICT_FETCHES[role].includes(place.kind)),
      })),
    ),
    ...NETWORK_ROLES.map((role) => ({
      email: `${role}@hub.example`,
      what: role,
      should: (place: KnownPlace) => place.kind === 'public' || NETWORK_FETCHES[role].includes(place.kind),
    })),
    { email: 'somebody@elsewhere.example', what: 'a stranger', should: (place) => place.kind === 'public' },
  ];
}

/** The access list of a team, as write-team-files leaves it in the lake. */
export function accessListOf(district: string, teamId: string): TeamAccess {
  return {
    people: TEAM_PEOPLE.map(({ name, membership }) => ({
      email: emailOf(name, district, teamId),
      membership: {
        place: 'team',
        district,
        teamId,
        role: 'member',
        safetyContact: false,
        from: null,
        to: null,
        ...membership,
        sections: membership.sections === 'all' ? 'all' : [...(membership.sections ?? [SECTION_A])],
      },
    })),
  };
}
