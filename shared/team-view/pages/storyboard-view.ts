import { dayInWords } from '../../change/sentence.ts';
import { chainOf } from '../../change/test-of-change.ts';
import { decisionInWords, stageInWords } from '../../change/test-of-change-words.ts';
import {
  STORYBOARD_HEADINGS,
  type StoryboardHeading,
  type StoryboardView,
} from '../../workbook/team-view.ts';
import { storyboardTexts } from '../edits/edited-team.ts';
import { goalOf, measureInWords, measureName, measureValueInWords } from '../lines/team-measures.ts';
import type { TeamModel } from '../team-model.ts';
import type { ReadTest } from '../tests/read-test.ts';

/** What the records know under a heading; null where they know nothing. */
const FROM_RECORDS: Partial<
  Record<StoryboardHeading, (read: ReadTest, all: readonly ReadTest[], model: TeamModel) => string | null>
> = {
  team: (_, __, model) => teamLine(model),
  meetings: (_, __, { meetings, words, language }) => {
    const newest = meetings.at(-1);
    if (newest === undefined) return null;
    const day = dayInWords(language, newest.metOn);
    return words.storyboard.meetings({ count: meetings.length, newest: day, outcome: newest.outcome });
  },
  'current-performance': performanceLine,
  aim: (_, __, { records }) =>
    lines(records.aims.filter((aim) => aim.teamId === records.teamId).map(({ statement }) => statement)),
  measures: ({ measure, implementation }, _, { words }) =>
    lines(
      [measure, implementation.measure].flatMap((one) =>
        one === undefined ? [] : [measureInWords(one, words)],
      ),
    ),
  'change-ideas': (_, __, { records }) =>
    lines(records.changeIdeas.filter((idea) => idea.teamId === records.teamId).map(({ name }) => name)),
  tests: (read, all, model) => testLines(read, all, model),
  learning: (_, all, { words }) =>
    lines(
      all.flatMap(({ edited: { record } }) =>
        record.studyNotes === null
          ? []
          : [words.storyboard.learned({ title: record.title, notes: record.studyNotes })],
      ),
    ),
  'next-steps': ({ test }, _, { fields, words, language }) =>
    lines([
      ...(test.decision === null && test.decideBy !== null
        ? [words.storyboard.decideBy(dayInWords(language, test.decideBy))]
        : []),
      ...(fields.nextMeetingOn === null
        ? []
        : [words.storyboard.nextMeeting(dayInWords(language, fields.nextMeetingOn))]),
      ...(fields.nextTask === null ? [] : [fields.nextTask]),
    ]),
};

/** The twelve headings of the network's storyboard: what the records know, and what the team wrote there. */
export function storyboardView(read: ReadTest, all: readonly ReadTest[], model: TeamModel): StoryboardView {
  const texts = storyboardTexts(model.records.storyboard, model.log);
  const masked = (text: string | null): string | null =>
    text === null ? null : model.masking.teamText(text);
  const entries = STORYBOARD_HEADINGS.map((heading) => [
    heading,
    {
      fromRecords: masked(FROM_RECORDS[heading]?.(read, all, model) ?? null),
      teamText: masked(texts.get(heading) ?? null),
    },
  ]);
  return Object.fromEntries(entries) as StoryboardView;
}

function lines(texts: readonly string[]): string | null {
  return texts.length === 0 ? null : texts.join('\n');
}

/** Members of today with their roles. */
function teamLine({ records, today, words }: TeamModel): string | null {
  const names = records.members
    .filter(
      ({ fromDate, toDate }) =>
        (fromDate === null || fromDate <= today) && (toDate === null || today <= toDate),
    )
    .map(({ personName, personEmail, role }) => `${personName ?? personEmail} (${words.roles[role]})`);
  return names.length === 0 ? null : words.storyboard.members(names);
}

function performanceLine(
  { measure, verdict }: ReadTest,
  _: readonly ReadTest[],
  { words, language }: TeamModel,
): string | null {
  if (measure === undefined || verdict.usualLevel === null) return null;
  const inWords = (value: number): string => measureValueInWords(measure, value, language);
  const goal = goalOf(measure);
  return words.storyboard.usualLevel({
    measure: measureName(measure, language),
    level: inWords(verdict.usualLevel),
    goal: goal === null ? null : inWords(goal),
  });
}

/** All tests with where they are, and the chain that led to this one. */
function testLines(read: ReadTest, all: readonly ReadTest[], { words, language }: TeamModel): string | null {
  const chain = chainOf(
    all.map(({ test }) => test),
    read.test.id,
  );
  return lines([
    ...all.map(({ test, stage }) =>
      words.storyboard.test({
        title: test.title,
        stage: stageInWords(language, stage.stage),
        decision: test.decision === null ? null : decisionInWords(language, test.decision.choice),
      }),
    ),
    ...(chain.length > 1 ? [words.storyboard.chain(chain.map(({ title }) => title))] : []),
  ]);
}
