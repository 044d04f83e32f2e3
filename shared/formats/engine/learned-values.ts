import type { FieldValue } from '../../records/numbered-record.ts';

const UNKNOWN = 0;
const VALUE = 1;
const NO_VALUE = 2;

/** The values that numbers stand for; each is worked out when its number comes up for the first time. */
export class LearnedValues {
  /** By number; it grows. */
  readonly values: FieldValue[] = [];
  #states = new Uint8Array(16);

  /** True where the number is known to stand for a value. False where it is not known, or stands for none. */
  knows(number: number): boolean {
    return this.#states[number] === VALUE;
  }

  /** True where nothing was learned of the number. */
  isNew(number: number): boolean {
    return (this.#states[number] ?? UNKNOWN) === UNKNOWN;
  }

  /** Learns what a number stands for; undefined: for no value. Gives whether it stands for one. */
  learn(number: number, value: FieldValue | undefined): boolean {
    const { values } = this;
    while (values.length <= number) values.push(null);
    values[number] = value ?? null;
    if (number >= this.#states.length) {
      const states = new Uint8Array(2 * number);
      states.set(this.#states);
      this.#states = states;
    }
    this.#states[number] = value === undefined ? NO_VALUE : VALUE;
    return value !== undefined;
  }
}
