/**
 * Numbers the different values of a run of values: 0 for the first one met, 1 for the next. Each way is one tight loop, for every cell of every
 * record passes through it.
 */
export interface DifferentValues {
  /**
   * Puts the number of each value into `indexes`. Gives the different values in the order of their numbers; undefined, and no sense in `indexes`,
   * when they are more than `most`.
   */
  number(values: Numbers, count: number, indexes: Int32Array, most: number): number[] | undefined;
}

/** After so many values it shows whether a dictionary is worth going on with. */
const EARLY = 2048;

export type Numbers = Int32Array | Float64Array;

/**
 * For whole numbers from `lowest` to `highest`, which must not lie far apart: a list says the number of each.
 *
 * @param numbers room for as many numbers
 */
export function listedValues(lowest: number, highest: number, numbers: Int32Array): DifferentValues {
  numbers.fill(-1, 0, highest - lowest + 1);
  return {
    number(values, count, indexes, most) {
      const different: number[] = [];
      for (let at = 0; at < count; at++) {
        const value = values[at]!;
        let number = numbers[value - lowest]!;
        if (number < 0) {
          if (different.length >= most) break;
          number = different.length;
          numbers[value - lowest] = number;
          different.push(value);
        }
        indexes[at] = number;
      }
      const areAll = count === 0 || numbers[values[count - 1]! - lowest]! >= 0;
      for (const value of different) numbers[value - lowest] = -1;
      return areAll ? different : undefined;
    },
  };
}

/** Slots of a hash table for so many values: a power of two that leaves at least half of them free. */
export function slotsFor(values: number): number {
  return 2 ** Math.max(4, 33 - Math.clz32(values));
}

/**
 * For values of any size: a hash table of typed arrays, because a Map makes an object of each number it is asked for.
 *
 * @param slots room for the hash table: `slotsFor` the longest run of values
 */
export function hashedValues(slots: Int32Array): DifferentValues {
  const mask = slots.length - 1;
  const asDouble = new Float64Array(1);
  const asWords = new Int32Array(asDouble.buffer);
  return {
    number(values, count, indexes, most) {
      const different: number[] = [];
      slots.fill(-1);
      let previous = Number.NaN;
      let number = -1;
      for (let at = 0; at < count; at++) {
        const value = values[at]!;
        if (value !== previous || value === 0) {
          previous = value;
          asDouble[0] = value;
          const mixed = Math.imul(asWords[0]! ^ Math.imul(asWords[1]!, 0x85ebca6b), 0x9e3779b1);
          let slot = (mixed ^ (mixed >>> 15)) & mask;
          for (number = slots[slot]!; number >= 0; number = slots[slot]!) {
            // 0 and -0 are two values.
            if (Object.is(different[number], value)) break;
            slot = (slot + 1) & mask;
          }
          if (number < 0) {
            if (different.length >= most) return undefined;
            if (at >= EARLY && different.length > (at * most) / count) return undefined;
            number = different.length;
            slots[slot] = number;
            different.push(value);
          }
        }
        indexes[at] = number;
      }
      return different;
    },
  };
}
