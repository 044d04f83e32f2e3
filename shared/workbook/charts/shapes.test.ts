import { describe, expect, it } from 'vitest';
import { aQuadrant, aTrend, dots, groupPanel, PERCENT_SCALE } from '../made-up/charts.ts';
import { groupDots } from './group-dots.ts';
import { quadrant } from './quadrant.ts';
import { smallMultiples } from './small-multiples.ts';
import { twoLineTrend } from './two-line-trend.ts';

const withoutColours = (svg: string): string => svg.replace(/#[0-9A-F]{6}/g, '#');

describe('implementation dots', () => {
  it('tell done, partly and no by filling and by row, not by colour', () => {
    const svg = dots().body;
    const rows = new Set([...svg.matchAll(/<circle cx="[\d.]+" cy="([\d.]+)"/g)].map((match) => match[1]));
    expect(rows.size).toBe(3);
    expect(svg.match(/<path /g)).toHaveLength(1);
    for (const name of ['done', 'partly', 'no']) expect(svg).toContain(`>${name}</text>`);
  });
});

describe('group dots', () => {
  it('show a group and the students not in it with n, in different shapes', () => {
    const svg = withoutColours(groupPanel().body);
    expect(svg).toContain('48% (n 21)');
    expect(svg).toContain('61% (n 18)');
    expect(svg.match(/<circle /g)).toHaveLength(1);
    expect(svg.match(/<polygon /g)).toHaveLength(1);
  });

  it('draw no dot for what is not shown', () => {
    const svg = groupDots({
      width: 460,
      title: 'African American',
      inGroup: { name: 'In the group', value: null, label: 'Too few to show' },
      notInGroup: { name: 'Not in the group', value: null, label: 'Not shown' },
      scale: PERCENT_SCALE,
    }).body;
    expect(svg).not.toMatch(/<circle |<polygon /);
    expect(svg).toContain('Too few to show');
  });

  it('put higher values further right', () => {
    const svg = groupPanel().body;
    const circle = Number(svg.match(/<circle cx="([\d.]+)"/)?.[1]);
    const diamond = Number(svg.match(/<polygon points="([\d.]+),/)?.[1]);
    expect(circle).toBeLessThan(diamond);
  });
});

describe('a quadrant', () => {
  it('marks schools with teams by shape and by name; others stay hollow and unnamed', () => {
    const svg = withoutColours(quadrant(aQuadrant()).body);
    expect(svg.match(/<polygon /g)).toHaveLength(3);
    expect(svg.match(/<circle /g)).toHaveLength(1);
    for (const name of ['Cedar', 'Oak', 'Elm']) expect(svg).toContain(`>${name}</text>`);
    expect(svg).not.toContain('Fir');
  });

  it('moves a name that would cover another', () => {
    const school = (name: string, growthPercentile: number) => ({
      name,
      percentMet: 0.4,
      growthPercentile,
      hasTeam: true,
    });
    const svg = quadrant(aQuadrant({ schools: [school('Cedar', 60), school('Alder', 61)] })).body;
    const place = (name: string) => svg.match(new RegExp(`<text x="([\\d.]+)" y="([\\d.]+)"[^>]*>${name}<`));
    const [cedar, alder] = [place('Cedar'), place('Alder')];
    expect(Math.abs(Number(cedar?.[1]) - Number(alder?.[1]))).toBeGreaterThan(40);
  });

  it.each([
    ['lower met, higher growth', 'left', 'top'],
    ['higher met, higher growth', 'right', 'top'],
    ['lower met, lower growth', 'left', 'bottom'],
    ['higher met, lower growth', 'right', 'bottom'],
  ])('calls its corner "%s" on the %s at the %s', (name, side, end) => {
    const chart = aQuadrant();
    const text = quadrant(chart).body.match(new RegExp(`<text x="([\\d.]+)" y="([\\d.]+)"[^>]*>${name}<`));
    expect(Number(text?.[1]) < chart.width / 2 ? 'left' : 'right').toBe(side);
    expect(Number(text?.[2]) < chart.height / 2 ? 'top' : 'bottom').toBe(end);
  });
});

describe('a trend of two lines', () => {
  it('names both lines at their end and writes n of both under each year', () => {
    const svg = twoLineTrend(aTrend()).body;
    expect(svg).toContain('62 below: In the group');
    expect(svg).toContain('21 below: Not in the group');
    for (const n of [112, 120, 118, 101, 96]) expect(svg).toContain(`>${n}</text>`);
  });

  it('leaves a gap where a year is missing', () => {
    expect(twoLineTrend(aTrend()).body.match(/<polyline /g)).toHaveLength(1);
  });
});

describe('small multiples', () => {
  it('stand side by side below one heading', () => {
    const panels = [groupPanel(), groupPanel(), groupPanel()];
    const drawing = smallMultiples({
      heading: { title: 'Three', subtitle: '' },
      panels,
      columns: 2,
      gap: 20,
    });
    expect(drawing.width).toBe(2 * 460 + 20);
    const places = [...drawing.body.matchAll(/translate\(([\d.]+) ([\d.]+)\)/g)].map((match) => match[1]);
    expect(places).toEqual(['0', '0', '480', '0']);
  });
});
