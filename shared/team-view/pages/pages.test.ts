import { describe, expect, it } from 'vitest';
import { plainWordsProblems } from '../../change/plain-words.ts';
import {
  ASKED,
  edit,
  item,
  oakContext,
  oakTeam,
  observation,
  section,
  slip,
  team,
  test,
} from '../made-up/oak-team.ts';
import type { InterimResult, TeamRecords } from '../team-records.ts';
import { teamViews } from '../team-views.ts';
import { numbersViews } from './numbers-views.ts';

const viewsOf = (changes: Partial<TeamRecords> = {}, today = '2025-11-12') =>
  teamViews(oakTeam({}, changes), oakContext({ today }));

describe('interims', () => {
  const result = (student: string, changes: Partial<InterimResult> = {}): InterimResult => ({
    student,
    test: 'smarter-balanced-interim-comprehensive',
    testName: 'Grade 6 Math ICA',
    subject: 'mathematics',
    administration: 'fall',
    testedOn: '2025-10-20',
    scaleScore: 2560,
    distanceFromStandard: 8,
    achievementLevel: 3,
    standing: 'counts',
    ...changes,
  });
  const students = Array.from({ length: 6 }, (_, i) => `S:${i}`);
  const interimsOf = (interims: InterimResult[]) => viewsOf({ interims }).pages[0]!.view.interims;

  it('are a few points with n and no verdict: here the students who met the standard', () => {
    const interims = interimsOf([
      ...students.map((one, i) => result(one, { distanceFromStandard: i < 2 ? -20 : 10 })),
      ...students.map((one, i) => result(one, { administration: 'winter', testedOn: `2025-12-1${i}` })),
    ]);
    expect(interims?.series).toHaveLength(1);
    expect(interims?.series[0]).toMatchObject({
      measureName: 'Grade 6 Math ICA: students who met the standard',
      unit: { kind: 'percent' },
      usualLevels: [],
      goal: null,
      students: 6,
    });
    expect(interims?.series[0]?.points.map(({ date, value, answered }) => [date, value, answered])).toEqual([
      ['2025-10-20', 4 / 6, 6],
      ['2025-12-15', 1, 6],
    ]);
  });

  it('of blocks are the students near or above the standard', () => {
    const block = { standing: 'not-comparable', scaleScore: null, distanceFromStandard: null } as const;
    const interims = interimsOf(
      students.map((one, i) => result(one, { ...block, achievementLevel: i < 3 ? 1 : 2 })),
    );
    expect(interims?.series[0]?.points[0]?.value).toBe(0.5);
    expect(interims?.series[0]?.measureName).toContain('near or above');
  });

  it('show no value below the floor', () => {
    const interims = interimsOf(students.slice(0, 4).map((one) => result(one)));
    expect(interims?.series[0]?.points[0]).toMatchObject({ value: null, hidden: true });
  });

  it('count a student who took a test twice in a window once, with the newer result', () => {
    const again = result('S:0', { distanceFromStandard: -50, testedOn: '2025-10-27' });
    const interims = interimsOf([...students.map((one) => result(one)), again]);
    expect(interims?.series[0]?.points[0]).toMatchObject({ answered: 6, value: 5 / 6, date: '2025-10-27' });
  });

  it('are only those that count, in the network’s subject, with a day', () => {
    expect(
      interimsOf([
        result('S:1', { subject: 'english-language-arts' }),
        result('S:1', { standing: 'nonstandardized' }),
        result('S:1', { testedOn: null }),
      ]),
    ).toBeNull();
  });
});

describe('rows that could not be used', () => {
  it('are listed with file, row and reason, never with the answer', () => {
    const answers = [
      ...slip('2025-10-06', 0, { [ASKED]: 'Purple' }).map((one) => ({
        ...one,
        sourceKey: 'alder/teams/oak/english/slips.csv',
        sourceRow: 14,
      })),
      ...slip('2025-10-08', 1, { Notes: 'something' }),
    ];
    const rows = viewsOf({
      answers,
      setAsideRows: [{ kind: 'late', file: 'slips.csv', row: 3, reason: 'Came on Feb 6 for Jan 30.' }],
    }).pages[0]!.view.setAsideRows;
    expect(rows).toEqual([
      { kind: 'late', file: 'slips.csv', row: 3, reason: 'Came on Feb 6 for Jan 30.' },
      {
        kind: 'not-used',
        file: '',
        row: null,
        reason: '1 answer to “Notes”: nobody has said what this question is. Add it to the sheet Items.',
      },
      {
        kind: 'not-used',
        file: 'english/slips.csv',
        row: 14,
        reason: 'Oct 6: The answer does not fit the question: name it on the sheet Items.',
      },
    ]);
  });

  it('are at most a hundred and a line that says how many more there are', () => {
    const answers = Array.from({ length: 150 }, (_, i) =>
      slip('2025-10-06', i, { [ASKED]: 'Purple' }),
    ).flat();
    const rows = viewsOf({ answers }).pages[0]!.view.setAsideRows;
    expect(rows).toHaveLength(101);
    expect(rows.at(-1)?.reason).toBe('50 further rows that could not be used.');
  });
});

