import { NO_NUMBER } from '../../records/numbered-record.ts';
import { MOST_TEXTS } from '../text/cell-numbers.ts';

/** Numbers the different texts of a column, as cell-numbers.ts does for cells that are bytes still. */
export function startTextNumbers(): (text: string) => number {
  const numbers = new Map<string, number>();
  return (text) => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    if (numbers.size === MOST_TEXTS) return NO_NUMBER;
    numbers.set(text, numbers.size);
    return numbers.size - 1;
  };
}
