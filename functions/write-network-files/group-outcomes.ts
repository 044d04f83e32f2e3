import type { GroupTableRow } from '../../shared/gaps/group-table.ts';
import {
  type NamedGroups,
  type ReleasedOutcomes,
  releaseOutcomes,
} from '../../shared/packs/outcomes/release-outcomes.ts';
import { distanceLimits, percentileLimits } from '../../shared/packs/outcomes/score-limits.ts';
import type { RangeSolver } from '../../shared/privacy/range-solver.ts';
import type { PublishedTable } from '../../shared/privacy/released-table.ts';
import type { SuppressionRules } from '../../shared/privacy/rules.ts';
import type { SchoolYear } from '../../shared/standards/school-year.ts';
import type { Subject } from '../../shared/standards/smarter-balanced.ts';

export interface GroupOutcomesInput {
  readonly rows: readonly GroupTableRow[];
  /** A district, or the network. */
  readonly place: string;
  readonly subject: Subject;
  readonly years: readonly SchoolYear[];
  readonly baseline: SchoolYear;
  readonly groups: NamedGroups;
  readonly rules: SuppressionRules;
  /** Growth of a group needs more students than its average does. */
  readonly growthFloor: number;
  readonly solver: RangeSolver;
  readonly earlier: readonly PublishedTable[];
}

/** A subject's outcomes by group through suppression: distance from standard, and growth where it was computed. */
export function groupOutcomes(input: GroupOutcomesInput): {
  readonly outcomes: ReleasedOutcomes;
  readonly growth: ReleasedOutcomes | null;
} {
  const { rows, place, subject, years, baseline, groups, rules, growthFloor, solver, earlier } = input;
  const about = { rows, subject, places: [place], years, baselineYear: baseline };
  const outcomes = releaseOutcomes(
    {
      ...about,
      id: `${place} ${subject} groups`,
      measure: 'distance-from-standard',
      scoreLimits: distanceLimits(subject),
    },
    groups,
    rules,
    solver,
    earlier,
  );
  if (!rows.some((row) => row.subject === subject && row.measure === 'growth-percentile'))
    return { outcomes, growth: null };
  const growth = releaseOutcomes(
    {
      ...about,
      id: `${place} ${subject} growth by group`,
      measure: 'growth-percentile',
      scoreLimits: percentileLimits,
    },
    groups,
    { ...rules, floor: Math.max(rules.floor, growthFloor) },
    solver,
    earlier,
  );
  return { outcomes, growth };
}
