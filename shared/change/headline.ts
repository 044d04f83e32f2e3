import type { ImplementationWords } from './implementation.ts';
import type { VerdictKey } from './verdict.ts';
import type { VerdictWords } from './verdict-words.ts';

// Before there is an answer, it need not be qualified.
const withoutAnswer: ReadonlySet<VerdictKey> = new Set(['too_early', 'not_chartable']);

/**
 * The first line of the workbook: the verdict, and right behind it, where the change was not done often
 * enough or nobody knows, that this is not yet a test of the idea.
 *
 * @example 'Up and down as usual. No sign of a lasting change yet (25 students, 16 lessons). The new opener
 * happened as planned in 3 of 8 lessons, so this is not yet a test of the idea.'
 */
export function firstLine(key: VerdictKey, words: VerdictWords, implementation: ImplementationWords): string {
  const qualified = implementation.qualifiesHeadline && !withoutAnswer.has(key);
  return qualified ? `${words.headline} ${implementation.text}` : words.headline;
}
