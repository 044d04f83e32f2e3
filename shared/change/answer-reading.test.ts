import { describe, expect, it } from 'vitest';
import { favorableSteps, type ItemReading, readAnswer } from './answer-reading.ts';

const yesNo: ItemReading = { scale: { kind: 'yes_no' }, reversed: false, favorable: [], notCounted: [] };
const steps = (highest: number, lowest = 1): ItemReading => ({
  ...yesNo,
  scale: { kind: 'steps', lowest, highest },
});
const rubric: ItemReading = { ...yesNo, scale: { kind: 'score', lowest: 0, highest: 3 } };

describe('yes and no', () => {
  it.each([
    ['Yes', 'favorable'],
    ['yes.', 'favorable'],
    ['Sí', 'favorable'],
    ['SI', 'favorable'],
    ['No', 'other'],
    ['', 'blank'],
    ['   ', 'blank'],
    ['I was not confused', 'not_counted'],
    ['No estaba confundida.', 'not_counted'],
    ['I wasn’t confused', 'not_counted'],
  ])('%j is %s', (answer, kind) => {
    expect(readAnswer(answer, yesNo).kind).toBe(kind);
  });

  it('turn round where the question is worded negatively', () => {
    const lost = { ...yesNo, reversed: true };
    expect(readAnswer('yes', lost).kind).toBe('other');
    expect(readAnswer('no', lost).kind).toBe('favorable');
  });

  it('are not guessed from longer answers', () => {
    expect(readAnswer('No, I was never confused', yesNo)).toEqual({
      kind: 'unreadable',
      reason: 'answer_does_not_fit_the_question',
    });
    expect(readAnswer('maybe', yesNo).kind).toBe('unreadable');
  });

  it('null is blank', () => {
    expect(readAnswer(null, yesNo).kind).toBe('blank');
  });
});

describe('scales', () => {
  it.each([
    ['5', 'favorable'],
    ['4', 'favorable'],
    ['3', 'other'],
    ['4 - Agree', 'favorable'],
    ['2: disagree', 'other'],
    ['Strongly agree', 'favorable'],
    ['De acuerdo', 'favorable'],
    ['ni de acuerdo ni en desacuerdo', 'other'],
    ['nunca', 'other'],
  ])('of five steps: %j is %s', (answer, kind) => {
    expect(readAnswer(answer, steps(5)).kind).toBe(kind);
  });

  it('the middle of a short scale is not favorable', () => {
    expect([2, 3, 4, 5, 7].map((highest) => favorableSteps({ lowest: 1, highest }))).toEqual([1, 1, 2, 2, 2]);
    expect(readAnswer('2', steps(3)).kind).toBe('other');
    expect(readAnswer('agree', steps(4)).kind).toBe('favorable');
    expect(readAnswer('sometimes', steps(4)).kind).toBe('unreadable');
  });

  it('turn round where worded negatively', () => {
    const reversed = { ...steps(5), reversed: true };
    expect(readAnswer('1', reversed).kind).toBe('favorable');
    expect(readAnswer('strongly agree', reversed).kind).toBe('other');
  });

  it('have an end', () => {
    expect(readAnswer('6', steps(5))).toEqual({ kind: 'unreadable', reason: 'off_the_scale' });
    expect(readAnswer('0', steps(5))).toEqual({ kind: 'unreadable', reason: 'off_the_scale' });
    expect(readAnswer('44', steps(5)).kind).toBe('unreadable');
  });
});

describe("the form's own words", () => {
  const own: ItemReading = {
    ...yesNo,
    favorable: ['I asked my partner', 'I asked the teacher'],
    notCounted: ['I got it'],
  };

  it('say what is favorable and what is not counted', () => {
    expect(readAnswer('i asked my partner.', own).kind).toBe('favorable');
    expect(readAnswer('I kept quiet', own).kind).toBe('other');
    expect(readAnswer('I got it!', own).kind).toBe('not_counted');
  });

  it('need no turning round', () => {
    expect(readAnswer('I asked the teacher', { ...own, reversed: true }).kind).toBe('favorable');
  });
});

describe('scores', () => {
  it('are numbers on the rubric', () => {
    expect(readAnswer('2', rubric)).toEqual({ kind: 'score', value: 2 });
    expect(readAnswer('2,5', rubric)).toEqual({ kind: 'score', value: 2.5 });
    expect(readAnswer('2', { ...rubric, reversed: true })).toEqual({ kind: 'score', value: 1 });
    expect(readAnswer('4', rubric)).toEqual({ kind: 'unreadable', reason: 'off_the_scale' });
    expect(readAnswer('good', rubric).kind).toBe('unreadable');
  });
});
