import { outboxKey } from '../../shared/access/outbox-file.ts';
import { DISTRICT_IDS, TEAMS } from '../infra/network-of-eight.ts';
import type { Place } from './deployed-roles.ts';

/** What an object is, for those who ask whether somebody may have it. */
export type Kind =
  | 'landing'
  | 'landing-format'
  | 'batch'
  | 'snapshot'
  | 'links'
  | 'published-district'
  | 'published-team'
  | 'answers'
  | 'result'
  | 'staged'
  | 'access'
  | 'receipt'
  | 'team-receipt'
  | 'team-workbook'
  | 'team-numbers'
  | 'team-learning'
  | 'section-a'
  | 'section-b'
  | 'sponsor-digest'
  | 'safety-notice'
  | 'district-pack'
  | 'human-resources'
  | 'network-pack'
  | 'coach-reading'
  | 'research'
  | 'public';

export interface KnownPlace extends Place {
  readonly kind: Kind;
  readonly district: string | null;
  readonly teamId: string | null;
}

export const SECTION_A = 'Math 6 / P3';
const SECTION_B = 'Math 6 / P4';

/** One object of every kind, for every district and team of the network of eight. */
export function networkPlaces(): readonly KnownPlace[] {
  return [
    ...DISTRICT_IDS.flatMap(districtPlaces),
    ...TEAMS.flatMap(({ district, teamId }) => teamPlaces(district, teamId)),
    ...networkWidePlaces(),
  ];
}

function districtPlaces(district: string): KnownPlace[] {
  const of = (kind: Kind, bucket: Place['bucket'], key: string): KnownPlace => ({
    kind,
    bucket,
    key,
    district,
    teamId: null,
  });
  const year = '2024-25';
  return [
    of('landing', 'Landing', `${district}/caaspp/scores 2025.csv`),
    of('landing-format', 'Landing', `${district}/_formats/own.format.json`),
    of('snapshot', 'Lake', `snapshots/student/${year}/${district}/0123abc/records.parquet`),
    of('links', 'Lake', `links/${district}/0123abc.parquet`),
    of(
      'published-district',
      'Lake',
      `published/assessment-result/school_year=${year}/district=${district}/records.parquet`,
    ),
    of(
      'published-team',
      'Lake',
      `published/exit-slip-answer/school_year=${year}/district=${district}/records.parquet`,
    ),
    of('answers', 'Lake', `athena-results/${district}/0123.csv`),
    of('result', 'Lake', `results/gaps/${district}/0123abc.parquet`),
    of('receipt', 'Outbox', outboxKey.receipt(`${district}/caaspp/scores 2025.csv`, 'json')),
    of('district-pack', 'Outbox', outboxKey.districtPack(district, '2026-01.xlsx')),
    of('human-resources', 'Outbox', outboxKey.humanResources(district, 'exit-interviews.xlsx')),
  ];
}

function teamPlaces(district: string, teamId: string): KnownPlace[] {
  const of = (kind: Kind, key: string, bucket: Place['bucket'] = 'Outbox'): KnownPlace => ({
    kind,
    bucket,
    key,
    district,
    teamId,
  });
  return [
    of('landing', `${district}/teams/${teamId}/slips/exit slips.csv`, 'Landing'),
    of('access', `access/${district}/${teamId}.json`, 'Lake'),
    of('team-receipt', outboxKey.receipt(`${district}/teams/${teamId}/slips/exit slips.csv`, 'json')),
    of('team-workbook', outboxKey.teamWorkbook(district, teamId, 'T1')),
    of('team-numbers', outboxKey.teamNumbers(district, teamId, 'numbers.csv')),
    of('team-learning', outboxKey.teamWorkbook(district, teamId, 'learning-from-other-teams')),
    of('section-a', outboxKey.section(district, teamId, SECTION_A)),
    of('section-b', outboxKey.section(district, teamId, SECTION_B)),
    of('sponsor-digest', outboxKey.sponsorDigest(district, teamId)),
    of('safety-notice', outboxKey.safetyNotice(district, teamId)),
  ];
}

function networkWidePlaces(): KnownPlace[] {
  const of = (kind: Kind, bucket: Place['bucket'], key: string): KnownPlace => ({
    kind,
    bucket,
    key,
    district: null,
    teamId: null,
  });
  return [
    of('batch', 'Lake', 'batches/assessment-result/2024-25/0123abc-0.parquet'),
    of('result', 'Lake', 'results/growth/2024-25/mathematics/06/0123abc.parquet'),
    of('staged', 'Lake', 'staged/2026-02-13/network/pack.xlsx'),
    of('network-pack', 'Outbox', outboxKey.networkPack('2026-Q1.xlsx')),
    of('coach-reading', 'Outbox', outboxKey.coachReading('reading.html')),
    of('research', 'Outbox', outboxKey.researchExtract('extract.parquet')),
    of('public', 'Outbox', outboxKey.public('board.html')),
  ];
}
