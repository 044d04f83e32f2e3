/**
 * The colours of every chart. Two line colours only (Okabe and Ito 2008), never the sole carrier of a
 * difference: lines also differ in marker and dash, so that a grey print says the same.
 */
export const PALETTE = {
  ink: '#1A1A1A',
  paper: '#FFFFFF',
  /** First line, and everything that shows a team's own measure. */
  blue: '#0072B2',
  /** Second line. */
  vermilion: '#D55E00',
  /** Usual level, axes, goal, and words of second rank. */
  grey: '#595959',
} as const;

/** Least contrast of anything drawn against the paper (WCAG 2.2, 1.4.11). */
export const LEAST_CONTRAST = 3;

/**
 * Contrast ratio of two colours given as #RRGGBB: (L1 + 0.05) / (L2 + 0.05), L the relative luminance
 * (WCAG 2.2, 1.4.3). Units: ratio, 1 (same) to 21 (black on white).
 *
 * @example contrastRatio('#595959', '#FFFFFF') // 7.0
 */
export function contrastRatio(first: string, second: string): number {
  const [light, dark] = [luminance(first), luminance(second)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
