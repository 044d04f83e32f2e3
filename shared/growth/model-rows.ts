import type { GrowthCohort, GrowthSettings } from './growth-cohort.ts';
import type { GrowthTerm, ModelRows } from './growth-terms.ts';
import { pick } from './pick.ts';
import { type SplineKnots, splineKnots } from './spline-knots.ts';

/** Names of the scores as they stand in stored fits. */
const priorName = (back: number): string => `priorScore${back + 1}`;
const OTHER_PRIOR = 'otherPriorScore';

/** The columns of some students of a cohort, as the growth models read them. */
export function modelRows(cohort: GrowthCohort, students: Uint32Array, priors: number): ModelRows {
  const scores: Record<string, Float64Array> = { [OTHER_PRIOR]: pick(cohort.otherPriorScore, students) };
  for (let back = 0; back < priors; back++)
    scores[priorName(back)] = pick(cohort.priorScores[back]!, students);
  const indicators = Object.fromEntries(
    Object.entries(cohort.covariates).map(([name, column]) => [
      name,
      pickInto(new Int8Array(students.length), column, students),
    ]),
  );
  return {
    rowCount: students.length,
    scores,
    indicators,
    school: pickInto(new Int32Array(students.length), cohort.school, students),
    schoolIds: cohort.schoolIds,
  };
}

function pickInto<Column extends Int32Array | Int8Array>(
  picked: Column,
  column: Column,
  students: Uint32Array,
): Column {
  for (let row = 0; row < students.length; row++) picked[row] = column[students[row]!]!;
  return picked;
}

/** Splines of the given number of prior scores in the same subject. */
export function growthTerms(priorKnots: readonly SplineKnots[], priors: number): GrowthTerm[] {
  return Array.from({ length: priors }, (_, back) => ({
    kind: 'spline',
    score: priorName(back),
    knots: priorKnots[back]!,
  }));
}

/** Splines of last year's scores in both subjects, the covariates, and school means when the setting asks for them. */
export function similarStudentsTerms(
  cohort: GrowthCohort,
  settings: GrowthSettings,
  rows: ModelRows,
): GrowthTerm[] {
  const same = rows.scores[priorName(0)]!;
  const other = rows.scores[OTHER_PRIOR]!;
  const terms: GrowthTerm[] = [
    { kind: 'spline', score: priorName(0), knots: cohort.priorKnots?.[0] ?? splineKnots(same) },
    { kind: 'spline', score: OTHER_PRIOR, knots: cohort.otherPriorKnots ?? splineKnots(other) },
    { kind: 'indicators', names: settings.covariates },
  ];
  return settings.schoolMeans ? [...terms, schoolMeansTerm(settings.covariates, rows)] : terms;
}

function schoolMeansTerm(covariates: readonly string[], rows: ModelRows): GrowthTerm {
  const names = [priorName(0), OTHER_PRIOR, ...covariates];
  const columns = names.map((name) => rows.scores[name] ?? rows.indicators[name]!);
  const studentsOfSchool = new Float64Array(rows.schoolIds.length);
  for (const school of rows.school) studentsOfSchool[school]!++;
  const means = columns.map((column) => {
    const sums = new Float64Array(rows.schoolIds.length);
    for (let row = 0; row < rows.rowCount; row++) sums[rows.school[row]!]! += column[row]!;
    return sums.map((sum, school) => sum / studentsOfSchool[school]!);
  });
  const positions = [...rows.schoolIds.keys()].filter((school) => studentsOfSchool[school]! > 0);
  const inOrderOfIds = positions.sort((a, b) => (rows.schoolIds[a]! < rows.schoolIds[b]! ? -1 : 1));
  const meansOfSchool = Object.fromEntries(
    inOrderOfIds.map((school) => [rows.schoolIds[school]!, means.map((mean) => mean[school]!)]),
  );
  return { kind: 'schoolMeans', names, meansOfSchool };
}
