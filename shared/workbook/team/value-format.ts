import type { ValueUnit } from '../team-view.ts';

/** Excel number formats. */
export const DATE_FORMAT = 'yyyy-mm-dd';
/** On the axis of a chart. */
export const SHORT_DATE_FORMAT = { en: 'mmm d', es: 'd mmm' } as const;

/** How a value of a unit is shown in a cell. The cell holds the number itself. */
export function valueFormat(unit: ValueUnit): string {
  switch (unit.kind) {
    case 'percent':
      return '0%';
    case 'difference':
      return '+0%;-0%;0%';
    case 'count':
      return '0';
    case 'score':
    case 'rate':
      return '0.0#';
  }
}
