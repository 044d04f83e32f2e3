import { keyPart, type OutboxFile, outboxFile } from './outbox-file.ts';

/** Roles above the teams. */
export const DISTRICT_ROLES = [
  'data-lead',
  'district-lead',
  'math-coordinator',
  'principal-supervisor',
  'cabinet',
  'human-resources',
] as const;
export const NETWORK_ROLES = ['hub-lead', 'hub-coach', 'hub-data', 'researcher'] as const;
export type DistrictRole = (typeof DISTRICT_ROLES)[number];
export type NetworkRole = (typeof NETWORK_ROLES)[number];
export type TeamRole = 'lead' | 'facilitator' | 'sponsor' | 'member' | 'guest';

/** First and last day (ISO dates) on which a role holds; null = open. */
interface Span {
  readonly from: string | null;
  readonly to: string | null;
}

/** One thing a person is, with its days. */
export type Membership =
  | (Span & {
      readonly place: 'team';
      readonly district: string;
      readonly teamId: string;
      readonly role: TeamRole;
      /** Sections whose student rows the person may see; 'all' where the district says that a team sees all its sections. */
      readonly sections: readonly string[] | 'all';
      /** The adult who is told when an answer shows a safety worry. */
      readonly safetyContact: boolean;
    })
  | (Span & { readonly place: 'district'; readonly district: string; readonly role: DistrictRole })
  | (Span & { readonly place: 'network'; readonly role: NetworkRole });

/**
 * May a person with these memberships fetch the object with this key today? Refuses whatever it does not know.
 * Roles and what they see: measures "presentation and suppression" section 5, docs/security.md.
 *
 * @param today ISO date in the network's time zone: a membership holds on its first and on its last day, and a guest must have a last one.
 */
export function mayFetch(memberships: readonly Membership[], key: string, today: string): boolean {
  const file = outboxFile(key);
  if (!file) return false;
  if (file.kind === 'public') return true;
  return memberships.some((membership) => holds(membership, today) && sees(membership, file));
}

function holds(membership: Membership, today: string): boolean {
  if (membership.place === 'team' && membership.role === 'guest' && membership.to === null) return false;
  return (
    (membership.from === null || membership.from <= today) &&
    (membership.to === null || today <= membership.to)
  );
}

function sees(membership: Membership, file: OutboxFile): boolean {
  switch (membership.place) {
    case 'team':
      return (
        'teamId' in file &&
        file.district === membership.district &&
        file.teamId === membership.teamId &&
        seesOwnTeam(membership, file)
      );
    case 'district':
      return (
        'district' in file &&
        file.district === membership.district &&
        DISTRICT_SEES[membership.role].includes(file.kind)
      );
    case 'network':
      return NETWORK_SEES[membership.role].includes(file.kind);
  }
}

const TEAM_SEES: Readonly<Record<TeamRole, readonly OutboxFile['kind'][]>> = {
  lead: ['team-workbook', 'team-numbers', 'section'],
  facilitator: ['team-workbook', 'team-numbers', 'section'],
  member: ['team-workbook', 'team-numbers', 'section'],
  guest: ['team-workbook'],
  sponsor: ['team-workbook', 'sponsor-digest'],
};

const DISTRICT_SEES: Readonly<Record<DistrictRole, readonly OutboxFile['kind'][]>> = {
  'data-lead': ['receipt', 'district-pack'],
  'district-lead': ['district-pack'],
  'math-coordinator': ['district-pack'],
  'principal-supervisor': ['district-pack'],
  cabinet: ['district-pack'],
  'human-resources': ['human-resources'],
};

const NETWORK_SEES: Readonly<Record<NetworkRole, readonly OutboxFile['kind'][]>> = {
  'hub-lead': ['network-pack', 'coach-reading'],
  'hub-coach': ['network-pack', 'coach-reading'],
  'hub-data': ['network-pack', 'research-extract'],
  researcher: ['research-extract'],
};

function seesOwnTeam(membership: Extract<Membership, { place: 'team' }>, file: OutboxFile): boolean {
  if (file.kind === 'safety-notice') return membership.safetyContact;
  if (!TEAM_SEES[membership.role].includes(file.kind)) return false;
  if (file.kind !== 'section') return true;
  return (
    membership.sections === 'all' || membership.sections.some((section) => keyPart(section) === file.section)
  );
}
