/**
 * Fits one model to the students of a file and prints what it took, as a process of its own: nothing is warmed up.
 * Usage: fit-students.ts students.csv knots.csv out.csv
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fitGrowthModel } from '../../shared/growth/fit-growth-model.ts';
import type { GrowthTerm, ModelRows } from '../../shared/growth/growth-terms.ts';
import { checkLoss } from '../../shared/growth/quantile-regression/check-loss.ts';
import { columnsOfCsv, numbers } from '../../shared/growth/reference/columns-of-csv.ts';
import { percentilesWithFit, quantilesWithFit } from '../../shared/growth/score-with-fit.ts';
import { splineKnots } from '../../shared/growth/spline-knots.ts';

const [studentsFile, knotsFile, outFile] = process.argv.slice(2) as [string, string, string];
const file = columnsOfCsv(readFileSync(studentsFile, 'utf8'));
const score = numbers(file('score'));
const scores = { priorScore1: numbers(file('prior1')), priorScore2: numbers(file('prior2')) };
const knots = [splineKnots(scores.priorScore1), splineKnots(scores.priorScore2)] as const;
const knotLines = knots.map((spline) => [...spline.knots, ...spline.boundaries].join(','));
writeFileSync(knotsFile, `k1,k2,k3,k4,low,high\n${knotLines.join('\n')}\n`);

const rows: ModelRows = {
  rowCount: score.length,
  scores,
  indicators: {},
  school: new Int32Array(score.length),
  schoolIds: [],
};
const terms: GrowthTerm[] = [
  { kind: 'spline', score: 'priorScore1', knots: knots[0] },
  { kind: 'spline', score: 'priorScore2', knots: knots[1] },
];
const cohort = { subject: 'mathematics', schoolYear: '2024-25', grade: 6, testVersion: 'simulated' };

const cpuSeconds = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
};
const beforeFit = process.cpuUsage();
const fit = fitGrowthModel({ model: 'growthPercentile', cohort, priors: 2, terms, score, rows });
const fitCpuSeconds = cpuSeconds(beforeFit);
const beforeScoring = process.cpuUsage();
const percentile = percentilesWithFit(fit, score, rows);
const scoringCpuSeconds = cpuSeconds(beforeScoring);

writeFileSync(outFile, `percentile\n${percentile.join('\n')}\n`);
const loss = quantilesWithFit(fit, rows).map((quantile, j) => checkLoss(score, quantile, fit.taus[j]!));
console.log(JSON.stringify({ fitCpuSeconds, scoringCpuSeconds, loss, columns: fit.columnNames.length }));
