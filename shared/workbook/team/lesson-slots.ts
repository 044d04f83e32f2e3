import type { IsoDate } from '../team-view.ts';

/** The lessons that a chart, or two charts under each other, have places for, in order of their days. */
export interface LessonSlots {
  readonly days: readonly IsoDate[];
  /** For each series, the slot of each of its entries; null = before the first slot that is drawn. */
  readonly slots: readonly (readonly (number | null)[])[];
}

/**
 * Places for all days of some series, so that the same lesson stands at the same place in each. Several entries
 * of one series on one day (two classes) get places side by side. At most `most` places: the newest.
 */
export function lessonSlots(
  series: readonly (readonly IsoDate[])[],
  most = Number.POSITIVE_INFINITY,
): LessonSlots {
  const placesOn = new Map<IsoDate, number>();
  for (const days of series) {
    for (const [day, count] of countByDay(days)) placesOn.set(day, Math.max(count, placesOn.get(day) ?? 0));
  }
  const all = [...placesOn.keys()]
    .sort()
    .flatMap((day) => new Array<IsoDate>(placesOn.get(day) ?? 0).fill(day));
  const dropped = Math.max(0, all.length - most);
  const slots = series.map((days) => {
    const seen = new Map<IsoDate, number>();
    return days.map((day) => {
      const nth = seen.get(day) ?? 0;
      seen.set(day, nth + 1);
      const slot = all.indexOf(day) + nth - dropped;
      return slot < 0 ? null : slot;
    });
  });
  return { days: all.slice(dropped), slots };
}

function countByDay(days: readonly IsoDate[]): Map<IsoDate, number> {
  const counts = new Map<IsoDate, number>();
  for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
  return counts;
}
