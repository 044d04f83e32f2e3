import type { Language } from '../../change/sentence.ts';
import type { TestFacts } from '../../team-view/tests/test-facts.ts';
import { compareTexts } from '../../team-view/texts.ts';
import type { IsoDate, StoryboardHeading } from '../../workbook/team-view.ts';

/** A driver as packs name it. Teams of all districts share one theory: the id says which driver it is, the name is for people. */
export interface PackDriver {
  readonly id: string;
  readonly name: string;
}

/** A change idea: part of the shared theory, so its name may leave the team. */
export interface PackIdea {
  readonly id: string;
  readonly name: string;
  /** Null = not tagged with a driver: flagged. */
  readonly driver: PackDriver | null;
  /** Why the hub suggests it; null = the hub does not. */
  readonly suggestedBecause: string | null;
}

/** What a team wrote about a test it released: names of students masked. */
export interface ReleasedTexts {
  readonly title: string;
  readonly question: string | null;
  readonly prediction: string | null;
  readonly learned: string | null;
  readonly reason: string | null;
  readonly quote: string | null;
  readonly measure: string | null;
}

/** One test of change as facts. Texts of the team stand in `released` only, and only when the team released the test. */
export interface PackTest {
  readonly facts: Omit<TestFacts, 'title' | 'driver'>;
  readonly idea: PackIdea | null;
  readonly released: ReleasedTexts | null;
}

/** What a team asks of its district, and what the district answered. */
export interface RaisedItem {
  readonly text: string;
  readonly reply: { readonly text: string; readonly on: IsoDate } | null;
}

/** A team as packs above it may know it: no student, no teacher, no observer, no value of a class. */
export interface PackTeam {
  readonly district: string;
  readonly teamId: string;
  readonly name: string;
  readonly schoolCode: string | null;
  readonly schoolName: string | null;
  readonly focus: string | null;
  readonly language: Language;
  readonly tests: readonly PackTest[];
  /** Days of the meetings that were noted, oldest first. */
  readonly meetings: readonly IsoDate[];
  /** Kinds of what got in the way, one a meeting; null = written down without a kind. */
  readonly blockers: readonly { readonly on: IsoDate; readonly kind: string | null }[];
  /** What got in the way last, in the team's words: for the sponsor alone. */
  readonly newestBlocker: string | null;
  readonly raised: RaisedItem | null;
  /** Newest day with a point, of any line of the team. */
  readonly newestDataOn: IsoDate | null;
  readonly nextMeetingOn: IsoDate | null;
  /** School days since the newest point and the newest meeting, up to the cut; null where there is none. */
  readonly schoolDaysSince: { readonly data: number | null; readonly meeting: number | null };
  /** The cut lies in a break or closure of the team's district. */
  readonly onBreak: boolean;
  readonly storyboard: readonly { readonly heading: StoryboardHeading; readonly text: string }[];
  readonly sponsorParagraph: string;
}

/** Tests that have begun: everything but those still planned. */
export function begunTests(team: Pick<PackTeam, 'tests'>): readonly PackTest[] {
  return team.tests.filter(({ facts }) => facts.stage !== 'planned');
}

/** The test a line about the team tells of: the newest that is open, else the newest decided, else the newest planned. */
export function currentTest({ tests }: Pick<PackTeam, 'tests'>): PackTest | null {
  const newestFirst = tests.toSorted(
    (a, b) => compareTexts(startOf(b), startOf(a)) || compareTexts(a.facts.testId, b.facts.testId),
  );
  const open = newestFirst.find(({ facts }) => facts.stage === 'running' || facts.stage === 'studied');
  return open ?? newestFirst.find(({ facts }) => facts.stage === 'decided') ?? newestFirst[0] ?? null;
}

function startOf({ facts }: PackTest): string {
  return facts.startsOn ?? '';
}

/** Teams in the order in which every pack lists them: by name, never by result. */
export function byName(teams: readonly PackTeam[]): readonly PackTeam[] {
  return teams.toSorted(
    (a, b) => compareTexts(a.name.toLowerCase(), b.name.toLowerCase()) || compareTexts(a.teamId, b.teamId),
  );
}
