import { NO_NUMBER } from '../../records/numbered-record.ts';

/** More different pairs than these are no few: whoever asks must do without a number. */
const MOST_PAIRS = 32_768;
const FIRST_SLOTS = 64;
/** What a slot holds: both numbers, and the number of the pair and one (0: the slot is free). */
const SLOT = 3;

/** Numbers the different pairs of two numbers: 0 for the first one met, 1 for the next. What several columns say together gets a number this way. */
export class NumberPairs {
  #slots = new Int32Array(FIRST_SLOTS * SLOT);
  #mask = FIRST_SLOTS - 1;
  #count = 0;
  // The pair asked for last: neighbouring rows mostly say the same.
  #first = NO_NUMBER;
  #second = NO_NUMBER;
  #last = NO_NUMBER;

  /** The number of a pair; NO_NUMBER where one of the two has none, or where there are too many pairs. */
  numberOf(first: number, second: number): number {
    if (first < 0 || second < 0) return NO_NUMBER;
    if (first === this.#first && second === this.#second) return this.#last;
    this.#first = first;
    this.#second = second;
    this.#last = this.#find(first, second);
    return this.#last;
  }

  #find(first: number, second: number): number {
    const slots = this.#slots;
    for (let slot = this.#home(first, second); ; slot = (slot + 1) & this.#mask) {
      const at = slot * SLOT;
      const number = slots[at + 2]! - 1;
      if (number < 0) return this.#add(first, second, at);
      if (slots[at] === first && slots[at + 1] === second) return number;
    }
  }

  #home(first: number, second: number): number {
    const mixed = Math.imul(first ^ Math.imul(second, 0x85ebca6b), 0x9e3779b1);
    return (mixed ^ (mixed >>> 15)) & this.#mask;
  }

  #add(first: number, second: number, at: number): number {
    if (this.#count === MOST_PAIRS) return NO_NUMBER;
    const slots = this.#slots;
    slots[at] = first;
    slots[at + 1] = second;
    slots[at + 2] = ++this.#count;
    if (2 * this.#count > this.#mask) this.#grow();
    return this.#count - 1;
  }

  #grow(): void {
    const old = this.#slots;
    this.#mask = 2 * this.#mask + 1;
    const slots = new Int32Array((this.#mask + 1) * SLOT);
    for (let from = 0; from < old.length; from += SLOT) {
      if (old[from + 2] === 0) continue;
      let slot = this.#home(old[from]!, old[from + 1]!);
      while (slots[slot * SLOT + 2] !== 0) slot = (slot + 1) & this.#mask;
      slots.set(old.subarray(from, from + SLOT), slot * SLOT);
    }
    this.#slots = slots;
  }
}
