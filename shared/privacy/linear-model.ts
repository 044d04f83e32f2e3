import type { Highs, Model } from 'highs';
import type { LinearSystem } from './linear-system.ts';

/** Branches a search in whole students may open: a fixed number, so that the answer does not depend on the machine's speed. */
const MOST_BRANCHES = 200;
const PRIMAL_SIMPLEX = 4;
/** The interior point method needs 10 to 40 steps; a model it has not finished by then it may turn over for ever. */
const MOST_INTERIOR_STEPS = 100;
/** Steps of the simplex method, a multiple of what any model of the tests needs: against cycling. */
const MOST_SIMPLEX_STEPS = 100_000;

function modelData(highs: Highs, system: LinearSystem) {
  const starts = [0];
  for (const row of system.rows) starts.push((starts.at(-1) as number) + row.terms.length);
  const limit = (value: number) =>
    Math.abs(value) === Number.POSITIVE_INFINITY ? Math.sign(value) * highs.infinity : value;
  return {
    numCols: system.columns.length,
    numRows: system.rows.length,
    colCost: system.columns.map(() => 0),
    colLower: system.columns.map((column) => limit(column.lower)),
    colUpper: system.columns.map((column) => limit(column.upper)),
    rowLower: system.rows.map((row) => limit(row.low)),
    rowUpper: system.rows.map((row) => limit(row.high)),
    matrix: {
      format: 'csr' as const,
      numRows: system.rows.length,
      numCols: system.columns.length,
      starts,
      indices: system.rows.flatMap((row) => row.terms.map(([column]) => column)),
      values: system.rows.flatMap((row) => row.terms.map(([, coefficient]) => coefficient)),
    },
  };
}

/** A linear system that is solved again and again for other objectives, each time from where the last one ended. */
export interface LinearModel {
  /** Values that make the weighted sum of unknowns largest, fractions of students allowed; null when nothing fits. */
  maximise(weights: Float64Array): Float64Array | null;
  /** How much each row counts in the proof that the weighted sum of unknowns is not larger; null when nothing fits. */
  proof(weights: Float64Array): Float64Array | null;
  /** Values well inside all limits, at worst in a corner, fractions allowed; null when nothing fits. */
  centre(): Float64Array | null;
  /** Values in whole students with a weighted sum of at least `enough`, or as large as a limited search finds; null when it finds none. */
  maximiseInWholeStudents(weights: Float64Array, enough: number): Float64Array | null;
  /** As `maximise`, with the counts fixed. */
  maximiseWithCounts(counts: ArrayLike<number>, weights: Float64Array): Float64Array | null;
}

/** Makes a model of a system in the solver's memory, hands it to `use`, and frees it. */
export function withLinearModel<T>(highs: Highs, system: LinearSystem, use: (model: LinearModel) => T): T {
  return highs.withModel(modelData(highs, system), (model) => use(linearModel(highs, model, system)));
}

function linearModel(highs: Highs, model: Model, system: LinearSystem): LinearModel {
  const all = { kind: 'range', from: 0, to: system.columns.length - 1 } as const;
  const { modelStatus, solutionStatus, variableType } = highs.constants;
  model.options.set({
    output_flag: false,
    presolve: 'off',
    random_seed: 0,
    simplex_strategy: PRIMAL_SIMPLEX,
    simplex_iteration_limit: MOST_SIMPLEX_STEPS,
    ipm_iteration_limit: MOST_INTERIOR_STEPS,
  });

  const run = (weights: Float64Array) => {
    model.changeColsCost(
      all,
      weights.map((weight) => -weight),
    );
    model.run();
  };
  const optimum = () =>
    model.getModelStatus() === modelStatus.optimal ? model.getSolution().colValue : null;
  /** Fixes some unknowns; the others get their own limits back. */
  const fix = (fixed: (column: number) => number | undefined) => {
    model.changeColsBounds(
      all,
      system.columns.map((column, i) => fixed(i) ?? column.lower),
      system.columns.map((column, i) => fixed(i) ?? column.upper),
    );
  };
  return {
    maximise(weights) {
      run(weights);
      return optimum();
    },
    proof(weights) {
      run(weights);
      return optimum() === null ? null : model.getSolution().rowDual;
    },
    centre() {
      // An interior point method without crossover ends in the middle of what is possible, not in a corner.
      model.options.set({ solver: 'ipm', run_crossover: 'off' });
      run(new Float64Array(system.columns.length));
      const values = optimum();
      model.options.set({ solver: 'simplex' });
      model.clearSolver();
      if (values !== null) return values;
      run(new Float64Array(system.columns.length));
      return optimum();
    },
    maximiseInWholeStudents(weights, enough) {
      model.changeColsIntegrality(
        all,
        system.columns.map((column) => (column.whole ? variableType.integer : variableType.continuous)),
      );
      model.options.set({
        solver: 'choose',
        presolve: 'on',
        mip_max_nodes: MOST_BRANCHES,
        objective_target: -enough,
      });
      run(weights);
      const found = model.info.get('primal_solution_status') === solutionStatus.feasible;
      const values = found ? model.getSolution().colValue : null;
      model.clearIntegrality();
      model.options.set({ solver: 'simplex', presolve: 'off' });
      return values;
    },
    maximiseWithCounts(counts, weights) {
      fix((i) => (system.columns[i]?.whole ? Math.round(counts[i] as number) : undefined));
      run(weights);
      const values = optimum();
      fix(() => undefined);
      return values;
    },
  };
}
