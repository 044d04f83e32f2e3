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
 * Words up to the end of a phrase in a text: so many a quote must keep to show why it stands there. Its beginning is never cut away: "nothing
 * was confusing" would say the opposite. 0 = the phrase is not in it.
 *
 * @example wordsUpTo('hoy me ayudó mi compañera con todo', 'mi compañera') // 5
 */
export function wordsUpTo(text: string, phrase: string): number {
  const at = phrase === '' ? -1 : text.toLowerCase().indexOf(phrase.toLowerCase());
  return at < 0 ? 0 : countWords(text.slice(0, at + phrase.length));
}

/** One text of the sheet, shortened in place. */
interface Block {
  text: string;
  /** Words that stay as long as the text does. */
  readonly needs: number;
}

/** A text that gives way: down to so many words, or altogether where half of it would mislead. */
interface Step {
  readonly block: Block;
  readonly least: number;
  readonly whole?: true;
}

/**
 * The words of the first sheet, cut to 120 in this order: long quotes, a long task, further advice, the school, a long team name,
 * the quotes altogether, long names of codes; the headline last.
 */
export function firstSheetWords(view: TeamView, words: Words): FirstSheetWords {
  const { thisWeek } = view;
  const table = words.thisWeek;
  const wrote = thisWeek.wrote.slice(0, MOST_CODES);
  // A team whose slips ask for no words has no box about them.
  const asksForText = wrote.length > 0 || view.coding.answers.length > 0;
  const block = (text: string | null, keep = ''): Block => ({
    text: text ?? '',
    needs: wordsUpTo(text ?? '', keep),
  });
  const quotes = wrote.map(({ quote, because }) => block(quote, because));
  const codes = wrote.map(({ code }) => block(code));
  const task = block(thisWeek.nextTask === null ? null : table.task(thisWeek.nextTask));
  const [advice = block(null), ...furtherAdvice] = thisWeek.next.map((text) => block(text));
  const { nextMeetingOn } = thisWeek;
  const meeting = block(nextMeetingOn === null ? null : table.nextMeeting(dayOf(words, nextMeetingOn)));
  const team = block(view.team.name);
  const school = block(view.team.school);
  const freshness = block(thisWeek.freshness);
  const prediction = block(thisWeek.prediction ?? table.noPrediction);
  const headline = block(thisWeek.headline);
  const noAnswers = block(wrote.length === 0 ? table.noAnswers : null);

  const wroteHeading = table.wroteHeading(view.coding.answers.length);
  const fixed = [table.predictionHeading, wroteHeading, table.nextHeading].map((text) => block(text));
  const rest = [
    task,
    advice,
    ...furtherAdvice,
    meeting,
    team,
    school,
    freshness,
    prediction,
    headline,
    noAnswers,
  ];
  const all = [...fixed, ...quotes, ...codes, ...rest];
  // The count beside a code is one word.
  const excess = (): number =>
    all.reduce((sum, { text }) => sum + countWords(text), codes.length) - MOST_WORDS;

  shortenLongest(quotes, USEFUL_QUOTE_WORDS, excess);
  giveWay(
    [
      { block: task, least: 10 },
      ...furtherAdvice.map((one): Step => ({ block: one, least: 0, whole: true })),
      { block: school, least: 0, whole: true },
      { block: team, least: 5 },
      ...quotes.toReversed().map((one): Step => ({ block: one, least: 0, whole: true })),
      ...codes.map((one): Step => ({ block: one, least: 3 })),
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
    team: [team, school].flatMap(({ text }) => (text === '' ? [] : [text])).join(', '),
    freshness: freshness.text,
    predictionTitle: table.predictionHeading,
    prediction: prediction.text,
    wroteTitle: asksForText ? wroteHeading : '',
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

/** Takes words from the longest text that can spare some until the sheet is short enough or all are down to `least`. */
function shortenLongest(blocks: readonly Block[], least: number, excess: () => number): void {
  while (excess() > 0) {
    const [longest] = blocks
      .filter(({ text, needs }) => countWords(text) > Math.max(least, needs))
      .sort((a, b) => countWords(b.text) - countWords(a.text));
    if (longest === undefined) return;
    longest.text = firstWords(longest.text, countWords(longest.text) - 1);
  }
}

function quoted(text: string, marks: (quote: string) => string): string {
  return text === '' ? '' : marks(text);
}
