import { subjectName } from '../../standards/smarter-balanced.ts';
import type { ChartFont } from '../../workbook/charts/font.ts';
import { cardsSheet, catalogueSheet } from '../learning/learning-sheets.ts';
import { subjectInWords } from '../outcomes/subject-words.ts';
import { dayWithYear, lastDayOf, periodInWords } from '../period/period.ts';
import { type GridCell, type PageGrid, skip, writeGridRow, writeText } from '../sheets/grid.ts';
import { groupTableSheet } from '../sheets/group-table-sheet.ts';
import { outcomesPage } from '../sheets/outcomes-page.ts';
import {
  finishedPack,
  finishPage,
  type PackBook,
  packBook,
  printedPage,
  tableSheet,
  textSheet,
} from '../sheets/pack-book.ts';
import { TEST_COUNT_NAMES, TEST_COUNTS, type TestCounts } from '../teams/driver-rollup.ts';
import { loweredMinimumNote } from '../text/pack-words.ts';
import type { ConveningView } from './convening-slips.ts';
import type { NetworkPackView } from './network-pack-view.ts';
import { REFERENCE_2020_21, TRACTION } from './traction.ts';

/** The network's pack as an xlsx file. The same view gives the same bytes. */
export async function networkPackWorkbook(
  view: NetworkPackView,
  minimumCohort: number,
  font: ChartFont,
): Promise<Uint8Array> {
  const { network, period, subjects } = view;
  const pack = packBook({
    title: `${network}, ${periodInWords(period)}`,
    author: network,
    whose: 'No student, teacher or class.',
    day: view.newestFileOn ?? lastDayOf(period),
    font,
  });
  networkPage(pack, view);
  const lowered = loweredMinimumNote(minimumCohort);
  for (const subject of subjects) {
    const hasGrowth = subject.rows.some(({ inGroupGrowth }) => inGroupGrowth !== null);
    outcomesPage(pack, subjectName(subject.subject), network, subject, hasGrowth && lowered ? [lowered] : []);
  }
  conveningSheets(pack, view.convenings);
  cardsSheet(pack, view.cards);
  catalogueSheet(pack, view.catalogue);
  if (subjects.length > 0) {
    groupTableSheet(
      pack,
      'Groups',
      `${network}: all districts, all grades tested, annual state test. n as a band.`,
      subjects,
    );
    textSheet(pack, 'In words', subjects.flatMap(subjectInWords));
  }
  for (const { district, subject } of view.districtRows) {
    const filters = `${district}, ${subjectName(subject.subject)}: all grades tested, annual state test. n as a band.`;
    groupTableSheet(
      pack,
      sheetName(`${district} ${subject.subject === 'mathematics' ? 'math' : 'ELA'}`),
      filters,
      [subject],
    );
  }
  textSheet(pack, 'About this pack', [
    ...view.notes,
    ...TEST_COUNT_NAMES.map((name) => `${TEST_COUNTS[name].head}: ${TEST_COUNTS[name].means}`),
    `Traction is what coaches rate, with evidence: started = ownership and depth, spreading = spread as well, sustained = it holds over time.`,
  ]);
  return finishedPack(pack);
}

/** Excel takes 31 letters, and none of these. */
function sheetName(name: string): string {
  return name
    .replace(/[\\/?*[\]:]/g, ' ')
    .slice(0, 31)
    .trim();
}

const WIDTHS = [230, 84, 84, 96, 104, 96, 84, 84, 20, 190] as const;

function networkPage(pack: PackBook, view: NetworkPackView): void {
  const grid = printedPage(pack, 'Network', WIDTHS);
  const files =
    view.newestFileOn === null
      ? 'No file has landed yet.'
      : `Files that landed up to ${dayWithYear(view.newestFileOn)}.`;
  writeGridRow(grid, [
    { column: 1, value: `${view.network}: ${periodInWords(view.period)}`, look: 'headline', runsOn: true },
  ]);
  writeText(grid, `${view.summary}. ${files} Districts stand in the order of their names.`, 'muted');
  skip(grid, 6);
  tableOneRows(grid, view);
  skip(grid, 12);
  countsAndTraction(grid, view);
  if (view.meetings !== null) {
    skip(grid, 10);
    writeText(grid, view.meetings, 'body');
  }
  finishPage(pack, grid);
}

