import type { DistrictMeasureView } from '../measures/district-measures.ts';
import type { SubjectView } from '../outcomes/subject-view.ts';
import type { SuppliedGrowthRow } from '../outcomes/supplied-growth.ts';
import { dayOfYear, type PackPeriod, schoolYearOfPeriod } from '../period/period.ts';
import { type BlockerCount, blockerCounts } from '../teams/blockers.ts';
import { type DriverRow, driverRollup } from '../teams/driver-rollup.ts';
import { byName, currentTest, type PackTeam } from '../teams/pack-team.ts';
import { quietTeams } from '../teams/quiet-teams.ts';
import { decisionInShort, lessonsOfData, verdictInShort } from '../teams/short-words.ts';
import {
  GROWTH_NOTES,
  HIDDEN_NOTE,
  loweredMinimumNote,
  NO_CAUSES,
  notesOf,
  REMADE_NOTE,
  TEAM_ORDER,
} from '../text/pack-words.ts';

/** One team on one line. */
export interface TeamLineView {
  readonly team: string;
  readonly changeIdea: string;
  readonly driver: string;
  readonly lessons: number;
  readonly verdict: string;
  readonly newestPoint: string;
  readonly decision: string;
  readonly needs: string;
}

/** What a team raised, with its status. */
export interface RaisedView {
  readonly teamId: string;
  readonly team: string;
  readonly text: string;
  readonly status: string;
  readonly reply: string | null;
}

/** A district's pack of one month: everything it prints, and nothing that may not be printed. */
export interface DistrictPackView {
  readonly district: { readonly id: string; readonly name: string };
  readonly period: PackPeriod;
  /** Day the newest file in it landed; null = no file yet. */
  readonly newestFileOn: string | null;
  readonly teams: readonly TeamLineView[];
  readonly quiet: readonly string[];
  readonly drivers: readonly DriverRow[];
  readonly blockers: readonly BlockerCount[];
  readonly raised: readonly RaisedView[];
  readonly subjects: readonly SubjectView[];
  readonly suppliedGrowth: readonly SuppliedGrowthRow[];
  readonly measures: readonly DistrictMeasureView[];
  readonly notes: readonly string[];
}

export interface DistrictPackInput {
  readonly district: { readonly id: string; readonly name: string };
  readonly period: PackPeriod;
  /** The day the pack is about, ISO date. */
  readonly today: string;
  readonly newestFileOn: string | null;
  readonly teams: readonly PackTeam[];
  readonly subjects: readonly SubjectView[];
  readonly suppliedGrowth: readonly SuppliedGrowthRow[];
  readonly measures: readonly DistrictMeasureView[];
  readonly minimumCohort: number;
  readonly quietAfterSchoolDays: number;
}

/** Builds the view: teams by name, blockers and tests counted, what teams raised with the district's answer. */
export function districtPackView(input: DistrictPackInput): DistrictPackView {
  const { district, period, newestFileOn, teams, subjects, suppliedGrowth, measures } = input;
  const yearStart = `${schoolYearOfPeriod(period).slice(0, 4)}-07-01`;
  const hasGrowth = subjects.some(({ schools }) => schools?.schools.some(({ growth }) => growth !== null));
  return {
    district,
    period,
    newestFileOn,
    teams: byName(teams).map((team) => teamLine(team, input.today)),
    quiet: quietSentences(teams, input.quietAfterSchoolDays),
    drivers: driverRollup(teams),
    blockers: blockerCounts(teams, yearStart),
    raised: byName(teams).flatMap(raisedItems),
    subjects,
    suppliedGrowth,
    measures,
    notes: notesOf(
      ...(teams.length > 0 ? [TEAM_ORDER] : []),
      ...(subjects.length > 0 ? [NO_CAUSES, HIDDEN_NOTE] : []),
      ...(hasGrowth ? [...GROWTH_NOTES, loweredMinimumNote(input.minimumCohort)] : []),
      REMADE_NOTE,
    ),
  };
}

function teamLine(team: PackTeam, today: string): TeamLineView {
  const test = currentTest(team);
  return {
    team: team.name,
    changeIdea: test === null ? 'No test yet' : (test.idea?.name ?? 'No change idea named'),
    driver: test === null ? '' : (test.idea?.driver?.name ?? 'No driver named'),
    lessons: test === null ? 0 : lessonsOfData(test),
    verdict: test === null ? '' : verdictInShort(test),
    newestPoint: test?.facts.newestPointOn == null ? 'None yet' : dayOfYear(test.facts.newestPointOn),
    decision: test === null ? '' : decisionInShort(test, today),
    needs: team.raised?.text ?? '',
  };
}

function quietSentences(teams: readonly PackTeam[], after: number): readonly string[] {
  if (teams.length > 0 && teams.every(({ onBreak }) => onBreak)) {
    return ['School break: no team is listed as quiet.'];
  }
  return quietTeams(teams, after).map(({ sentence }) => sentence);
}

function raisedItems({ teamId, name, raised }: PackTeam): readonly RaisedView[] {
  if (raised === null) return [];
  const { text, reply } = raised;
  const status = reply === null ? 'No answer yet' : `Answered ${dayOfYear(reply.on)}`;
  return [{ teamId, team: name, text, status, reply: reply?.text ?? null }];
}
