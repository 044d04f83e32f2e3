import type { Environment } from '../../infra/environments/environment.ts';
import { DISTRICT_ROLES, NETWORK_ROLES } from '../../shared/access/access.ts';
import { parseSettings } from '../../shared/settings/settings.ts';

/**
 * Eight districts as the network has them. Some names begin like others: a rule that compares beginnings instead of whole
 * folder names would let one into the other.
 */
export const DISTRICT_IDS = [
  'alder',
  'alder-unified',
  'birch-unified',
  'cedar-city',
  'cedar-city-elementary',
  'dogwood-joint-union',
  'elm',
  'fir-valley-unified',
] as const;

/** 21 teams over the eight districts; some districts use the same team name as others. */
export const TEAMS: readonly { readonly district: string; readonly teamId: string }[] = Array.from(
  { length: 21 },
  (_, index) => ({
    district: DISTRICT_IDS[index % DISTRICT_IDS.length] as string,
    teamId: ['openers', 'openers-7', 'three-reads'][Math.floor(index / DISTRICT_IDS.length)] as string,
  }),
);

/** The network with everybody who can have a role above the teams, as an environment to deploy. */
export const networkOfEight: Environment = {
  name: 'eight',
  settings: parseSettings({
    networkName: 'Network of eight districts',
    timeZone: 'America/Los_Angeles',
    people: NETWORK_ROLES.map((role) => ({ email: `${role}@hub.example`, role })),
    districts: DISTRICT_IDS.map((id, index) => ({
      id,
      name: `${id} school district`,
      countyDistrictCode: String(1_000_000 + index),
      dataLeadEmail: `data-lead@${id}.example`,
      people: DISTRICT_ROLES.map((role) => ({ email: `${role}@${id}.example`, role })),
      breaks: [
        { name: 'Winter break', firstDay: '2025-12-22', lastDay: '2026-01-09' },
        { name: 'Spring break', firstDay: '2026-03-30', lastDay: '2026-04-03' },
      ],
    })),
    networkAim: { baselineYear: '2023-24', targetYear: '2026-27' },
  }),
  nightlyHour: 2,
  operatorEmail: 'operator@hub.example',
  senderEmail: 'notices@hub.example',
  districtAccounts: { elm: '222222222222' },
  costTags: { project: 'improvement-data-pipeline', network: 'eight' },
  logRetentionDays: 365,
  quietDistrictDays: 15,
};
