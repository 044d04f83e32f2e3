import type { PointName } from '../row-keys.ts';
import type { EditLog } from './edit-log.ts';
import { saysYes } from './typed-values.ts';

/** A point the team left out of its charts, and why. */
export interface ExcludedPoint extends PointName {
  readonly reason: string;
}

/** Which points are left out, and which marks are not applied since half of them is missing. */
export interface Exclusions {
  readonly applied: readonly ExcludedPoint[];
  readonly withoutReason: readonly PointName[];
  readonly reasonOnly: readonly PointName[];
}

/**
 * Points that the team marked on The numbers. Leaving out needs both: "yes" and a reason; half of it changes nothing and is told.
 *
 * @param nameOfKey what the point of a row key is about; undefined for points that are no longer there
 */
export function exclusionsOf(log: EditLog, nameOfKey: (key: string) => PointName | undefined): Exclusions {
  const found = {
    applied: [] as ExcludedPoint[],
    withoutReason: [] as PointName[],
    reasonOnly: [] as PointName[],
  };
  for (const [key, row] of log.rows('exclude-point')) {
    const point = nameOfKey(key);
    if (point === undefined) continue;
    const reason = (row.get('reason')?.value ?? '').trim();
    const leftOut = saysYes(row.get('leaveOut')?.value ?? null);
    if (leftOut && reason !== '') found.applied.push({ ...point, reason });
    else if (leftOut) found.withoutReason.push(point);
    else if (reason !== '') found.reasonOnly.push(point);
  }
  return found;
}
