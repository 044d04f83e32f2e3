import type { Texts } from './parquet/parquet-column.ts';
import type { KeptBytes, WaitingRoom } from './waiting-room.ts';

/** Texts of a column that wait for their Parquet file as numbers. */
export interface TextEncoding {
  readonly kind: 'few words' | 'digits' | 'as they are';
  /** The number that stands for a text; `MISSING_TEXT` for none. */
  readonly encode: (text: string | null) => number;
  /** What the numbers stand for, once all texts were encoded. */
  readonly texts: () => Texts;
}

export const MISSING_TEXT = -1;

/** A column is kept as a dictionary when one block has at most this part of different words, or at most so many. */
const FEW_WORDS = 1 / 10;
const FEW = 64;
/** A column is kept as numbers when at least this part of the texts of one block are digits. */
const MOSTLY_DIGITS = 0.99;
/** With more digits than these, a number that sorts as its text does would not fit into a double exactly. */
const MOST_DIGITS = 14;
const PREFIXED_DIGITS = /^(\D{0,4})[1-9]\d{0,13}$/;
const ZERO = 48;

/** Chooses by the texts of a first block. Every encoding holds any text: the choice is one of speed and memory. */
export function textEncoding(first: readonly (string | null)[], room: WaitingRoom): TextEncoding {
  const different = new Set(first);
  if (different.size <= Math.max(FEW, first.length * FEW_WORDS)) return fewWords();
  const ids = [...different].filter((text) => text !== null);
  const prefix = PREFIXED_DIGITS.exec(ids[0] ?? '')?.[1];
  if (prefix === undefined) return asTheyAre(room);
  const digits = ids.filter((text) => digitsBehind(prefix, text) >= 0);
  return digits.length >= ids.length * MOSTLY_DIGITS ? prefixedDigits(prefix) : asTheyAre(room);
}

/** Few words: each is numbered. */
function fewWords(): TextEncoding {
  const words = new Map<string, number>();
  return {
    kind: 'few words',
    encode: (text) => (text === null ? MISSING_TEXT : wordNumber(text, words)),
    texts: () => listed([...words.keys()]),
  };
}

/**
 * Ids: a prefix that is the same in all, then a number without leading zeros. They are that number; what is none is a word and is numbered
 * -2, -3, ...
 */
function prefixedDigits(prefix: string): TextEncoding {
  const words = new Map<string, number>();
  return {
    kind: 'digits',
    encode(text) {
      if (text === null) return MISSING_TEXT;
      const number = digitsBehind(prefix, text);
      return number >= 0 ? number : -2 - wordNumber(text, words);
    },
    texts() {
      const numbers = digitTexts(prefix);
      if (words.size === 0) return numbers;
      const others = listed([...words.keys()]);
      const bytes = (number: number): Uint8Array => textBytes(number < 0 ? others : numbers, indexOf(number));
      const indexOf = (number: number): number => (number < 0 ? -2 - number : number);
      return {
        areDigits: true,
        byteLength: (number) => (number < 0 ? others : numbers).byteLength(indexOf(number)),
        write: (number, out, at) => (number < 0 ? others : numbers).write(indexOf(number), out, at),
        compare: (a, b) => (a >= 0 && b >= 0 ? numbers.compare(a, b) : Buffer.compare(bytes(a), bytes(b))),
      };
    },
  };
}

/** Texts of which each is another: numbered as they come, their bytes one after the other. */
function asTheyAre(room: WaitingRoom): TextEncoding {
  const kept: KeptBytes[] = [];
  let block = Buffer.allocUnsafeSlow(BYTES_OF_FIRST_BLOCK);
  let used = 0;
  let ends: Float64Array = new Float64Array(64);
  let count = 0;
  let total = 0;

  function keepBlock(): void {
    kept.push(room.keepBytes(block.subarray(0, used)));
    used = 0;
  }

  return {
    kind: 'as they are',
    encode(text) {
      if (text === null) return MISSING_TEXT;
      const most = text.length * 3;
      if (used + most > block.length) {
        keepBlock();
        block = Buffer.allocUnsafeSlow(Math.max(Math.min(2 * block.length, BYTES_OF_A_BLOCK), most));
      }
      const length = block.write(text, used);
      used += length;
      total += length;
      if (count === ends.length) ends = grown(ends);
      ends[count] = total;
      return count++;
    },
    texts() {
      keepBlock();
      block = Buffer.alloc(0);
      const bytes = new Uint8Array(total);
      let at = 0;
      for (const piece of kept) {
        bytes.set(piece.read(), at);
        at += piece.length;
      }
      return listedBytes(bytes, ends);
    },
  };
}

