import { dayOfYear } from '../period/period.ts';
import { byName, type PackTeam } from './pack-team.ts';

/** A team from which nothing has been heard for two weeks of school: for the person who keeps the meetings going. */
export interface QuietTeam {
  readonly team: string;
  readonly sentence: string;
}

/**
 * Teams without new data or without a noted meeting for more than `afterSchoolDays` school days. Days of breaks do not count, and while the
 * district is on a break nobody is listed. A team without an open test owes no data. Ordered by name: the list ranks nobody.
 */
export function quietTeams(teams: readonly PackTeam[], afterSchoolDays: number): readonly QuietTeam[] {
  return byName(teams).flatMap((team) => {
    if (team.onBreak) return [];
    const parts = [dataPart(team, afterSchoolDays), meetingPart(team, afterSchoolDays)].filter(
      (part) => part !== null,
    );
    return parts.length === 0 ? [] : [{ team: team.name, sentence: `${team.name}: ${parts.join('; ')}.` }];
  });
}

function dataPart({ tests, newestDataOn, schoolDaysSince }: PackTeam, after: number): string | null {
  if (!tests.some(({ facts }) => facts.stage === 'running')) return null;
  if (newestDataOn === null) return 'no data yet';
  return (schoolDaysSince.data ?? 0) > after ? `no new data since ${dayOfYear(newestDataOn)}` : null;
}

function meetingPart({ meetings, schoolDaysSince }: PackTeam, after: number): string | null {
  const newest = meetings.at(-1);
  if (newest === undefined) return 'no meeting noted yet';
  return (schoolDaysSince.meeting ?? 0) > after ? `no meeting noted since ${dayOfYear(newest)}` : null;
}
