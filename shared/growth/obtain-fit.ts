import { fitGrowthModel, type GrowthFitRequest } from './fit-growth-model.ts';
import type { GrowthModel } from './growth-cohort.ts';
import { columnNamesOf } from './growth-terms.ts';
import { SingularDesignError } from './quantile-regression/singular-design.ts';
import type { DroppedColumn, StoredFit } from './stored-fit.ts';

/** What a data lead may want to know about the fits of a cohort, with counts instead of students. */
export type GrowthLogEntry = {
  readonly model: GrowthModel;
  readonly priors: number;
  readonly students: number;
} & (
  | { readonly event: 'fitted' | 'fit_unchanged' | 'small_cohort' }
  | { readonly event: 'earlier_fit_used'; readonly schoolYear: string }
  | { readonly event: 'singular_design'; readonly explanation: string }
  | { readonly event: 'column_dropped'; readonly dropped: DroppedColumn }
);

export type ObtainedFit =
  | { readonly fit: StoredFit; readonly log: readonly GrowthLogEntry[] }
  | {
      readonly fit?: never;
      readonly why: 'small_cohort' | 'singular_design';
      readonly log: readonly GrowthLogEntry[];
    };

/**
 * The fit to score a cohort with: fitted to its own students when there are at least `minimumCohort` of them and they
 * determine the model; else the latest earlier fit of the same model, subject, grade and test version that had so many students itself; else none.
 */
export function obtainFit(
  request: GrowthFitRequest,
  minimumCohort: number,
  earlierFits: readonly StoredFit[],
): ObtainedFit {
  const { model, priors } = request;
  const about = { model, priors, students: request.rows.rowCount };
  const own = fitOwnStudents(request, minimumCohort, earlierFits);
  if (own instanceof SingularDesignError || own === undefined) {
    const failed: GrowthLogEntry = own
      ? { ...about, event: 'singular_design', explanation: own.message }
      : { ...about, event: 'small_cohort' };
    const earlier = latestComparable(
      request,
      earlierFits.filter(({ studentCount }) => studentCount >= minimumCohort),
    );
    if (!earlier) return { why: own ? 'singular_design' : 'small_cohort', log: [failed] };
    const used = { ...about, event: 'earlier_fit_used', schoolYear: earlier.cohort.schoolYear } as const;
    return { fit: earlier, log: [failed, used] };
  }
  const drops = own.droppedColumns.map(
    (dropped) => ({ ...about, event: 'column_dropped', dropped }) as const,
  );
  return {
    fit: own,
    log: [{ ...about, event: earlierFits.includes(own) ? 'fit_unchanged' : 'fitted' }, ...drops],
  };
}

function fitOwnStudents(
  request: GrowthFitRequest,
  minimumCohort: number,
  earlierFits: readonly StoredFit[],
): StoredFit | SingularDesignError | undefined {
  if (request.rows.rowCount < minimumCohort) return undefined;
  try {
    return fitGrowthModel(request, earlierFits);
  } catch (error) {
    if (error instanceof SingularDesignError) return error;
    throw error;
  }
}

function latestComparable(
  request: GrowthFitRequest,
  earlierFits: readonly StoredFit[],
): StoredFit | undefined {
  const wanted = comparability(request);
  return earlierFits
    .filter((fit) => comparability(fit) === wanted)
    .sort((a, b) => a.cohort.schoolYear.localeCompare(b.cohort.schoolYear, 'en'))
    .at(-1);
}

function comparability({
  model,
  priors,
  cohort,
  terms,
}: Pick<StoredFit, 'model' | 'priors' | 'cohort' | 'terms'>) {
  const { subject, grade, testVersion } = cohort;
  return JSON.stringify([model, priors, subject, grade, testVersion, columnNamesOf(terms)]);
}
