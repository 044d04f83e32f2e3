import { LABEL_SIZE, textWidth } from './lettering.ts';
import { PALETTE } from './palette.ts';
import { words } from './svg.ts';
import type { PlotBox } from './value-axis.ts';

/** Lessons stand at equal distances, in order of their days. */
export function lessonX(slot: number, slots: number, box: PlotBox): number {
  const step = (box.right - box.left) / slots;
  return box.left + step * (slot + 0.5);
}

/** The place between a lesson and the one before it: where a change begins. */
export function beforeLessonX(slot: number, slots: number, box: PlotBox): number {
  return box.left + ((box.right - box.left) / slots) * slot;
}

const GAP = 6;
const MOST_ROWS = 3;

/** How many rows the numbers under the points need so that none touches its neighbour. */
function countRows(counts: readonly string[], step: number): number {
  const widest = Math.max(0, ...counts.map((count) => textWidth(count, LABEL_SIZE)));
  return Math.min(MOST_ROWS, Math.max(1, Math.ceil((widest + GAP) / step)));
}

/** How many slots the numbers under the points can serve at all. */
export function mostSlots(width: number): number {
  return Math.floor((width * MOST_ROWS) / (textWidth('88', LABEL_SIZE) + GAP));
}

/** n under each point, in as many rows as needed; the word for it stands on the left. */
export function countLabels(
  counts: readonly (string | null)[],
  label: string,
  box: PlotBox,
  top: number,
): { readonly body: string; readonly height: number } {
  const step = (box.right - box.left) / counts.length;
  const rows = countRows(
    counts.map((count) => count ?? ''),
    step,
  );
  const baseline = (row: number): number => top + LABEL_SIZE * (row + 1);
  const numbers = counts.map((count, slot) =>
    count === null
      ? ''
      : words(count, lessonX(slot, counts.length, box), baseline(slot % rows), { anchor: 'middle' }),
  );
  const name = words(label, box.left - 8, baseline(0), { anchor: 'end', fill: PALETTE.grey });
  return { body: name + numbers.join(''), height: rows * LABEL_SIZE + 3 };
}

/** Days under the axis: first, newest and the day of the change, then as many others as fit. */
export function dayLabels(
  days: readonly string[],
  important: readonly number[],
  box: PlotBox,
  top: number,
): string {
  const taken: { from: number; to: number }[] = [];
  const labels: string[] = [];
  const order = [...important, ...days.keys()].filter((slot, i, all) => all.indexOf(slot) === i);
  for (const slot of order) {
    const day = days[slot];
    if (day === undefined) continue;
    const half = textWidth(day, LABEL_SIZE) / 2;
    const x = Math.min(lessonX(slot, days.length, box), box.right + 30 - half);
    const span = { from: x - half - 10, to: x + half + 10 };
    if (taken.some((other) => span.from < other.to && other.from < span.to)) continue;
    taken.push(span);
    labels.push(words(day, x, top + LABEL_SIZE, { anchor: 'middle', fill: PALETTE.grey }));
  }
  return labels.join('');
}
