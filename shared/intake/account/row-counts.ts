import type { RowCounts } from '../receipt/receipt.ts';

export type Outcome = 'accepted' | 'rejected' | 'setAside';

/** Counts rows twice: as they are met, and by what became of them. */
export interface RowCounting {
  /** A row of the table was met. */
  met(): void;
  became(outcome: Outcome): void;
  /** The counts. Throws when a row was met and nothing became of it, or the other way round: that is a mistake of the program. */
  close(): RowCounts;
}

export function startRowCounting(): RowCounting {
  let met = 0;
  const counts: Record<Outcome, number> = { accepted: 0, rejected: 0, setAside: 0 };
  return {
    met() {
      met++;
    },
    became(outcome) {
      counts[outcome]++;
    },
    close() {
      return rowCounts(met, counts);
    },
  };
}

/** Row counts whose parts make up the total; anything else throws. */
export function rowCounts(
  total: number,
  { accepted, rejected, setAside }: Readonly<Record<Outcome, number>>,
): RowCounts {
  if (accepted + rejected + setAside !== total)
    throw new Error(
      `Row accounting failed: ${total} rows met, ${accepted} accepted + ${rejected} rejected + ${setAside} set aside.`,
    );
  return { total, accepted, rejected, setAside };
}

export function addRowCounts(all: readonly RowCounts[]): RowCounts {
  const sum = (of: keyof RowCounts): number => all.reduce((total, counts) => total + counts[of], 0);
  return rowCounts(sum('total'), {
    accepted: sum('accepted'),
    rejected: sum('rejected'),
    setAside: sum('setAside'),
  });
}
