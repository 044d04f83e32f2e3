import type { ShownN, ShownPercent } from './bands.ts';
import type { Axis } from './count-table.ts';

/** A cell as it is released: what is shown, and nothing about what is not. */
export type PublishedCell =
  | {
      readonly at: readonly string[];
      readonly shown: true;
      readonly n: ShownN;
      /** Null where the table has no percents. */
      readonly percent: ShownPercent | null;
      /** Mean score; null where the table has none or it is hidden. */
      readonly mean: number | null;
      readonly scoreRange: ScoreLimits | null;
    }
  | {
      readonly at: readonly string[];
      readonly shown: false;
      readonly scoreRange: ScoreLimits | null;
    };

/** Lowest and highest score one student can have: public knowledge about the test. */
export interface ScoreLimits {
  readonly lowest: number;
  readonly highest: number;
}

/**
 * A table as it left the house, in a shape that can be stored and audited later. Holds nothing hidden. Anyone can make one (the
 * audit reads them back from storage), so pack writers do not take it: they take a ReleasedTable.
 */
export interface PublishedTable {
  readonly id: string;
  readonly population: string;
  readonly axes: readonly Axis[];
  readonly standard: number | null;
  readonly hasPercents: boolean;
  readonly cells: readonly PublishedCell[];
  /** What a stored release keeps of the ReleasedTable it was, so that it can be published again as it is. */
  readonly derived?: readonly DerivedFrom<unknown>[];
  readonly loss?: SuppressionLoss;
}

/** A gap or change and the cells it rests on. */
export interface DerivedFrom<Derived> {
  readonly from: readonly (readonly string[])[];
  readonly value: Derived;
}

declare const passedSuppression: unique symbol;

/**
 * A table that went through suppression: the only kind that may be written above a team's own students. Only `suppress` makes one; the
 * mark exists for the compiler alone.
 */
export interface ReleasedTable<Derived = never> extends PublishedTable {
  readonly [passedSuppression]: true;
  /** Gaps and changes whose cells are all shown. */
  readonly derived: readonly DerivedFrom<Derived>[];
  readonly loss: SuppressionLoss;
}

/** How much a release hides. */
export interface SuppressionLoss {
  readonly cells: number;
  /** Hidden for being small themselves, and hidden so that those cannot be computed. */
  readonly hiddenSmall: number;
  readonly hiddenToProtect: number;
  /** Hidden cells over all cells with students. */
  readonly shareHidden: number;
}

/** Stands where a value is hidden. */
export const TOO_FEW = 'Too few to show';

/** The cell of a place, or undefined when the table has none there. */
export function publishedCell(table: PublishedTable, ...at: readonly string[]): PublishedCell | undefined {
  return table.cells.find((cell) => cell.at.every((member, axis) => member === at[axis]));
}
