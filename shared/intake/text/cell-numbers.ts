import { NO_NUMBER } from '../../records/numbered-record.ts';

/** Longer texts are no codes. */
const LONGEST = 64;
/** A column of more different texts than these is one of ids, names or measurements. */
export const MOST_TEXTS = 8192;
/** From so many different texts on, a column is given up in which three of four cells have brought a new one. */
const EARLY = 2048;
const FIRST_SLOTS = 64;
/** What a slot holds: two words that stand for the bytes, their length, and the number and one (0: the slot is free). */
const SLOT = 4;
/** The two words hold the bytes of a text of up to this length whole; of longer ones the bytes in between must be compared. */
const WHOLE = 8;

/**
 * Numbers the different texts of a column, straight from their bytes: 0 for the first one met, 1 for the next. The cells of most columns repeat
 * a few texts, so what follows from a text (its date, its grade, its word in the lake) need be worked out once a text instead of once a row, and
 * the text itself need not be made again. Texts in ASCII only: of others the bytes do not say which text they are.
 */
export class CellNumbers {
  /** The texts by their numbers. */
  readonly texts: string[] = [];

  #isOn = true;
  #cells = 0;
  #slots = new Int32Array(FIRST_SLOTS * SLOT);
  #mask = FIRST_SLOTS - 1;

  /** The number of the text from `start` to `end`; NO_NUMBER where it gets none. */
  numberOf(bytes: DataView, start: number, end: number): number {
    const length = end - start;
    if (!this.#isOn || length > LONGEST) return NO_NUMBER;
    this.#cells++;
    let first = 0;
    let second = 0;
    if (length >= 4) {
      first = bytes.getInt32(start);
      second = bytes.getInt32(end - 4);
    } else if (length > 0) {
      // The byte in the middle of one or two is one of them: with the length, three bytes tell the text.
      first = (bytes.getUint8(start) << 8) | bytes.getUint8(end - 1);
      second = bytes.getUint8(start + (length >> 1));
    }
    const slots = this.#slots;
    for (let slot = homeOf(first, second, length, this.#mask); ; slot = (slot + 1) & this.#mask) {
      const at = slot * SLOT;
      const number = slots[at + 3]! - 1;
      if (number < 0) return this.#add(bytes, start, end, [first, second, length], at);
      const isLike = slots[at] === first && slots[at + 1] === second && slots[at + 2] === length;
      if (isLike && (length <= WHOLE || this.#isSame(number, bytes, start, length))) return number;
    }
  }

  /** Compares the bytes that the two words do not hold. */
  #isSame(number: number, bytes: DataView, start: number, length: number): boolean {
    const text = this.texts[number]!;
    for (let byte = 4; byte < length - 4; byte++)
      if (text.charCodeAt(byte) !== bytes.getUint8(start + byte)) return false;
    return true;
  }

  #add(bytes: DataView, start: number, end: number, words: readonly number[], at: number): number {
    const number = this.texts.length;
    if (number === MOST_TEXTS || (number >= EARLY && 4 * number > 3 * this.#cells)) {
      this.#giveUp();
      return NO_NUMBER;
    }
    let text = '';
    for (let byte = start; byte < end; byte++) text += String.fromCharCode(bytes.getUint8(byte));
    this.texts.push(text);
    this.#slots.set([...words, number + 1], at);
    if (2 * this.texts.length > this.#mask) this.#grow();
    return number;
  }

  /** No number is given any more, so nobody asks for a text either. */
  #giveUp(): void {
    this.#isOn = false;
    this.texts.length = 0;
    this.#slots = new Int32Array(0);
  }

  #grow(): void {
    const old = this.#slots;
    this.#mask = 2 * this.#mask + 1;
    this.#slots = new Int32Array((this.#mask + 1) * SLOT);
    for (let from = 0; from < old.length; from += SLOT) {
      if (old[from + 3] === 0) continue;
      let slot = homeOf(old[from]!, old[from + 1]!, old[from + 2]!, this.#mask);
      while (this.#slots[slot * SLOT + 3] !== 0) slot = (slot + 1) & this.#mask;
      this.#slots.set(old.subarray(from, from + SLOT), slot * SLOT);
    }
  }
}

function homeOf(first: number, second: number, length: number, mask: number): number {
  const mixed = Math.imul(first ^ Math.imul(second + length, 0x85ebca6b), 0x9e3779b1);
  return (mixed ^ (mixed >>> 15)) & mask;
}
