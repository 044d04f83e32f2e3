import {
  COVARIATES,
  DEFAULT_GROWTH_SETTINGS,
  type GrowthCohort,
  type GrowthSettings,
} from '../../shared/growth/growth-cohort.ts';
import { GROWTH_LEVELS } from '../../shared/growth/growth-level.ts';
import { type GrowthResult, growthOfCohort } from '../../shared/growth/growth-of-cohort.ts';
import { countReasons, GROWTH_REASONS } from '../../shared/growth/growth-reason.ts';
import type { StoredFit } from '../../shared/growth/stored-fit.ts';
import type { Lake } from '../../shared/lake/lake.ts';
import type { QueriedColumns, TextCodes } from '../../shared/lake/queries.ts';
import type { Grade } from '../../shared/standards/grades.ts';
import { schoolYearBefore } from '../../shared/standards/school-year.ts';
import { scoreRange } from '../../shared/standards/smarter-balanced.ts';
import type { Container } from '../container.ts';
import { inputHash } from '../input-hash.ts';
import { type Cohort, type CohortsOfYear, cohortsSql } from './cohort-sql.ts';

/** Pointers of this kind say where a cohort's growth lies; their names are <school year>/<subject>/<grade>. */
export const GROWTH_POINTER = 'growth';

export interface GrowthComputed {
  readonly cohort: string;
  readonly outcome: 'computed' | 'unchanged' | 'nobody';
  readonly students?: number;
}

const cohortName = ({ schoolYear, subject, grade }: Cohort) => `${schoolYear}/${subject}/${grade}`;

/** Growth percentiles of one cohort, network-wide; refitted only when its records or settings changed. */
export async function computeGrowth(container: Container, cohort: Cohort): Promise<GrowthComputed> {
  const { subject, schoolYear, grade } = cohort;
  const [computed] = await computeGrowthOfYear(container, { subject, schoolYear, grades: [grade] });
  return computed!;
}

/**
 * Growth percentiles of the cohorts of one subject and school year. Reading three years of the network costs more than fitting a small
 * cohort, so the cohorts that changed are read together and fitted one after the other.
 */
export async function computeGrowthOfYear(
  container: Container,
  { subject, schoolYear, grades }: CohortsOfYear,
): Promise<readonly GrowthComputed[]> {
  const { ledger } = container;
  const hash = inputHash([
    await snapshotKeys(container, { subject, schoolYear, grades }),
    growthSettings(container),
  ]);
  const before = await Promise.all(
    grades.map((grade) => ledger.pointer(GROWTH_POINTER, cohortName({ subject, schoolYear, grade }))),
  );
  const changed = grades.filter((_, at) => before[at]?.inputHash !== hash);
  const computed = new Map<Grade, GrowthComputed>();
  if (changed.length > 0) {
    const lake = await container.lake();
    const year = { subject, schoolYear, grades: changed };
    const table = `cohorts_${tableName(subject, schoolYear)}`;
    await lake.query(`CREATE OR REPLACE TABLE ${table} AS
      SELECT *, row_number() OVER (PARTITION BY grade ORDER BY person) - 1 AS place
      FROM (${cohortsSql(year, await relations(lake, year))})`);
    for (const grade of changed) {
      const students = `(FROM ${table} WHERE grade = ${Number(grade)})`;
      const cohort = { subject, schoolYear, grade };
      computed.set(grade, await computeCohort(container, cohort, students, hash));
    }
    await lake.dropTable(table);
  }
  return grades.map(
    (grade) =>
      computed.get(grade) ?? { cohort: cohortName({ subject, schoolYear, grade }), outcome: 'unchanged' },
  );
}

const tableName = (subject: string, schoolYear: string) => `${subject}_${schoolYear}`.replaceAll('-', '_');

/** @param students Relation of the cohort's students: columns of cohortsSql, and `place`, the student's place among them from 0. */
async function computeCohort(
  container: Container,
  cohort: Cohort,
  students: string,
  hash: string,
): Promise<GrowthComputed> {
  const { ledger } = container;
  const name = cohortName(cohort);
  const settings = growthSettings(container);
  const lake = await container.lake();
  // Who they are stays in DuckDB: the model asks for places, scores and schools.
  const columns = await lake.queryColumns(
    `SELECT * EXCLUDE (grade, place, person, district, student) FROM ${students} ORDER BY place`,
  );
  if (columns.rows === 0) {
    await ledger.setPointer(GROWTH_POINTER, name, { key: '', inputHash: hash, details: { students: 0 } });
    return { cohort: name, outcome: 'nobody', students: 0 };
  }
  const result = growthOfCohort(
    growthCohort(cohort, columns),
    settings,
    await earlierFits(container, cohort),
  );
  const key = `results/growth/${name}/${hash}.parquet`;
  await writeResult(lake, key, cohort, students, columns, result);
  const fitsKey = `results/growth-fits/${name}/${hash}.json`;
  await container.buckets.lake.put(fitsKey, JSON.stringify(result.fits));
  await ledger.setPointer(GROWTH_POINTER, name, {
    key,
    inputHash: hash,
    details: {
      students: columns.rows,
      fitsKey,
      growthReasons: countReasons(result.growthPercentile.reason),
      similarReasons: countReasons(result.similarStudentPercentile.reason),
      priorsThatDiffer: count(columns.numbers['prior_differs'], 1),
    },
  });
  return { cohort: name, outcome: 'computed', students: columns.rows };
}

function growthSettings(container: Container): GrowthSettings {
  const { minimumCohort, growth } = container.settings;
  return {
    ...DEFAULT_GROWTH_SETTINGS,
    minimumCohort,
    schoolMeans: growth.schoolMeans,
    lossHossAdjustment: growth.lossHossAdjustment,
  };
}

