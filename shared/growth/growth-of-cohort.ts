import {
  expectedPriorGrades,
  growthEligibility,
  hasPrior,
  similarStudentsEligibility,
} from './eligibility.ts';
import type { GrowthFitRequest } from './fit-growth-model.ts';
import type { GrowthCohort, GrowthSettings } from './growth-cohort.ts';
import { growthLevelCode } from './growth-level.ts';
import { reasonCode } from './growth-reason.ts';
import { growthTerms, modelRows, similarStudentsTerms } from './model-rows.ts';
import { type GrowthLogEntry, obtainFit } from './obtain-fit.ts';
import { pick } from './pick.ts';
import { percentilesWithFit, schoolsKnownTo } from './score-with-fit.ts';
import { type SplineKnots, splineKnots } from './spline-knots.ts';
import type { StoredFit } from './stored-fit.ts';

/** Percentiles of one model, one entry per student of the cohort. */
export interface StudentPercentiles {
  /** 1 to 99; 0: none, see `reason`. */
  readonly percentile: Uint8Array;
  /** How many prior scores of the same subject the percentile rests on; 0: no percentile. */
  readonly priors: Uint8Array;
  /** Positions in GROWTH_LEVELS. */
  readonly level: Uint8Array;
  /** Positions in GROWTH_REASONS. */
  readonly reason: Uint8Array;
}

export interface GrowthResult {
  readonly growthPercentile: StudentPercentiles;
  /** The growth percentile with exactly 1, 2, ... priors; the one reported is that with the most. */
  readonly percentileByPriors: readonly Uint8Array[];
  readonly similarStudentPercentile: StudentPercentiles;
  /** The fits the percentiles come from, to be stored. */
  readonly fits: readonly StoredFit[];
  readonly log: readonly GrowthLogEntry[];
}

/**
 * Both growth percentiles of every student of a cohort, or the reason why there is none.
 *
 * `growthPercentile` compares with students who had the same earlier scores in the subject: one or two of them; every
 * number of priors is fitted on all students who have them, and the percentile with the most priors is reported.
 * `similarStudentPercentile` compares with students who had the same scores in both subjects last year and the same
 * characteristics. It cannot show differences between the groups it compares within.
 *
 * Source: R package SGP 2.2 (Betebenner) for the first; quantile regression with the covariates the CORE districts name
 * for the second. Units: percentiles, 1 to 99; 50 is average growth.
 *
 * Worked example: the cohort of growth-of-cohort.test.ts, 3,000 invented students; the first one scored 2588 after 2548
 * and 2469: growthPercentile 87, similarStudentPercentile 69.
 *
 * @param earlierFits of this or earlier years: a fit to the very same students and scores is not computed again, and a
 *   cohort too small for a fit of its own is scored with the latest one of the same subject, grade and test version
 * @throws RangeError when columns differ in length, a student occurs twice, or the settings need what is not there
 */
export function growthOfCohort(
  cohort: GrowthCohort,
  settings: GrowthSettings,
  earlierFits: readonly StoredFit[] = [],
): GrowthResult {
  refuseBadInput(cohort, settings);
  const run: Run = { cohort, settings, earlierFits, fits: [], log: [] };
  const { growthPercentile, percentileByPriors } = growthPercentiles(run);
  const similarStudentPercentile = similarStudentPercentiles(run);
  return { growthPercentile, percentileByPriors, similarStudentPercentile, fits: run.fits, log: run.log };
}

interface Run {
  readonly cohort: GrowthCohort;
  readonly settings: GrowthSettings;
  readonly earlierFits: readonly StoredFit[];
  readonly fits: StoredFit[];
  readonly log: GrowthLogEntry[];
}

function growthPercentiles(run: Run): Pick<GrowthResult, 'growthPercentile' | 'percentileByPriors'> {
  const { cohort, settings } = run;
  const { priors: usable, reason } = growthEligibility(cohort, settings);
  const growthPercentile = percentilesToFill(reason);
  const percentileByPriors: Uint8Array[] = [];
  const knots: SplineKnots[] = [];
  for (let priors = 1; priors <= Math.min(settings.maximumPriors, cohort.priorScores.length); priors++) {
    const students = studentsWhere(usable, (count) => count >= priors);
    if (students.length === 0) break;
    knots.push(knotsOfPrior(cohort, priors - 1));
    const request: GrowthFitRequest = {
      model: 'growthPercentile',
      cohort: cohort.key,
      priors,
      terms: growthTerms(knots, priors),
      score: pick(cohort.currentScore, students),
      rows: modelRows(cohort, students, priors),
    };
    const percentiles = scoreStudents(run, request, students, growthPercentile);
    percentileByPriors.push(percentiles);
  }
  return { growthPercentile: withLevels(growthPercentile, settings), percentileByPriors };
}

