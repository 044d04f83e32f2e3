import { describe, expect, it } from 'vitest';
import { decimal, growthPercentile, integer, percent, pointsEarned } from './numbers.ts';
import { raceEthnicity, raceFromFlags, tomsRace } from './race-ethnicity.ts';
import {
  achievementLevel,
  englishStatus,
  gender,
  learnerFromStatus,
  oneWordOf,
  subject,
  subjectIfNamed,
  testingWindow,
} from './words.ts';
import { yesNo } from './yes-no.ts';

describe('number', () => {
  it.each([
    ['2552', 2552],
    ['31.90', 31.9],
    ['-12', -12],
    ['1,024.5', 1024.5],
    ['.5', 0.5],
  ])('%s is %d', (text, number) => expect(decimal(text)).toBe(number));
  it.each(['N/A', 'N/A*', 'Not Assessed', 'Discontinue', 'NS', '--'])(
    '%s is no number, and no fault',
    (text) => expect(decimal(text)).toBeNull(),
  );
  it.each(['12 points', '1.2.3', '1,02', 'Infinity', '0x10', '1e3'])('%s cannot be read', (text) =>
    expect(decimal(text)).toMatchObject({ code: 'number-unreadable' }),
  );
  it.each(['84,5', '1.024,5', '2,48', '-3,25', '1234,567'])(
    '%s is refused: write decimals with a point',
    (text) =>
      expect(decimal(text)).toMatchObject({
        code: 'number-unreadable',
        message: expect.stringContaining('with a point'),
      }),
  );
  it('may have to be whole, a percentage, or a percentile', () => {
    expect(integer('3.0')).toBe(3);
    expect(integer('3.5')).toMatchObject({ code: 'number-unreadable' });
    expect(percent('85 %')).toBe(85);
    expect(percent('850')).toMatchObject({ code: 'percent-out-of-range' });
    expect(growthPercentile('99')).toBe(99);
    expect(growthPercentile('0')).toMatchObject({ code: 'percentile-out-of-range' });
  });
  it('of points is what was earned', () => {
    expect(pointsEarned('28.00 / 30')).toBe(28);
    expect(pointsEarned('4')).toBe(4);
  });
});

describe('yes or no', () => {
  it.each(['Yes', 'Y', 'TRUE', 'true', '1', 'Sí'])('%s is yes', (text) => expect(yesNo(text)).toBe(true));
  it.each(['No', 'N', 'FALSE', 'false', '0'])('%s is no', (text) => expect(yesNo(text)).toBe(false));
  it('is not guessed', () => {
    expect(yesNo('N/A')).toBeNull();
    expect(yesNo('maybe')).toMatchObject({ code: 'yes-no-unreadable' });
  });
});

const NO_FLAGS = {
  hispanic: false,
  americanIndian: false,
  asian: false,
  pacificIslander: false,
  filipino: false,
  black: false,
  white: false,
  twoOrMore: false,
};
const EMPTY = Object.fromEntries(
  Object.keys(NO_FLAGS).map((flag) => [flag, null]),
) as unknown as typeof NO_FLAGS;

describe('race/ethnicity', () => {
  it.each([
    ['Hispanic or Latino', 'hispanic-latino'],
    ['Black or African American', 'african-american'],
    ['American Indian or Alaska Native', 'american-indian'],
    ['Native Hawaiian or Other Pacific Islander', 'pacific-islander'],
    ['Filipino', 'filipino'],
    ['Two or More Races', 'two-or-more'],
    ['Multi-ethnic', 'two-or-more'],
    ['400', 'filipino'],
    ['208', 'asian'],
    ['399', 'pacific-islander'],
    ['White, Asian', 'two-or-more'],
    ['White; Hispanic', 'hispanic-latino'],
  ])('%s is %s', (text, group) => expect(raceEthnicity(text)).toBe(group));

  it('that is on no list is reported', () => {
    expect(raceEthnicity('Martian')).toMatchObject({ code: 'race-unknown' });
    expect(raceEthnicity('5')).toMatchObject({ code: 'race-unknown' });
  });

  it('from Yes/No columns: Hispanic goes first, two are two or more, all no is not reported, all empty says nothing', () => {
    expect(raceFromFlags({ ...NO_FLAGS, hispanic: true, black: true })).toBe('hispanic-latino');
    expect(raceFromFlags({ ...NO_FLAGS, white: true, asian: true })).toBe('two-or-more');
    expect(raceFromFlags({ ...EMPTY, filipino: true })).toBe('filipino');
    expect(raceFromFlags(NO_FLAGS)).toBe('not-reported');
    expect(raceFromFlags(EMPTY)).toBeNull();
  });

  it('of TOMS code 800 is split by the Yes/No columns', () => {
    expect(tomsRace('800', { ...NO_FLAGS, white: true, black: true })).toBe('two-or-more');
    expect(tomsRace('800', { ...NO_FLAGS, twoOrMore: true })).toBe('two-or-more');
    expect(tomsRace('800', NO_FLAGS)).toBe('not-reported');
    expect(tomsRace('800', EMPTY)).toBe('not-reported');
    expect(tomsRace('500', { ...NO_FLAGS, white: true })).toBe('hispanic-latino');
    expect(tomsRace(null, { ...NO_FLAGS, asian: true })).toBe('asian');
  });
});

describe('words of fixed lists', () => {
  it('English status from codes and words; a learner now or not', () => {
    expect(englishStatus('English Learner')).toBe('EL');
    expect(englishStatus('R-FEP')).toBe('RFEP');
    expect(englishStatus('Yes')).toMatchObject({ code: 'english-status-unknown' });
    expect(learnerFromStatus('RFEP')).toBe(false);
    expect(learnerFromStatus('ADEL')).toBe(true);
    expect(learnerFromStatus('TBD')).toBeNull();
  });
  it('gender', () => {
    expect([gender('F'), gender('MALE'), gender('X'), gender('unspecified')]).toEqual([
      'female',
      'male',
      'nonbinary',
      null,
    ]);
  });
  it('level: digits and words, 9 is no score', () => {
    expect(
      ['4', '03', 'Level 2', 'Standard Met', 'Did Not Meet Standard', 'Near Standard', '9'].map(
        achievementLevel,
      ),
    ).toEqual([4, 3, 2, 3, 1, 2, null]);
    expect(achievementLevel('7')).toMatchObject({ code: 'level-unreadable' });
  });
  it('subject from names of tests', () => {
    expect(subject('Growth: Math 6+ CA')).toBe('mathematics');
    expect(subject('Algebra 2')).toBe('mathematics');
    expect(subject('ELA')).toBe('english-language-arts');
    expect(subject('Reading_Benchmark_Q1')).toBe('english-language-arts');
    expect(subject('Spanish Reading')).toBe('other');
    expect(subject('Science')).toBe('other');
    expect(subject('English Language Proficiency')).toBe('other');
    expect(subjectIfNamed('diagnostic_results_2024')).toBeNull();
  });
  it('window', () => {
    expect(['Fall 2021-2022', 'BOY', 'Winter (November 16 - March 1)', 'EOY'].map(testingWindow)).toEqual([
      'fall',
      'fall',
      'winter',
      'spring',
    ]);
  });
  it('any other list, in any spelling', () => {
    const kind = oneWordOf(['percent-yes', 'rate']);
    expect(kind('Percent yes')).toBe('percent-yes');
    expect(oneWordOf(['yes', 'no'])('Y')).toBe('yes');
    expect(kind('mean')).toMatchObject({
      code: 'word-not-in-list',
      message: expect.stringContaining('percent-yes, rate'),
    });
  });
});
