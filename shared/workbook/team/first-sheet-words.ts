import type { TeamView } from '../team-view.ts';
import { dayOf, type Words } from '../words/words.ts';

/** No more words than this stand on the first sheet: five minutes, with the charts. */
export const MOST_WORDS = 120;
const MOST_CODES = 3;
/** A quote is not cut below this many words: it would say nothing. */
const USEFUL_QUOTE_WORDS = 6;

/** The texts of the first sheet, already short enough. */
export interface FirstSheetWords {
  readonly headline: string;
  readonly team: string;
  readonly freshness: string;
  readonly predictionTitle: string;
  readonly prediction: string;
  /** Empty where the team's slips ask for no words. */
  readonly wroteTitle: string;
  readonly wrote: readonly { readonly code: string; readonly quote: string }[];
  readonly nextTitle: string;
  readonly next: readonly string[];
}

/** Words as people count them. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** A text cut after some words. */
export function firstWords(text: string, most: number): string {
  const parts = text.split(/\s+/).filter((part) => part !== '');
  let count = 0;
  const kept: string[] = [];
  for (const part of parts) {
    count += countWords(part);
    if (count > most) return kept.length === 0 ? '' : `${kept.join(' ').replace(/[\s,.;:]+$/, '')}…`;
    kept.push(part);
  }
  return parts.join(' ');
}

/**
 * A text cut to some words that keep a phrase of it in sight: from its beginning where the phrase stands early enough, else the words up to
 * the phrase's end. Without the phrase in it the same as `firstWords`.
 *
 * @example wordsAround('hoy en la clase me ayudó mi compañera', 'mi compañera', 4) // '…me ayudó mi compañera'
 */
export function wordsAround(text: string, phrase: string, most: number): string {
  const at = phrase === '' ? -1 : text.toLowerCase().indexOf(phrase.toLowerCase());
  const upToPhrase = at < 0 ? '' : text.slice(0, at + phrase.length);
  const before = countWords(upToPhrase);
  if (before <= most) return firstWords(text, most);
  const parts = text.split(/\s+/).filter((part) => part !== '');
  const end = upToPhrase.split(/\s+/).filter((part) => part !== '').length;
  let start = end;
  while (start > 0 && countWords(parts.slice(start - 1, end).join(' ')) <= most) start -= 1;
  const kept = parts.slice(start, end).join(' ');
  return `…${end < parts.length ? `${kept.replace(/[\s,.;:]+$/, '')}…` : kept}`;
}

/** One text of the sheet, shortened in place. */
interface Block {
  text: string;
  /** The text before it was shortened, and a phrase in it that must stay. */
  readonly whole: string;
  readonly keep: string;
}

/** A text that gives way: down to so many words, or altogether where half of it would mislead. */
interface Step {
  readonly block: Block;
  readonly least: number;
  readonly whole?: true;
}

/**
 * The words of the first sheet, cut to 120 in this order: long quotes, a long task, further advice, long names,
 * the quotes altogether; the headline last.
 */
export function firstSheetWords(view: TeamView, words: Words): FirstSheetWords {
  const { thisWeek } = view;
  const table = words.thisWeek;
  const wrote = thisWeek.wrote.slice(0, MOST_CODES);
  // A team whose slips ask for no words has no box about them.
  const asksForText = wrote.length > 0 || view.coding.answers.length > 0;
  const block = (text: string | null, keep = ''): Block => ({ text: text ?? '', whole: text ?? '', keep });
  const quotes = wrote.map(({ quote, because }) => block(quote, because));
  const codes = wrote.map(({ code }) => block(code));
  const task = block(thisWeek.nextTask === null ? null : table.task(thisWeek.nextTask));
  const [advice = block(null), ...furtherAdvice] = thisWeek.next.map((text) => block(text));
  const { nextMeetingOn } = thisWeek;
  const meeting = block(nextMeetingOn === null ? null : table.nextMeeting(dayOf(words, nextMeetingOn)));
  const team = block([view.team.name, view.team.school].filter((name) => name !== null).join(', '));
  const freshness = block(thisWeek.freshness);
  const prediction = block(thisWeek.prediction ?? table.noPrediction);
  const headline = block(thisWeek.headline);
  const noAnswers = block(wrote.length === 0 ? table.noAnswers : null);

  const fixed = [table.predictionHeading, table.wroteHeading, table.nextHeading].map((text) => block(text));
  const rest = [task, advice, ...furtherAdvice, meeting, team, freshness, prediction, headline, noAnswers];
  const all = [...fixed, ...quotes, ...codes, ...rest];
  // The count beside a code is one word.
  const excess = (): number =>
    all.reduce((sum, { text }) => sum + countWords(text), codes.length) - MOST_WORDS;

  shortenLongest(quotes, USEFUL_QUOTE_WORDS, excess);
  giveWay(
    [
      { block: task, least: 10 },
      ...furtherAdvice.map((one): Step => ({ block: one, least: 0, whole: true })),
      { block: team, least: 5 },
      ...codes.map((one): Step => ({ block: one, least: 3 })),
      ...quotes.toReversed().map((one): Step => ({ block: one, least: 0, whole: true })),
      { block: task, least: 6 },
      { block: freshness, least: 8 },
      { block: prediction, least: 14 },
      { block: advice, least: 8 },
      { block: meeting, least: 4 },
      { block: headline, least: 20 },
    ],
    excess,
  );
  return {
    headline: headline.text,
    team: team.text,
    freshness: freshness.text,
    predictionTitle: table.predictionHeading,
    prediction: prediction.text,
    wroteTitle: asksForText ? table.wroteHeading : '',
    wrote: !asksForText
      ? []
      : wrote.length === 0
        ? [{ code: noAnswers.text, quote: '' }]
        : wrote.map(({ count }, i) => ({
            code: table.codeCount(codes[i]?.text ?? '', count),
            quote: quoted(quotes[i]?.text ?? '', table.quote),
          })),
    nextTitle: table.nextHeading,
    next: [advice, ...furtherAdvice, meeting, task].map(({ text }) => text).filter((text) => text !== ''),
  };
}

function giveWay(steps: readonly Step[], excess: () => number): void {
  for (const { block, least, whole } of steps) {
    const over = excess();
    if (over <= 0) return;
    block.text = whole ? '' : firstWords(block.text, Math.max(least, countWords(block.text) - over));
  }
}

/** Takes words from the longest text until the sheet is short enough or all are down to `least`. */
function shortenLongest(blocks: readonly Block[], least: number, excess: () => number): void {
  while (excess() > 0) {
    const [longest] = blocks.toSorted((a, b) => countWords(b.text) - countWords(a.text));
    const length = countWords(longest?.text ?? '');
    if (longest === undefined || length <= least) return;
    longest.text = wordsAround(longest.whole, longest.keep, length - 1);
  }
}

function quoted(text: string, marks: (quote: string) => string): string {
  return text === '' ? '' : marks(text);
}
