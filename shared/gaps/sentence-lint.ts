/** What a sentence of a workbook or pack must not say, with the reason. */
export interface ForbiddenWords {
  readonly reason: 'causal claim' | 'jargon' | 'ranking' | 'traffic light' | 'broken value';
  readonly words: readonly string[];
}

/**
 * The word lists. An entry matches whole words, ignoring case; '*' stands for any ending ('cause*' also finds 'caused').
 * Requirements: I023 (no causal claims), I081 (no jargon), presentation section 4 (no ranking, no red/amber/green).
 */
const FORBIDDEN_WORDS: readonly ForbiddenWords[] = [
  {
    reason: 'causal claim',
    words: [
      'because',
      'cause*',
      'causal*',
      'led to',
      'lead to',
      'leads to',
      'leading to',
      'impact*',
      'effect of',
      'effects of',
      'affect*',
      'due to',
      'thanks to',
      'owing to',
      'as a result',
      'result of',
      'results of',
      'resulted in',
      'resulting from',
      'drove',
      'driven by',
      'contributed to',
      'contribut* to',
      'attribut* to',
      'responsible for',
      'brought about',
      'explains',
      'explained by',
      'works',
      'worked',
      'effective*',
      'proves',
      'proved',
      'helped',
      'boosted',
    ],
  },
  {
    reason: 'jargon',
    words: [
      'sigma',
      'p-value',
      'p value',
      'UCL',
      'LCL',
      'significan*',
      'statistical*',
      'heteroscedastic*',
      'standard deviation*',
      'standard error*',
      'confidence interval*',
      'effect size*',
      'regression',
      'quantile*',
      'variance',
      'null hypothesis',
      't-test',
      'degrees of freedom',
      'Welch',
      'Wilson interval',
      'Newcombe',
      'Hedges',
      'Mann-Whitney',
      'probit',
      'suppress*',
      'covariate*',
      'cohort effect',
      'DFS',
      'Bayes*',
      'coefficient*',
      'outlier*',
    ],
  },
  {
    reason: 'ranking',
    words: [
      'rank*',
      'best',
      'worst',
      'top',
      'bottom',
      'league',
      'outperform*',
      'underperform*',
      'lagging',
      'failing',
    ],
  },
  { reason: 'traffic light', words: ['traffic light*', 'red/amber/green', 'RAG'] },
  { reason: 'broken value', words: ['NaN', 'undefined', 'null', 'Infinity', '[object Object]'] },
];

export interface SentenceProblem {
  readonly reason: ForbiddenWords['reason'] | 'value without n';
  readonly found: string;
}

function pattern(entry: string): RegExp {
  const escaped = entry.replace(/[.+?^${}()|[\]\\/]/g, '\\$&').replace(/\*/g, "[\\p{L}'’-]*");
  return new RegExp(`(?<![\\p{L}-])${escaped}(?![\\p{L}-])`, 'iu');
}

const PATTERNS = FORBIDDEN_WORDS.flatMap(({ reason, words }) =>
  words.map((word) => ({ reason, pattern: pattern(word) })),
);

/** A number that stands for students' results: a percent, points, a growth percentile. */
const VALUE = /\d(?:[\d.,]*)\s?(?:%|percent\b|points?\b|puntos?\b)|percentile\s+\d/iu;
/** n with a number or a band: 'n 21', 'n 10-19', 'n 50+'. */
const N = /\bn\s?(?:=\s?)?\d/u;

/**
 * Checks one generated text (a sentence, or the few sentences that stand together): no causal claim, no jargon, no ranking,
 * no broken value, and no value without n. Names that a district chose (schools, teams, change ideas) are not ours to
 * correct: pass them in `names` and they are left out of the check.
 *
 * @example lintSentence('The opener led to 12 points more.') // [{ reason: 'causal claim', ... }, { reason: 'value without n', ... }]
 */
export function lintSentence(sentence: string, names: readonly string[] = []): readonly SentenceProblem[] {
  const text = names.reduce((rest, name) => (name === '' ? rest : rest.replaceAll(name, '…')), sentence);
  const problems: SentenceProblem[] = PATTERNS.flatMap(({ reason, pattern }) => {
    const match = pattern.exec(text);
    return match ? [{ reason, found: match[0] }] : [];
  });
  const value = VALUE.exec(text);
  if (value && !N.test(text)) problems.push({ reason: 'value without n', found: value[0] });
  return problems;
}
