import { type SchoolYear, schoolYearOfDate } from '../../standards/school-year.ts';
import type { CatalogueEntry } from '../learning/idea-catalogue.ts';
import { type LearningCard, learningCards } from '../learning/learning-cards.ts';
import type { SubjectView } from '../outcomes/subject-view.ts';
import type { PackPeriod } from '../period/period.ts';
import { countTests, networkDriverRows, type TestCounts } from '../teams/driver-rollup.ts';
import type { PackTeam, PackTest } from '../teams/pack-team.ts';
import {
  counted,
  HIDDEN_NOTE,
  loweredMinimumNote,
  NO_CAUSES,
  notesOf,
  REMADE_NOTE,
} from '../text/pack-words.ts';
import type { ConveningView } from './convening-slips.ts';
import { type NetworkDistrict, type TableOneRow, tableOne, tableOneSummary } from './table-one.ts';
import { type CoachRating, type TractionShares, tractionShares } from './traction.ts';

/** Tests of one school year, over the whole network. Null counts = too few teams. */
export interface YearRow {
  readonly schoolYear: SchoolYear;
  readonly teams: number;
  readonly counts: TestCounts | null;
}

/** The network's pack of one quarter: nothing in it is about a student, a class or a teacher. */
export interface NetworkPackView {
  readonly network: string;
  readonly period: PackPeriod;
  readonly newestFileOn: string | null;
  readonly summary: string;
  readonly tableOne: readonly TableOneRow[];
  readonly drivers: ReturnType<typeof networkDriverRows>;
  readonly years: readonly YearRow[];
  readonly traction: TractionShares | null;
  readonly meetings: string | null;
  readonly subjects: readonly SubjectView[];
  readonly districtRows: readonly DistrictOutcomes[];
  readonly cards: readonly LearningCard[];
  readonly catalogue: readonly CatalogueEntry[];
  readonly convenings: readonly ConveningView[];
  readonly notes: readonly string[];
}

/** Outcomes of one district as the hub may see them. */
export interface DistrictOutcomes {
  readonly district: string;
  readonly subject: SubjectView;
}

export interface NetworkPackInput {
  readonly network: string;
  readonly period: PackPeriod;
  readonly newestFileOn: string | null;
  readonly districts: readonly NetworkDistrict[];
  readonly ratings: readonly CoachRating[];
  readonly subjects: readonly SubjectView[];
  readonly districtRows: readonly DistrictOutcomes[];
  readonly catalogue: readonly CatalogueEntry[];
  readonly convenings: readonly ConveningView[];
  readonly floor: number;
  readonly leastTeams: number;
  readonly minimumCohort: number;
}

export function networkPackView(input: NetworkPackInput): NetworkPackView {
  const { districts, ratings, leastTeams, subjects } = input;
  const teams = districts.flatMap((district) => district.teams);
  const traction = tractionShares(teams, ratings);
  return {
    network: input.network,
    period: input.period,
    newestFileOn: input.newestFileOn,
    summary: tableOneSummary(districts),
    tableOne: tableOne(districts),
    drivers: networkDriverRows(teams, leastTeams),
    years: yearRows(teams, leastTeams),
    traction: traction.rated >= leastTeams ? traction : null,
    meetings: teams.length >= leastTeams ? meetingSentence(teams) : null,
    subjects,
    districtRows: input.districtRows,
    cards: learningCards(teams, input.floor),
    catalogue: input.catalogue,
    convenings: input.convenings,
    notes: notesOf(
      'Districts and teams stand in the order of their names. Where fewer than ' +
        `${leastTeams} teams stand behind a number it is put together with others, or left out.`,
      'Numbers of students are given as bands: up to 19, 20-49, 50+. The first begins with the smallest number that may be shown.',
      ...(subjects.length > 0 ? [NO_CAUSES, HIDDEN_NOTE, loweredMinimumNote(input.minimumCohort)] : []),
      REMADE_NOTE,
    ),
  };
}

/** School year in which a test began; a test without a day counts in the year it was decided, or is left out. */
function yearOf({ facts }: PackTest): SchoolYear | null {
  const day = facts.startsOn ?? facts.decidedOn;
  return day === null ? null : schoolYearOfDate(day);
}

function yearRows(teams: readonly PackTeam[], leastTeams: number): readonly YearRow[] {
  const begun = teams.flatMap((team) =>
    team.tests
      .filter(({ facts }) => facts.stage !== 'planned')
      .map((test) => ({ team: `${team.district}/${team.teamId}`, test, year: yearOf(test) })),
  );
  const years = [...new Set(begun.flatMap(({ year }) => year ?? []))].sort();
  return years.map((schoolYear) => {
    const own = begun.filter(({ year }) => year === schoolYear);
    const count = new Set(own.map(({ team }) => team)).size;
    return {
      schoolYear,
      teams: count,
      counts: count >= leastTeams ? countTests(own.map(({ test }) => test)) : null,
    };
  });
}

/** @example '5 of 7 teams noted a meeting in at least half of the months since their first one.' */
function meetingSentence(teams: readonly PackTeam[]): string {
  const regular = teams.filter(({ meetings }) => {
    const months = new Set(meetings.map((day) => day.slice(0, 7)));
    const [first, last] = [meetings[0], meetings.at(-1)];
    if (first === undefined || last === undefined) return false;
    return months.size * 2 >= monthsBetween(first, last);
  }).length;
  return `${regular} of ${counted(teams.length, 'team', 'teams')} noted a meeting in at least half of the months from their first to their newest one.`;
}

function monthsBetween(first: string, last: string): number {
  const month = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return month(last) - month(first) + 1;
}
