import { listLiteral } from './sql.ts';

/** How the texts of a column wait for their Parquet file, once the first block has shown what they are like. */
export interface TextEncoding {
  /** Texts as they are, as codes of a dictionary, or as the number that their digits write. */
  readonly storage: 'VARCHAR' | 'INTEGER' | 'DOUBLE';
  /** The number that stands for a text; of texts that stay as they are, none. */
  readonly encode: ((text: string | null) => number) | undefined;
  /** Words by code. */
  readonly words: ReadonlyMap<string, number>;
  /** SQL: the code (from 0) of the word in a stored column; NULL or below 0 where it is no word of the dictionary. */
  readonly codeOf: (column: string) => string;
  /** SQL of a text that is no word of the dictionary. */
  readonly otherwise: (column: string) => string;
}

/** A column is kept as a dictionary when one block has at most this part of different words. */
const FEW_WORDS = 1 / 10;
/** A column is kept as numbers when at least this part of the texts of one block are digits. */
const MOSTLY_DIGITS = 0.99;
/** More digits than these do not fit into a double exactly. */
const MOST_DIGITS = 15;
const PREFIXED_DIGITS = /^(\D{0,4})[1-9]\d{0,14}$/;

const NOTHING: ReadonlyMap<string, number> = new Map();

/** Texts that stay as they are: before anything is known of a column, and where nothing better is. */
export const AS_IT_IS: TextEncoding = {
  storage: 'VARCHAR',
  encode: undefined,
  words: NOTHING,
  codeOf: () => 'NULL::INTEGER',
  otherwise: (column) => column,
};

/** Chooses by the texts of a first block. Every encoding holds any text: the choice is one of speed. */
export function textEncoding(texts: readonly (string | null)[]): TextEncoding {
  const different = new Set(texts);
  if (different.size <= texts.length * FEW_WORDS) return dictionary();
  const ids = [...different].filter((text) => text !== null);
  const prefix = PREFIXED_DIGITS.exec(ids[0] ?? '')?.[1];
  if (prefix === undefined) return AS_IT_IS;
  const digits = ids.filter((text) => digitsBehind(prefix, text) >= 0);
  return digits.length >= ids.length * MOSTLY_DIGITS ? numbers(prefix) : AS_IT_IS;
}

/** Few words: each travels as its code. */
function dictionary(): TextEncoding {
  const words = new Map<string, number>();
  return {
    storage: 'INTEGER',
    encode: (text) => (text === null ? -1 : wordCode(text, words)),
    words,
    codeOf: (column) => column,
    otherwise: () => 'NULL::VARCHAR',
  };
}

/**
 * Ids: a prefix that is the same in all, then a number without leading zeros. They travel as that number; what is none is a word
 * of a dictionary and travels as -2, -3, ...; -1 is missing.
 */
function numbers(prefix: string): TextEncoding {
  const words = new Map<string, number>();
  return {
    storage: 'DOUBLE',
    encode(text) {
      if (text === null) return -1;
      const number = digitsBehind(prefix, text);
      return number >= 0 ? number : -2 - wordCode(text, words);
    },
    words,
    // Only where there is a word: a list in SQL takes numbers below 0 from its end.
    codeOf: (column) => `CASE WHEN ${column} < -1 THEN (-2 - ${column})::BIGINT END`,
    otherwise: (column) =>
      `CASE WHEN ${column} >= 0 THEN ${listLiteral([prefix], 'VARCHAR')}[1] || ${column}::BIGINT END`,
  };
}

const ZERO = 48;

/** The number behind the prefix; -1 where the text is anything else than the prefix and a number as SQL writes it. */
function digitsBehind(prefix: string, text: string): number {
  const { length } = text;
  const start = prefix.length;
  if (length === start || length > start + MOST_DIGITS || text.charCodeAt(start) === ZERO) return -1;
  let number = 0;
  for (let at = start; at < length; at++) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return text.startsWith(prefix) ? number : -1;
}

function wordCode(word: string, words: Map<string, number>): number {
  let code = words.get(word);
  if (code === undefined) {
    code = words.size;
    words.set(word, code);
  }
  return code;
}
