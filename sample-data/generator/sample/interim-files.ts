import { type Interim, type InterimWindow, interimOf } from '../model/interims.ts';
import type { District } from '../model/network-shape.ts';
import type { Student } from '../model/student.ts';
import { CERS_DISTRICT_EXPORT, CERS_ROSTER_EXPORT, type CersExport } from '../writers/cers.ts';
import { csvRow, csvText, utf8WithMark, windows1252 } from '../writers/delimited.ts';
import { alder, birch, SAMPLE } from './districts.ts';
import type { SampleFile } from './sample-file.ts';

const encoder = new TextEncoder();

const WINDOWS = {
  alderBlocks: { kind: 'IAB', subject: 'mathematics', day: '2025-10-21', block: 0 },
  alderComprehensive: { kind: 'ICA', subject: 'mathematics', day: '2025-12-09' },
  birchBlocks: { kind: 'IAB', subject: 'english-language-arts', day: '2025-11-04', block: 1 },
  birchComprehensive: { kind: 'ICA', subject: 'mathematics', day: '2026-01-13' },
} as const satisfies Record<string, InterimWindow>;

/** The interims of a district's middle grades in one window. */
function interimsOf(
  students: readonly Student[],
  district: District,
  window: InterimWindow,
): readonly Interim[] {
  return students
    .map((student) => interimOf(SAMPLE, student, window))
    .filter((interim) => interim !== null)
    .filter(({ place }) => place.district === district && place.grade >= 6);
}

function table(format: CersExport, interims: readonly Interim[]): string[][] {
  return [[...format.header], ...interims.map(format.row)];
}

function standings(interims: readonly Interim[]): string {
  const count = (test: (interim: Interim) => boolean) => interims.filter(test).length;
  const counts = count((i) => i.kind === 'ICA' && i.condition === 'SD' && i.completeness === 'Complete');
  const informal = count((i) => i.condition === 'NS');
  return `comprehensive, standardised and complete ${counts}; nonstandardised ${informal}; partial ${count((i) => i.completeness === 'Partial')}; invalid ${count((i) => i.condition === 'IN')}`;
}

/** The interim exports of 2025-26. */
export function interimFiles(students: readonly Student[]): readonly SampleFile[] {
  return [
    strayQuoteFile(students),
    repeatedRowsFile(students),
    bannerFile(students),
    oldEncodingFile(students),
  ];
}

/** A quotation mark that opens and never closes must cost one row, not the rest of the file. */
function strayQuoteFile(students: readonly Student[]): SampleFile {
  const interims = interimsOf(students, alder, WINDOWS.alderBlocks);
  const lines = table(CERS_DISTRICT_EXPORT, interims).map(csvRow);
  const hit = 61;
  const cells = CERS_DISTRICT_EXPORT.row(interims[hit - 1]!);
  // The first name opens a quote: "Marilia instead of Marilia.
  lines[hit] = cells.with(6, `"${cells[6]}`).join(',');
  return {
    key: 'alder-unified/cers/cers_export_2025-10-24.csv',
    bytes: encoder.encode(`${lines.join('\r\n')}\r\n`),
    landedAt: '2025-10-24T13:30:00-07:00',
    about: 'CERS district export, mathematics interim blocks, grades 6-8, 59 columns',
    rows: interims.length,
    rejected: [{ rows: 1, why: 'a quotation mark that never closes (line 62)' }],
    setAside: [],
    remarks: [standings(interims)],
  };
}

function repeatedRowsFile(students: readonly Student[]): SampleFile {
  const interims = interimsOf(students, alder, WINDOWS.alderComprehensive);
  const repeated = interims.slice(20, 32);
  return {
    key: 'alder-unified/cers/cers_export_2025-12-12.csv',
    bytes: encoder.encode(
      csvText(table(CERS_DISTRICT_EXPORT, [...interims, ...repeated]), { quoteAll: true, lineEnd: '\n' }),
    ),
    landedAt: '2025-12-12T11:05:00-08:00',
    about: 'CERS district export, comprehensive mathematics interims, grades 6-8, every field in quotes, LF',
    rows: interims.length + repeated.length,
    rejected: [],
    setAside: [],
    remarks: [`${repeated.length} rows at the end repeat earlier rows`, standings(interims)],
  };
}

function bannerFile(students: readonly Student[]): SampleFile {
  const interims = interimsOf(students, birch, WINDOWS.birchComprehensive);
  const banner = 'Student Roster Export - Birch Unified - generated 1/16/2026\r\n';
  return {
    key: 'birch-unified/interims/roster export January.csv',
    bytes: utf8WithMark(banner + csvText(table(CERS_ROSTER_EXPORT, interims), { lastLineEnds: false })),
    landedAt: '2026-01-16T14:20:00-08:00',
    about:
      'CERS roster export, comprehensive mathematics interims, grades 6-8, 42 columns: byte order mark, a banner row above the header, no line end after the last row',
    rows: interims.length,
    rejected: [],
    setAside: [],
    remarks: [standings(interims)],
  };
}

function oldEncodingFile(students: readonly Student[]): SampleFile {
  const interims = interimsOf(students, birch, WINDOWS.birchBlocks);
  return {
    key: 'birch-unified/interims/roster export November.csv',
    bytes: windows1252(csvText(table(CERS_ROSTER_EXPORT, interims))),
    landedAt: '2025-11-07T08:45:00-08:00',
    about: 'CERS roster export, English interim blocks, grades 6-8, in Windows-1252 (accented names)',
    rows: interims.length,
    rejected: [],
    setAside: [],
    remarks: [standings(interims)],
  };
}
