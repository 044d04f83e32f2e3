import { roundedUp, type ValueScale } from '../charts/value-axis.ts';
import type { ValueUnit } from '../team-view.ts';

const PERCENT: ValueScale = {
  lowest: 0,
  highest: 1,
  ticks: [0, 0.25, 0.5, 0.75, 1].map((value) => ({ value, label: `${value * 100}%` })),
};

const DIFFERENCE: ValueScale = {
  lowest: -1,
  highest: 1,
  ticks: [-1, -0.5, 0, 0.5, 1].map((value) => ({ value, label: `${value > 0 ? '+' : ''}${value * 100}` })),
};

/**
 * The whole scale of a unit: 0 to 100 percent, all of a rubric, counts and rates from zero. Never cut to
 * make a difference look larger. `values` are all that must fit, the goal included.
 */
export function scaleOf(unit: ValueUnit, values: readonly number[]): ValueScale {
  switch (unit.kind) {
    case 'percent':
      return PERCENT;
    case 'difference':
      return DIFFERENCE;
    case 'score':
      return evenScale(unit.lowest, unit.highest);
    case 'rate':
    case 'count':
      return evenScale(0, roundedUp(Math.max(0, ...values)));
  }
}

/** A scale with a tick at each end and in the middle. */
function evenScale(lowest: number, highest: number): ValueScale {
  const top = highest > lowest ? highest : lowest + 1;
  return {
    lowest,
    highest: top,
    ticks: [lowest, (lowest + top) / 2, top].map((value) => ({
      value,
      label: String(Math.round(value * 100) / 100),
    })),
  };
}

/** Scale of a distance from standard: the same way up and down, in steps of 50 points, zero in the middle. */
export function distanceScale(values: readonly number[]): ValueScale {
  const reach = Math.max(50, Math.ceil(Math.max(0, ...values.map(Math.abs)) / 50) * 50);
  return {
    lowest: -reach,
    highest: reach,
    ticks: [-reach, 0, reach].map((value) => ({ value, label: `${value > 0 ? '+' : ''}${value}` })),
  };
}
