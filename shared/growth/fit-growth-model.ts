import { createHash } from 'node:crypto';
import { type CohortKey, GROWTH_TAUS, type GrowthModel } from './growth-cohort.ts';
import {
  columnNamesOf,
  columnNamesOfTerm,
  type GrowthTerm,
  growthDesign,
  type ModelRows,
} from './growth-terms.ts';
import { pick } from './pick.ts';
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
 * Columns that are the same for every student (a network without foster youth, say) or combinations of other columns
 * (a spline's where a range of scores holds no student) are dropped and listed in the result.
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
  const score = pick(request.score, order);
  const sorted = selectRows(unsorted, order);

  const inputHash = hashOf(request, sorted, score);
  const unchanged = earlier.find((fit) => fit.inputHash === inputHash);
  if (unchanged) return unchanged;

  const { columnNames, droppedColumns } = chooseColumns(terms, sorted);
  refuseDegenerate(terms, rows.rowCount, scoreLevels.distinct.length, droppedColumns);
  const design =
    droppedColumns.length === 0 ? sorted : selectRows(growthDesign(terms, columnNames, rows), order);
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

/** Keeps the columns that are not determined by the others and says why the rest are left out. */
function chooseColumns(
  terms: readonly GrowthTerm[],
  design: AdditiveDesign,
): { columnNames: string[]; droppedColumns: DroppedColumn[] } {
  const gram = gramMatrix(design);
  const independent = independentColumns(design, gram);
  const columnNames = design.columnNames.filter((_, k) => independent[k]);
  const droppedColumns = design.columnNames.flatMap((column, k) => {
    return independent[k] ? [] : [{ column, why: reasonToDrop(gram, columnCountOf(design), k) }];
  });
  for (const term of terms) {
    if (term.kind === 'spline' && !columnNamesOfTerm(term).some((column) => columnNames.includes(column))) {
      throw new SingularDesignError(`all students have the same ${term.score}`);
    }
  }
  return { columnNames, droppedColumns };
}

/**
 * Dropping columns must not make a cohort of very few students look large enough: it needs as many students as the
 * model has columns, not counting covariates that are the same for all of them.
 */
function refuseDegenerate(
  terms: readonly GrowthTerm[],
  rowCount: number,
  differentScores: number,
  dropped: readonly DroppedColumn[],
): void {
  const covariates = new Set(terms.filter(({ kind }) => kind !== 'spline').flatMap(columnNamesOfTerm));
  const needed = columnNamesOf(terms).length - dropped.filter(({ column }) => covariates.has(column)).length;
  if (rowCount < needed) throw new SingularDesignError(`${rowCount} students for ${needed} coefficients`);
  if (differentScores === 1) throw new SingularDesignError('all students have the same score this year');
}

/** A column with the same value v for all n students has the sum n v and the sum of squares n v v. */
function reasonToDrop(gram: Float64Array, size: number, column: number): DroppedColumn['why'] {
  const rowCount = gram[0]!;
  const sum = gram[column]!;
  const squares = gram[column * size + column]!;
  const same = Math.abs(squares * rowCount - sum * sum) <= 1e-10 * squares * rowCount;
  return same ? 'the same for every student' : 'a combination of other columns';
}
