import { type ExecFileSyncOptionsWithStringEncoding, execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { columnsOfCsv, numbers } from '../../shared/growth/reference/columns-of-csv.ts';
import { simulatedCohort } from './simulated-cohort.ts';

const help = `Growth percentiles beside R package quantreg, and ten cohorts in one go.

  npm run bench -- growth [--students 70000] [--cohort 75000] [--only peer|cohorts]

  --students  students in the comparison with quantreg: two priors, 100 taus, one design, one file
  --cohort    students in each of ten cohorts (grades 4 to 8, two subjects), both models
  --only      one of the two parts

quantreg is run where Rscript finds it (Debian: r-base-core r-cran-quantreg); else that part is left out.
CPU time is user + system of each process; on quantreg's side only the fitting call counts, on this side everything
from scores to coefficients, from a cold start.
`;

/** What both sides hand back. */
interface OwnRun {
  readonly fitCpuSeconds: number;
  readonly scoringCpuSeconds: number;
  readonly loss: readonly number[];
  readonly columns: number;
}
interface PeerRun {
  readonly processCpuSeconds: number;
  readonly singleCpuSeconds: number;
  readonly processLoss: readonly number[];
  readonly singleLoss: readonly number[];
  readonly versions: string;
}

/** Prints what is measured and ends with one JSON object. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      students: { type: 'string', default: '70000' },
      cohort: { type: 'string', default: '75000' },
      only: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(help);
    return;
  }
  const peer = values.only === 'cohorts' ? undefined : comparedWithQuantreg(Number(values.students));
  const tenCohorts =
    values.only === 'peer'
      ? undefined
      : (JSON.parse(runTypeScript('ten-cohorts.ts', [values.cohort])) as object);
  if (tenCohorts) console.log('ten cohorts:', tenCohorts);
  console.log(JSON.stringify({ bench: 'growth', peer, tenCohorts }));
}

const pathOf = (script: string): string => fileURLToPath(new URL(script, import.meta.url));

/** Runs a script of this folder as a process of its own and returns what it prints. */
function runTypeScript(script: string, args: readonly string[]): string {
  const node = ['--import', import.meta.resolve('tsx'), pathOf(script), ...args];
  return execFileSync(process.execPath, node, pipeOutput);
}

const pipeOutput: ExecFileSyncOptionsWithStringEncoding = {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
  maxBuffer: 2 ** 26,
};

function comparedWithQuantreg(students: number): object {
  const folder = mkdtempSync(join(tmpdir(), 'bench-growth-'));
  try {
    const file = (name: string) => join(folder, name);
    writeStudents(file('students.csv'), students);
    const own = JSON.parse(
      runTypeScript('fit-students.ts', [file('students.csv'), file('knots.csv'), file('own.csv')]),
    ) as OwnRun;
    console.log(
      `own: fit ${own.fitCpuSeconds.toFixed(2)} s CPU, percentiles ${own.scoringCpuSeconds.toFixed(2)} s`,
    );
    const peer = runQuantreg([file('students.csv'), file('knots.csv'), file('peer.csv')]);
    if (typeof peer === 'string') {
      console.log(peer);
      return { students, ...ownFigures(own), skipped: peer };
    }
    console.log(
      `quantreg: process ${peer.processCpuSeconds.toFixed(2)} s CPU, 100 fits ${peer.singleCpuSeconds.toFixed(2)} s`,
    );
    const percentiles = columnsOfCsv(readFileSync(file('own.csv'), 'utf8'))('percentile');
    const theirs = columnsOfCsv(readFileSync(file('peer.csv'), 'utf8'));
    return {
      students,
      ...ownFigures(own),
      peer: peer.versions,
      pfnbCpuSeconds: peer.processCpuSeconds,
      hundredFnbCpuSeconds: peer.singleCpuSeconds,
      pfnbOverOwn: peer.processCpuSeconds / own.fitCpuSeconds,
      hundredFnbOverOwn: peer.singleCpuSeconds / own.fitCpuSeconds,
      percentilesAgainstFnb: compare(percentiles, theirs('single')),
      percentilesAgainstPfnb: compare(percentiles, theirs('process')),
      worstLossAgainstFnb: worstExcess(own.loss, peer.singleLoss),
      worstLossAgainstPfnb: worstExcess(own.loss, peer.processLoss),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const ownFigures = (own: OwnRun) => ({
  columns: own.columns,
  ownFitCpuSeconds: own.fitCpuSeconds,
  ownPercentilesCpuSeconds: own.scoringCpuSeconds,
});

function writeStudents(path: string, students: number): void {
  const { priorScores, currentScore } = simulatedCohort(students, 'mathematics', 6, 20260101);
  const lines = Array.from(
    currentScore,
    (score, i) => `${priorScores[0]![i]},${priorScores[1]![i]},${score}`,
  );
  writeFileSync(path, `prior1,prior2,score\n${lines.join('\n')}\n`);
}

/** The peer's figures, or why there are none. */
function runQuantreg(files: readonly string[]): PeerRun | string {
  const probe = spawnSync('Rscript', ['-e', 'library(quantreg)'], { encoding: 'utf8' });
  if (probe.status !== 0) return 'Rscript with quantreg not found: the comparison is left out';
  return JSON.parse(execFileSync('Rscript', [pathOf('quantreg.R'), ...files], pipeOutput)) as PeerRun;
}

function compare(own: readonly string[], theirs: readonly string[]): object {
  const differences = numbers(own).map((value, i) => Math.abs(value - Number(theirs[i])));
  const different = differences.filter((difference) => difference > 0).length;
  return {
    different,
    shareIdentical: 1 - different / own.length,
    largestDifference: Math.max(...differences),
  };
}

/** The largest relative amount by which the own loss exceeds the peer's at the same tau (negative: it is smaller). */
function worstExcess(own: readonly number[], theirs: readonly number[]): number {
  return Math.max(...own.map((loss, j) => loss / theirs[j]! - 1));
}
