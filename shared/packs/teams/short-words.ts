import type { VerdictKey } from '../../change/verdict.ts';
import { dayOfYear } from '../period/period.ts';
import type { PackTest } from './pack-team.ts';

/** A verdict in a few words, as it stands in a row of a pack. The judged line, n and all, is in the team's own workbook. */
const VERDICTS: Readonly<Record<VerdictKey, { readonly so_far: string; readonly called: string }>> = {
  not_chartable: { so_far: 'Too few students for a chart', called: 'Too few students for a chart' },
  too_early: { so_far: 'Too early to tell', called: 'Too few lessons to tell' },
  lasting_better: { so_far: 'Better so far', called: 'A lasting change' },
  lasting_worse: { so_far: 'The other way so far', called: 'The other way' },
  early_sign: { so_far: 'Early sign of change', called: 'Early sign of change' },
  early_worse: { so_far: 'Lately the other way', called: 'Lately the other way' },
  mixed: { so_far: 'Zig-zag: two things mixed', called: 'Zig-zag: two things mixed' },
  usual_range: { so_far: 'Up and down as usual', called: 'Up and down as usual' },
};

/** What the data of a test say, in a few words. */
export function verdictInShort({ facts }: Pick<PackTest, 'facts'>): string {
  if (facts.stage === 'planned') return 'Not begun';
  if (facts.verdict === null) return 'No measure';
  return VERDICTS[facts.verdict][facts.standing];
}

/** A lasting change that was called on the decide-by day. */
export function isLastingChange({ facts }: Pick<PackTest, 'facts'>): boolean {
  return facts.verdict === 'lasting_better' && facts.standing === 'called';
}

const DECISIONS = { adopt: 'Adopt', adapt: 'Adapt', abandon: 'Stop' } as const;

/** The decision, or the day on which it is due. @example 'Adapt', 'Due Feb 20', 'Was due Feb 6', 'No day set' */
export function decisionInShort({ facts }: Pick<PackTest, 'facts'>, today: string): string {
  const { decision, decideBy } = facts;
  if (decision !== null) return DECISIONS[decision];
  if (decideBy === null) return 'No day set';
  return `${decideBy < today ? 'Was due' : 'Due'} ${dayOfYear(decideBy)}`;
}

/** Number of lessons with data, before and since the change. */
export function lessonsOfData({ facts }: Pick<PackTest, 'facts'>): number {
  return facts.lessonsBefore + facts.lessonsSince;
}