describe('what the data lead hears', () => {
  it('is what can be mended, with no student’s data in it', () => {
    const records = oakTeam(
      { lessons: 1 },
      {
        team: team({ safetyContact: 'The counselor' }),
        items: [
          item('id', 'Student ID', { role: 'student-id' }),
          item('asked', ASKED, { measureId: 'askd' }),
          item('wrote', 'What helped you today?', { role: 'text' }),
        ],
        sections: [section('P2'), section('P7')],
        observations: [observation('2025-10-06', 'cards-done', { done: 'done', sectionId: 'Room 3' })],
        tests: [test('T1', { measureId: 'askd' })],
      },
    );
    const answers = records.answers.map((one) => (one.answer === '260003' ? { ...one, answer: '1' } : one));
    const { findings } = teamViews({ ...records, answers }, oakContext());
    expect(findings.map(({ code, about, count }) => [code, about, count])).toEqual([
      ['teacher-not-a-member', 'p2@oak.example', 1],
      ['teacher-not-a-member', 'p7@oak.example', 1],
      ['safety-contact-not-a-member', 'The counselor', 1],
      ['section-without-students', 'P7', 1],
      ['unmapped-question', 'Which period?', 25],
      ['unknown-section', 'Room 3', 1],
      ['unknown-student-ids', null, 1],
      ['item-without-measure', ASKED, 1],
      ['unknown-measure', 'askd', 1],
    ]);
    expect(findings.every(({ text }) => /[.:]/.test(text) && text.length < 160)).toBe(true);
  });

  it('is nothing where nothing is to be mended', () => {
    expect(viewsOf({ sections: [section('P2', { memberEmail: null })] }).findings).toEqual([]);
    // An adult of whom the address is known need not be on the team.
    const outside = team({ safetyContact: 'counselor@oak.example' });
    expect(viewsOf({ team: outside, sections: [section('P2', { memberEmail: null })] }).findings).toEqual([]);
  });
});

describe('the sponsor’s digest', () => {
  it('is one paragraph without students, quotes and values of a class', () => {
    const { sponsorDigest } = viewsOf({ team: team({ raisedToDistrict: 'A shared hour on Mondays' }) });
    expect(sponsorDigest.paragraph).toMatch(
      /^Oak grade 6 math has 1 test of change in its workbooks\. “Question cards” \(running\): /,
    );
    expect(sponsorDigest.paragraph).toMatch(
      /from the district: A shared hour on Mondays\. Next meeting: Nov 19\.$/,
    );
    expect(sponsorDigest.paragraph).not.toMatch(/%/);
    expect(plainWordsProblems('en', sponsorDigest.paragraph)).toEqual([]);
  });

  it('says so where there is no test', () => {
    expect(viewsOf({ tests: [] }).sponsorDigest.paragraph).toMatch(
      /^Oak grade 6 math has no test of change yet\./,
    );
  });
});

describe('the storyboard', () => {
  it('has all twelve headings, what the records know and what the team wrote', () => {
    const { storyboard } = viewsOf({
      tests: [
        test('T1', {
          decision: 'adapt',
          decidedOn: '2025-11-10',
          decisionReason: 'Too long',
          studyNotes: 'Cards got lost.',
        }),
        test('T2', { title: 'Fewer cards', startsOn: '2025-11-17', followsTestId: 'T1' }),
      ],
      edits: [edit('storyboard', 'learning', 'body', 'Cora Marwick liked them.')],
    }).pages[1]!.view;
    expect(Object.keys(storyboard)).toHaveLength(12);
    expect(storyboard['current-performance']?.fromRecords).toMatch(
      /^Students who asked: usual level \d+%, goal 60%$/,
    );
    expect(storyboard.tests?.fromRecords).toBe(
      'Question cards: adapt\nFewer cards: planned\nQuestion cards → Fewer cards',
    );
    expect(storyboard.learning).toEqual({
      fromRecords: 'Question cards: Cards got lost.',
      teamText: '[name] liked them.',
    });
    expect(storyboard['next-steps']?.fromRecords).toBe(
      'Decide by Dec 12.\nNext meeting: Nov 19.\nBring three slips each',
    );
  });
});

describe('the numbers of all workbooks', () => {
  it('hold every line once, as the newest test sees it', () => {
    const { numbers, pages } = viewsOf(
      { tests: [test('T1'), test('T2', { startsOn: '2025-11-03', title: 'Fewer cards' })] },
      '2025-11-12',
    );
    expect(pages.map(({ testId }) => testId)).toEqual(['T1', 'T2']);
    expect(numbers.map(({ outcome }) => outcome?.change?.words ?? null)).toEqual(['Fewer cards', null]);
    // Lessons with a word about doing it come once, too: T2's since Nov 3, the earlier ones with T1.
    const days = numbers.flatMap(
      ({ implementation }) => implementation?.lessons.map(({ date }) => date) ?? [],
    );
    expect(new Set(days).size).toBe(days.length);
    expect(days.length).toBe(8);
    expect(numbersViews([])).toEqual([]);
  });
});
