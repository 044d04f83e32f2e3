import type { AdditiveDesign } from './additive-design.ts';

/**
 * The order of rows that depends on what the rows hold, not on how they arrived: by the level in the first part, then
 * the second, ..., then by outcome. Rows that are still equal are interchangeable.
 *
 * Done by one counting sort per key, the last key first.
 *
 * Worked example: levels 1, 0, 1 and outcomes 5, 7, 4 give the order 1, 2, 0.
 */
export function canonicalOrder(
  design: AdditiveDesign,
  outcome: { readonly levelOfRow: Uint32Array; readonly distinct: Float64Array },
): Uint32Array {
  let order = Uint32Array.from({ length: design.rowCount }, (_, row) => row);
  order = sortedBy(order, outcome.levelOfRow, outcome.distinct.length);
  for (const part of design.parts.toReversed()) order = sortedBy(order, part.levelOfRow, part.levelCount);
  return order;
}

/** A stable counting sort. */
function sortedBy(order: Uint32Array, levelOfRow: Uint32Array, levelCount: number): Uint32Array<ArrayBuffer> {
  const next = new Uint32Array(levelCount + 1);
  for (const row of order) next[levelOfRow[row]! + 1]!++;
  for (let level = 0; level < levelCount; level++) next[level + 1]! += next[level]!;
  const sorted = new Uint32Array(order.length);
  for (const row of order) sorted[next[levelOfRow[row]!]!++] = row;
  return sorted;
}
