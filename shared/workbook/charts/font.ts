import { createRequire } from 'node:module';

/** Where the letters of the charts come from. The renderer takes TrueType files only: of a web font it draws nothing, silently. */
export interface ChartFont {
  readonly family: string;
  /** Paths of the TrueType files: regular and bold. */
  readonly files: readonly string[];
}

/** The open font that is installed with the project (DejaVu Sans Condensed, Bitstream Vera licence). */
export function installedFont(): ChartFont {
  const { resolve } = createRequire(import.meta.url);
  return {
    family: 'DejaVu Sans Condensed',
    files: [
      resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'),
      resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'),
    ],
  };
}
