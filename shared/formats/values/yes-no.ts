import type { Finding, Value } from './finding.ts';

const YES = new Set(['y', 'yes', 'true', 't', '1', 'x', 'si', 'sí']);
const NO = new Set(['n', 'no', 'false', 'f', '0']);
const UNKNOWN = new Set(['n/a', 'na', 'null', '-', 'unknown', 'not specified', 'not reported']);

/**
 * Yes or no in any spelling seen: Yes/No (TOMS, Star), Y/N (i-Ready), TRUE/FALSE (NWEA), true/false (OneRoster), 1/0, sí/no.
 * An empty cell never gets here: whether it means "no" is said by the format, column by column.
 */
export function yesNo(text: string): Value | Finding {
  // What the exports themselves write, before anything else is tried.
  if (text === 'Yes' || text === 'Y') return true;
  if (text === 'No' || text === 'N') return false;
  const word = text.toLowerCase();
  if (YES.has(word)) return true;
  if (NO.has(word)) return false;
  if (UNKNOWN.has(word)) return null;
  return { code: 'yes-no-unreadable', message: 'This cell should say yes or no.' };
}
