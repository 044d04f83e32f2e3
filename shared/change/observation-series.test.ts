import { describe, expect, it } from 'vitest';
import { bareSetting } from './lesson-days.ts';
import { type DatedObservation, observationSeries } from './observation-series.ts';

const seen = (more: Partial<DatedObservation> = {}): DatedObservation => ({
  date: '2018-01-10',
  section: 'A',
  source: 'observed',
  observer: 'MK',
  numerator: 9,
  denominator: 20,
  value: null,
  ...more,
});

const rate = { measure: 'why-questions', kind: 'rate' } as const;

describe('a rate', () => {
  it('is per 10 observed minutes', () => {
    const { series } = observationSeries(rate, [seen()], bareSetting);
    expect(series).toMatchObject([
      {
        kind: 'rate',
        source: 'observed',
        students: null,
        points: [{ value: 4.5, numerator: 9, denominator: 2 }],
      },
    ]);
  });

  it('or per what the measure says', () => {
    const perMinute = { ...rate, perMinutes: 1 };
    expect(observationSeries(perMinute, [seen()], bareSetting).series[0]?.points[0]?.value).toBe(0.45);
  });

  it('of zero minutes is rejected', () => {
    const none = seen({ denominator: 0 });
    const built = observationSeries(rate, [none, seen({ denominator: null })], bareSetting);
    expect(built.series).toEqual([]);
    expect(built.setAside.map(({ reason }) => reason)).toEqual([
      'no_minutes_observed',
      'no_minutes_observed',
    ]);
    expect(built.setAside[0]?.row).toEqual(none);
  });

  it('of two sections adds counts and minutes', () => {
    const rows = [seen(), seen({ section: 'B', numerator: 3, denominator: 10 })];
    expect(observationSeries(rate, rows, bareSetting).series[0]?.points[0]).toMatchObject({
      value: 4,
      numerator: 12,
      denominator: 3,
    });
  });

  it('two observers of one lesson are one lesson', () => {
    const rows = [seen(), seen({ observer: 'TR', numerator: 11 })];
    expect(observationSeries(rate, rows, bareSetting).series[0]?.points[0]).toMatchObject({
      value: 5,
      denominator: 2,
    });
  });
});

describe('sources', () => {
  it('never share a line', () => {
    const rows = [seen(), seen({ source: 'self-report', observer: null, numerator: 20 })];
    const { series } = observationSeries(rate, rows, bareSetting);
    expect(series.map(({ source, points }) => [source, points[0]?.value])).toEqual([
      ['observed', 4.5],
      ['self-report', 10],
    ]);
  });
});

describe('other measures', () => {
  it('a count is per lesson', () => {
    const count = { measure: 'questions', kind: 'count' } as const;
    const rows = [seen({ numerator: 7 }), seen({ section: 'B', numerator: 4 })];
    expect(observationSeries(count, rows, bareSetting).series[0]?.points[0]).toMatchObject({
      value: 5.5,
      numerator: 11,
      denominator: 2,
    });
  });

  it('a tally is a percent', () => {
    const tally = { measure: 'groups-with-a-model', kind: 'percent' } as const;
    const built = observationSeries(
      tally,
      [seen({ numerator: 5, denominator: 6 }), seen({ date: '2018-01-11', numerator: 7, denominator: 6 })],
      bareSetting,
    );
    expect(built.series[0]?.points).toMatchObject([{ value: 5 / 6, numerator: 5, denominator: 6 }]);
    expect(built.setAside.map(({ reason }) => reason)).toEqual(['more_than_asked']);
  });

  it('ratings are a median', () => {
    const rating = { measure: 'discussion', kind: 'score' } as const;
    const rows = [seen({ value: 3 }), seen({ section: 'B', value: 1 }), seen({ section: 'C', value: 2 })];
    expect(observationSeries(rating, rows, bareSetting).series[0]?.points[0]).toMatchObject({
      value: 2,
      answered: 3,
      spread: [1.5, 2.5],
    });
  });

  it('negative or missing counts are rejected', () => {
    const count = { measure: 'questions', kind: 'count' } as const;
    const built = observationSeries(count, [seen({ numerator: -1 }), seen({ numerator: null })], bareSetting);
    expect(built.setAside.map(({ reason }) => reason)).toEqual(['not_a_count', 'not_a_count']);
  });
});
