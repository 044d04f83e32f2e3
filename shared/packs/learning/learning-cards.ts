import { compareTexts } from '../../team-view/texts.ts';
import type { PackDriver, PackTeam, PackTest } from '../teams/pack-team.ts';
import { verdictInShort } from '../teams/short-words.ts';
import { LEARNING_WORDS, type LearningWords } from './learning-words.ts';

/** What a closed test taught, for teams elsewhere: no school, no team, no student. */
export interface LearningCard {
  /** Stable id of the card; holds no name. */
  readonly id: string;
  readonly driver: PackDriver | null;
  readonly changeIdea: string;
  readonly change: string;
  readonly question: string | null;
  readonly measure: string | null;
  readonly prediction: string | null;
  readonly predictionAnswer: 'met' | 'not met' | 'open' | 'none';
  /** Verdict with lessons and, where there are enough, students as a band. */
  readonly result: string;
  readonly doneAsPlanned: string | null;
  readonly decision: 'Adopt' | 'Adapt' | 'Stop';
  readonly reason: string | null;
  readonly learned: string | null;
  readonly quote: string | null;
}

const DECISIONS = { adopt: 'Adopt', adapt: 'Adapt', abandon: 'Stop' } as const;
const ANSWERS = { met: 'met', not_met: 'not met', open: 'open' } as const;

/**
 * Cards of closed tests their teams released; abandoned ones like the others: what did not go as hoped saves the next team a month. Ordered
 * by driver and change idea, never by result.
 *
 * @param floor fewest students whose number is told, as a band
 */
export function learningCards(
  teams: readonly PackTeam[],
  floor: number,
  words: LearningWords = LEARNING_WORDS.en,
): readonly LearningCard[] {
  return teams
    .flatMap((team) => team.tests.flatMap((test) => cardOf(team, test, floor, words) ?? []))
    .sort(
      (a, b) =>
        compareTexts(a.driver?.name ?? '\uffff', b.driver?.name ?? '\uffff') ||
        compareTexts(a.changeIdea, b.changeIdea) ||
        compareTexts(a.id, b.id),
    );
}

function cardOf(team: PackTeam, test: PackTest, floor: number, words: LearningWords): LearningCard | null {
  const { facts, idea, released } = test;
  if (released === null || facts.decision === null) return null;
  const clean = withoutPlace(team);
  const { implementation } = facts;
  return {
    id: cardId(team, test),
    driver: idea?.driver ?? null,
    changeIdea: clean(idea?.name ?? words.noIdea),
    change: clean(released.title),
    question: cleanOrNull(released.question, clean),
    measure: cleanOrNull(released.measure, clean),
    prediction: cleanOrNull(released.prediction, clean),
    predictionAnswer: facts.predictionAnswer === null ? 'none' : ANSWERS[facts.predictionAnswer],
    result: resultInWords(test, floor, words),
    doneAsPlanned:
      implementation === null || implementation.lessons === 0
        ? null
        : words.doneIn(implementation.done, implementation.lessons),
    decision: DECISIONS[facts.decision],
    reason: cleanOrNull(released.reason, clean),
    learned: cleanOrNull(released.learned, clean),
    quote: cleanOrNull(released.quote, clean),
  };
}

function resultInWords(test: PackTest, floor: number, words: LearningWords): string {
  const { lessonsBefore, lessonsSince, students } = test.facts;
  const lessons = words.lessons(lessonsBefore, lessonsSince);
  const verdict = verdictInShort(test);
  const people = students === null || students < floor ? '' : `, ${words.students(band(students, floor))}`;
  return `${words.verdicts[verdict] ?? verdict} (${lessons}${people})`;
}

function band(n: number, floor: number): string {
  if (n >= 50) return '50+';
  return n >= 20 ? '20-49' : `${floor}-19`;
}

/** Takes the names of the team and its school out of the team's words. */
function withoutPlace({ name, schoolName }: PackTeam): (text: string) => string {
  const places = [name, schoolName, schoolName?.split(' ')[0] ?? null].filter(
    (place): place is string => place !== null && place.length > 3,
  );
  return (text) => places.reduce((rest, place) => rest.replaceAll(place, '[school]'), text);
}

function cleanOrNull(text: string | null, clean: (text: string) => string): string | null {
  return text === null ? null : clean(text);
}

/** A short name for the card, the same in every run. Not a secret (whoever knows the teams can work it out): it keeps their names off the card. */
function cardId({ district, teamId }: PackTeam, { facts }: PackTest): string {
  let hash = 0x811c9dc5;
  for (const letter of `${district}/${teamId}/${facts.testId}`) {
    hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  }
  return `C-${hash.toString(36).toUpperCase().padStart(7, '0')}`;
}

/** Cards a team can use: those of its drivers, its own left out. Empty when there is none: the list is never filled up with others. */
export function cardsFor(
  team: PackTeam,
  teams: readonly PackTeam[],
  floor: number,
  words: LearningWords = LEARNING_WORDS.en,
): readonly LearningCard[] {
  const drivers = driversOf(team);
  const own = new Set(learningCards([team], floor).map(({ id }) => id));
  return learningCards(teams, floor, words).filter(
    ({ id, driver }) => driver !== null && drivers.has(driver.id) && !own.has(id),
  );
}

/** Drivers of the team's tests, planned ones included. */
export function driversOf({ tests }: Pick<PackTeam, 'tests'>): ReadonlySet<string> {
  return new Set(tests.flatMap(({ idea }) => idea?.driver?.id ?? []));
}

/** Teams that work on one of the same drivers, by name: to talk to. */
export function teamsOnSameDriver(team: PackTeam, teams: readonly PackTeam[]): readonly PackTeam[] {
  const drivers = driversOf(team);
  return teams
    .filter((other) => other.district !== team.district || other.teamId !== team.teamId)
    .filter((other) => [...driversOf(other)].some((driver) => drivers.has(driver)))
    .toSorted((a, b) => compareTexts(a.name, b.name) || compareTexts(a.teamId, b.teamId));
}
