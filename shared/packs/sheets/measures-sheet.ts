import type { DistrictMeasureView } from '../measures/district-measures.ts';
import { dayWithYear } from '../period/period.ts';
import { type GridCell, skip, writeGridRow, writeText } from './grid.ts';
import { finishPage, type PackBook, printedPage } from './pack-book.ts';

const WIDTHS = [220, 110, 110, 110, 400] as const;

/** The district's own measures: newest number in words, every day in a table, reasons where they are coded. */
export function measuresSheets(pack: PackBook, measures: readonly DistrictMeasureView[]): void {
  if (measures.length === 0) return;
  const grid = printedPage(pack, 'District measures', WIDTHS);
  writeGridRow(grid, [{ column: 1, value: 'Measures of the district', look: 'headline', runsOn: true }]);
  for (const measure of measures) {
    skip(grid, 10);
    writeGridRow(grid, [{ column: 1, value: measure.name, look: 'sheetTitle', runsOn: true }]);
    for (const sentence of measure.sentences) writeText(grid, sentence, 'body');
    writeGridRow(grid, headRow(['Day', measure.isPercent ? 'Percent' : 'Value', 'Count', 'Of']));
    for (const { date, value, numerator, denominator } of measure.points) {
      writeGridRow(grid, dataRow([dayWithYear(date), Math.round(value * 10) / 10, numerator, denominator]));
    }
    if (measure.reasons.length === 0) continue;
    writeGridRow(grid, headRow(['Reason', 'Avoidable', 'People']));
    for (const { reason, avoidable, count } of measure.reasons)
      writeGridRow(grid, dataRow([reason, avoidable, count]));
  }
  finishPage(pack, grid, false);
}

function headRow(values: readonly string[]): readonly GridCell[] {
  return values.map((value, i) => ({ column: i + 1, value, look: i === 0 ? 'columnHead' : 'numberHead' }));
}

function dataRow(values: readonly (string | number | null)[]): readonly GridCell[] {
  return values.map((value, i) => ({ column: i + 1, value, look: i === 0 ? 'cell' : 'number' }));
}
