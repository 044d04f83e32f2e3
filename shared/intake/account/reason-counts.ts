import { problemFacts } from '../problem-codes.ts';
import type { ReasonCount } from '../receipt/receipt.ts';

/** More reasons than these are counted as one: a format must not put cell values into its reasons. */
const MOST_REASONS = 200;
const OTHER = 'other';

/** Counts rows by what became of them and why. */
export interface ReasonCounting {
  rejected(code: string, rows?: number): void;
  noted(code: string): void;
  setAside(reason: string, rows?: number): void;
  /** The counts: rejected first, then set aside, then noted; the most frequent first. */
  list(): readonly ReasonCount[];
}

export function startReasonCounting(): ReasonCounting {
  const rejected = new Map<string, number>();
  const noted = new Map<string, number>();
  const aside = new Map<string, number>();
  return {
    rejected: (code, rows = 1) => count(rejected, code, rows),
    noted: (code) => count(noted, code, 1),
    setAside: (reason, rows = 1) => count(aside, reason, rows),
    list: () => [
      ...byFrequency(rejected).map(([code, rows]) => codeCount('rejected', code, rows)),
      ...byFrequency(aside).map(
        ([reason, rows]): ReasonCount => ({ outcome: 'set aside', code: null, reason, rows, mend: '' }),
      ),
      ...byFrequency(noted).map(([code, rows]) => codeCount('noted', code, rows)),
    ],
  };
}

function count(counts: Map<string, number>, reason: string, rows: number): void {
  const known = counts.has(reason) || counts.size < MOST_REASONS;
  const counted = known ? reason : OTHER;
  counts.set(counted, (counts.get(counted) ?? 0) + rows);
}

function byFrequency(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort((a, b) => b[1] - a[1]);
}

function codeCount(outcome: 'rejected' | 'noted', code: string, rows: number): ReasonCount {
  const { title, mend } = problemFacts(code);
  return { outcome, code, reason: title, rows, mend };
}
