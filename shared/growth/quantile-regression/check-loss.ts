/**
 * The sum of check losses, which quantile regression makes as small as possible: a score above its predicted quantile
 * costs tau per point, a score below it costs 1 - tau per point.
 *
 * Source: Koenker & Bassett (1978), "Regression quantiles", Econometrica 46.
 * Units: those of the scores.
 *
 * Worked example: scores 10 and 4, predictions 8 and 8, tau 0.75: 2 * 0.75 + 4 * 0.25 = 2.5.
 *
 * @param scores and @param predictions of the same length
 * @param tau the quantile, between 0 and 1
 */
export function checkLoss(scores: Float64Array, predictions: Float64Array, tau: number): number {
  let loss = 0;
  for (let row = 0; row < scores.length; row++) {
    const residual = scores[row]! - predictions[row]!;
    loss += residual > 0 ? residual * tau : residual * (tau - 1);
  }
  return loss;
}
