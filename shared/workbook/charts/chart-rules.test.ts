import { describe, expect, it } from 'vitest';
import { everyChart } from '../made-up/charts.ts';
import { SMALLEST_SIZE } from './lettering.ts';
import { contrastRatio, LEAST_CONTRAST, PALETTE } from './palette.ts';
import { TREND_LOOKS } from './two-line-trend.ts';

/** The rules that every chart keeps, whatever it shows. */
describe.each(Object.entries(everyChart()))('%s', (_, svg) => {
  it('has no letter smaller than 11 points when printed', () => {
    const sizes = [...svg.matchAll(/font-size="([\d.]+)"/g)].map((match) => Number(match[1]));
    expect(sizes.length).toBeGreaterThan(0);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(SMALLEST_SIZE);
  });

  it('uses the colours of the palette and no others', () => {
    const colours = new Set([...svg.matchAll(/#[0-9A-Fa-f]{3,8}\b/g)].map((match) => match[0]));
    const palette: readonly string[] = Object.values(PALETTE);
    for (const colour of colours) expect(palette).toContain(colour);
  });

  it('draws nothing half transparent, nothing smoothed and nothing in pie or gauge form', () => {
    expect(svg).not.toMatch(/opacity|Gradient|filter=/);
    for (const [, path] of svg.matchAll(/<path d="([^"]*)"/g)) expect(path).not.toMatch(/[CQS]/);
  });

  it('keeps inside its frame', () => {
    const [, width = '0', height = '0'] = svg.match(/<svg[^>]* width="([\d.]+)" height="([\d.]+)"/) ?? [];
    for (const [, x = '0', y = '0'] of svg.matchAll(/<circle cx="([-\d.]+)" cy="([-\d.]+)"/g)) {
      expect(Number(x)).toBeLessThanOrEqual(Number(width));
      expect(Number(y)).toBeLessThanOrEqual(Number(height));
    }
  });

  it('says in words what it shows', () => {
    expect(svg).toMatch(/<title>.+<\/title>/);
    expect(svg).toContain('role="img"');
  });
});

describe('the palette', () => {
  it('is Okabe and Ito blue and vermilion', () => {
    expect([PALETTE.blue, PALETTE.vermilion]).toEqual(['#0072B2', '#D55E00']);
  });

  it.each(Object.entries(PALETTE).filter(([name]) => name !== 'paper'))(
    '%s stands out from the paper, 3 to 1 at least',
    (_, colour) => {
      expect(contrastRatio(colour, PALETTE.paper)).toBeGreaterThanOrEqual(LEAST_CONTRAST);
    },
  );

  it('measures contrast as WCAG does', () => {
    expect(contrastRatio('#000000', '#FFFFFF')).toBeCloseTo(21, 10);
    expect(contrastRatio('#777777', '#FFFFFF')).toBeCloseTo(4.48, 2);
    expect(contrastRatio('#FFFFFF', '#777777')).toBe(contrastRatio('#777777', '#FFFFFF'));
  });
});

describe('in greyscale', () => {
  it('the two lines still differ, by marker and dash', () => {
    const [first, second] = TREND_LOOKS;
    expect(first.shape).not.toBe(second.shape);
    expect(first.dash).not.toBe(second.dash);
  });
});
