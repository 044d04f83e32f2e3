import { describe, expect, it } from 'vitest';
import { lessonDays, respondSeries } from '../made-up/lessons.ts';
import type { SeriesView } from '../team-view.ts';
import { valueInWords, wordsFor } from '../words/words.ts';
import { lessonSlots } from './lesson-slots.ts';
import { alternativeOf, findingOf, runChartOf } from './series-chart.ts';
import { distanceScale, scaleOf } from './value-scale.ts';

const english = wordsFor('en');
const spanish = wordsFor('es');
const chartOf = (series: SeriesView) =>
  runChartOf(series, english, {
    width: 612,
    height: 340,
    lessons: lessonSlots([series.points.map((point) => point.date)]),
  });

describe('the title of a run chart', () => {
  it('is a fact about the lessons since the change', () => {
    expect(findingOf(respondSeries(), english)).toBe(
      '8 of 8 lessons since the change lie above the usual level',
    );
    expect(findingOf(respondSeries(), spanish)).toBe(
      'Desde el cambio, 8 de 8 lecciones por encima de lo usual',
    );
  });

  it('says on which side most lessons lie, whichever is hoped for', () => {
    const lower = { ...respondSeries(), betterIs: 'lower' } as const;
    expect(findingOf(lower, english)).toBe('8 of 8 lessons since the change lie above the usual level');
    const down = lower.points.map((point) => ({ ...point, value: 0.1 }));
    expect(findingOf({ ...lower, points: down }, english)).toMatch(
      /^(\d+) of \1 lessons since the change lie below the usual level$/,
    );
  });

  it('does not count a lesson on the line', () => {
    const series = respondSeries();
    const points = series.points.map((point) =>
      point.date > '2026-02-06' ? { ...point, value: 0.4 } : point,
    );
    expect(findingOf({ ...series, points }, english)).toMatch(/^6 of 8 lessons/);
  });

  it('says how many lessons there are before there is more to say', () => {
    const series = respondSeries(3);
    expect(findingOf({ ...series, usualLevels: [] }, english)).toBe('3 lessons so far');
    expect(findingOf({ ...series, points: [] }, english)).toBe('Nothing yet');
  });
});

describe('a run chart of a series', () => {
  it('names measure, who and n below the title', () => {
    expect(chartOf(respondSeries()).heading.subtitle).toBe(
      'I asked when I was confused (% yes) · all our classes · 27 students',
    );
  });

  it('shortens a long measure, never n', () => {
    const series = { ...respondSeries(), measureName: 'A very long name of a measure '.repeat(5) };
    expect(chartOf(series).heading.subtitle).toMatch(/… · all our classes · 27 students$/);
  });

  it('takes the change to the first lesson on or after its day', () => {
    const series = respondSeries();
    expect(chartOf(series).change).toEqual({ slot: 8, words: 'Partner talk opener begins' });
    const monday = { ...series, change: { on: '2026-01-26', words: 'x' } };
    expect(chartOf(monday).change?.slot).toBe(9);
    expect(chartOf({ ...series, change: { on: '2027-01-01', words: 'x' } }).change).toBeNull();
  });

  it('draws the level of each phase and names the last', () => {
    const [first = '', fourth = '', fifth = ''] = [0, 3, 4].map((i) => lessonDays(17)[i]);
    const usualLevels = [
      { from: first, to: fourth, value: 0.3 },
      { from: fifth, to: '2026-12-31', value: 0.5 },
    ];
    expect(chartOf({ ...respondSeries(), usualLevels }).levels).toEqual([
      { firstSlot: 0, lastSlot: 3, value: 0.3, label: '' },
      { firstSlot: 4, lastSlot: 16, value: 0.5, label: 'usual level 50%' },
    ]);
  });

  it('is described by title, first, newest and middle value', () => {
    expect(alternativeOf('Title', respondSeries(), english)).toBe(
      'I asked when I was confused (% yes). Title. First value 40%, newest 64%, middle of all 52%.',
    );
    expect(alternativeOf('Title', { ...respondSeries(), points: [] }, english)).toMatch(/No values yet\.$/);
  });
});

describe('places of lessons', () => {
  it('are the same for the same day in two series', () => {
    const { days, slots } = lessonSlots([
      ['2026-01-06', '2026-01-08'],
      ['2026-01-07', '2026-01-08'],
    ]);
    expect(days).toEqual(['2026-01-06', '2026-01-07', '2026-01-08']);
    expect(slots).toEqual([
      [0, 2],
      [1, 2],
    ]);
  });

  it('stand side by side for two classes on one day', () => {
    expect(lessonSlots([['2026-01-06', '2026-01-06', '2026-01-08']]).slots[0]).toEqual([0, 1, 2]);
  });

  it('are those of the newest lessons where there is no room for all', () => {
    const { days, slots } = lessonSlots([['2026-01-06', '2026-01-07', '2026-01-08']], 2);
    expect(days).toEqual(['2026-01-07', '2026-01-08']);
    expect(slots[0]).toEqual([null, 0, 1]);
  });
});

describe('a scale', () => {
  it('runs over all that is possible, whatever the values', () => {
    expect(scaleOf({ kind: 'percent' }, [0.48, 0.52])).toMatchObject({ lowest: 0, highest: 1 });
    expect(scaleOf({ kind: 'difference' }, [0.1])).toMatchObject({ lowest: -1, highest: 1 });
    expect(scaleOf({ kind: 'score', lowest: 1, highest: 4 }, [2, 3])).toMatchObject({
      lowest: 1,
      highest: 4,
    });
  });

  it('begins at zero for counts and rates', () => {
    expect(scaleOf({ kind: 'count' }, [11, 13])).toMatchObject({ lowest: 0, highest: 20 });
    expect(scaleOf({ kind: 'rate', per: 'per 10 minutes' }, [0.7])).toMatchObject({ lowest: 0, highest: 1 });
    expect(scaleOf({ kind: 'count' }, [])).toMatchObject({ lowest: 0, highest: 1 });
  });

  it('goes as far up as down for distances from standard', () => {
    expect(distanceScale([-71, -24])).toMatchObject({ lowest: -100, highest: 100 });
    expect(distanceScale([12])).toMatchObject({ lowest: -50, highest: 50 });
  });
});

describe('a value in words', () => {
  it.each([
    [{ kind: 'percent' } as const, 0.482, 27, '48%'],
    [{ kind: 'percent' } as const, 0.4824, 120, '48.2%'],
    [{ kind: 'difference' } as const, -0.127, null, '-13 points'],
    [{ kind: 'rate', per: 'per 10 minutes' } as const, 3.456, null, '3.46 per 10 minutes'],
    [{ kind: 'count' } as const, 7, null, '7'],
  ])('%o', (unit, value, n, text) => {
    expect(valueInWords(english, unit, value, n)).toBe(text);
  });
});
