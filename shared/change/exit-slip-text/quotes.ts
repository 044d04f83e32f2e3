import type { Mask } from './masking.ts';

/** An answer that carries a code and may be quoted. Answers that are a worry about safety are never handed in here. */
export interface Quotable {
  readonly key: string;
  readonly text: string;
  /** A person gave or confirmed its codes. */
  readonly byPeople: boolean;
  /** ISO date of the lesson. */
  readonly date: string;
}

export interface Quote {
  readonly key: string;
  /** Masked. */
  readonly text: string;
}

const MOST_QUOTES = 3;
const FEWEST_WORDS = 3;
const MOST_WORDS = 30;

/**
 * At most three answers that stand for a code: confirmed by people first, then those long enough to say something and short enough to read,
 * (`mostWords`), then the newest; never the same words twice, and never one of which little is left once it is masked. Deterministic.
 */
export function chooseQuotes(
  answers: readonly Quotable[],
  mask: Mask,
  atMost = MOST_QUOTES,
  mostWords = MOST_WORDS,
): readonly Quote[] {
  const ranked = [...answers].sort(
    (a, b) =>
      Number(b.byPeople) - Number(a.byPeople) ||
      Number(readsWell(b.text, mostWords)) - Number(readsWell(a.text, mostWords)) ||
      (a.date === b.date ? 0 : a.date < b.date ? 1 : -1) ||
      (a.key < b.key ? -1 : 1),
  );
  const chosen = new Map<string, Quote>();
  for (const { key, text } of ranked) {
    if (chosen.size >= Math.min(atMost, MOST_QUOTES)) break;
    const masked = mask(text.trim());
    const words = masked.toLowerCase().replace(/\s+/g, ' ');
    if (masked !== '' && !isMostlyMask(masked) && !chosen.has(words))
      chosen.set(words, { key, text: masked });
  }
  return [...chosen.values()];
}

function readsWell(text: string, mostWords: number): boolean {
  const words = text.trim().split(/\s+/).length;
  return words >= FEWEST_WORDS && words <= mostWords;
}

/** More masked words than open ones. */
function isMostlyMask(masked: string): boolean {
  const words = masked.split(/\s+/);
  return 2 * words.filter((word) => /\[[^\]]+\]/.test(word)).length >= words.length;
}
