import type { ReadingProblemCode } from './problem-codes.ts';

/**
 * A whole file, member or sheet that cannot be read. Thrown while opening or, for damage found late, while reading:
 * whatever a sink was given until then must be thrown away.
 */
export class Refusal extends Error {
  constructor(
    readonly code: ReadingProblemCode,
    message: string,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}
