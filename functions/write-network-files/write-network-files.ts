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
import { type ContainerAsOf, containerAsOf } from './container-as-of.ts';
import { districtOutcomes, districtPack } from './district-pack.ts';
import { exitInterviews, SYSTEM_ANALYSIS, sponsorDigests, systemAnalysis } from './district-papers.ts';
import { loadNetwork } from './load-network.ts';
import { loadDrivers, loadTeams } from './load-teams.ts';
import { networkPack } from './network-pack.ts';
import { networkPapers } from './network-papers.ts';
import { type PackCut, packCut } from './pack-cut.ts';
import { type Releases, releasedTogether, releasesOf, together } from './releases.ts';
import { resultsAsOf } from './results-as-of.ts';
import { type Pack, readManifest, STAGED_POINTER, stagePack, withdrawOthers } from './staged-pack.ts';

/** A pack of the night, or of a period somebody asks for again ('2026-01', '2026-Q1'). */
export type PackRequest = PackItem & { readonly period?: string };

export interface PackWritten {
  readonly scope: string;
  readonly outcome: 'written' | 'unchanged';
}

/**
 * Stages the packs and papers of one district, or of the network: this period's as far as it has come, and the last one's for good once it is
 * over. Nothing reaches the outbox here: publish-run releases what passes the audit.
 */
export async function writeNetworkFiles(
  container: Container,
  item: PackRequest,
  _runId: string,
): Promise<PackWritten> {
  const scope = item.scope === 'network' ? 'network' : item.district;
  const zone =
    item.scope === 'network' ? undefined : districtSettings(container.settings, item.district).timeZone;
  const timeZone = zone ?? container.settings.timeZone;
  const today = dateInTimeZone(container.now().toISOString(), timeZone);
  const current = item.scope === 'network' ? quarterOf(today) : monthOf(today);
  let written = false;
  for (const period of await periodsToMake(container, scope, current, item.period)) {
    const cut = packCut(period, container.now(), timeZone);
    const then = await containerAsOf(container, cut.asOf);
    // The papers have no period: they are made with the current pack only.
    const withPapers = item.period === undefined && period === current;
    const packs =
      item.scope === 'network'
        ? await packsOfNetwork(then, cut, withPapers)
        : await packsOfDistrict(then, item.district, cut, withPapers);
    for (const pack of packs) written = (await stagePack(container, pack)) === 'written' || written;
    if (withPapers) await withdrawOthers(container, await papersOf(then, item), packs);
  }
  return { scope, outcome: written ? 'written' : 'unchanged' };
}

/** How the names of papers begin that belong to a team, or come and go with files. */
async function papersOf({ ledger }: Container, item: PackItem): Promise<readonly string[]> {
  if (item.scope === 'district')
    return [`${item.district}/sponsor-digest/`, `${item.district}/exit-interviews`];
  return (await ledger.districts()).map((district) => `${district}/learning/`);
}

/** This period; the last one while it was made but not for good; or the one that is asked for. */
async function periodsToMake(
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

async function packsOfDistrict(
  then: ContainerAsOf,
  district: string,
  cut: PackCut,
  withPapers: boolean,
): Promise<readonly Pack[]> {
  await resultsAsOf(then, [district]);
  const teams = await loadTeams(then, district, cut.today, await loadDrivers(then));
  const earlier = await earlierReleases(then, cut, district, [district, 'network']);
  const outcomes = await districtOutcomes(then, district, teams, earlier);
  const pack = await districtPack(then, district, cut, teams, outcomes, earlier);
  if (!withPapers) return [pack];
  const launched = await then.ledger.pointer(STAGED_POINTER, `${district}/${SYSTEM_ANALYSIS}`);
  return [
    pack,
    ...sponsorDigests(district, cut, teams),
    ...(await exitInterviews(then, district, cut)),
    ...(launched === undefined
      ? await systemAnalysis(then, district, cut, outcomes, {
          ...earlier,
          tables: [...earlier.tables, ...pack.tables],
        })
      : []),
  ];
}

async function packsOfNetwork(
  then: ContainerAsOf,
  cut: PackCut,
  withPapers: boolean,
): Promise<readonly Pack[]> {
  const network = await loadNetwork(then, cut.today);
  await resultsAsOf(
    then,
    network.districts.map(({ id }) => id),
  );
  const earlier = await earlierReleases(then, cut, 'network');
  const pack = await networkPack(then, cut, network, earlier);
  if (!withPapers) return [pack];
  const papers = await networkPapers(then, cut, network, {
    ...earlier,
    tables: [...earlier.tables, ...pack.tables],
  });
  return [pack, ...papers];
}

/**
 * Releases a pack takes into account: what was released before and, for the network's, what the districts release in the same night. One that was finished is
 * made again with those it knew then, so that the same bytes come out.
 */
async function earlierReleases(
  container: Container,
  { period }: PackCut,
  scope: string,
  scopes?: readonly string[],
): Promise<Releases> {
  const staged = await container.ledger.pointer(STAGED_POINTER, `${scope}/${period.id}`);
  const known =
    staged?.details?.['final'] === true
      ? new Set((await readManifest(container, staged.key)).earlier)
      : undefined;
  const year = schoolYearOfPeriod(period);
  const only = known === undefined ? {} : { only: known };
  const before = await releasesOf(container, year, { ...(scopes === undefined ? {} : { scopes }), ...only });
  return scope === 'network' ? together(before, await releasedTogether(container, year, only)) : before;
}
