import { describe, expect, it } from 'vitest';
import type { AimRecord } from '../../records/team.ts';
import {
  ASKED,
  better,
  edit,
  measure,
  oakContext,
  oakTeam,
  STUDENT_ID,
  slip,
  student,
  team,
} from '../made-up/oak-team.ts';
import { rowKeys } from '../row-keys.ts';
import type { RosterStudent } from '../team-records.ts';
import { teamViews } from '../team-views.ts';
import { memberOf, teamGroups } from './team-groups.ts';

const aim = (focusGroups: string | null, teamId: string | null = 'oak'): AimRecord => ({
  schoolYear: '2025-26',
  aimId: 'aim',
  teamId,
  statement: 'All ask.',
  focusGroups,
  baselineYear: null,
  targetYear: null,
  targetChangeOfMean: null,
  targetChangeOfGap: null,
  parentAimId: null,
  version: null,
});

describe('the groups of a team', () => {
  const ids = (...aims: AimRecord[]) => teamGroups(aims, 'oak').groups.map(({ id }) => id);

  it('are African American and Hispanic/Latino students, two comparisons', () => {
    expect(ids()).toEqual(['african-american', 'hispanic-latino']);
  });

  it('and what the team’s own aim names, one at a time or as a union', () => {
    expect(ids(aim('hispanic-latino, english-learner'))).toEqual([
      'african-american',
      'hispanic-latino',
      'english-learner',
    ]);
    expect(ids(aim('african-american+hispanic-latino')).at(-1)).toBe('african-american+hispanic-latino');
    expect(ids(aim('english-learner', null))).toHaveLength(2);
  });

  it('say which name nobody knows', () => {
    expect(teamGroups([aim('martians')], 'oak').unknown).toEqual(['martians']);
  });

  it('put nobody on a side by guessing', () => {
    const of = (id: string, changes: Partial<RosterStudent>) =>
      memberOf(teamGroups([aim(id)], 'oak').groups.at(-1)!, student('P2', 0, changes), '2025-26');
    expect(of('white', { raceEthnicity: 'white' })).toBe('yes');
    expect(of('white', { raceEthnicity: 'asian' })).toBe('no');
    expect(of('white', { raceEthnicity: null })).toBe('unknown');
    expect(of('student-with-disability', {})).toBe('unknown');
    expect(of('student-with-disability', { studentWithDisability: false })).toBe('no');
    expect(of('white+english-learner', { raceEthnicity: null, englishLearner: true })).toBe('yes');
    expect(of('white+english-learner', { raceEthnicity: null, englishLearner: false })).toBe('unknown');
  });
});

describe('each group beside the students not in it', () => {
  const context = oakContext();
  const records = oakTeam();
  const groupsOf = (changes = {}) => teamViews({ ...records, ...changes }, context).pages[0]!.view.groups;

  it('counts each student once, with the last answer of the newest five lessons', () => {
    // Of 25 students, 10 are Hispanic/Latino and 5 African American; everybody answers every time.
    const { comparisons, floor, answersWithoutGroup } = groupsOf();
    expect(floor).toBe(5);
    expect(answersWithoutGroup).toBe(0);
    expect(
      comparisons.map(({ groupId, inGroup, notInGroup, from, to }) => [
        groupId,
        inGroup.answered,
        inGroup.expected,
        notInGroup.answered,
        from,
        to,
      ]),
    ).toEqual([
      ['african-american', 5, 5, 20, '2025-10-31', '2025-11-10'],
      ['hispanic-latino', 10, 10, 15, '2025-10-31', '2025-11-10'],
    ]);
    const [, hispanic] = comparisons;
    expect(hispanic?.sentence).toMatch(
      /^Hispanic\/Latino students \d+% \(n 10\), students not in the group \d+% \(n 15\): .* could lie between .* and .*\.$/,
    );
    const together = hispanic!.inGroup.value! * 10 + hispanic!.notInGroup.value! * 15;
    // Newest answers of everybody: those of the newest lesson, 78 % of 25.
    expect(Math.round(together)).toBe(Math.ceil((better(15) * 25) / 100));
  });

  it('shows no percent below the floor, on neither side, and lists the students in the section file only', () => {
    const roster = records.roster.map((one, i) => (i === 4 ? { ...one, raceEthnicity: null } : one));
    const views = teamViews({ ...records, roster }, context);
    const [africanAmerican] = views.pages[0]!.view.groups.comparisons;
    expect(africanAmerican).toMatchObject({
      inGroup: { answered: 4, expected: null, value: null },
      notInGroup: { answered: 20, expected: null, value: null },
      sentence: null,
    });
    const listed = views.sections[0]!.view.students.filter(({ checkOn }) =>
      checkOn.some(({ kind }) => kind === 'small-group'),
    );
    expect(listed).toHaveLength(4);
    expect(listed[0]!.checkOn).toContainEqual({
      kind: 'small-group',
      group: 'African American',
      question: 'Students who asked',
      favourable: expect.any(Boolean),
    });
  });

  it('counts slips without a known student in no group', () => {
    const answers = records.answers.map((one) =>
      one.question === STUDENT_ID && one.answer === '260002' ? { ...one, answer: null } : one,
    );
    const { answersWithoutGroup, comparisons } = groupsOf({ answers });
    expect(answersWithoutGroup).toBe(5);
    expect(comparisons[1]?.inGroup.answered).toBe(9);
  });

  it('says nothing where slips carry no id at all, or do not exist', () => {
    const anonymous = records.answers.filter(({ question }) => question !== STUDENT_ID);
    expect(groupsOf({ answers: anonymous })).toEqual({ floor: 5, comparisons: [], answersWithoutGroup: 125 });
    expect(groupsOf({ answers: [] })).toEqual({ floor: 5, comparisons: [], answersWithoutGroup: 0 });
  });

  it('leaves out the lessons the team left out', () => {
    const key = rowKeys(context.rowKeySecret, 'oak').point({
      measureId: 'asked',
      itemId: 'asked',
      source: 'student-slip',
      section: null,
      date: '2025-11-10',
    });
    const edits = [
      edit('exclude-point', key, 'leaveOut', 'yes'),
      edit('exclude-point', key, 'reason', 'Fire drill'),
    ];
    expect(groupsOf({ edits }).comparisons[0]?.to).toBe('2025-11-07');
  });

  it('compares scores by their middle, without a percent sentence', () => {
    const measures = [measure('asked', { kind: 'median-score', scaleLowest: 0, scaleHighest: 3 })];
    const answers = records.roster.flatMap(({ studentLocalId }, i) =>
      slip('2025-11-10', i, { [STUDENT_ID]: studentLocalId, [ASKED]: String(i % 4) }),
    );
    const [, hispanic] = groupsOf({ measures, answers }).comparisons;
    expect(hispanic).toMatchObject({ unit: { kind: 'score' }, sentence: null });
    expect(hispanic!.inGroup.value).toBeGreaterThan(0.5);
  });

  it('speaks Spanish', () => {
    const [, hispanic] = groupsOf({ team: team({ language: 'es' }) }).comparisons;
    expect(hispanic?.groupName).toBe('Hispanos/Latinos');
    expect(hispanic?.sentence).toMatch(/^Estudiantes hispanos\/latinos/);
  });
});
