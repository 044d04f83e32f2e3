import type { Freshness } from './school-days.ts';
import { dayInWords, type Language, sentence } from './sentence.ts';

/**
 * How old the newest lesson is, in words.
 *
 * @example 'Newest lesson: Feb 2 (3 school days ago).'
 * @example 'No new data for 11 school days: the newest lesson is Feb 2.'
 */
export function freshnessInWords(language: Language, { newest, schoolDays, stale }: Freshness): string {
  const date = dayInWords(language, newest);
  if (stale) return sentence(language, 'freshness.stale', { date, schoolDays });
  return schoolDays === 0
    ? sentence(language, 'freshness.no_school_since', { date })
    : sentence(language, 'freshness.newest', { date, schoolDays });
}
