import type { NamedUnknown } from './components.ts';

/**
 * Possible truths that were found while a table is being suppressed, the truth itself first. Hiding more never makes one of them impossible, so
 * that an audit after one more hidden cell has to look only for what they do not show. Each is checked before it counts.
 */
export interface PossibleTruths {
  /** Values of these unknowns, truth by truth; what a truth was not asked for is as it is. NaN where nobody knows. */
  of(unknowns: readonly NamedUnknown[]): readonly Float64Array[];
  keep(unknowns: readonly NamedUnknown[], values: Float64Array): void;
}

/** More are not worth checking. */
const MOST_KEPT = 300;

export function possibleTruths(): PossibleTruths {
  const places = new Map<string, number>();
  const placeOf = ({ name }: NamedUnknown) => {
    const place = places.get(name) ?? places.size;
    places.set(name, place);
    return place;
  };
  const kept: Float64Array[] = [];
  return {
    of(unknowns) {
      const at = unknowns.map(placeOf);
      const truth = Float64Array.from(unknowns, (unknown) => unknown.truth);
      const others = kept.map((values) =>
        truth.map((own, i) => {
          const value = values[at[i] as number];
          return value === undefined || Number.isNaN(value) ? own : value;
        }),
      );
      return [truth, ...others];
    },
    keep(unknowns, values) {
      const at = unknowns.map(placeOf);
      const found = new Float64Array(places.size).fill(Number.NaN);
      at.forEach((place, i) => {
        found[place] = values[i] as number;
      });
      kept.push(found);
      if (kept.length > MOST_KEPT) kept.shift();
    },
  };
}
