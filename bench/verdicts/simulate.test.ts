import { describe, expect, it } from 'vitest';
import { RATES_AT_DECIDE_BY, RATES_EVERY_LESSON } from '../../shared/change/false-alarm-rates.ts';
import { seededNormal, seriesMaker } from './noise.ts';
import { ruleShares } from './rules.ts';
import { messagesAtDecideBy, messagesEverSeen } from './simulate.ts';

const size = { runs: 1200, seed: 11 };

/** Four standard errors of a simulated percent, and the rounding of the constant. */
const tolerance = (percent: number): number =>
  4 * Math.sqrt((Math.max(percent, 1) * (100 - percent)) / size.runs) + 0.05;

function expectAgreed(share: number, percent: number): void {
  expect(Math.abs(100 * share - percent)).toBeLessThan(tolerance(percent));
}

describe('the rates teams are told agree with a short simulation', () => {
  it.each(RATES_AT_DECIDE_BY)('at the decide-by date, $before + $since lessons', (rates) => {
    const { before, since, found } = rates;
    const unchanged = messagesAtDecideBy({ before, since }, 0, size);
    expectAgreed(unchanged.lasting_better, rates.falseLastingBetter);
    expectAgreed(unchanged.lasting_worse, rates.falseLastingWorse);
    expectAgreed(unchanged.early_sign, rates.falseEarlySign);
    expectAgreed(unchanged.early_worse, rates.falseEarlyWorse);
    for (const [shift, percent] of [
      [1, found.by1],
      [1.5, found.by1_5],
      [2, found.by2],
    ] as const) {
      expectAgreed(messagesAtDecideBy({ before, since }, shift, size).lasting_better, percent);
    }
  });

  it('looked at after every lesson, up to 20', () => {
    const independent = messagesEverSeen({ before: 8, since: 20 }, size);
    const inRows = messagesEverSeen({ before: 8, since: 20 }, { ...size, noise: 'carry_over' });
    for (const { within, lasting, early, lastingWhenDaysComeInRows } of RATES_EVERY_LESSON) {
      expectAgreed(independent.lasting[within - 1] ?? Number.NaN, lasting);
      expectAgreed(independent.early[within - 1] ?? Number.NaN, early);
      expectAgreed(inRows.lasting[within - 1] ?? Number.NaN, lastingWhenDaysComeInRows);
    }
  });

  it('says nothing before the fifth lesson', () => {
    const seen = messagesEverSeen({ before: 8, since: 4 }, { runs: 200, seed: 3 });
    expect(seen.byLesson.map(({ too_early }) => too_early)).toEqual([1, 1, 1, 1]);
    expect(seen.lasting).toEqual([0, 0, 0, 0]);
  });
});

describe('the single rules agree with the reference simulation', () => {
  it('in all 320 shares, within four standard errors', () => {
    const shares = ruleShares(1000, 5);
    expect(shares).toHaveLength(40 * 8);
    const apart = shares.filter(({ measured, reference }) => {
      const spread = Math.max(reference * (1 - reference), 0.002);
      return Math.abs(measured - reference) > 4 * Math.sqrt(spread / 1000 + spread / 10_000);
    });
    expect(apart).toEqual([]);
  });
});

describe('the noise', () => {
  it('is the same for the same seed', () => {
    const [one, two] = [seededNormal(9), seededNormal(9)];
    expect([one(), one(), one()]).toEqual([two(), two(), two()]);
    expect(seededNormal(10)()).not.toBe(seededNormal(9)());
  });

  it.each([
    ['normal', 0],
    ['slips', 0],
    ['carry_over', 0.3],
  ] as const)('%s has its standard deviation and its memory of the day before', (noise, memory) => {
    const values = seriesMaker(noise, 4)(20_000, () => 0).map(({ value }) =>
      noise === 'slips' ? (value - 0.5) / 0.1 : value,
    );
    const variance = values.reduce((sum, value) => sum + value * value, 0) / values.length;
    const together = values.slice(1).reduce((sum, value, i) => sum + value * (values[i] ?? 0), 0);
    expect(variance).toBeCloseTo(1, 1);
    expect(together / values.length / variance).toBeCloseTo(memory, 1);
  });
});
