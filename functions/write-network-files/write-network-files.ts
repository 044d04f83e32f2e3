import { dateInTimeZone } from '../../shared/intake/bytes/landed-file.ts';
import {
  monthOf,
  type PackPeriod,
  periodBefore,
  periodOfId,
  quarterOf,
  schoolYearOfPeriod,
} from '../../shared/packs/period/period.ts';
import { districtSettings } from '../../shared/settings/settings.ts';
import type { Container } from '../container.ts';
import type { PackItem } from '../plan-recompute/plan-recompute.ts';
import { containerAsOf } from './container-as-of.ts';
import { districtPack } from './district-pack.ts';
import { loadNetwork } from './load-network.ts';
import { loadDrivers, loadTeams } from './load-teams.ts';
import { networkPack } from './network-pack.ts';
import { packCut } from './pack-cut.ts';
import { releasesOf } from './releases.ts';
import { resultsAsOf } from './results-as-of.ts';
import { readManifest, STAGED_POINTER, stagePack } from './staged-pack.ts';

/** A pack of the night, or of a period somebody asks for again ('2026-01', '2026-Q1'). */
export type PackRequest = PackItem & { readonly period?: string };

export interface PackWritten {
  readonly scope: string;
  readonly outcome: 'written' | 'unchanged';
}

/**
 * Stages the packs of one district, or of the network: this period's as far as it has come, and the last one's for good once it is over. Nothing
 * reaches the outbox here: publish-run releases what passes the audit.
 */
export async function writeNetworkFiles(
  container: Container,
  item: PackRequest,
  _runId: string,
): Promise<PackWritten> {
  const outcomes =
    item.scope === 'district'
      ? await districtFiles(container, item)
      : await networkFiles(container, item.period);
  return {
    scope: item.scope === 'network' ? 'network' : item.district,
    outcome: outcomes.includes('written') ? 'written' : 'unchanged',
  };
}

async function districtFiles(
  container: Container,
  { district, period }: Extract<PackRequest, { scope: 'district' }>,
) {
  const timeZone = districtSettings(container.settings, district).timeZone ?? container.settings.timeZone;
  const current = monthOf(dateInTimeZone(container.now().toISOString(), timeZone));
  const outcomes: ('written' | 'unchanged')[] = [];
  for (const one of await periodsToMake(container, district, current, period)) {
    outcomes.push(await stageDistrictPack(container, district, one, timeZone));
  }
  return outcomes;
}

async function networkFiles(container: Container, period: string | undefined) {
  const { timeZone } = container.settings;
  const current = quarterOf(dateInTimeZone(container.now().toISOString(), timeZone));
  const outcomes: ('written' | 'unchanged')[] = [];
  for (const one of await periodsToMake(container, 'network', current, period)) {
    outcomes.push(await stageNetworkPack(container, one, timeZone));
  }
  return outcomes;
}

async function stageNetworkPack(container: Container, period: PackPeriod, timeZone: string) {
  const cut = packCut(period, container.now(), timeZone);
  const then = await containerAsOf(container, cut.asOf);
  const network = await loadNetwork(then, cut.today);
  await resultsAsOf(
    then,
    network.districts.map(({ id }) => id),
  );
  const known = await earlierReleases(container, `network/${period.id}`);
  const earlier = await releasesOf(
    container,
    schoolYearOfPeriod(period),
    known === undefined ? {} : { only: known },
  );
  return stagePack(container, await networkPack(then, cut, network, earlier));
}

/** This period; the last one while it was made but not for good; or the one that is asked for. */
export async function periodsToMake(
  { ledger }: Container,
  scope: string,
  current: PackPeriod,
  asked: string | undefined,
): Promise<readonly PackPeriod[]> {
  if (asked !== undefined) return [periodOfId(asked)];
  const last = periodBefore(current);
  const staged = await ledger.pointer(STAGED_POINTER, `${scope}/${last.id}`);
  return staged !== undefined && staged.details?.['final'] !== true ? [last, current] : [current];
}

async function stageDistrictPack(
  container: Container,
  district: string,
  period: PackPeriod,
  timeZone: string,
) {
  const cut = packCut(period, container.now(), timeZone);
  const then = await containerAsOf(container, cut.asOf);
  await resultsAsOf(then, [district]);
  const teams = await loadTeams(then, district, cut.today, await loadDrivers(then));
  const schoolYear = schoolYearOfPeriod(period);
  const known = await earlierReleases(container, `${district}/${period.id}`);
  const earlier = await releasesOf(container, schoolYear, {
    scopes: [district, 'network'],
    ...(known === undefined ? {} : { only: known }),
  });
  return stagePack(container, await districtPack(then, district, cut, teams, earlier));
}

/** A pack that was finished is made again with the releases it knew then, so that the same bytes come out. */
export async function earlierReleases(
  container: Container,
  name: string,
): Promise<ReadonlySet<string> | undefined> {
  const staged = await container.ledger.pointer(STAGED_POINTER, name);
  if (staged?.details?.['final'] !== true) return undefined;
  return new Set((await readManifest(container, staged.key)).earlier);
}
