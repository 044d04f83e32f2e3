import type { PointName, RowKeys } from '../row-keys.ts';
import type { TeamObservations } from './observed-lines.ts';
import type { SlipQuestion } from './slip-lines.ts';

/**
 * What the point of a row key is about. The keys of all points are made when the first is asked for: most teams leave nothing out.
 */
export function pointNames(
  questions: readonly SlipQuestion[],
  observations: TeamObservations,
  keys: RowKeys,
): (key: string) => PointName | undefined {
  let byKey: Map<string, PointName> | undefined;
  return (key) => {
    byKey ??= new Map(allPoints(questions, observations).map((point) => [keys.point(point), point]));
    return byKey.get(key);
  };
}

function allPoints(questions: readonly SlipQuestion[], { byMeasure }: TeamObservations): PointName[] {
  const points = new Map<string, PointName>();
  const add = (point: PointName): void => {
    for (const section of new Set([point.section, null])) {
      const one = { ...point, section };
      points.set(JSON.stringify(Object.values(one)), one);
    }
  };
  for (const { measure, itemId, lessons, counted } of questions) {
    for (const { date, section } of [...lessons, ...counted]) {
      add({ measureId: measure.measureId, itemId, source: 'student-slip', section, date });
    }
  }
  for (const [measureId, { counts, done }] of byMeasure) {
    for (const { date, section, source } of [...counts, ...done]) {
      add({ measureId, itemId: null, source, section, date });
    }
  }
  return [...points.values()];
}
