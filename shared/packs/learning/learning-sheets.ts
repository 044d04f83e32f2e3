import { type PackBook, tableSheet } from '../sheets/pack-book.ts';
import type { CatalogueEntry } from './idea-catalogue.ts';
import type { LearningCard } from './learning-cards.ts';

export const NO_DRIVER_NAMED = 'No driver named';

/** Learning cards as a table to filter by driver. */
export function cardsSheet(
  pack: PackBook,
  cards: readonly LearningCard[],
  lines: readonly string[] = [],
): void {
  const text = (head: string, width: number, value: (card: LearningCard) => string | null) => ({
    head,
    width,
    value,
  });
  tableSheet(
    pack,
    'Learning cards',
    [
      'Closed tests whose teams released them, those that were stopped as well. No school, team or student.',
      ...lines,
    ],
    {
      name: 'Cards',
      columns: [
        text('Card', 88, ({ id }) => id),
        text('Driver', 150, ({ driver }) => driver?.name ?? NO_DRIVER_NAMED),
        text('Change idea', 150, ({ changeIdea }) => changeIdea),
        text('What was tried', 170, ({ change }) => change),
        text('Question', 170, ({ question }) => question),
        text('Measure', 150, ({ measure }) => measure),
        text('Prediction', 150, ({ prediction }) => prediction),
        text('Prediction was', 80, ({ predictionAnswer }) => predictionAnswer),
        text('What the data say', 170, ({ result }) => result),
        text('Done as planned', 110, ({ doneAsPlanned }) => doneAsPlanned),
        text('Decision', 76, ({ decision }) => decision),
        text('Why', 200, ({ reason }) => reason),
        text('What the team learned', 200, ({ learned }) => learned),
        text('A student’s words, released', 160, ({ quote }) => quote),
      ],
      rows: cards,
    },
  );
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
