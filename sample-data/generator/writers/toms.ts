import type { EndYear } from '../model/network-shape.ts';
import { TOMS_COLUMNS } from './toms-columns.ts';
import headers from './toms-headers.json' with { type: 'json' };
import type { TomsRow } from './toms-row.ts';

/** A file layout with its constant stretches glued together once: most of 401 columns are empty in every row. */
export interface TomsLayout {
  readonly columns: readonly string[];
  readonly header: string;
  readonly row: (row: TomsRow) => string;
}

function compileLayout(columns: readonly string[]): TomsLayout {
  const gaps: string[] = [];
  const values: ((row: TomsRow) => string)[] = [];
  let gap = '';
  columns.forEach((column, position) => {
    const value = TOMS_COLUMNS[column];
    if (position > 0) gap += '^';
    if (value === undefined) return;
    gaps.push(gap);
    values.push(value);
    gap = '';
  });
  const rest = gap;
  return {
    columns,
    header: columns.join('^'),
    row: (row) => {
      let text = '';
      for (let place = 0; place < values.length; place += 1) text += gaps[place]! + values[place]!(row);
      return text + rest;
    },
  };
}

/** The layouts of spring 2024 (375 columns) and spring 2025 (401 columns). Header rows as districts received them. */
const TOMS_375 = compileLayout(headers['375']);
const TOMS_401 = compileLayout(headers['401']);

/** The same layout with only those columns that are ever filled: for networks whose full width would fill a disk. */
export function compactLayout(layout: TomsLayout): TomsLayout {
  return compileLayout(layout.columns.filter((column) => TOMS_COLUMNS[column] !== undefined));
}

/** The layout in use in a year. */
export function tomsLayoutOf(year: EndYear): TomsLayout {
  return year >= 2025 ? TOMS_401 : TOMS_375;
}

/** The name TOMS gives the file. */
export function tomsFileName(code: string, year: EndYear): string {
  return `${code}_CAASPP_Student_Score_Data_File_TestedStudentScoreData_${year}.csv`;
}
