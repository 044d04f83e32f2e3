import { describe, expect, it } from 'vitest';
import { RACE_ETHNICITIES } from '../standards/student-groups.ts';
import { DIVISIONS, ENGLISH_PARTS, type GroupFields, partOf } from './divisions.ts';
import { comparisonsOf, membershipIn, STUDENT_GROUPS, studentGroup } from './groups.ts';

const UNKNOWN: GroupFields = {
  raceEthnicity: null,
  englishStatus: null,
  englishLearner: null,
  reclassifiedOn: null,
  socioeconomicallyDisadvantaged: null,
  studentWithDisability: null,
  homeless: null,
  foster: null,
  migrant: null,
  gender: null,
};

function membership(groupId: string, student: Partial<GroupFields>) {
  const group = studentGroup(groupId);
  if (!group || group.joins) throw new Error(`${groupId} is not a group of one division`);
  const division = DIVISIONS.find((id) => id === group.division);
  if (!division) throw new Error(`${group.division} is no division`);
  return membershipIn(group, partOf(division, { ...UNKNOWN, ...student }, '2023-24'));
}

describe('groups', () => {
  it('are the groups of the measures, African American and Hispanic/Latino apart', () => {
    expect(STUDENT_GROUPS.map((group) => group.id)).toEqual([
      'african-american',
      'american-indian',
      'asian',
      'filipino',
      'hispanic-latino',
      'pacific-islander',
      'two-or-more',
      'white',
      'english-learner',
      'english-learner-or-recently-reclassified',
      'socioeconomically-disadvantaged',
      'student-with-disability',
      'foster',
      'homeless',
      'migrant',
      'female',
      'male',
      'nonbinary',
    ]);
  });

  it('put no student on a side whose membership is not known', () => {
    for (const group of STUDENT_GROUPS) expect(membership(group.id, {})).toBe('unknown');
    expect(membership('hispanic-latino', { raceEthnicity: 'not-reported' })).toBe('unknown');
    expect(membership('hispanic-latino', { raceEthnicity: 'white' })).toBe('no');
  });

  it.each([
    ['EL now', { englishStatus: 'EL' }, 'yes', 'yes'],
    ['EL by the flag alone', { englishLearner: true }, 'yes', 'yes'],
    ['reclassified inside four years', { englishStatus: 'RFEP', reclassifiedOn: '2020-06-15' }, 'no', 'yes'],
    ['reclassified before', { englishStatus: 'RFEP', reclassifiedOn: '2020-06-14' }, 'no', 'no'],
    ['reclassified, date not known', { englishStatus: 'RFEP' }, 'no', 'unknown'],
    ['English only', { englishStatus: 'EO' }, 'no', 'no'],
    ['not EL now, history not known', { englishLearner: false }, 'no', 'unknown'],
    ['to be determined', { englishStatus: 'TBD' }, 'unknown', 'unknown'],
  ] as const)('%s: current EL and EL or recently reclassified are kept apart', (_, student, now, recent) => {
    expect(membership('english-learner', student)).toBe(now);
    expect(membership('english-learner-or-recently-reclassified', student)).toBe(recent);
  });

  it('name only parts that their division has', () => {
    for (const group of STUDENT_GROUPS) {
      const parts: readonly string[] =
        group.division === 'race-ethnicity'
          ? RACE_ETHNICITIES
          : group.division === 'english'
            ? ENGLISH_PARTS
            : ['yes', 'no', 'unknown', 'female', 'male', 'nonbinary'];
      for (const part of [...group.members, ...group.unknown]) expect(parts).toContain(part);
    }
  });
});

describe('unions', () => {
  it('exist only where a team names them, inside one division as parts together', () => {
    const union = studentGroup('african-american+hispanic-latino');
    expect(union).toMatchObject({
      division: 'race-ethnicity',
      members: ['african-american', 'hispanic-latino'],
      unknown: ['not-reported'],
      students: { en: 'African American students and Hispanic/Latino students' },
    });
  });
  it('over several divisions are a division of their own', () => {
    expect(studentGroup('english-learner+student-with-disability')).toMatchObject({
      division: 'union:english-learner+student-with-disability',
      members: ['yes'],
      unknown: ['unknown'],
    });
  });
  it('of an unknown group are no group', () => {
    expect(studentGroup('hispanic-latino+martian')).toBeUndefined();
    expect(studentGroup('martian')).toBeUndefined();
  });
});

describe('comparisons', () => {
  it('White students stand against race/ethnicity groups only: nobody is on both sides', () => {
    const of = (id: string) => comparisonsOf(studentGroup(id) ?? raise(id));
    expect(of('african-american')).toEqual(['not-in-group', 'white']);
    expect(of('white')).toEqual(['not-in-group']);
    expect(of('english-learner')).toEqual(['not-in-group']);
    expect(of('african-american+hispanic-latino')).toEqual(['not-in-group', 'white']);
  });
});

function raise(id: string): never {
  throw new Error(`no group ${id}`);
}
