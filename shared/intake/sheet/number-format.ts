/** What a cell's number format says about its number. */
export type NumberFormat =
  | { readonly kind: 'plain' }
  | { readonly kind: 'date' }
  | { readonly kind: 'elapsed' }
  | { readonly kind: 'percent' }
  /** A pattern of zeros and dashes: '0000000000' for ids with leading zeros, '000-00-0000'. */
  | { readonly kind: 'digits'; readonly pattern: string };

export const PLAIN: NumberFormat = { kind: 'plain' };
const DATE: NumberFormat = { kind: 'date' };
const PERCENT: NumberFormat = { kind: 'percent' };

/** The format ids that Excel never writes out (ECMA-376, 18.8.30): dates and times, and percent. */
export function builtInFormat(id: number): NumberFormat {
  const isDate =
    (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id === 45 || id === 47 || (id >= 50 && id <= 58);
  if (isDate) return DATE;
  if (id === 46) return { kind: 'elapsed' };
  if (id === 9 || id === 10) return PERCENT;
  return PLAIN;
}

/** Reads a format code such as 'm/d/yyyy h:mm', '0000000000', '0.0%', '[$-409]mmm d;@'. Only its first section counts. */
export function formatOfCode(code: string): NumberFormat {
  if (/\[(h+|m+|s+)\]/i.test(code)) return { kind: 'elapsed' };
  // Texts in quotes, escaped characters, paddings, colours, locales and conditions say nothing about the kind.
  const bare = code
    .replace(/"[^"]*"/g, '')
    .replace(/\\(.)/g, (_, character: string) => (character === '-' ? '-' : ''))
    .replace(/[_*]./g, '')
    .replace(/\[[^\]]*\]/g, '')
    .split(';')[0]!
    .trim();
  if (/^general$/i.test(bare) || bare === '' || bare === '@') return PLAIN;
  if (bare.includes('%')) return PERCENT;
  if (/^0{2,}(-?0+)*$/.test(bare)) return { kind: 'digits', pattern: bare };
  return /[ymdhs]/i.test(bare) && !/[#?]/.test(bare) ? DATE : PLAIN;
}
