import type { IsoDate } from './run-chart/point.ts';
import { english, type SentenceKey } from './sentences-english.ts';
import { spanish } from './sentences-spanish.ts';

/** The languages a team can have its workbook in. */
export type Language = 'en' | 'es';

/**
 * What a slot can be filled with. Numbers agree with their noun, true and false choose between two
 * wordings, text is put in as it is.
 */
export type Slots = Readonly<Record<string, string | number | boolean>>;

const tables: Record<Language, Readonly<Record<SentenceKey, string>>> = { en: english, es: spanish };

const SLOT = /\{(\w+)(?:([:?])([^|}]*)\|([^}]*))?\}/g;

/**
 * A sentence from its template.
 *
 * - `{change}` puts the slot in.
 * - `{run:lesson|lessons}` puts a number with its noun: 1 lesson, 9 lessons.
 * - `{above?above|below}` chooses by true or false.
 *
 * Throws Error when a slot is missing or of the wrong kind: that is a mistake in the program, and a
 * sentence with a hole must never reach a teacher.
 *
 * @example sentence('en', 'verdict.few_lessons_since', { since: 4 }) // 'Too early to tell: 4 lessons so far.'
 */
export function sentence(language: Language, key: SentenceKey, slots: Slots = {}): string {
  const template = tables[language][key];
  const filled = template.replace(SLOT, (_, name: string, kind, first: string, second: string) => {
    const value = slots[name];
    if (kind === ':' && typeof value === 'number') return `${value} ${value === 1 ? first : second}`;
    if (kind === '?' && typeof value === 'boolean') return value ? first : second;
    if (kind === undefined && (typeof value === 'string' || typeof value === 'number')) return String(value);
    throw new Error(`sentence ${key} (${language}) cannot fill slot ${name}`);
  });
  // A sentence may begin with the team's own words for the change: "the new opener".
  return template.startsWith('{') ? filled.charAt(0).toUpperCase() + filled.slice(1) : filled;
}

const monthNames: Record<Language, readonly string[]> = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  es: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'],
};

/** A day as people write it: "Feb 2", "2 de feb". The year is left out: a test lasts weeks. */
export function dayInWords(language: Language, date: IsoDate): string {
  const [, month = 1, day = 1] = date.split('-').map(Number);
  const name = monthNames[language][month - 1] ?? '';
  return language === 'en' ? `${name} ${day}` : `${day} de ${name}`;
}

/** A proportion as a percent: whole below 100 people, where one person moves it by more than a point. */
export function percentInWords(proportion: number, n: number): string {
  const percent = 100 * proportion;
  return `${n < 100 ? Math.round(percent) : Math.round(percent * 10) / 10}%`;
}

/** A value that is no percent: two decimals at most. */
export function numberInWords(value: number): string {
  return String(Math.round(value * 100) / 100);
}
