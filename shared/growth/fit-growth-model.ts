import { createHash } from 'node:crypto';
import { type CohortKey, GROWTH_TAUS, type GrowthModel } from './growth-cohort.ts';
import {
  columnNamesOf,
  columnNamesOfTerm,
  type GrowthTerm,
  growthDesign,
  type ModelRows,
} from './growth-terms.ts';
import { type AdditiveDesign, columnCountOf, selectRows } from './quantile-regression/additive-design.ts';
import { canonicalOrder } from './quantile-regression/canonical-order.ts';
import { gramMatrix } from './quantile-regression/gram-matrix.ts';
import { independentColumns } from './quantile-regression/independent-columns.ts';
import { quantileProcess } from './quantile-regression/quantile-process.ts';
import { SingularDesignError } from './quantile-regression/singular-design.ts';
import { levelsOf } from './score-levels.ts';
import type { DroppedColumn, StoredFit } from './stored-fit.ts';

/** A growth model and the students it is to be fitted to. */
export interface GrowthFitRequest {
  readonly model: GrowthModel;
  readonly cohort: CohortKey;
  readonly priors: number;
  readonly terms: readonly GrowthTerm[];
  /** This year's scores, one per row. */
  readonly score: Float64Array;
  readonly rows: ModelRows;
}

/**
 * Fits a growth model at all 100 quantiles.
 *
 * Columns that are the same for every student (a district without foster youth, say), combinations of other columns
 * among the covariates, and spline columns of score ranges without students are dropped and listed in the result.
 * The order of the students does not matter: they are sorted by what they hold first.
 *
 * @param earlier fits that may be reused: one with the same input hash is returned as it is
 * @throws SingularDesignError when the students do not determine the model
 */
export function fitGrowthModel(request: GrowthFitRequest, earlier: readonly StoredFit[] = []): StoredFit {
  const { model, cohort, priors, terms, rows } = request;
  if (rows.rowCount === 0) throw new SingularDesignError('no student');
  const unsorted = growthDesign(terms, columnNamesOf(terms), rows);
  const scoreLevels = levelsOf(request.score);
  const order = canonicalOrder(unsorted, scoreLevels);
  const score = Float64Array.from(order, (row) => request.score[row]!);
  const sorted = selectRows(unsorted, order);

  const inputHash = hashOf(request, sorted, score);
  const unchanged = earlier.find((fit) => fit.inputHash === inputHash);
  if (unchanged) return unchanged;

  refuseDegenerate(terms, scoreLevels.distinct.length);
  const { columnNames, droppedColumns } = chooseColumns(terms, sorted);
  const design = selectRows(growthDesign(terms, columnNames, rows), order);
  const { coefficients } = quantileProcess(design, score, GROWTH_TAUS);
  return {
    format: 'growth-fit-1',
    model,
    cohort,
    priors,
    terms,
    columnNames,
    droppedColumns,
    taus: GROWTH_TAUS,
    coefficients: coefficients.map((vector) => [...vector.subarray(0, columnNames.length)]),
    studentCount: rows.rowCount,
    inputHash,
  };
}

function hashOf(request: GrowthFitRequest, design: AdditiveDesign, score: Float64Array): string {
  const { model, cohort, priors, terms } = request;
  const hash = createHash('sha256').update(
    JSON.stringify({ model, cohort, priors, terms, taus: GROWTH_TAUS }),
  );
  for (const { levelOfRow, values, columns } of design.parts)
    hash.update(levelOfRow).update(values).update(columns);
  return hash.update(score).digest('hex');
}

function refuseDegenerate(terms: readonly GrowthTerm[], differentScores: number): void {
  if (differentScores === 1) throw new SingularDesignError('all students have the same score this year');
  for (const term of terms) {
    if (term.kind === 'spline' && !(term.knots.boundaries[0] < term.knots.boundaries[1])) {
      throw new SingularDesignError(`all students have the same ${term.score}`);
    }
  }
}

/** Keeps the columns that are not determined by the others and says why the rest are left out. */
function chooseColumns(
  terms: readonly GrowthTerm[],
  design: AdditiveDesign,
): { columnNames: string[]; droppedColumns: DroppedColumn[] } {
  const size = columnCountOf(design);
  const gram = gramMatrix(design);
  const independent = independentColumns(gram, size);
  const covariates = new Set(terms.filter((term) => term.kind !== 'spline').flatMap(columnNamesOfTerm));
  const droppedColumns: DroppedColumn[] = [];
  design.columnNames.forEach((column, k) => {
    if (independent[k]) return;
    const isZero = gram[k * size + k] === 0;
    const isCovariate = covariates.has(column);
    if (!isZero && !isCovariate) {
      throw new SingularDesignError(`${column} is a combination of other columns; too few different scores`);
    }
    const why = isCovariate ? reasonToDrop(gram, size, k) : 'zero for every student';
    droppedColumns.push({ column, why });
  });
  return { columnNames: design.columnNames.filter((_, k) => independent[k]), droppedColumns };
}

/** A column with the same value v everywhere has sum n v and sum of squares n v v. */
function reasonToDrop(gram: Float64Array, size: number, column: number): DroppedColumn['why'] {
  const rowCount = gram[0]!;
  const sum = gram[column]!;
  const squares = gram[column * size + column]!;
  const same = Math.abs(squares * rowCount - sum * sum) <= 1e-10 * squares * rowCount;
  return same ? 'the same for every student' : 'a combination of other columns';
}
