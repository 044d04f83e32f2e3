import { type District, districtCode, type EndYear } from '../model/network-shape.ts';
import type { Student } from '../model/student.ts';
import { csvText } from '../writers/delimited.ts';
import { americanDate } from '../writers/observation-counts.ts';
import { tomsFileName, tomsLayoutOf } from '../writers/toms.ts';
import { type TomsRow, tomsRowsOf } from '../writers/toms-row.ts';
import { alder, birch, SAMPLE } from './districts.ts';
import type { RowNote, SampleFile } from './sample-file.ts';

const encoder = new TextEncoder();

/** Rows of a district's student score file of a year, in the order of the file. */
export function scoreRows(
  students: readonly Student[],
  district: District,
  year: EndYear,
): readonly TomsRow[] {
  return students.flatMap((student) =>
    tomsRowsOf(SAMPLE, student, year).filter((row) => row.place.district === district),
  );
}

/** Scores that no student can have made, and the rows they stand in. */
const IMPOSSIBLE_SCORES = [
  { score: '9999', number: 100 },
  { score: '26', number: 400 },
  { score: '3025', number: 801 },
] as const;
/** Rows that stand in the file twice. */
const REPEATED = [50, 51, 300] as const;

/** A row that lost its score to a typing error: nothing about it counts. */
export interface WrongRow {
  readonly row: TomsRow;
  readonly printed: string;
}

/** The wrong rows of Alder's 2024-25 file: only rows that would have counted. */
export function wrongRows(rows: readonly TomsRow[]): readonly WrongRow[] {
  return IMPOSSIBLE_SCORES.map(({ score, number }) => ({
    row: rows.slice(number).find((row) => row.result.kind === 'scored')!,
    printed: score,
  }));
}

const kindRows = (rows: readonly TomsRow[], kind: TomsRow['result']['kind']) =>
  rows.filter((row) => row.result.kind === kind).length;

function setAsideOf(rows: readonly TomsRow[]): readonly RowNote[] {
  return [{ rows: kindRows(rows, 'alternate'), why: 'alternate assessment (record types 03 and 04)' }];
}

function standingsOf(rows: readonly TomsRow[]): string {
  return `IncludeIndicator Y ${kindRows(rows, 'scored')}, T ${kindRows(rows, 'below-threshold')}, R ${kindRows(rows, 'invalidated')}, N ${kindRows(rows, 'not-tested')}, E ${kindRows(rows, 'newcomer')}`;
}

/** The four student score files. */
export function scoreFiles(students: readonly Student[]): readonly SampleFile[] {
  return [
    plainFile(students, alder, 2024, '2024-08-05T09:12:00-07:00'),
    resavedFile(students),
    faultyFile(students),
    plainFile(students, birch, 2025, '2025-07-29T15:02:00-07:00'),
  ];
}

const keyOf = (district: District, year: EndYear) =>
  `${district.id}/caaspp/${tomsFileName(districtCode(district), year)}`;

function plainFile(
  students: readonly Student[],
  district: District,
  year: EndYear,
  landedAt: string,
): SampleFile {
  const rows = scoreRows(students, district, year);
  const layout = tomsLayoutOf(year);
  return {
    key: keyOf(district, year),
    bytes: encoder.encode(`${[layout.header, ...rows.map(layout.row)].join('\r\n')}\r\n`),
    landedAt,
    about: `Student score file of ${year - 1}-${String(year).slice(2)}, ${layout.columns.length} columns, caret`,
    rows: rows.length,
    rejected: [],
    setAside: setAsideOf(rows),
    remarks: [standingsOf(rows)],
  };
}

/** Alder's 2024-25 file: three scores nobody can have made, three rows twice. */
function faultyFile(students: readonly Student[]): SampleFile {
  const rows = scoreRows(students, alder, 2025);
  const layout = tomsLayoutOf(2025);
  const wrong = new Map(wrongRows(rows).map(({ row, printed }) => [row, printed]));
  const position = layout.columns.indexOf('ScaleScore');
  const lines = rows.map((row) => {
    const printed = wrong.get(row);
    return printed === undefined
      ? layout.row(row)
      : layout.row(row).split('^').with(position, printed).join('^');
  });
  const repeated = REPEATED.map((number) => lines[number]!);
  return {
    key: keyOf(alder, 2025),
    bytes: encoder.encode(`${[layout.header, ...lines, ...repeated].join('\r\n')}\r\n`),
    landedAt: '2025-07-28T10:40:00-07:00',
    about: 'Student score file of 2024-25, 401 columns, caret',
    rows: rows.length + repeated.length,
    rejected: [{ rows: wrong.size, why: 'scale score outside the obtainable range (9999, 26, 3025)' }],
    setAside: setAsideOf([...rows, ...REPEATED.map((number) => rows[number]!)]),
    remarks: [
      `${repeated.length} rows at the end repeat earlier rows; they change nothing`,
      standingsOf(rows),
    ],
  };
}

/** Birch's 2023-24 file, opened and saved again in Excel: commas, no leading zeros, dates rewritten. */
function resavedFile(students: readonly Student[]): SampleFile {
  const rows = scoreRows(students, birch, 2024);
  const layout = tomsLayoutOf(2024);
  const cells = rows.map((row) => layout.row(row).split('^').map(asExcelSaves));
  return {
    key: 'birch-unified/caaspp/CAASPP scores 2024 (resaved in Excel).csv',
    bytes: encoder.encode(csvText([[...layout.columns], ...cells])),
    landedAt: '2024-08-12T16:25:00-07:00',
    about:
      'Student score file of 2023-24, 375 columns, saved again in Excel: commas, leading zeros lost, dates as M/D/YYYY',
    rows: rows.length,
    rejected: [],
    setAside: setAsideOf(rows),
    remarks: [standingsOf(rows)],
  };
}

/** What Excel makes of a cell when a CSV is opened and saved. */
function asExcelSaves(cell: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(cell)) return americanDate(cell);
  if (/^\d+\s*$/.test(cell)) {
    const digits = cell.trim().replace(/^0+(?=\d)/, '');
    // Fifteen digits are what Excel keeps of a number.
    return digits.length > 15 ? digits.slice(0, 15).padEnd(digits.length, '0') : digits;
  }
  return cell;
}
