import { NO_NUMBER } from '../../records/numbered-record.ts';

/** A column of more different texts than these is one of ids, names or measurements. */
const MOST_TEXTS = 8192;

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
