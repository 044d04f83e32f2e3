import { createHash } from 'node:crypto';
import type { SectionView } from '../workbook/section-view.ts';
import type { TeamView } from '../workbook/team-view.ts';

/**
 * SHA-256 (hex) of what a view says, as JSON: the same hash, the same workbook, which need not be written again. The day it was written
 * is left out. All views are made by the same code, so that equal views have their keys in the same order.
 */
export function viewHash(view: TeamView | SectionView): string {
  const { writtenOn: _, ...said } = view;
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

/** JSON with the keys of every object in order, for small values made in several places. Undefined is left out, as in JSON. */
export function stableJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(stableJson).join(',')}]`;
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${stableJson(member)}`).join(',')}}`;
}
