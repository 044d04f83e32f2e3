/** One row of the observation template: a count, a score, or done/partly/no of one lesson. */
export interface ObservationRow {
  readonly day: string;
  readonly section: string;
  readonly measure: string;
  readonly source: 'observed' | 'self-report' | 'work-sample';
  readonly observer?: string;
  readonly count?: number;
  readonly outOf?: number;
  readonly minutes?: number;
  readonly value?: number;
  readonly done?: 'done' | 'partly' | 'no';
  readonly note?: string;
}

const OBSERVATION_HEADER = [
  'Date',
  'Section',
  'Measure',
  'Source',
  'Observer',
  'Count',
  'Out of',
  'Minutes',
  'Value',
  'Done',
  'Note',
] as const;

const number = (value: number | undefined) => (value === undefined ? '' : String(value));

/** Rows of cells, header first. Dates as people write them here (M/D/YYYY) or as YYYY-MM-DD. */
export function observationRows(rows: readonly ObservationRow[], dates: 'american' | 'iso'): string[][] {
  return [
    [...OBSERVATION_HEADER],
    ...rows.map((row) => [
      dates === 'iso' ? row.day : americanDate(row.day),
      row.section,
      row.measure,
      row.source,
      row.observer ?? '',
      number(row.count),
      number(row.outOf),
      number(row.minutes),
      number(row.value),
      row.done ?? '',
      row.note ?? '',
    ]),
  ];
}

/** '2025-10-06' -> '10/6/2025'. */
export function americanDate(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${month}/${date}/${year}`;
}
