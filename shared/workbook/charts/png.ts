import { Resvg } from '@resvg/resvg-js';
import type { ChartFont } from './font.ts';
import { PALETTE } from './palette.ts';
import { hasCommonLettersOnly } from './trimmed-font.ts';

/** Picture points for each CSS pixel: 1.6 prints at 154 to the inch, sharp enough for letters, small enough to mail. */
const SHARPNESS = 1.6;

/** The picture of an SVG file, as PNG bytes. */
export function pngOf(svg: string, font: ChartFont): Uint8Array {
  const files = hasCommonLettersOnly(svg) ? font.commonFiles : font.files;
  const renderer = new Resvg(svg, {
    background: PALETTE.paper,
    fitTo: { mode: 'zoom', value: SHARPNESS },
    font: { loadSystemFonts: false, fontFiles: [...files], defaultFontFamily: font.family },
  });
  return renderer.render().asPng();
}
