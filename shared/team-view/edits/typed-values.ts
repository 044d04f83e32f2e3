import type { Language } from '../../change/sentence.ts';
import type { CodeView, Decision, IsoDate } from '../../workbook/team-view.ts';
import { wordsFor } from '../../workbook/words/words.ts';
import { sameText } from '../texts.ts';

/*
 * What people type into cells, read without guessing: undefined = nobody can say what is meant.
 * Choices are read in both languages, since a copy may be older than a change of the team's language.
 */

const LANGUAGES: readonly Language[] = ['en', 'es'];
const YES = new Set(['yes', 'y', 'si', 's', 'x', 'true', '1', '✓']);

/** 'yes', 'sí', 'x', TRUE. Anything else, and an empty cell, is no. */
export function saysYes(value: string | null): boolean {
  return value !== null && YES.has(sameText(value));
}

/**
 * A day: '2026-02-18', with or without a time, or '2/18/2026' as people in the United States write it.
 *
 * @example dayTyped('2026-02-18T00:00:00') // '2026-02-18'
 */
export function dayTyped(value: string): IsoDate | undefined {
  const text = value.trim();
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:$|[T ])/.exec(text);
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : [american?.[3], american?.[1]?.padStart(2, '0'), american?.[2]?.padStart(2, '0')];
  const date = `${year}-${month}-${day}`;
  const parsed = new Date(`${date}T00:00:00Z`);
  const exists = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date);
  return exists ? date : undefined;
}

/** One of some choices, by its own name or by its words in either language. */
function choiceTyped<Choice extends string>(
  value: string,
  wordsOf: (language: Language) => Readonly<Record<Choice, string>>,
): Choice | undefined {
  const typed = sameText(value);
  for (const language of LANGUAGES) {
    for (const [choice, word] of Object.entries(wordsOf(language)) as [Choice, string][]) {
      if (typed === choice || typed === sameText(word)) return choice;
    }
  }
  return undefined;
}

/** @example decisionTyped('dejarlo', ...) is 'abandon' */
export function decisionTyped(value: string): Decision | undefined {
  return choiceTyped(value, (language) => wordsFor(language).test.decisions);
}

export function directionTyped(value: string): 'at-least' | 'at-most' | undefined {
  return choiceTyped(value, (language) => wordsFor(language).test.directions);
}

export function codeStateTyped(value: string): CodeView['state'] | undefined {
  return choiceTyped(value, (language) => wordsFor(language).codebook.states);
}

/**
 * A predicted value in the units of the records: percents 0-100, other measures in their own unit.
 *
 * Spreadsheets turn a typed 60% into 0.6: for percents a number up to 1 without a percent sign is such a share.
 *
 * @example predictedValueTyped('60 %', true) // 60
 * @example predictedValueTyped('0.6', true) // 60
 * @example predictedValueTyped('3,5', false) // 3.5
 */
export function predictedValueTyped(value: string, isPercent: boolean): number | undefined {
  const found = /^(\d+(?:[.,]\d+)?)\s*(%?)$/.exec(value.trim());
  if (!found?.[1]) return undefined;
  const number = Number(found[1].replace(',', '.'));
  if (!isPercent) return found[2] === '' ? number : undefined;
  const percent = found[2] === '' && number <= 1 ? 100 * number : number;
  return percent <= 100 ? percent : undefined;
}
