/** Rows that the plane meets while it moves along an edge, as parallel arrays; only the first `count` are in use. */
export interface Crossings {
  count: number;
  /** How far the coefficients have moved when the plane meets the row. */
  readonly distance: Float64Array;
  /** By how much the slope of the loss rises there. */
  readonly rise: Float64Array;
  readonly row: Uint32Array;
}

export function crossingsFor(rowCount: number): Crossings {
  return {
    count: 0,
    distance: new Float64Array(rowCount),
    rise: new Float64Array(rowCount),
    row: new Uint32Array(rowCount),
  };
}

/**
 * How far to move along an edge: to the first crossing at which the slope of the loss is no longer negative. This is a
 * weighted quantile of the distances, found by partitioning around a pivot (Hoare's quickselect), which does not sort.
 *
 * Afterwards the crossings before the returned position are those the plane has passed.
 *
 * @param descent the slope at the start, as a positive number: what the rises have to add up to
 * @returns the position of that crossing, or -1 when all rises together do not reach `descent`
 */
export function lowestPoint(crossings: Crossings, descent: number): number {
  const { distance, rise } = crossings;
  let from = 0;
  let to = crossings.count - 1;
  let missing = descent;
  while (from <= to) {
    const pivot = medianOfThree(distance[from]!, distance[(from + to) >> 1]!, distance[to]!);
    let nearer = from; // [from, nearer) lie before the pivot, [nearer, at) on it, (farther, to] beyond it
    let farther = to;
    let nearerRise = 0;
    let pivotRise = 0;
    for (let at = from; at <= farther; ) {
      const here = distance[at]!;
      if (here < pivot) {
        nearerRise += rise[at]!;
        swap(crossings, at++, nearer++);
      } else if (here > pivot) {
        swap(crossings, at, farther--);
      } else {
        pivotRise += rise[at++]!;
      }
    }
    if (missing <= nearerRise) to = nearer - 1;
    else if (missing <= nearerRise + pivotRise) return nearer;
    else {
      missing -= nearerRise + pivotRise;
      from = farther + 1;
    }
  }
  return -1;
}

function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

function swap({ distance, rise, row }: Crossings, a: number, b: number): void {
  const keptDistance = distance[a]!;
  const keptRise = rise[a]!;
  const keptRow = row[a]!;
  distance[a] = distance[b]!;
  rise[a] = rise[b]!;
  row[a] = row[b]!;
  distance[b] = keptDistance;
  rise[b] = keptRise;
  row[b] = keptRow;
}
