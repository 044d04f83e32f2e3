import { dayOfYear } from '../period/period.ts';
import { byName, currentTest, type PackTeam } from '../teams/pack-team.ts';
import { quietTeams } from '../teams/quiet-teams.ts';
import { decisionInShort, lessonsOfData, verdictInShort } from '../teams/short-words.ts';
import { PACK_FOOT } from '../text/pack-words.ts';
import { htmlPage, list, table, tag } from './html.ts';

/** One line a team for a coach: last test, what its data say, which decision is next. No value of a class, no text a team has not released. */
export interface CoachLine {
  readonly team: string;
  readonly district: string;
  readonly lastTest: string;
  readonly driver: string;
  readonly verdict: string;
  readonly newestData: string;
  readonly decision: string;
  readonly nextMeeting: string;
}

export interface CoachReadingInput {
  readonly network: string;
  readonly teams: readonly PackTeam[];
  readonly districtName: (id: string) => string;
  readonly today: string;
  readonly quietAfterSchoolDays: number;
}

function coachLines({ teams, districtName, today }: CoachReadingInput): readonly CoachLine[] {
  return byName(teams).map((team) => {
    const test = currentTest(team);
    return {
      team: team.name,
      district: districtName(team.district),
      lastTest:
        test === null ? 'No test yet' : (test.released?.title ?? test.idea?.name ?? 'No change idea named'),
      driver: test === null ? '' : (test.idea?.driver?.name ?? 'No driver named'),
      verdict: test === null ? '' : `${verdictInShort(test)} (${lessonsOfData(test)} lessons)`,
      newestData: team.newestDataOn === null ? 'None yet' : dayOfYear(team.newestDataOn),
      decision: test === null ? '' : decisionInShort(test, today),
      nextMeeting: team.nextMeetingOn === null ? 'No day set' : dayOfYear(team.nextMeetingOn),
    };
  });
}

/** The coaches' page before check-ins: fits one printed page for the teams a coach has. */
export function coachReading(input: CoachReadingInput): string {
  const lines = coachLines(input);
  const quiet = quietTeams(input.teams, input.quietAfterSchoolDays).map(({ sentence }) => sentence);
  return htmlPage({
    title: `${input.network}: before the check-ins`,
    language: 'en',
    look: 'landscape',
    foot: `${PACK_FOOT} No student, teacher or class value. Teams stand in the order of their names.`,
    body: [
      tag('h1', `${input.network}: before the check-ins`),
      table(
        'One line a team',
        [
          'Team',
          'District',
          'Last test',
          'Driver',
          'What its data say',
          'Newest data',
          'Decision',
          'Next meeting',
        ],
        lines.map((line) => [
          line.team,
          line.district,
          line.lastTest,
          line.driver,
          line.verdict,
          line.newestData,
          line.decision,
          line.nextMeeting,
        ]),
      ),
      ...(quiet.length > 0 ? [tag('h2', 'Two weeks of school without data or a meeting'), list(quiet)] : []),
    ],
  });
}
