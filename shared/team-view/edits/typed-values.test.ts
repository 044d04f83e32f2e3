import { describe, expect, it } from 'vitest';
import {
  codeStateTyped,
  dayTyped,
  decisionTyped,
  directionTyped,
  predictedValueTyped,
  saysYes,
} from './typed-values.ts';

describe('what people type', () => {
  it.each(['yes', 'Yes ', 'sí', 'SI', 'x', 'TRUE', '1'])('%s is yes', (typed) => {
    expect(saysYes(typed)).toBe(true);
  });

  it.each(['no', '', 'maybe', 'type here', null])('%s is not yes', (typed) => {
    expect(saysYes(typed)).toBe(false);
  });

  it.each([
    ['2026-02-18', '2026-02-18'],
    ['2026-02-18T00:00:00', '2026-02-18'],
    ['2/8/2026', '2026-02-08'],
    ['2026-02-30', undefined],
    ['13/13/2026', undefined],
    ['next week', undefined],
    ['', undefined],
  ])('the day %s is %s', (typed, day) => {
    expect(dayTyped(typed)).toBe(day);
  });

  it.each([
    ['adopt', 'adopt'],
    ['Stop', 'abandon'],
    ['dejarlo', 'abandon'],
    ['ADAPTAR', 'adapt'],
    ['abandon', 'abandon'],
    ['perhaps', undefined],
  ])('the decision %s is %s', (typed, decision) => {
    expect(decisionTyped(typed)).toBe(decision);
  });

  it('directions and states of codes are read in both languages', () => {
    expect(['at least', 'por lo menos', 'A lo más', 'about'].map(directionTyped)).toEqual([
      'at-least',
      'at-least',
      'at-most',
      undefined,
    ]);
    expect(['suggest only', 'retirado', '?'].map(codeStateTyped)).toEqual([
      'suggest-only',
      'retired',
      undefined,
    ]);
  });

  it.each([
    ['60%', true, 60],
    ['60 %', true, 60],
    ['60', true, 60],
    ['0.6', true, 60],
    ['62,5 %', true, 62.5],
    ['0.6%', true, 0.6],
    ['160', true, undefined],
    ['3,5', false, 3.5],
    ['4%', false, undefined],
    ['a lot', true, undefined],
  ])('the predicted value %s (percent: %s) is %s', (typed, isPercent, value) => {
    expect(predictedValueTyped(typed, isPercent)).toBe(value);
  });
});
