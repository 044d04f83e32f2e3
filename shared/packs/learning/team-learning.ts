import type { Language } from '../../change/sentence.ts';
import type { ChartFont } from '../../workbook/charts/font.ts';
import { finishedPack, packBook, tableSheet, textSheet } from '../sheets/pack-book.ts';
import type { PackTeam } from '../teams/pack-team.ts';
import type { CatalogueEntry } from './idea-catalogue.ts';
import { cardsFor, driversOf, type LearningCard, teamsOnSameDriver } from './learning-cards.ts';
import { cardsSheet, catalogueSheet } from './learning-sheets.ts';
import { LEARNING_WORDS } from './learning-words.ts';

/** What a team can learn from others: matched by driver, and honest where nobody matches. */
export interface TeamLearningView {
  readonly language: Language;
  readonly team: string;
  readonly district: string;
  readonly cards: readonly LearningCard[];
  readonly teams: readonly { readonly team: string; readonly district: string; readonly drivers: string }[];
  readonly ideas: readonly CatalogueEntry[];
  readonly noDriver: boolean;
}

/** Cards, teams and ideas of the drivers a team works on. Ideas of other drivers are left out: a list for everybody helps nobody. */
export function teamLearning(
  team: PackTeam,
  teams: readonly PackTeam[],
  catalogue: readonly CatalogueEntry[],
  floor: number,
  districtName: (id: string) => string,
): TeamLearningView {
  const drivers = driversOf(team);
  return {
    language: team.language,
    team: team.name,
    district: districtName(team.district),
    cards: cardsFor(team, teams, floor, LEARNING_WORDS[team.language]),
    teams: teamsOnSameDriver(team, teams).map((other) => ({
      team: other.name,
      district: districtName(other.district),
      drivers: sharedDrivers(other, drivers),
    })),
    ideas: catalogue.filter(({ driver }) => driver !== null && drivers.has(driver.id)),
    noDriver: drivers.size === 0,
  };
}

function sharedDrivers(other: PackTeam, drivers: ReadonlySet<string>): string {
  const names = other.tests.flatMap(({ idea }) =>
    idea?.driver && drivers.has(idea.driver.id) ? [idea.driver.name] : [],
  );
  return [...new Set(names)].sort().join('; ');
}

/** The small workbook beside a team's own: what others tried on the same driver. */
export async function teamLearningWorkbook(
  view: TeamLearningView,
  day: string,
  font: ChartFont,
): Promise<Uint8Array> {
  const words = LEARNING_WORDS[view.language];
  const pack = packBook({
    title: words.title(view.team),
    author: view.district,
    whose: words.nobodyNamed,
    words,
    day,
    font,
  });
  if (view.noDriver || view.teams.length === 0) {
    textSheet(pack, words.sheets.sameDriver, [view.noDriver ? words.nameADriver : words.nobodyYet]);
  } else {
    const [team, district, driver] = words.teamHeads;
    tableSheet(pack, words.sheets.sameDriver, [words.sameDriver], {
      name: 'SameDriver',
      columns: [
        { head: team, width: 260, value: (row: TeamLearningView['teams'][number]) => row.team },
        { head: district, width: 200, value: (row: TeamLearningView['teams'][number]) => row.district },
        { head: driver, width: 360, value: (row: TeamLearningView['teams'][number]) => row.drivers },
      ],
      rows: view.teams,
    });
  }
  cardsSheet(pack, view.cards, words.noCard, words);
  catalogueSheet(pack, view.ideas, words);
  return finishedPack(pack);
}

/** For a district: every released card of the network, and the catalogue of change ideas. */
export async function districtLearningWorkbook(
  view: {
    readonly district: string;
    readonly cards: readonly LearningCard[];
    readonly catalogue: readonly CatalogueEntry[];
  },
  day: string,
  font: ChartFont,
): Promise<Uint8Array> {
  const pack = packBook({
    title: `${view.district}: what the network has learned`,
    author: view.district,
    whose: 'No school, student or teacher is named.',
    day,
    font,
  });
  cardsSheet(pack, view.cards);
  catalogueSheet(pack, view.catalogue);
  return finishedPack(pack);
}
