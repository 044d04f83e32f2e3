import { groupDots } from '../charts/group-dots.ts';
import { implementationDots } from '../charts/implementation-dots.ts';
import { type Quadrant, quadrant } from '../charts/quadrant.ts';
import { type RunChart, runChart } from '../charts/run-chart.ts';
import { smallMultiples } from '../charts/small-multiples.ts';
import { type Drawing, svgDocument } from '../charts/svg.ts';
import { type TwoLineTrend, twoLineTrend } from '../charts/two-line-trend.ts';
import type { ValueScale } from '../charts/value-axis.ts';

/* One invented chart of each kind. */

export const PERCENT_SCALE: ValueScale = {
  lowest: 0,
  highest: 1,
  ticks: [0, 0.5, 1].map((value) => ({ value, label: `${value * 100}%` })),
};

export function aRunChart(change: Partial<RunChart> = {}): RunChart {
  const values = [0.4, 0.5, null, 0.3, 0.45, 0.6, 0.7, 0.65];
  return {
    width: 612,
    height: 340,
    heading: {
      question: 'Did students respond?',
      title: '3 of 3 lessons since the change lie above the usual level',
      subtitle: 'I asked when I was confused (% yes) · Period 2 · 24 students',
    },
    days: ['Jan 6', 'Jan 8', 'Jan 9', 'Jan 13', 'Jan 15', 'Jan 16', 'Jan 20', 'Jan 22'],
    points: values.map((value, slot) => ({
      slot,
      value,
      n: value === null ? null : slot === 1 ? 4 : 20 + slot,
      excluded: slot === 3,
    })),
    scale: PERCENT_SCALE,
    levels: [{ firstSlot: 0, lastSlot: 7, value: 0.45, label: 'usual level 45%' }],
    goal: { value: 0.75, label: 'goal 75%' },
    change: { slot: 5, words: 'Partner talk begins' },
    limits: null,
    newestLabel: '65%',
    countWord: 'n',
    leastLeft: 0,
    ...change,
  };
}

export function aQuadrant(change: Partial<Quadrant> = {}): Quadrant {
  return {
    width: 640,
    height: 480,
    heading: {
      title: 'Two of three schools with teams grew more than usual',
      subtitle: '24 schools, 2024-25',
    },
    schools: [
      { name: 'Cedar', percentMet: 0.2, growthPercentile: 70, hasTeam: true },
      { name: 'Oak', percentMet: 0.7, growthPercentile: 80, hasTeam: true },
      { name: 'Elm', percentMet: 0.9, growthPercentile: 20, hasTeam: true },
      { name: 'Fir', percentMet: 0.3, growthPercentile: 30, hasTeam: false },
    ],
    xScale: PERCENT_SCALE,
    yScale: { lowest: 1, highest: 99, ticks: [1, 50, 99].map((value) => ({ value, label: String(value) })) },
    xName: 'Students who met the standard',
    yName: 'Growth percentile',
    split: { percentMet: 0.5, growthPercentile: 50 },
    corners: {
      lowHigh: 'lower met, higher growth',
      highHigh: 'higher met, higher growth',
      lowLow: 'lower met, lower growth',
      highLow: 'higher met, lower growth',
    },
    ...change,
  };
}

export function aTrend(): TwoLineTrend {
  return {
    width: 680,
    height: 340,
    heading: { title: 'The two groups moved together', subtitle: 'Distance from standard · n below' },
    times: ['2022-23', '2023-24', '2024-25'],
    lines: [
      { name: 'In the group', values: [-70, -66, -62], counts: [112, 120, 118], newestLabel: '62 below' },
      {
        name: 'Not in the group',
        values: [-24, null, -21],
        counts: [101, null, 96],
        newestLabel: '21 below',
      },
    ],
    scale: {
      lowest: -100,
      highest: 100,
      ticks: [-100, 0, 100].map((value) => ({ value, label: String(value) })),
    },
    reference: { value: 0, label: 'standard met' },
    countWord: 'n',
  };
}

export function groupPanel(): Drawing {
  return groupDots({
    width: 460,
    title: 'Hispanic/Latino',
    inGroup: { name: 'In the group', value: 0.48, label: '48% (n 21)' },
    notInGroup: { name: 'Not in the group', value: 0.61, label: '61% (n 18)' },
    scale: PERCENT_SCALE,
  });
}

export function dots(): Drawing {
  return implementationDots({
    width: 612,
    heading: { title: 'Done as planned in 2 of 4 lessons', subtitle: 'Partner talk · observed' },
    days: ['Jan 16', 'Jan 20', 'Jan 22', 'Jan 23'],
    lessons: [
      { slot: 0, done: 'done' },
      { slot: 1, done: 'partly' },
      { slot: 2, done: 'no' },
      { slot: 3, done: 'done' },
    ],
    rowNames: { done: 'done', partly: 'partly', no: 'no' },
    changeSlot: 0,
    edges: null,
  });
}

/** Every kind of chart as a finished SVG. */
export function everyChart(): Readonly<Record<string, string>> {
  const heading = { title: 'Each group beside the others', subtitle: 'n = students' };
  const drawings: Record<string, Drawing> = {
    'run chart': runChart(aRunChart()),
    'run chart of many lessons': runChart(manyLessons()),
    'implementation dots': dots(),
    'group dots': groupPanel(),
    quadrant: quadrant(aQuadrant()),
    trend: twoLineTrend(aTrend()),
    'small multiples': smallMultiples({ heading, panels: [groupPanel(), groupPanel()], columns: 2 }),
  };
  return Object.fromEntries(
    Object.entries(drawings).map(([name, drawing]) => [name, svgDocument(drawing, name)]),
  );
}

export function manyLessons(): RunChart {
  const days = Array.from({ length: 44 }, (_, i) => `Jan ${i + 1}`);
  const points = days.map((_, slot) => ({ slot, value: 0.4 + (slot % 5) / 20, n: 24, excluded: false }));
  return aRunChart({
    days,
    points,
    levels: [{ firstSlot: 0, lastSlot: 43, value: 0.45, label: 'usual level 45%' }],
  });
}
