import type { GroupTableRow } from '../../gaps/group-table.ts';
import { ANNUAL_TEST } from '../outcomes/outcome-table.ts';

/** Scores of a part: `n` students around `mean`, spread as wide as real ones, so that some of every group meet the standard. */
export function part(
  division: string,
  name: string,
  n: number,
  mean: number,
  changes: Partial<GroupTableRow> = {},
): GroupTableRow {
  const scores = Array.from(
    { length: n },
    (_, i) => mean + (i % 2 === 0 ? -1 : 1) * (10 + (Math.floor(i / 2) % 7) * 22),
  );
  return {
    scopeLevel: 'district',
    scopeId: 'alder',
    district: 'alder',
    rosterYear: null,
    subject: 'mathematics',
    gradeSpan: 'all',
    schoolYear: '2024-25',
    test: ANNUAL_TEST,
    administration: 'summative',
    measure: 'distance-from-standard',
    division,
    part: name,
    n,
    sum: scores.reduce((sum, score) => sum + score, 0),
    sumOfSquares: scores.reduce((sum, score) => sum + score * score, 0),
    nMet: scores.filter((score) => score >= 0).length,
    scores,
    counts: null,
    ...changes,
  };
}