function similarStudentPercentiles(run: Run): StudentPercentiles {
  const { cohort, settings } = run;
  const reason = similarStudentsEligibility(cohort, settings);
  const result = percentilesToFill(reason);
  const students = studentsWhere(reason, (code) => code === reasonCode('has_percentile'));
  if (students.length > 0) {
    const rows = modelRows(cohort, students, 1);
    const request: GrowthFitRequest = {
      model: 'similarStudentPercentile',
      cohort: cohort.key,
      priors: 1,
      terms: similarStudentsTerms(cohort, settings, rows),
      score: pick(cohort.currentScore, students),
      rows,
    };
    scoreStudents(run, request, students, result);
  }
  return withLevels(result, settings);
}

/** Fits or finds the model, fills in the percentiles it gives and returns those of the whole cohort (0: none). */
function scoreStudents(
  run: Run,
  request: GrowthFitRequest,
  students: Uint32Array,
  result: StudentPercentiles,
): Uint8Array {
  const { cohort, settings } = run;
  const ofCohort = new Uint8Array(result.percentile.length);
  const obtained = obtainFit(request, settings.minimumCohort, run.earlierFits);
  run.log.push(...obtained.log);
  if (!obtained.fit) {
    for (const i of students) if (result.percentile[i] === 0) result.reason[i] = reasonCode(obtained.why);
    return ofCohort;
  }
  const { fit } = obtained;
  run.fits.push(fit);
  const known = schoolsKnownTo(fit, cohort.schoolIds);
  const scored = students.filter((i) => known === 'all' || known.has(cohort.school[i]!));
  if (scored.length < students.length) {
    for (const i of students) result.reason[i] = reasonCode('school_not_in_model');
  }
  const limits = settings.lossHossAdjustment ? cohort.scoreLimits : undefined;
  const rows = modelRows(cohort, scored, request.priors);
  const percentiles = percentilesWithFit(fit, pick(cohort.currentScore, scored), rows, limits);
  scored.forEach((i, row) => {
    ofCohort[i] = percentiles[row]!;
    result.percentile[i] = percentiles[row]!;
    result.priors[i] = request.priors;
    result.reason[i] = reasonCode('has_percentile');
  });
  return ofCohort;
}

/** Knots come from every score earned in the expected grade, also of students without a score this year. */
function knotsOfPrior(cohort: GrowthCohort, back: number): SplineKnots {
  const frozen = cohort.priorKnots?.[back];
  if (frozen) return frozen;
  const grade = expectedPriorGrades(cohort)[back]!;
  return splineKnots(cohort.priorScores[back]!.filter((_, i) => hasPrior(cohort, back, grade, i)));
}

function percentilesToFill(reason: Uint8Array): StudentPercentiles {
  const { length } = reason;
  return {
    percentile: new Uint8Array(length),
    priors: new Uint8Array(length),
    level: new Uint8Array(length),
    reason,
  };
}

function withLevels(result: StudentPercentiles, { levelCuts }: GrowthSettings): StudentPercentiles {
  return { ...result, level: result.percentile.map((percentile) => growthLevelCode(percentile, levelCuts)) };
}

function studentsWhere(column: Uint8Array, chosen: (value: number) => boolean): Uint32Array {
  const students: number[] = [];
  column.forEach((value, i) => {
    if (chosen(value)) students.push(i);
  });
  return Uint32Array.from(students);
}

function refuseBadInput(cohort: GrowthCohort, settings: GrowthSettings): void {
  const { length } = cohort.student;
  const columns = [
    cohort.currentScore,
    ...cohort.priorScores,
    ...cohort.priorGrades,
    cohort.otherPriorScore,
    ...Object.values(cohort.covariates),
    cohort.school,
    cohort.otherTest,
    cohort.notValid,
  ];
  if (columns.some((column) => column.length !== length))
    throw new RangeError('columns of a cohort differ in length');
  if (cohort.priorScores.length !== cohort.priorGrades.length || cohort.priorScores.length === 0) {
    throw new RangeError('a cohort needs at least one prior score column, each with its grades');
  }
  if (new Set(cohort.student).size !== length)
    throw new RangeError('a student occurs twice: resolve duplicates first');
  if (settings.lossHossAdjustment && !cohort.scoreLimits) {
    throw new RangeError('the LOSS/HOSS adjustment needs the score limits of the test');
  }
}
