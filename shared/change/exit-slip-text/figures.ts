/**
 * Words of an answer: letters and digits with apostrophes, figures as they belong together (3/4, 0.5, 6 x 7), "did not" as one word, and
 * pictures (emoji), which say how a student felt.
 */
export const WORD = new RegExp(
  [
    String.raw`\$\s?\d+(?:\.\d+)?`,
    String.raw`\d+\s?/\s?\d+`,
    String.raw`\d*\.\d+`,
    String.raw`\d+\s?[x×*·÷+−]\s?\d+`,
    String.raw`\d{1,3}(?:,\d{3})+`,
    String.raw`\b(?:do|does|did|is|are|was|were|can|could|would|will|should|have|has|had)\s+not\b`,
    String.raw`\bn/a\b`,
    String.raw`[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*`,
    String.raw`\p{Extended_Pictographic}`,
  ].join('|'),
  'giu',
);

/** What a figure is, as phrases name it. */
const FIGURES: readonly { readonly kind: string; readonly looks: RegExp }[] = [
  { kind: '#/#', looks: /^\d+ ?\/ ?\d+$/ },
  { kind: '#.#', looks: /^\d*\.\d+$/ },
  { kind: '#x#', looks: /^\d+ ?[x×*·÷+−] ?\d+$/ },
  { kind: '#s', looks: /^\d+s$/ },
  { kind: '#', looks: /^\d[\d,]*$/ },
];

/**
 * The kind of a figure: `#` a number, `#/#` a fraction, `#.#` a decimal, `#x#` an operation, `#s` a row of the times table ("my 7s").
 * A sum of money is none of them.
 *
 * @example figureKindOf('3/4') === '#/#'
 */
export function figureKindOf(plain: string): string | undefined {
  return FIGURES.find(({ looks }) => looks.test(plain))?.kind;
}