/** Small files have small blocks. */
const BYTES_OF_FIRST_BLOCK = 1024;
const BYTES_OF_A_BLOCK = 64 * 1024;

function grown(array: Float64Array): Float64Array {
  const larger = new Float64Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** Words by their place in a list. */
function listed(words: readonly string[]): Texts {
  const bytes = words.map((word) => Buffer.from(word));
  const order = [...bytes.keys()].sort((a, b) => Buffer.compare(bytes[a]!, bytes[b]!));
  const ranks = new Int32Array(words.length);
  for (const [rank, word] of order.entries()) ranks[word] = rank;
  return {
    byteLength: (word) => bytes[word]!.length,
    write: (word, out, at) => out.set(bytes[word]!, at),
    compare: (a, b) => ranks[a]! - ranks[b]!,
    rank: (word) => ranks[word]!,
  };
}

/** Texts by their place among bytes. Byte by byte, because most are short: a view of the bytes costs more than what is done with it. */
function listedBytes(bytes: Uint8Array, ends: Float64Array): Texts {
  const startOf = (text: number): number => (text === 0 ? 0 : ends[text - 1]!);
  return {
    areAllDifferent: true,
    byteLength: (text) => ends[text]! - startOf(text),
    write(text, out, at) {
      const start = startOf(text);
      const end = ends[text]!;
      for (let byte = start; byte < end; byte++) out[at + byte - start] = bytes[byte]!;
    },
    compare(a, b) {
      const [endA, endB] = [ends[a]!, ends[b]!];
      let [atA, atB] = [startOf(a), startOf(b)];
      for (; atA < endA && atB < endB; atA++, atB++)
        if (bytes[atA] !== bytes[atB]) return bytes[atA]! - bytes[atB]!;
      return endA - atA - (endB - atB);
    },
  };
}

/** Numbers written behind a prefix. */
function digitTexts(prefix: string): Texts {
  const start = Buffer.from(prefix);
  const digitsOf = digitCounter();
  const rank = (number: number): number => {
    const digits = digitsOf(number);
    // Texts sort by their first digits: 1000 stands before 2. Of 1 and 10 the shorter one goes first.
    return number * TENS[MOST_DIGITS - digits]! * 16 + digits;
  };
  return {
    byteLength: (number) => start.length + digitsOf(number),
    write(number, out, at) {
      const first = at + start.length;
      for (let byte = 0; byte < start.length; byte++) out[at + byte] = start[byte]!;
      const digits = digitsOf(number);
      // In two halves of up to seven digits: dividing whole numbers of 32 bits is several times faster.
      const upper = Math.floor(number / TENS[7]!);
      if (upper > 0) writeDigits(upper, out, first, digits - 7);
      const lower = number - upper * TENS[7]!;
      const places = Math.min(digits, 7);
      writeDigits(lower, out, first + digits - places, places);
    },
    compare: (a, b) => rank(a) - rank(b),
    rank,
    areDigits: true,
  };
}

function writeDigits(number: number, out: Uint8Array, first: number, places: number): void {
  let rest = number | 0;
  for (let place = first + places - 1; place >= first; place--) {
    const tenth = (rest / 10) | 0;
    out[place] = ZERO + rest - tenth * 10;
    rest = tenth;
  }
}

/** Powers of ten. */
const TENS = Array.from({ length: MOST_DIGITS + 1 }, (_, zeros) => 10 ** zeros);

/** How many digits a number has. The one before mostly had as many. */
function digitCounter(): (number: number) => number {
  let digits = 1;
  return (number) => {
    if (number < TENS[digits]! && number >= TENS[digits - 1]!) return digits;
    digits = 1;
    while (number >= TENS[digits]!) digits++;
    return digits;
  };
}

/** The number behind the prefix; -1 where the text is anything else than the prefix and a number without leading zeros. */
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

function wordNumber(word: string, words: Map<string, number>): number {
  let number = words.get(word);
  if (number === undefined) {
    number = words.size;
    words.set(word, number);
  }
  return number;
}

function textBytes(texts: Texts, number: number): Uint8Array {
  const bytes = new Uint8Array(texts.byteLength(number));
  texts.write(number, bytes, 0);
  return bytes;
}
