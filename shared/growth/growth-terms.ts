import { BASIS_FUNCTIONS, cubicBSpline, NON_ZERO_AT_A_SCORE } from './cubic-b-spline.ts';
import type { AdditiveDesign, DesignPart } from './quantile-regression/additive-design.ts';
import { levelsOf } from './score-levels.ts';
import type { SplineKnots } from './spline-knots.ts';

/** One part of a growth model, in the form in which it is stored with a fit. */
export type GrowthTerm =
  | { readonly kind: 'spline'; readonly score: string; readonly knots: SplineKnots }
  | { readonly kind: 'indicators'; readonly names: readonly string[] }
  | {
      readonly kind: 'schoolMeans';
      readonly names: readonly string[];
      /** Per school id, the mean of each name over the fitted students. */
      readonly meansOfSchool: Readonly<Record<string, readonly number[]>>;
    };

/** The columns a model reads, one entry per student, all of the same length and without missing values. */
export interface ModelRows {
  readonly rowCount: number;
  readonly scores: Readonly<Record<string, Float64Array>>;
  /** 0 or 1. */
  readonly indicators: Readonly<Record<string, Int8Array>>;
  /** Position of the student's school in `schoolIds`; read by school means only. */
  readonly school: Int32Array;
  readonly schoolIds: readonly string[];
}

/** Names of the design's columns: the intercept, seven per spline (the first basis function is left out), then the rest. */
export function columnNamesOf(terms: readonly GrowthTerm[]): string[] {
  return ['intercept', ...terms.flatMap(columnNamesOfTerm)];
}

export function columnNamesOfTerm(term: GrowthTerm): string[] {
  if (term.kind === 'spline') return splineColumnNames(term.score).slice(1);
  return term.kind === 'indicators' ? [...term.names] : term.names.map((name) => `school mean of ${name}`);
}

const splineColumnNames = (score: string): string[] =>
  Array.from({ length: BASIS_FUNCTIONS }, (_, number) => `${score}.bs${number}`);

/**
 * The design matrix of a growth model for the given students.
 *
 * @param columnNames the columns to keep, in order; what other columns would hold is left out
 */
export function growthDesign(
  terms: readonly GrowthTerm[],
  columnNames: readonly string[],
  rows: ModelRows,
): AdditiveDesign {
  const columnOfName = new Map(columnNames.map((name, column) => [name, column]));
  const columnOf = (name: string): number => columnOfName.get(name) ?? columnNames.length;
  const intercept = constantPart(rows.rowCount, columnOf('intercept'));
  const parts = [intercept, ...terms.map((term) => partOf(term, columnOf, rows))];
  return { rowCount: rows.rowCount, columnNames, parts };
}

function constantPart(rowCount: number, column: number): DesignPart {
  return {
    levelOfRow: new Uint32Array(rowCount),
    levelCount: 1,
    width: 1,
    values: Float64Array.of(1),
    columns: Uint16Array.of(column),
  };
}

function partOf(term: GrowthTerm, columnOf: (name: string) => number, rows: ModelRows): DesignPart {
  if (term.kind === 'spline') return splinePart(rows.scores[term.score]!, term.score, term.knots, columnOf);
  const columns = columnNamesOfTerm(term).map(columnOf);
  if (term.kind === 'schoolMeans') return schoolPart(term.meansOfSchool, columns, rows);
  return indicatorPart(
    term.names.map((name) => rows.indicators[name]!),
    columns,
    rows.rowCount,
  );
}

function splinePart(
  scores: Float64Array,
  name: string,
  knots: SplineKnots,
  columnOf: (name: string) => number,
): DesignPart {
  const { distinct, levelOfRow } = levelsOf(scores);
  const columnOfFunction = splineColumnNames(name).map(columnOf);
  const values = new Float64Array(distinct.length * NON_ZERO_AT_A_SCORE);
  const columns = new Uint16Array(values.length);
  distinct.forEach((score, level) => {
    const offset = level * NON_ZERO_AT_A_SCORE;
    const first = cubicBSpline(score, knots, values, offset);
    for (let i = 0; i < NON_ZERO_AT_A_SCORE; i++) columns[offset + i] = columnOfFunction[first + i]!;
  });
  return { levelOfRow, levelCount: distinct.length, width: NON_ZERO_AT_A_SCORE, values, columns };
}

/** One level per combination of the 0/1 columns; bit i of the level is column i. */
function indicatorPart(
  indicators: readonly Int8Array[],
  columns: readonly number[],
  rowCount: number,
): DesignPart {
  const levelCount = 2 ** indicators.length;
  const levelOfRow = new Uint32Array(rowCount);
  indicators.forEach((indicator, bit) => {
    for (let row = 0; row < rowCount; row++) levelOfRow[row]! |= indicator[row]! << bit;
  });
  const entries = Array.from({ length: levelCount }, (_, level) =>
    columns.map((_, bit) => (level >> bit) & 1),
  );
  return tabulated(levelOfRow, entries, columns);
}

function schoolPart(
  meansOfSchool: Readonly<Record<string, readonly number[]>>,
  columns: readonly number[],
  rows: ModelRows,
): DesignPart {
  const ids = Object.keys(meansOfSchool).sort();
  const levelOfId = new Map(ids.map((id, level) => [id, level]));
  const levelOfRow = Uint32Array.from(rows.school, (school) => levelOfId.get(rows.schoolIds[school]!)!);
  return tabulated(
    levelOfRow,
    ids.map((id) => meansOfSchool[id]!),
    columns,
  );
}

function tabulated(
  levelOfRow: Uint32Array,
  entriesOfLevel: readonly (readonly number[])[],
  columns: readonly number[],
): DesignPart {
  return {
    levelOfRow,
    levelCount: entriesOfLevel.length,
    width: columns.length,
    values: Float64Array.from(entriesOfLevel.flat()),
    columns: Uint16Array.from(entriesOfLevel.flatMap(() => columns)),
  };
}