function tableOneRows(grid: PageGrid, { tableOne }: NetworkPackView): void {
  writeGridRow(grid, [
    { column: 1, value: 'District', look: 'columnHead' },
    { column: 2, value: 'Teams', look: 'numberHead' },
    { column: 3, value: 'What their tests are about', look: 'columnHead', runsOn: true },
    ...[4, 5, 6, 7, 8, 9, 10].map((column): GridCell => ({ column, value: null, look: 'columnHead' })),
  ]);
  const focusWidth = WIDTHS.slice(2).reduce((sum, width) => sum + width, 0) - 20;
  for (const { district, teams, focus } of tableOne) {
    const number = Number(teams);
    const first = grid.row;
    writeText(grid, focus === '' ? ' ' : focus, 'body', 3, focusWidth);
    const after = grid.row;
    grid.row = first;
    writeGridRow(grid, [
      { column: 1, value: district, look: 'strong' },
      { column: 2, value: Number.isNaN(number) ? teams : number, look: 'number' },
    ]);
    // The rule of a row stands below its last line.
    grid.sheet.getCell(first, 2).style = { ...grid.sheet.getCell(first, 2).style, border: {} };
    for (const [i] of WIDTHS.entries()) {
      const cell = grid.sheet.getCell(after - 1, i + 1);
      cell.style = { ...cell.style, border: ROW_RULE };
    }
    grid.row = after;
  }
}

const ROW_RULE = { bottom: { style: 'thin', color: { argb: 'FFD0D0D0' } } } as const;

/** Tests by driver and by year on the left, traction on the right. */
function countsAndTraction(grid: PageGrid, view: NetworkPackView): void {
  const head = (first: string, right: string | null): readonly GridCell[] => [
    { column: 1, value: first, look: 'columnHead' },
    { column: 2, value: 'Teams', look: 'numberHead' },
    ...TEST_COUNT_NAMES.map(
      (name, i): GridCell => ({ column: i + 3, value: TEST_COUNTS[name].head, look: 'numberHead' }),
    ),
    ...(right === null ? [] : [{ column: 10, value: right, look: 'columnHead' } as const]),
  ];
  const traction = tractionLines(view);
  const rows = [...view.drivers.map(({ name, teams, counts }) => ({ name, teams, counts }))];
  writeGridRow(grid, head('Tests by driver', 'Traction (coach rating)'));
  for (let i = 0; i < Math.max(rows.length, traction.length); i += 1) {
    const row = rows[i];
    writeGridRow(grid, [
      ...(row === undefined ? [] : countCells(row.name, row.teams, row.counts)),
      ...(traction[i] === undefined ? [] : [{ column: 10, value: traction[i] ?? '', look: 'cell' } as const]),
    ]);
  }
  skip(grid, 12);
  writeGridRow(grid, head('Tests by school year', null));
  for (const { schoolYear, teams, counts } of view.years)
    writeGridRow(grid, countCells(schoolYear, teams, counts));
}

function countCells(name: string, teams: number, counts: TestCounts | null): readonly GridCell[] {
  return [
    { column: 1, value: name, look: 'cell' },
    { column: 2, value: counts === null ? 'Too few' : teams, look: 'number' },
    ...TEST_COUNT_NAMES.map(
      (count, i): GridCell => ({
        column: i + 3,
        value: counts === null ? null : counts[count],
        look: 'number',
      }),
    ),
  ];
}

/** @example 'Started: 36 of 100 teams (36%); 2020-21: 36%' */
function tractionLines({ traction }: NetworkPackView): readonly string[] {
  if (traction === null) return ['Too few teams are rated.'];
  const lines = TRACTION.map((name) => {
    const found = traction.classes.find((one) => one.traction === name);
    const words = name.charAt(0).toUpperCase() + name.slice(1);
    return `${words}: ${found?.teams ?? 0} of ${traction.rated} (${found?.percent ?? 0}%); 2020-21: ${REFERENCE_2020_21[name]}%`;
  });
  return traction.notRated === 0 ? lines : [...lines, `Not rated: ${traction.notRated}`];
}

function conveningSheets(pack: PackBook, convenings: readonly ConveningView[]): void {
  if (convenings.length === 0) return;
  interface Row {
    readonly convening: string;
    readonly question: string;
    readonly n: string;
    readonly what: string;
    readonly value: string;
  }
  const rows = convenings.flatMap(({ name, questions }) =>
    questions.flatMap((question): Row[] => {
      const row = { convening: name, question: question.question, n: question.n };
      if (question.kind === 'rating') {
        return [{ ...row, what: `Upper two of ${question.scale} points`, value: `${question.percentHigh}%` }];
      }
      return [
        ...question.themes.map(({ theme, answers }) => ({
          ...row,
          what: theme,
          value: `${answers} answers`,
        })),
        { ...row, what: 'No theme found by phrase', value: `${question.withoutTheme} answers` },
      ];
    }),
  );
  tableSheet(
    pack,
    'Convening slips',
    [
      'What people wrote after a convening, by question. n as a band. Themes are found by phrases; nobody is named.',
    ],
    {
      name: 'Convenings',
      columns: [
        { head: 'Convening', width: 180, value: (row: Row) => row.convening },
        { head: 'Question', width: 320, value: (row: Row) => row.question },
        { head: 'n', width: 70, value: (row: Row) => row.n },
        { head: 'What', width: 240, value: (row: Row) => row.what },
        { head: 'Value', width: 110, value: (row: Row) => row.value },
      ],
      rows,
    },
  );
}
