import type { Finding, Value } from './finding.ts';

const PLAIN = /^-?(?:\d+\.?\d*|\.\d+)$/;
/** '84,5', '1.024,5': decimals as most of the world writes them. Read as what it says here, it could be off a thousandfold. */
const DECIMAL_COMMA = /^-?\d+(?:\.\d{3})*,\d+$/;
const THOUSANDS = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/** Words that vendors write into number columns where there is no number. */
const NO_NUMBER = new Set([
  'n/a',
  'n/a*',
  'na',
  'null',
  'none',
  '-',
  '--',
  '.',
  'not assessed',
  'not tested',
  'discontinue',
  'discontinued',
  'ns',
]);

/**
 * A number as districts write it: '2552', '31.9', '2,552', '80%' (80: shares are numbers from 0 to 100 everywhere). A word that stands for
 * "no number" gives null.
 *
 * @example decimal('1,024.5') === 1024.5; decimal('80%') === 80; decimal('N/A') === null
 */
export function decimal(text: string): Value | Finding {
  const whole = plainWhole(text);
  if (whole >= 0) return whole;
  if (PLAIN.test(text)) return Number(text);
  if (THOUSANDS.test(text)) return Number(text.replaceAll(',', ''));
  if (text.length > 1 && text.endsWith('%')) return decimal(text.slice(0, -1).trimEnd());
  if (NO_NUMBER.has(text.toLowerCase())) return null;
  if (DECIMAL_COMMA.test(text))
    return {
      code: 'number-unreadable',
      message: 'This number has a comma where no thousands begin. Write decimals with a point, such as 84.5.',
    };
  return { code: 'number-unreadable', message: 'This cell should hold a number.' };
}

/** The number that a few digits write, -1 for any other text: most cells of numbers are just that, and need no pattern. */
function plainWhole(text: string): number {
  const { length } = text;
  if (length === 0 || length > 9) return -1;
  let number = 0;
  for (let at = 0; at < length; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

/** A whole number; '3.0' counts as one. */
export function integer(text: string): Value | Finding {
  const value = decimal(text);
  if (typeof value !== 'number' || Number.isInteger(value)) return value;
  return { code: 'number-unreadable', message: 'This cell should hold a whole number.' };
}

/** A percentage from 0 to 100: '85', '85.5', '85%', '85 %'. */
export function percent(text: string): Value | Finding {
  const value = decimal(text);
  if (typeof value !== 'number' || (value >= 0 && value <= 100)) return value;
  return { code: 'percent-out-of-range', message: 'This cell should hold a percentage from 0 to 100.' };
}

/** Points as 'earned / possible' ('4 / 5', '28.00 / 30') or a plain number: gives the points earned. */
export function pointsEarned(text: string): Value | Finding {
  const slash = text.indexOf('/');
  return decimal(slash < 0 ? text : text.slice(0, slash).trimEnd());
}

/** A growth or national percentile: a whole number from 1 to 99. */
export function growthPercentile(text: string): Value | Finding {
  const value = integer(text);
  if (typeof value !== 'number' || (value >= 1 && value <= 99)) return value;
  return { code: 'percentile-out-of-range', message: 'A growth percentile is a whole number from 1 to 99.' };
}
