/**
 * Characters of a cell in which patterns are searched. A pattern of a district's own such as `(.*)x` takes time with the square of the cell's
 * length, and a cell may have a megabyte; nothing that a pattern is to find stands farther from the beginning of a cell than this.
 */
export const LONGEST_SEARCHED = 2_000;

/** The beginning of a text, in which patterns are searched. */
export function searchedText(text: string): string {
  return text.length > LONGEST_SEARCHED ? text.slice(0, LONGEST_SEARCHED) : text;
}
