import { normalQuantile } from './normal-quantile.ts';

/** Lanczos coefficients (g = 7, n = 9). */
const LANCZOS = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,
  12.507343278686905, -0.13857109526572012, 0.000009984369578019572, 1.5056327351493116e-7,
];

/** ln Gamma(x) for x > 0.5. Source: Lanczos (1964), SIAM J. Numer. Anal. B 1:86-96. */
function logGamma(x: number): number {
  const t = x + 6.5;
  const series = LANCZOS.reduce((sum, c, i) => (i === 0 ? c : sum + c / (x - 1 + i)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(series);
}

/**
 * P(|T| > t) of Student's t: the regularised incomplete beta function I_x(df/2, 1/2) at x = df / (df + t2),
 * by its continued fraction (Lentz). Source: NIST DLMF 8.17.22; Press et al., Numerical Recipes 6.4.
 */
function twoSidedTail(t: number, df: number): number {
  const [a, b, x] = [df / 2, 0.5, df / (df + t * t)];
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  // The fraction converges fast only on one side of this point; on the other the mirrored one does.
  if (x < (a + 1) / (a + b + 2)) return (front * betaFraction(a, b, x)) / a;
  return 1 - (front * betaFraction(b, a, 1 - x)) / b;
}

function betaFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= 500; m++) {
    for (const step of [
      (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
      (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
    ]) {
      d = 1 / (1 + step * d);
      c = 1 + step / c;
      value *= c * d;
    }
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return value;
}

/** From here on the expansion around the normal quantile is exact to 1e-10. */
const MANY_DEGREES = 300;

/** Abramowitz & Stegun 26.7.5: the t quantile as a series in 1/df around the normal quantile z. */
function expansionAround(z: number, df: number): number {
  const z2 = z * z;
  const terms = [
    (z * (z2 + 1)) / 4,
    (z * ((5 * z2 + 16) * z2 + 3)) / 96,
    (z * (((3 * z2 + 19) * z2 + 17) * z2 - 15)) / 384,
    (z * ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945)) / 92160,
  ];
  return terms.reduceRight((sum, term) => (sum + term) / df, 0) + z;
}

/**
 * Quantile of Student's t with `df` degrees of freedom, any real df > 0 (Welch-Satterthwaite gives fractions).
 *
 * Definition: t with P(T <= t) = probability, for 0.5 <= probability < 1. Units: standard errors.
 * Method: a bracket around the root of the two-sided tail, halved; above 300 degrees of freedom a series.
 * Accuracy: within 1e-9 of R's qt (reference/expected.json). Throws RangeError outside its domain.
 *
 * @example studentTQuantile(0.975, 4.87) // 2.59136
 */
export function studentTQuantile(probability: number, df: number): number {
  if (!(probability >= 0.5 && probability < 1 && df > 0)) {
    throw new RangeError(`no t quantile for probability ${probability}, ${df} degrees of freedom`);
  }
  if (probability === 0.5) return 0;
  if (df >= MANY_DEGREES) return expansionAround(normalQuantile(probability), df);
  const tail = 2 * (1 - probability);
  let [low, high] = [0, 1];
  while (twoSidedTail(high, df) > tail) [low, high] = [high, high * 2];
  while (high - low > 1e-13 * high) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (twoSidedTail(middle, df) > tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
