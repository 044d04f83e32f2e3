import { type GridCell, type PageGrid, skip, writeGridRow, writeText } from '../sheets/grid.ts';
import { finishPage, type PackBook, printedPage, tableSheet } from '../sheets/pack-book.ts';
import type { CatalogueEntry } from './idea-catalogue.ts';
import type { LearningCard } from './learning-cards.ts';

const NO_DRIVER_NAMED = 'No driver named';

/** What was tried on the left, what became of it on the right; widths in pixels. */
const CARD_WIDTHS = [120, 390, 20, 150, 390] as const;

type Line = readonly [label: string, words: string | null];

/** Learning cards one under the other, by driver: each can be read, cut out and passed on. `none` = what is said where there is none. */
export function cardsSheet(
  pack: PackBook,
  cards: readonly LearningCard[],
  none = 'No team has released a closed test yet.',
): void {
  const grid = printedPage(pack, 'Learning cards', CARD_WIDTHS);
  writeText(grid, 'Learning cards', 'sheetTitle');
  writeText(
    grid,
    'Closed tests whose teams released them, those that were stopped as well. No school, team or student.',
    'muted',
  );
  if (cards.length === 0) writeText(grid, none, 'body');
  for (const card of cards) writeCard(grid, card);
  finishPage(pack, grid, false);
}

function writeCard(grid: PageGrid, card: LearningCard): void {
  skip(grid, 14);
  const driver = card.driver?.name ?? NO_DRIVER_NAMED;
  writeGridRow(grid, [
    { column: 1, value: `${card.changeIdea} (${driver})`, look: 'boxTitle', runsOn: true },
    ...[2, 3, 4].map((column): GridCell => ({ column, value: null, look: 'boxTitle' })),
    { column: 5, value: `Card ${card.id}`, look: 'boxTitle' },
  ]);
  const { predictionAnswer: answer } = card;
  const tried: readonly Line[] = [
    ['What was tried', card.change],
    ['Question', card.question],
    ['Measure', card.measure],
    ['Prediction', card.prediction === null ? null : `${card.prediction} (${answer})`],
  ];
  const became: readonly Line[] = [
    ['What the data say', card.result],
    ['Done as planned', card.doneAsPlanned],
    ['Decision', card.reason === null ? card.decision : `${card.decision}. ${card.reason}`],
    ['What was learned', card.learned],
    ['A student’s words', card.quote],
  ];
  const filled = (side: readonly Line[]) => side.filter(([, words]) => words !== null);
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
export function catalogueSheet(pack: PackBook, entries: readonly CatalogueEntry[]): void {
  const count = (head: string, value: (entry: CatalogueEntry) => number) => ({
    head,
    width: 76,
    value,
    format: () => '0',
    holdsNumbers: true,
  });
  tableSheet(
    pack,
    'Change ideas',
    [
      'Every change idea that was tested or suggested, by driver, with how its tests were decided. Few tests say little.',
    ],
    {
      name: 'Ideas',
      columns: [
        {
          head: 'Driver',
          width: 220,
          value: ({ driver }: CatalogueEntry) => driver?.name ?? NO_DRIVER_NAMED,
        },
        { head: 'Change idea', width: 260, value: ({ name }: CatalogueEntry) => name },
        count('Tests', ({ tests }) => tests),
        count('Adopted', ({ adopted }) => adopted),
        count('Adapted', ({ adapted }) => adapted),
        count('Stopped', ({ stopped }) => stopped),
        count('Open', ({ open }) => open),
        count('Taken up by other teams', ({ takenUpAfterAdoption }) => takenUpAfterAdoption),
        {
          head: 'Suggested by the hub: why',
          width: 260,
          value: ({ suggestedBecause }: CatalogueEntry) => suggestedBecause,
        },
      ],
      rows: entries,
    },
  );
}
