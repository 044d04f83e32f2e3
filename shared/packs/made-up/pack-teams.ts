import type { PackDriver, PackIdea, PackTeam, PackTest } from '../teams/pack-team.ts';

/* Invented teams for tests. Nobody and no school in them exists. */

export const TALK: PackDriver = { id: 'talk', name: 'Students talk about their reasoning' };
export const ASK: PackDriver = { id: 'ask', name: 'Students ask when they are confused' };

export function idea(name: string, driver: PackDriver | null = TALK): PackIdea {
  return { id: name.toLowerCase().replaceAll(' ', '-'), name, driver, suggestedBecause: null };
}

export function packTest(
  testId: string,
  facts: Partial<PackTest['facts']> = {},
  more: Partial<Omit<PackTest, 'facts'>> = {},
): PackTest {
  return {
    idea: idea('Partner talk'),
    released: null,
    ...more,
    facts: {
      testId,
      changeIdeaId: null,
      changeIdea: null,
      stage: 'running',
      verdict: 'usual_range',
      standing: 'so_far',
      usualLevel: 0.4,
      lessonsBefore: 9,
      lessonsSince: 7,
      students: 27,
      newestPointOn: '2026-02-03',
      schoolDaysSinceNewestPoint: 3,
      hasPrediction: true,
      predictionCameAfterData: false,
      predictionAnswer: 'open',
      implementation: { lessons: 7, done: 5 },
      startsOn: '2026-01-12',
      decideBy: '2026-03-06',
      decision: null,
      decidedOn: null,
      followsTestId: null,
      released: false,
      gaps: [],
      ...facts,
    },
  };
}

export function packTeam(teamId: string, changes: Partial<PackTeam> = {}): PackTeam {
  return {
    district: 'alder',
    teamId,
    name: `Team ${teamId}`,
    schoolCode: '00700110000001',
    schoolName: 'Quillarn Elementary School',
    focus: 'More talk about mathematics',
    language: 'en',
    tests: [packTest('T1')],
    meetings: ['2026-01-20', '2026-02-10'],
    blockers: [],
    newestBlocker: null,
    raised: null,
    newestDataOn: '2026-02-03',
    nextMeetingOn: '2026-02-17',
    schoolDaysSince: { data: 3, meeting: 2 },
    onBreak: false,
    storyboard: [],
    sponsorParagraph: `Team ${teamId} runs one test.`,
    ...changes,
  };
}

export const RELEASED_TEXTS = {
  title: 'Partner talk before the problem',
  question: 'Do more students explain their thinking?',
  prediction: 'At least 60%',
  learned: 'Quillarn Elementary School needed sentence starters',
  reason: 'Students talked more',
  quote: 'I got to say it first',
  measure: 'Explained to a partner',
} as const;
