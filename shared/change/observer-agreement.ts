import { type Language, percentInWords, sentence } from './sentence.ts';

/** One thing two observers noted of the same lesson. */
export interface ObserverPair<Noted> {
  readonly first: Noted;
  readonly second: Noted;
}

/** Something an observer noted of a lesson. */
export interface ObservedLesson<Noted> {
  readonly date: string;
  readonly section: string | null;
  readonly observer: string | null;
  readonly noted: Noted;
}

/**
 * Pairs of observers of the same lesson: the first two by name, where they are two different people.
 * An unnamed observer cannot be told from another and makes no pair.
 */
export function observerPairs<Noted>(observed: readonly ObservedLesson<Noted>[]): ObserverPair<Noted>[] {
  const byLesson = new Map<string, Map<string, Noted>>();
  for (const { date, section, observer, noted } of observed) {
    if (observer === null) continue;
    const lesson = JSON.stringify([date, section]);
    const observers = byLesson.get(lesson) ?? new Map<string, Noted>();
    observers.set(observer, noted);
    byLesson.set(lesson, observers);
  }
  return [...byLesson.values()].flatMap((observers) => {
    const [one, two] = [...observers].sort(([a], [b]) => (a < b ? -1 : 1));
    return one === undefined || two === undefined ? [] : [{ first: one[1], second: two[1] }];
  });
}

/** How well observers agree. */
export type Agreement =
  | { readonly kind: 'none'; readonly pairs: 0 }
  /** Pairs that noted the same. */
  | { readonly kind: 'category'; readonly pairs: number; readonly agreed: number }
  /** Mean over pairs of smaller count / larger count; 0 and 0 agree fully. */
  | { readonly kind: 'count'; readonly pairs: number; readonly share: number };

/**
 * Percent agreement on categories (done / partly / no, ratings): pairs that noted the same, of all pairs.
 *
 * @example 9 of 12 paired lessons noted alike: { pairs: 12, agreed: 9 }, 75 %
 */
export function agreementOnCategories<Noted extends string | number>(
  pairs: readonly ObserverPair<Noted>[],
): Agreement {
  if (pairs.length === 0) return { kind: 'none', pairs: 0 };
  const agreed = pairs.filter(({ first, second }) => first === second).length;
  return { kind: 'category', pairs: pairs.length, agreed };
}

/**
 * Agreement on counts: the smaller count as a share of the larger one, on average over the pairs (total
 * count agreement of behaviour observation). Counting exactly alike is rare and is not asked for.
 *
 * @example 8 and 10, 5 and 5: (0.8 + 1) / 2 = 0.9
 */
export function agreementOnCounts(pairs: readonly ObserverPair<number>[]): Agreement {
  if (pairs.length === 0) return { kind: 'none', pairs: 0 };
  const shares = pairs.map(({ first, second }) => {
    const larger = Math.max(first, second);
    return larger === 0 ? 1 : Math.min(first, second) / larger;
  });
  return { kind: 'count', pairs: pairs.length, share: shares.reduce((a, b) => a + b, 0) / pairs.length };
}

/** Agreement as a sentence, with the number of pairs. */
export function agreementInWords(language: Language, agreement: Agreement): string {
  switch (agreement.kind) {
    case 'none':
      return sentence(language, 'agreement.none');
    case 'category': {
      const { pairs, agreed } = agreement;
      return sentence(language, 'agreement.category', {
        pairs,
        agreed,
        percent: percentInWords(agreed / pairs, pairs),
      });
    }
    case 'count': {
      const { pairs, share } = agreement;
      return sentence(language, 'agreement.count', { pairs, percent: percentInWords(share, pairs) });
    }
  }
}
