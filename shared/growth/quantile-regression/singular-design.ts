/**
 * The students of a cohort do not determine the coefficients of the model: too few of them, or columns of the design
 * matrix that are combinations of each other. There is no growth percentile to report, whatever the minimum cohort.
 */
export class SingularDesignError extends Error {
  readonly code = 'singular';
  override readonly name = 'SingularDesignError';

  constructor(explanation: string) {
    super(`singular design: ${explanation}`);
  }
}
