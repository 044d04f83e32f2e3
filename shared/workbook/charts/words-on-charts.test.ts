import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aRunChart } from '../made-up/charts.ts';
import { spreadOut } from './end-labels.ts';
import { installedFont } from './font.ts';
import { LABEL_SIZE, shortened, textWidth, wrapped } from './lettering.ts';
import { pngOf } from './png.ts';
import { runChart } from './run-chart.ts';
import { escapeXml, svgDocument, words } from './svg.ts';

const font = installedFont();

function pixelsOf(svg: string): { readonly dark: number; readonly width: number } {
  const image = new Resvg(svg, {
    background: '#FFFFFF',
    font: { loadSystemFonts: false, fontFiles: [...font.files], defaultFontFamily: font.family },
  }).render();
  let dark = 0;
  for (let i = 0; i < image.pixels.length; i += 4) if ((image.pixels[i] ?? 255) < 128) dark += 1;
  return { dark, width: image.width };
}

describe('words on a chart', () => {
  it('are really drawn: a missing or unreadable font would leave the paper white without an error', () => {
    const label = { width: 200, height: 30, body: words('12 students', 2, 20) };
    expect(pixelsOf(svgDocument(label, '')).dark).toBeGreaterThan(100);
    expect(pixelsOf(svgDocument({ ...label, body: '' }, '')).dark).toBe(0);
  });

  it('hold Spanish letters and the signs we use', () => {
    // A letter the font lacks is drawn as the same empty box as any other.
    const dark = (letter: string): number =>
      pixelsOf(svgDocument({ width: 30, height: 30, body: words(letter, 2, 20) }, '')).dark;
    const lacking = dark('\u{10FFFD}');
    for (const letter of [...'áñÑ¿«·…']) {
      expect(dark(letter), letter).toBeGreaterThan(0);
      expect(dark(letter), letter).not.toBe(lacking);
    }
  });

  it('make a PNG of 1.6 picture points a pixel', () => {
    const png = pngOf(svgDocument(runChart(aRunChart()), 'chart'), font);
    const view = new DataView(png.buffer, png.byteOffset);
    expect([...png.slice(1, 4)]).toEqual([...'PNG'].map((letter) => letter.charCodeAt(0)));
    expect(view.getUint32(16)).toBe(Math.round(612 * 1.6));
  });

  it('are the same picture every time', () => {
    const svg = svgDocument(runChart(aRunChart()), 'chart');
    expect(pngOf(svg, font)).toEqual(pngOf(svg, font));
  });
});

describe('words of people', () => {
  it('are escaped', () => {
    expect(escapeXml(`<b>"Tom & Ana's"</b>`)).toBe('&lt;b&gt;&quot;Tom &amp; Ana&apos;s&quot;&lt;/b&gt;');
  });

  it('lose what XML cannot hold', () => {
    expect(escapeXml('a\u0000b\u001Fc\uFFFEd\uD800e')).toBe('abcde');
    expect(escapeXml('thumbs 👍 up')).toBe('thumbs 👍 up');
  });

  it('never break the picture, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const chart = aRunChart({
          heading: { question: text, title: text, subtitle: text },
          change: { slot: 5, words: text },
          goal: { value: 0.5, label: text },
          days: new Array<string>(8).fill(text),
        });
        const svg = svgDocument(runChart(chart), text);
        expect(() => new Resvg(svg, { font: { loadSystemFonts: false } })).not.toThrow();
      }),
      { numRuns: 25 },
    );
  });
});

describe('the room words need', () => {
  it.each(['I asked when I was confused (% yes)', 'Estudiantes que no son del grupo', '88% (n 21)'])(
    'is known to five percent: %s',
    (text) => {
      const svg = svgDocument({ width: 900, height: 40, body: words(text, 0, 20, { size: LABEL_SIZE }) }, '');
      const box = new Resvg(svg.replace(/<rect[^>]*>/, ''), {
        font: { loadSystemFonts: false, fontFiles: [...font.files], defaultFontFamily: font.family },
      }).getBBox();
      expect(textWidth(text, LABEL_SIZE) / (box?.width ?? 0)).toBeGreaterThan(0.97);
      expect(textWidth(text, LABEL_SIZE) / (box?.width ?? 0)).toBeLessThan(1.06);
    },
  );

  it('is never exceeded by wrapped or shortened text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.integer({ min: 40, max: 400 }), (text, width) => {
        for (const line of wrapped(text, width, LABEL_SIZE)) {
          expect(textWidth(line, LABEL_SIZE)).toBeLessThanOrEqual(width);
        }
        expect(textWidth(shortened(text, width, LABEL_SIZE), LABEL_SIZE)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('keeps every word when wrapping', () => {
    const text = 'Do more students ask when they are confused?';
    expect(wrapped(text, 120, LABEL_SIZE).join(' ')).toBe(text);
  });
});

describe('labels at the line’s end', () => {
  it('are pushed apart, keep their order and stay between top and bottom', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 5 }), (heights) => {
        const spread = spreadOut(heights, 0, 200);
        const sorted = [...spread].sort((a, b) => a - b);
        for (const [i, y] of sorted.entries()) {
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(200);
          if (i > 0) expect(y - (sorted[i - 1] ?? 0)).toBeGreaterThan(17);
        }
      }),
    );
  });
});
