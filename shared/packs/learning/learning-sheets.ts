import { type GridCell, type PageGrid, skip, writeGridRow, writeText } from '../sheets/grid.ts';
import { finishPage, type PackBook, printedPage, tableSheet } from '../sheets/pack-book.ts';
import type { CatalogueEntry } from './idea-catalogue.ts';
import type { LearningCard } from './learning-cards.ts';
import { LEARNING_WORDS, type LearningWords } from './learning-words.ts';

/** What was tried on the left, what became of it on the right; widths in pixels. */
const CARD_WIDTHS = [120, 390, 20, 150, 390] as const;

type Line = readonly [label: string, words: string | null];

/** Learning cards one under the other, by driver: each can be read, cut out and passed on. `none` = what is said where there is none. */
export function cardsSheet(
  pack: PackBook,
  cards: readonly LearningCard[],
  none = 'No team has released a closed test yet.',
  words: LearningWords = LEARNING_WORDS.en,
): void {
  const grid = printedPage(pack, words.sheets.cards, CARD_WIDTHS);
  writeText(grid, words.sheets.cards, 'sheetTitle');
  writeText(grid, words.aboutCards, 'muted');
  if (cards.length === 0) writeText(grid, none, 'body');
  for (const card of cards) writeCard(grid, card, words);
  finishPage(pack, grid, false);
}

function writeCard(grid: PageGrid, card: LearningCard, words: LearningWords): void {
  skip(grid, 14);
  const driver = card.driver?.name ?? words.noDriver;
  writeGridRow(grid, [
    { column: 1, value: `${card.changeIdea} (${driver})`, look: 'boxTitle', runsOn: true },
    ...[2, 3, 4].map((column): GridCell => ({ column, value: null, look: 'boxTitle' })),
    { column: 5, value: words.card(card.id), look: 'boxTitle' },
  ]);
  const answer = words.predictionAnswers[card.predictionAnswer];
  const decision = words.decisions[card.decision];
  const tried: readonly Line[] = [
    [words.tried[0], card.change],
    [words.tried[1], card.question],
    [words.tried[2], card.measure],
    [words.tried[3], card.prediction === null ? null : `${card.prediction} (${answer})`],
  ];
  const became: readonly Line[] = [
    [words.became[0], card.result],
    [words.became[1], card.doneAsPlanned],
    [words.became[2], card.reason === null ? decision : `${decision}. ${card.reason}`],
    [words.became[3], card.learned],
    [words.became[4], card.quote],
  ];
  const filled = (side: readonly Line[]) => side.filter(([, text]) => text !== null);
  const [left, right] = [filled(tried), filled(became)];
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    writeGridRow(grid, [...lineCells(left[i], 1), ...lineCells(right[i], 4)]);
  }
}

function lineCells(line: Line | undefined, column: number): readonly GridCell[] {
  if (line === undefined) return [];
  const [label, words] = line;
  return [
    { column, value: label, look: 'strong' },
    { column: column + 1, value: words, look: 'body' },
  ];
}

/** The catalogue of change ideas, by driver. */
export function catalogueSheet(
  pack: PackBook,
  entries: readonly CatalogueEntry[],
  words: LearningWords = LEARNING_WORDS.en,
): void {
  const [driverHead, idea, tests, adoptedHead, adaptedHead, stoppedHead, openHead, takenUp, suggested] =
    words.ideaHeads;
  const count = (head: string, value: (entry: CatalogueEntry) => number) => ({
    head,
    width: 76,
    value,
    format: () => '0',
    holdsNumbers: true,
  });
  tableSheet(pack, words.sheets.ideas, [words.aboutIdeas], {
    name: 'Ideas',
    columns: [
      {
        head: driverHead,
        width: 220,
        value: ({ driver }: CatalogueEntry) => driver?.name ?? words.noDriver,
      },
      { head: idea, width: 260, value: ({ name }: CatalogueEntry) => name },
      count(tests, (entry) => entry.tests),
      count(adoptedHead, ({ adopted }) => adopted),
      count(adaptedHead, ({ adapted }) => adapted),
      count(stoppedHead, ({ stopped }) => stopped),
      count(openHead, ({ open }) => open),
      count(takenUp, ({ takenUpAfterAdoption }) => takenUpAfterAdoption),
      {
        head: suggested,
        width: 260,
        value: ({ suggestedBecause }: CatalogueEntry) => suggestedBecause,
      },
    ],
    rows: entries,
  });
}
