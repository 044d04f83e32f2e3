import type { SeriesPointView, TeamView } from '../team-view.ts';
import { answers, codes } from './coded-answers.ts';
import { openerDone, respondSeries } from './lessons.ts';

/*
 * Invented views for tests, the benchmark and for looking at sheets. No number in them comes from a school.
 */

/** A team in the middle of its test, in English. */
export function runningTeam(): TeamView {
  return {
    language: 'en',
    cycleName: 'PDSA',
    writtenOn: '2026-02-13',
    team: {
      id: 'alder-6',
      name: 'Alder 6th grade math',
      school: 'Cedar Middle School',
      district: 'Alder Unified',
    },
    thisWeek: {
      headline:
        'So far: 8 lessons in a row above the usual level since the partner talk opener (27 students, 15 lessons). The answer is called on Mar 6.',
      freshness: 'Newest lesson: Feb 12 (1 school day ago).',
      stale: false,
      prediction: 'Prediction: at least 60% by Mar 6. Result so far: 14 of 24 (58%): open.',
      next: [
        'Keep the partner talk opener as it is until Mar 6, then decide.',
        'Next: decide by Mar 6: adopt, adapt, stop.',
      ],
      nextMeetingOn: '2026-02-18',
      nextTask: 'Everybody tries the opener with the new sentence starters.',
      wrote: [
        { code: 'Talking with others', count: 21, quote: 'my partner explained it better than the video' },
        { code: 'Confused', count: 12, quote: 'I was lost when we divided the fractions' },
        { code: 'Afraid to ask', count: 7, quote: 'I was scared to ask in front of everybody' },
      ],
    },
    outcome: respondSeries(),
    implementation: openerDone(),
    balancing: null,
    furtherSeries: [
      { ...respondSeries(), section: 'Period 2', students: 14, points: keyed(respondSeries().points, 'p2') },
    ],
    groups: {
      floor: 5,
      answersWithoutGroup: 9,
      comparisons: [
        {
          groupId: 'african-american',
          groupName: 'African American',
          measureId: 'ask',
          measureName: 'I asked when I was confused (% yes)',
          unit: { kind: 'percent' },
          from: '2026-01-27',
          to: '2026-02-12',
          inGroup: { answered: 4, expected: 5, value: 0.5 },
          notInGroup: { answered: 35, expected: 39, value: 0.54 },
          sentence: null,
        },
        {
          groupId: 'hispanic-latino',
          groupName: 'Hispanic/Latino',
          measureId: 'ask',
          measureName: 'I asked when I was confused (% yes)',
          unit: { kind: 'percent' },
          from: '2026-01-27',
          to: '2026-02-12',
          inGroup: { answered: 21, expected: 24, value: 10 / 21 },
          notInGroup: { answered: 18, expected: 20, value: 11 / 18 },
          sentence:
            'Hispanic/Latino students 48% (n 21), students not in the group 61% (n 18): 13 points lower; with groups this small the true difference could lie between 17 higher and 40 lower.',
        },
      ],
    },
    coding: {
      answers: answers(62),
      codebook: codes(),
      agreement: ['In 14 checked answers the first pass and you chose the same code 12 times.'],
    },
    test: {
      id: 'T1',
      title: 'Partner talk opener',
      question:
        'Do more students ask when they are confused if every lesson opens with two minutes of partner talk?',
      changeIdea: 'Two minutes of partner talk on yesterday’s exit slip',
      driver: 'Classroom discourse',
      plan: 'Ms. A and Mr. B open each lesson with partner talk; the coach watches once a week.',
      startsOn: '2026-01-23',
      decideBy: '2026-03-06',
      prediction: {
        text: 'Most students will say they asked.',
        direction: 'at-least',
        value: '60%',
        lockedSince: '2026-01-06',
        remark: null,
      },
      measures: ['I asked when I was confused (% yes), goal 60%', 'Partner talk opener: done / partly / no'],
      result:
        'You predicted at least 60%. 14 of 24 students (58%) said so; with a class this size anything from 39% to 76% is plausible: the prediction is neither met nor ruled out.',
      doNotes: null,
      studyNotes: null,
      decision: null,
      decidedOn: null,
      decisionReason: null,
      follows: null,
      findings: [],
      meetings: [
        {
          key: '2026-02-04',
          metOn: '2026-02-04',
          outcome: 'Looked at the first lessons; the opener takes four minutes, not two.',
          nextStep: 'Sentence starters on the wall',
          blocker: 'Testing week',
        },
      ],
      raisedToDistrict: 'A shared time to meet on Wednesdays.',
      districtReply: null,
    },
    storyboard: {
      team: { fromRecords: 'Ms. A (lead), Mr. B, Ms. C (coach), Dr. D (sponsor)', teamText: null },
      'current-performance': { fromRecords: 'Usual level 40%, goal 60% (27 students)', teamText: null },
      measures: { fromRecords: 'I asked when I was confused (% yes)', teamText: 'We also listen for it.' },
    },
    setAsideRows: [
      { kind: 'not-used', file: 'slips-feb-12.csv', row: 14, reason: 'The answer is not on the scale.' },
      { kind: 'late', file: 'slips-jan-30.csv', row: null, reason: 'Came on Feb 6 for Jan 30.' },
    ],
    howToRead: {
      sentences: [
        'The grey line is the usual level: the middle of the lessons before the change. It does not move.',
        'If you look after every lesson, it is more: 13 of 100 unchanged classes would see one of them at some time within 12 lessons. That is why the sheet says “so far” until you decide.',
      ],
    },
    showCodebook: true,
    context: null,
    interims: null,
  };
}

function keyed(points: readonly SeriesPointView[], prefix: string): SeriesPointView[] {
  return points.map((point) => ({ ...point, key: `${prefix}/${point.key}` }));
}

/** A team on its first day: no slip, no test, nothing written down. */
export function newTeam(): TeamView {
  const running = runningTeam();
  return {
    ...running,
    thisWeek: {
      headline: 'Too early to tell: 0 lessons so far, and the change has not started.',
      freshness: null,
      stale: false,
      prediction: null,
      next: ['Collect 8 more lessons, then start the change.'],
      nextMeetingOn: null,
      nextTask: null,
      wrote: [],
    },
    outcome: null,
    implementation: null,
    furtherSeries: [],
    groups: { floor: 5, comparisons: [], answersWithoutGroup: 0 },
    coding: { answers: [], codebook: [], agreement: [] },
    test: {
      ...running.test,
      title: null,
      question: null,
      changeIdea: null,
      driver: null,
      plan: null,
      startsOn: null,
      decideBy: null,
      prediction: { text: null, direction: null, value: null, lockedSince: null, remark: null },
      measures: [],
      result: null,
      findings: ['This test has no measure: nobody will know if it helped students.'],
      meetings: [],
      raisedToDistrict: null,
    },
    storyboard: {},
    setAsideRows: [],
    howToRead: null,
    showCodebook: false,
  };
}
