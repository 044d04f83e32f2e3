import { spellingOf } from './spellings.ts';
import { fold, hasNoEndings, type SlipLanguage, soundsOf, stemOf, wordOf } from './words.ts';

/**
 * A phrase of a codebook: words that stand next to each other in one clause of an answer. Teachers write and read it, so it is plain words
 * with a few signs:
 *
 * - `did not get`: these words in this order, in any ending (get, gets, getting); small words ("really", "le", "me") may stand between;
 * - `not get`: "not" is every word that says no: didn't, can't, never;
 * - `asked/told the teacher`: one word or the other;
 * - `(so) lost`: the word may be there or not;
 * - `explic*`: any word that begins so;
 * - `"asked"`: this word in just this form, not "ask" or "asking";
 * - `_`: any one word; `...`: up to three words;
 * - `#`, `#/#`, `#.#`, `#x#`, `#s`: a number, a fraction, a decimal, a sum in figures (6x7), a row of the times table (my 7s);
 * - `^idk$`: the whole answer is just this; `^$`: no word at all; `^nothing`: the answer begins so;
 * - `[confusing] flip`: only where the question says "confusing"; `[confusing] *`: any answer to such a question.
 */
export interface Phrase {
  readonly written: string;
  /** The phrase that must stand in the question; null = any question. */
  readonly question: Phrase | null;
  readonly parts: readonly PhrasePart[];
  readonly fromStart: boolean;
  readonly toEnd: boolean;
  /** Any answer at all, written `*` after a question. */
  readonly anyAnswer: boolean;
}

export type PhrasePart =
  | { readonly kind: 'any word' }
  | { readonly kind: 'up to three words' }
  | {
      readonly kind: 'word';
      readonly alternatives: readonly PhraseWord[];
      /** May be missing from the answer. */
      readonly optional: boolean;
    };

export type PhraseWord =
  | { readonly kind: 'form'; readonly plain: string }
  | { readonly kind: 'beginning'; readonly plain: string }
  | {
      readonly kind: 'any ending';
      readonly plain: string;
      readonly stem: string;
      readonly sounds: ReadonlySet<string>;
    };

const QUESTION = /^\[([^[\]]+)\]\s*/;

/**
 * Reads a phrase as a teacher wrote it. A phrase that says nothing (empty, only signs) is undefined: it can match nothing, and
 * `unreadablePhrases` of the codebook names it.
 */
export function compilePhrase(written: string, language: SlipLanguage): Phrase | undefined {
  const asked = QUESTION.exec(written.trim());
  const question = asked ? compilePhrase(asked[1] as string, language) : null;
  if (question === undefined) return undefined;
  const body = written.trim().replace(QUESTION, '').trim();
  if (body === '^$') return { written, question, parts: [], fromStart: true, toEnd: true, anyAnswer: false };
  const anyAnswer = question !== null && body === '*';
  const parts = anyAnswer ? [] : partsOf(body.replace(/^\^|\$$/g, ''), language);
  if (parts === undefined || (!anyAnswer && !parts.some(isFirm))) return undefined;
  return { written, question, parts, fromStart: body.startsWith('^'), toEnd: body.endsWith('$'), anyAnswer };
}

/** A phrase of nothing but gaps and optional words would stand everywhere. */
function isFirm(part: PhrasePart): boolean {
  return part.kind === 'word' && !part.optional;
}

function partsOf(body: string, language: SlipLanguage): PhrasePart[] | undefined {
  const parts: PhrasePart[] = [];
  for (const token of tokensOf(body)) {
    if (token === '_') parts.push({ kind: 'any word' });
    else if (token === '...' || token === '…') parts.push({ kind: 'up to three words' });
    else {
      const optional = token.startsWith('(') && token.endsWith(')');
      const alternatives = alternativesOf(optional ? token.slice(1, -1) : token, language);
      if (alternatives === undefined) return undefined;
      if (alternatives.length > 0) parts.push({ kind: 'word', alternatives, optional });
    }
  }
  return parts;
}

/** The pieces between blanks; an optional piece keeps its brackets; "did not" is one word, as in an answer. */
function tokensOf(body: string): readonly string[] {
  const joined = body.replace(
    /\b(do|does|did|is|are|was|were|can|could|would|will|should|have|has|had) not\b/gi,
    '$1n\u0027t',
  );
  return joined.match(/\([^()]*\)|[^\s()]+|[()]/g) ?? [];
}

/** Alternatives are separated by `/`; figures (`#/#`) are one word. */
function alternativesOf(token: string, language: SlipLanguage): PhraseWord[] | undefined {
  if (/[()[\]]/.test(token)) return undefined;
  if (token.toLowerCase() === 'n/a') return alternativesOf('na', language);
  const figure = figureKind(token);
  if (figure) return [{ kind: 'form', plain: figure }];
  return token.split('/').flatMap((written) => phraseWordOf(written, language) ?? []);
}

function figureKind(token: string): string | undefined {
  return /^#(?:[/.x]#|s)?$/.test(token) ? token : undefined;
}

function phraseWordOf(written: string, language: SlipLanguage): PhraseWord | undefined {
  const figure = figureKind(written);
  if (figure) return { kind: 'form', plain: figure };
  if (/^".+"$/.test(written)) return { kind: 'form', plain: wordOf(written.slice(1, -1), language).plain };
  const bare = written.replace(/[.,;:!?¡¿"]+/g, '');
  if (/^[^*]+\*$/.test(bare)) return { kind: 'beginning', plain: fold(bare.slice(0, -1)).replace(/'/g, '') };
  if (bare === '' || bare.includes('*')) return undefined;
  const { plain } = wordOf(bare, language);
  const meant = spellingOf(plain, language);
  const stem = hasNoEndings(meant, language) ? meant : stemOf(meant, language);
  return { kind: 'any ending', plain: meant, stem, sounds: soundsOf(meant, language) };
}
