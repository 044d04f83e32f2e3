/**
 * Records of which some are about the same thing (student, subject, school year), column by column. Rows with the same
 * number in `about` are duplicates of each other.
 */
export interface PossibleDuplicates {
  readonly about: Int32Array;
  /** 1 where the score counts, 0 where it was invalidated. */
  readonly valid: Uint8Array;
  /** NaN: no score. */
  readonly score: Float64Array;
  /** Any number that grows with time, such as days since 1970; NaN: not known. */
  readonly date: Float64Array;
}

/** What decided between two records, in the order in which the rule asks. */
export type DuplicateRule = 'not_valid' | 'lower_score' | 'earlier_date' | 'later_in_file';

export interface SetAsideRecord {
  readonly row: number;
  readonly keptRow: number;
  /** What is wrong with this row, compared with the one kept. */
  readonly rule: DuplicateRule;
}

/**
 * Keeps one of several records of the same student, subject and school year, and says what became of the others.
 *
 * The rule: a valid record before an invalid one; then the highest score (any score before none); then the latest date
 * (any date before none); then the one that comes first.
 *
 * Worked example: rows (valid, 2450, 1 May), (not valid, 2600, 2 May), (valid, 2450, 8 May) of one student: the third is
 * kept; the first is set aside as earlier_date, the second as not_valid.
 *
 * @returns `keep`: the rows kept, ascending; `setAside`: every other row, ascending
 */
export function resolveDuplicates(records: PossibleDuplicates): {
  keep: number[];
  setAside: SetAsideRecord[];
} {
  const bestRow = new Map<number, number>();
  records.about.forEach((about, row) => {
    const best = bestRow.get(about);
    if (best === undefined || whatDecides(records, best, row).preferred === row) bestRow.set(about, row);
  });
  const keep: number[] = [];
  const setAside: SetAsideRecord[] = [];
  records.about.forEach((about, row) => {
    const keptRow = bestRow.get(about)!;
    if (row === keptRow) keep.push(row);
    else setAside.push({ row, keptRow, rule: whatDecides(records, keptRow, row).rule });
  });
  return { keep, setAside };
}

function whatDecides(
  { valid, score, date }: PossibleDuplicates,
  a: number,
  b: number,
): { preferred: number; rule: DuplicateRule } {
  const comparisons = [
    { rule: 'not_valid', column: valid },
    { rule: 'lower_score', column: score },
    { rule: 'earlier_date', column: date },
  ] as const;
  for (const { rule, column } of comparisons) {
    const ofA = orLowest(column[a]!);
    const ofB = orLowest(column[b]!);
    if (ofA !== ofB) return { preferred: ofA > ofB ? a : b, rule };
  }
  return { preferred: Math.min(a, b), rule: 'later_in_file' };
}

const orLowest = (value: number): number => (Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value);