/** The published snapshots the cohorts are read from: equal keys, equal records. From the ledger alone. */
async function snapshotKeys(container: Container, { schoolYear }: CohortsOfYear): Promise<readonly string[]> {
  const { ledger } = container;
  const years = [schoolYear, schoolYearBefore(schoolYear, 1), schoolYearBefore(schoolYear, 2)];
  const wanted = new Set([
    ...years.map((year) => `assessment-result/${year}`),
    ...years.slice(1).map((year) => `prior-score/${year}`),
    `student/${schoolYear}`,
  ]);
  const pointers = await ledger.pointers('snapshot');
  return pointers
    .filter((pointer) => wanted.has(pointer.name.slice(pointer.name.indexOf('/') + 1)))
    .map((pointer) => pointer.key);
}

async function relations(lake: Lake, { schoolYear }: CohortsOfYear) {
  const earlier = [schoolYearBefore(schoolYear, 1), schoolYearBefore(schoolYear, 2)];
  const state = 'published';
  return {
    results: await lake.relation('assessment-result', { schoolYears: [schoolYear, ...earlier], state }),
    priorScores: await lake.relation('prior-score', { schoolYears: earlier, state }),
    students: await lake.studentsMerged({ schoolYears: [schoolYear], state }),
  };
}

/** The columns of the cohort as the growth model wants them. */
function growthCohort(cohort: Cohort, columns: QueriedColumns): GrowthCohort {
  const number = (name: string) => columns.numbers[name] ?? missing(name);
  const schools = columns.texts['school_code'] ?? missing('school_code');
  const [loss, hoss] = scoreRange(
    cohort.subject,
    cohort.grade as Parameters<typeof scoreRange>[1],
    cohort.schoolYear,
  );
  return {
    key: {
      subject: cohort.subject,
      schoolYear: cohort.schoolYear,
      grade: Number(cohort.grade),
      testVersion: 'smarter-balanced-summative',
    },
    student: Int32Array.from({ length: columns.rows }, (_, row) => row),
    currentScore: number('current_score'),
    priorScores: [number('prior_score_1'), number('prior_score_2')],
    priorGrades: [number('prior_grade_1'), number('prior_grade_2')],
    otherPriorScore: number('other_prior_score'),
    covariates: Object.fromEntries(
      COVARIATES.map((name) => [name, Int8Array.from(number(name))]),
    ) as GrowthCohort['covariates'],
    school: schools.codes,
    schoolIds: schools.words,
    otherTest: new Uint8Array(columns.rows),
    notValid: Uint8Array.from(number('valid'), (valid) => (valid === 1 ? 0 : 1)),
    scoreLimits: { loss, hoss },
  };
}

function missing(name: string): never {
  throw new Error(`The cohort has no column "${name}".`);
}

/** Fits of the same subject and grade one year before: a cohort too small for a fit of its own is scored with them. */
async function earlierFits(container: Container, cohort: Cohort): Promise<readonly StoredFit[]> {
  const fits: StoredFit[] = [];
  for (const schoolYear of [schoolYearBefore(cohort.schoolYear), cohort.schoolYear]) {
    const pointer = await container.ledger.pointer(GROWTH_POINTER, cohortName({ ...cohort, schoolYear }));
    const key = pointer?.details?.['fitsKey'];
    if (typeof key !== 'string') continue;
    const bytes = await container.buckets.lake.get(key).catch(() => undefined);
    if (bytes) fits.push(...(JSON.parse(new TextDecoder().decode(bytes)) as StoredFit[]));
  }
  return fits;
}

/** One row a student: percentile or reason, for both models. */
async function writeResult(
  lake: Lake,
  key: string,
  cohort: Cohort,
  students: string,
  columns: QueriedColumns,
  result: GrowthResult,
): Promise<void> {
  const table = `growth_${tableName(cohort.subject, cohort.schoolYear)}_${cohort.grade}`;
  const own = result.growthPercentile;
  const similar = result.similarStudentPercentile;
  await lake.createTable(table, {
    place: Float64Array.from({ length: columns.rows }, (_, place) => place),
    growth_percentile: percentiles(own.percentile),
    priors: Float64Array.from(own.priors),
    growth_level: coded(own.level, own.percentile, GROWTH_LEVELS),
    growth_reason: coded(own.reason, undefined, GROWTH_REASONS),
    similar_student_percentile: percentiles(similar.percentile),
    similar_student_level: coded(similar.level, similar.percentile, GROWTH_LEVELS),
    similar_student_reason: coded(similar.reason, undefined, GROWTH_REASONS),
    prior_differs: columns.numbers['prior_differs'] ?? missing('prior_differs'),
  });
  await lake.copyToParquet(
    `SELECT s.district, s.student, s.school_code, r.* EXCLUDE (place),
      '${cohort.subject}' AS subject, '${cohort.schoolYear}' AS school_year, '${cohort.grade}' AS grade
    FROM ${table} r JOIN ${students} s USING (place) ORDER BY s.district, s.school_code, s.student`,
    key,
  );
  await lake.dropTable(table);
}

const percentiles = (column: Uint8Array) =>
  Float64Array.from(column, (value) => (value === 0 ? Number.NaN : value));

function coded(codes: Uint8Array, where: Uint8Array | undefined, words: readonly string[]): TextCodes {
  return { codes: Int32Array.from(codes, (code, row) => (where?.[row] === 0 ? -1 : code)), words };
}

function count(column: Float64Array | undefined, value: number): number {
  let found = 0;
  for (const entry of column ?? []) if (entry === value) found += 1;
  return found;
}
