import { describe, expect, it } from 'vitest';
import { aRunChart, manyLessons } from '../made-up/charts.ts';
import { PALETTE } from './palette.ts';
import { FEWEST_POINTS_FOR_LIMITS, type RunChart, runChart } from './run-chart.ts';

const drawn = (change: Partial<RunChart> = {}): string => runChart(aRunChart(change)).body;
const texts = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((m) => m[1] ?? '');
const circles = (svg: string, fill: string, stroke: string): number =>
  [...svg.matchAll(/<circle[^>]*fill="([^"]*)" stroke="([^"]*)"/g)].filter(
    (match) => match[1] === fill && match[2] === stroke,
  ).length;

describe('a run chart', () => {
  it('has question, finding, and measure with who and n above it', () => {
    expect(texts(drawn()).slice(0, 3)).toEqual([
      'Did students respond?',
      '3 of 3 lessons since the change lie above the usual level',
      'I asked when I was confused (% yes) · Period 2 · 24 students',
    ]);
  });

  it('fills points, leaves those of fewer than 5 students hollow and crosses out those left out', () => {
    const svg = drawn();
    expect(circles(svg, PALETTE.blue, PALETTE.blue)).toBe(5);
    expect(circles(svg, PALETTE.paper, PALETTE.blue)).toBe(1);
    expect(circles(svg, PALETTE.paper, PALETTE.grey)).toBe(1);
  });

  it('breaks the line where a lesson is missing and passes over one that was left out', () => {
    const lines = [...drawn().matchAll(/<polyline points="([^"]*)"/g)].map(
      (match) => match[1]?.split(' ').length,
    );
    expect(lines).toEqual([2, 4]);
  });

  it('never draws a missing lesson as zero', () => {
    const onlyMissing = aRunChart({ points: [{ slot: 0, value: null, n: null, excluded: false }] });
    expect(runChart(onlyMissing).body).not.toContain('<circle');
  });

  it('writes n under each point', () => {
    const shown = texts(drawn());
    for (const n of ['20', '4', '23', '24', '25', '26', '27']) expect(shown).toContain(n);
  });

  it('names newest value, usual level and goal at the line’s end, without a legend', () => {
    const shown = texts(drawn());
    for (const label of ['65%', 'usual level 45%', 'goal 75%']) expect(shown).toContain(label);
  });

  it('draws the goal dotted and the usual level solid grey', () => {
    const svg = drawn();
    expect(svg).toMatch(/stroke-dasharray="0.1 5"/);
    expect(svg).toMatch(new RegExp(`<line [^>]*stroke="${PALETTE.grey}" stroke-width="2"/>`));
  });

  it('marks the change with an upright line and its words, between two lessons', () => {
    const svg = drawn();
    expect(texts(svg)).toContain('Partner talk begins');
    const upright = [...svg.matchAll(/<line x1="([\d.]+)" y1="[\d.]+" x2="([\d.]+)"[^>]*stroke="#1A1A1A"/g)];
    expect(upright).toHaveLength(1);
    expect(upright[0]?.[1]).toBe(upright[0]?.[2]);
  });

  it('runs from 0 to 100 percent', () => {
    expect(texts(drawn())).toEqual(expect.arrayContaining(['0%', '50%', '100%']));
  });

  it('shows limits only from 12 points on', () => {
    const limits = { lower: 0.2, upper: 0.8, label: 'usual range' };
    expect(texts(drawn({ limits }))).not.toContain('usual range');
    expect(manyLessons().points.length).toBeGreaterThan(FEWEST_POINTS_FOR_LIMITS);
    expect(texts(runChart({ ...manyLessons(), limits }).body)).toContain('usual range');
  });

  it('keeps first day, newest day and the day of the change on the axis', () => {
    expect(texts(drawn())).toEqual(expect.arrayContaining(['Jan 6', 'Jan 16', 'Jan 22']));
  });

  it('keeps numbers of neighbours apart when there are many lessons', () => {
    const svg = runChart(manyLessons()).body;
    const numbers = [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*>24<\/text>/g)].map((match) => ({
      x: Number(match[1]),
      y: match[2],
    }));
    expect(numbers).toHaveLength(44);
    for (const one of numbers) {
      for (const other of numbers) {
        if (one !== other && one.y === other.y) expect(Math.abs(one.x - other.x)).toBeGreaterThan(18);
      }
    }
  });

  it('is drawn without any lesson as well', () => {
    const empty = { days: [], points: [], levels: [], goal: null, change: null, newestLabel: null };
    expect(() => drawn(empty)).not.toThrow();
    expect(drawn(empty)).not.toContain('NaN');
  });
});
