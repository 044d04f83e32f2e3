import { begunTests, type PackTeam } from '../teams/pack-team.ts';
import { counted } from '../text/pack-words.ts';

/** A district as the network's packs list it. */
export interface NetworkDistrict {
  readonly id: string;
  readonly name: string;
  readonly teams: readonly PackTeam[];
  /** Names of measures of the district itself: work without a team. */
  readonly ownMeasures: readonly string[];
}

/** A row of Table 1: a district, how many teams, what they test. */
export interface TableOneRow {
  readonly district: string;
  /** '4', or 'None': a district without a team is in the network all the same. */
  readonly teams: string;
  readonly focus: string;
}

/**
 * Table 1: districts by name, their teams, and the change ideas of their tests. Ideas are part of the shared theory; titles and texts of
 * tests stay in the teams.
 */
export function tableOne(districts: readonly NetworkDistrict[]): readonly TableOneRow[] {
  return districts
    .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({ name, teams, ownMeasures }) => ({
      district: name,
      teams: teams.length === 0 ? 'None' : String(teams.length),
      focus: teams.length === 0 ? ownFocus(ownMeasures) : focusOf(teams),
    }));
}

function focusOf(teams: readonly PackTeam[]): string {
  const ideas = teams.flatMap((team) => begunTests(team).flatMap(({ idea }) => idea?.name ?? []));
  const names = [...new Set(ideas)].sort();
  return names.length === 0 ? 'No test has begun' : names.join('; ');
}

function ownFocus(measures: readonly string[]): string {
  return measures.length === 0 ? '' : `District project: ${measures.join('; ')}`;
}

/** @example '21 teams in 6 of 8 districts' */
export function tableOneSummary(districts: readonly NetworkDistrict[]): string {
  const teams = districts.reduce((sum, district) => sum + district.teams.length, 0);
  const withTeams = districts.filter((district) => district.teams.length > 0).length;
  return `${counted(teams, 'team', 'teams')} in ${withTeams} of ${counted(districts.length, 'district', 'districts')}`;
}
