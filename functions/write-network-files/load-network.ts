import { districtMeasures } from '../../shared/packs/measures/district-measures.ts';
import { type ConveningView, conveningView } from '../../shared/packs/network/convening-slips.ts';
import type { NetworkDistrict } from '../../shared/packs/network/table-one.ts';
import { type CoachRating, coachRatings } from '../../shared/packs/network/traction.ts';
import type { PackIdea, PackTeam } from '../../shared/packs/teams/pack-team.ts';
import { packIdea } from '../../shared/packs/teams/read-team.ts';
import { districtSettings } from '../../shared/settings/settings.ts';
import { isConvening, teamsOf } from '../plan-recompute/plan-recompute.ts';
import type { ContainerAsOf } from './container-as-of.ts';
import { loadDrivers, loadMeasureValues, loadRecords, loadTeams } from './load-teams.ts';

/** Everything the network's files are made of besides outcomes. */
export interface LoadedNetwork {
  readonly districts: readonly NetworkDistrict[];
  readonly teams: readonly PackTeam[];
  readonly ratings: readonly CoachRating[];
  readonly convenings: readonly ConveningView[];
  /** Ideas of districts and network that belong to no team. */
  readonly sharedIdeas: readonly PackIdea[];
  /** Moment the newest file landed; null = none. */
  readonly newestFileAt: string | null;
}

/** Loads all districts that ever dropped a file, and those of the settings that have not: a district without teams is one as well. */
export async function loadNetwork(container: ContainerAsOf, today: string): Promise<LoadedNetwork> {
  const { settings, ledger } = container;
  const drivers = await loadDrivers(container);
  const listed = settings.districts.map(({ id }) => id);
  const ids = [...new Set([...listed, ...(await ledger.districts())])].sort();
  const districts: NetworkDistrict[] = [];
  const teams: PackTeam[] = [];
  const ratings: CoachRating[] = [];
  const convenings: ConveningView[] = [];
  let newestFileAt: string | null = null;
  for (const id of ids) {
    const files = (await ledger.currentFiles(id)).filter(({ deleted }) => !deleted);
    for (const { landedAt } of files)
      if (newestFileAt === null || landedAt > newestFileAt) newestFileAt = landedAt;
    const values = await loadMeasureValues(container, id);
    ratings.push(...coachRatings(id, values));
    const loaded = await loadTeams(container, id, today, drivers);
    teams.push(...loaded);
    districts.push({
      id,
      name: districtSettings(settings, id).name,
      teams: loaded,
      ownMeasures: districtMeasures(values, []).map(({ name }) => name),
    });
    for (const { teamId } of teamsOf(id, files).filter((place) => isConvening(place.teamId))) {
      convenings.push(await loadConvening(container, id, teamId));
    }
  }
  const ideas = await loadRecords(container, 'change-idea', {
    order: 'change_idea_id, name',
    where: 'team_id IS NULL',
  });
  return {
    districts,
    teams,
    ratings,
    convenings: convenings.filter(({ questions }) => questions.length > 0),
    sharedIdeas: ideas.map((idea) => packIdea(idea, drivers)),
    newestFileAt,
  };
}

async function loadConvening(
  container: ContainerAsOf,
  district: string,
  teamId: string,
): Promise<ConveningView> {
  const answers = await loadRecords(container, 'exit-slip-answer', {
    districts: [district],
    order: 'submitted_at, question, answer_hash, ordinal',
    where: `team_id = '${teamId.replaceAll("'", "''")}'`,
  });
  const name = teamId.replace(/[-_]+/g, ' ');
  return conveningView(
    name.charAt(0).toUpperCase() + name.slice(1),
    answers,
    container.settings.floors.network,
  );
}
