import { wordsFor } from '../../workbook/words/words.ts';
import { byName, type PackTeam } from '../teams/pack-team.ts';
import { decisionInShort, verdictInShort } from '../teams/short-words.ts';
import { PACK_FOOT } from '../text/pack-words.ts';
import { type Html, htmlPage, pageSection, table, tag } from './html.ts';

export interface BookletInput {
  readonly network: string;
  readonly districts: readonly { readonly name: string; readonly teams: readonly PackTeam[] }[];
  readonly today: string;
}

/**
 * Storyboards of all teams for a convening, one printed page each, districts and teams by name. What a team wrote stands there only once it
 * has released a test; names of people, values of classes and what students said never do (read-team.ts leaves them in the team).
 */
export function conveningBooklet({ network, districts, today }: BookletInput): string {
  const ordered = districts.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const title = `${network}: storyboards`;
  return htmlPage({
    title,
    language: 'en',
    foot: `${PACK_FOOT} No student’s words stand in this booklet.`,
    body: [
      tag('h1', title),
      ...ordered.flatMap(({ name, teams }) =>
        teams.length === 0
          ? [pageSection(tag('h2', name), tag('p', 'No Local Improvement Team this year.'))]
          : byName(teams).map((team) => teamPage(name, team, today)),
      ),
    ],
  });
}

function teamPage(district: string, team: PackTeam, today: string): Html {
  const headings = wordsFor(team.language).test.storyboard;
  const tests = team.tests.map((test) => [
    test.released?.title ?? test.idea?.name ?? 'No change idea named',
    test.idea?.driver?.name ?? 'No driver named',
    verdictInShort(test),
    decisionInShort(test, today),
  ]);
  return pageSection(
    tag('h2', `${team.name}, ${district}`),
    ...(tests.length === 0
      ? [tag('p', 'No test yet.')]
      : [table('Tests of change', ['Change', 'Driver', 'What the data say', 'Decision'], tests)]),
    ...team.storyboard.flatMap(({ heading, text: words }) => [
      tag('h3', headings[heading]),
      ...words.split('\n').map((line) => tag('p', line)),
    ]),
  );
}
