import type { GroupComparison, ValueUnit } from '../team-view.ts';
import type { Words } from '../words/words.ts';
import { addChartPicture } from '../xlsx/book.ts';
import { rowPixels, setColumns, setRowHeight } from '../xlsx/measures.ts';
import { setUpPage } from '../xlsx/page.ts';
import { type TableColumn, writeTable } from '../xlsx/table.ts';
import { hideKeyColumn } from '../xlsx/write-back.ts';
import { groupsChart } from './groups-chart.ts';
import { type SheetContext, type TeamSheet, teamFoot } from './sheet.ts';
import {
  FEW_STUDENTS,
  pointsOfOneStudent,
  type ShownSide,
  SOME_STUDENTS,
  shownSides,
} from './shown-groups.ts';
import { writeLines } from './text-lines.ts';
import { valueFormat } from './value-format.ts';

const WIDTHS = { group: 150, measure: 150, n: 90, roster: 80, value: 75, difference: 105, note: 310 };
const ALL = Object.values(WIDTHS);
const TEXT_WIDTH = ALL.reduce((sum, width) => sum + width, 0);

/** One side of one comparison: a row of the table. */
interface SideRow {
  readonly comparison: GroupComparison;
  readonly name: string;
  readonly side: ShownSide;
  /** Difference to the students not in the group; only in the group's own row. */
  readonly difference: number | null;
  readonly note: string;
}

/** Sheet 2: each group beside the students who are not in it. */
export const who: TeamSheet = {
  name: 'who',
  wanted: () => true,
  write: (context) => {
    const { book, sheet, view, words } = context;
    const { groups } = view;
    const columns = [4, ...ALL];
    setColumns(sheet, columns);
    hideKeyColumn(sheet);
    let row = writeLines(sheet, 1, words.groups.heading, TEXT_WIDTH, 'sheetTitle');
    row = writeLines(sheet, row, words.groups.explanation, TEXT_WIDTH, 'line');
    if (groups.comparisons.length === 0) {
      row = writeLines(sheet, row + 1, words.groups.nothingYet, TEXT_WIDTH, 'line');
    } else {
      const chart = groupsChart(groups, words, TEXT_WIDTH - 20);
      const rows = rowPixels(sheet, row - 1);
      const top = rows.reduce((sum, height) => sum + height, 0) + 8;
      const place = { left: 4, top, width: chart.drawing.width, height: chart.drawing.height };
      addChartPicture(book, sheet, chart.drawing, chart.alternative, place, {
        columns: [0, ...ALL],
        rows: [...rows, chart.drawing.height + 20],
      });
      setRowHeight(sheet, row, chart.drawing.height + 20);
      row = writeComparisons(context, row + 1) + 2;
      const small = sideRows(groups.comparisons, groups.floor, words).some((one) => !one.side.shown);
      if (small) row = writeLines(sheet, row, words.groups.seeSections, TEXT_WIDTH, 'line');
    }
    if (groups.answersWithoutGroup > 0) {
      const note = words.groups.withoutGroup(groups.answersWithoutGroup);
      row = writeLines(sheet, row, note, TEXT_WIDTH, 'line');
    }
    setUpPage(sheet, {
      orientation: 'landscape',
      onePage: true,
      lastColumn: 'H',
      lastRow: row,
      frozenRows: 0,
      foot: teamFoot(context),
    });
  },
};

function writeComparisons({ sheet, view, words }: SheetContext, top: number): number {
  const { groups } = view;
  const [group, measure, answered, roster, value, difference, note] = words.groups.columns;
  const columns: TableColumn<SideRow>[] = [
    { head: group, width: WIDTHS.group, value: (row) => row.name },
    { head: measure, width: WIDTHS.measure, value: (row) => row.comparison.measureName },
    {
      head: answered,
      width: WIDTHS.n,
      holdsNumbers: true,
      value: ({ side }) =>
        side.shown ? side.n : side.because === 'too-few' ? words.groups.fewerThan(groups.floor) : null,
    },
    {
      head: roster,
      width: WIDTHS.roster,
      holdsNumbers: true,
      value: ({ side }) => (side.shown ? side.expected : null),
    },
    {
      head: value,
      width: WIDTHS.value,
      holdsNumbers: true,
      value: ({ side }) => (side.shown ? side.value : null),
      format: (row) => valueFormat(row.comparison.unit),
    },
    {
      head: difference,
      width: WIDTHS.difference,
      holdsNumbers: true,
      value: (row) => row.difference,
      format: (row) => differenceFormat(row.comparison.unit),
    },
    { head: note, width: WIDTHS.note, value: (row) => row.note },
  ];
  const rows = sideRows(groups.comparisons, groups.floor, words);
  return writeTable(sheet, { name: 'Groups', top, columns, rows, key: null });
}

function sideRows(comparisons: readonly GroupComparison[], floor: number, words: Words): SideRow[] {
  return comparisons.flatMap((comparison) => {
    const { inGroup, notInGroup } = shownSides(comparison, floor);
    const difference =
      inGroup.shown && notInGroup.shown && inGroup.value !== null && notInGroup.value !== null
        ? differenceOf(comparison.unit, inGroup.value, notInGroup.value)
        : null;
    const sentence = inGroup.shown && notInGroup.shown ? comparison.sentence : null;
    const note = (side: ShownSide, first: string | null): string =>
      [first, smallNumberNote(side, words)].filter((text) => text !== null && text !== '').join(' ');
    return [
      { comparison, name: comparison.groupName, side: inGroup, difference, note: note(inGroup, sentence) },
      {
        comparison,
        name: words.groups.notInGroup,
        side: notInGroup,
        difference: null,
        note: note(notInGroup, null),
      },
    ];
  });
}

/** Percents differ in points, not in percent: in those of the two percents as they are printed, like the sentence beside them. */
function differenceOf(unit: ValueUnit, inGroup: number, notInGroup: number): number {
  if (unit.kind !== 'percent') return inGroup - notInGroup;
  return Math.round(inGroup * 100) - Math.round(notInGroup * 100);
}

function differenceFormat(unit: ValueUnit): string {
  return unit.kind === 'percent' ? '+0;-0;0' : '+0.0;-0.0;0';
}

/** What a small n means for the reader, in words. */
export function smallNumberNote(side: ShownSide, words: Words): string {
  if (!side.shown) return side.because === 'too-few' ? words.groups.tooFew : words.groups.notShownBeside;
  const points = String(Math.round(pointsOfOneStudent(side.n)));
  if (side.n < FEW_STUDENTS) return words.groups.fewStudents(points);
  return side.n < SOME_STUDENTS ? words.groups.someStudents(points) : '';
}
