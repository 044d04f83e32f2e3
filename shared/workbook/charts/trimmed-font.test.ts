import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { installedFont } from './font.ts';
import { pngOf } from './png.ts';
import { hasCommonLettersOnly, trimmedFont } from './trimmed-font.ts';

const font = installedFont();
const whole = { ...font, commonFiles: font.files };

const picture = (text: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="700" height="60"><text x="4" y="24" font-family="${font.family}" font-size="14">${text}</text>
  <text x="4" y="50" font-family="${font.family}" font-size="14" font-weight="bold">${text}</text></svg>`;

describe('a font trimmed to common letters', () => {
  it.each([
    'Average points from standard, n 1,204: −12 to +8 (95%)',
    'difficult office waffle: ligatures, AVATAR: pairs',
    '¿Qué aprendió Ñuñoa? Peña, Łódź, Việt Nam, ʻOkina, naïve, e\u0301',
    '≤ ≥ × · → ← ● ○ ▲ △ ■ “quoted” … – — €',
  ])('draws the very picture of the whole font: %s', (text) => {
    expect(hasCommonLettersOnly(text)).toBe(true);
    expect(Buffer.compare(pngOf(picture(text), font), pngOf(picture(text), whole))).toBe(0);
  });

  it('is not taken for letters it lacks: these are drawn with the whole font', () => {
    expect(hasCommonLettersOnly('Ελλάδα')).toBe(false);
    const blank = { ...font, files: font.commonFiles };
    expect(Buffer.compare(pngOf(picture('Ελλάδα'), font), pngOf(picture('Ελλάδα'), whole))).toBe(0);
    expect(Buffer.compare(pngOf(picture('Ελλάδα'), blank), pngOf(picture('Ελλάδα'), whole))).not.toBe(0);
  });

  it('is a third of the size: its size is what a letter costs', () => {
    for (const [i, file] of font.files.entries()) {
      const bytes = readFileSync(file);
      expect(trimmedFont(bytes).byteLength).toBeLessThan(0.4 * bytes.byteLength);
      expect(Buffer.compare(readFileSync(font.commonFiles[i] ?? ''), trimmedFont(bytes))).toBe(0);
    }
  });
});
