import { FUNCTIONS, type FunctionName } from '../../infra/functions.ts';
import type { JobCost } from '../../local/workers/messages.ts';

/** The Lambda behind each step. */
const LAMBDA_OF_STEP: Readonly<Record<string, FunctionName>> = {
  IngestFile: 'ingestFile',
  PlanRecompute: 'planRecompute',
  WriteDistrictSnapshots: 'writeSnapshots',
  ComputeCohortGrowth: 'computeGrowth',
  ComputeScopeGaps: 'computeGaps',
  WriteTeamChunk: 'writeTeamFiles',
  WriteDistrictPack: 'writeNetworkFiles',
  WriteNetworkPack: 'writeNetworkFiles',
  PublishRun: 'publishRun',
  RefreshTeams: 'refreshTeams',
};

/** What one kind of step cost in one run. */
export interface StepCost {
  readonly jobs: number;
  /** From the beginning of the first job to the end of the last. */
  readonly seconds: number;
  /** Processor seconds of all jobs together. */
  readonly processorSeconds: number;
  readonly longestJobSeconds: number;
  readonly longestJobProcessorSeconds: number;
  /** Largest resident memory of any process that did such jobs. */
  readonly peakMegabytes: number;
  readonly lambdaMegabytes: number;
  readonly lambdaSeconds: number;
  /** Longest job as part of the Lambda's time limit, by the clock of this (shared) machine. */
  readonly partOfTimeLimit: number;
}

interface Timed extends JobCost {
  readonly endedAt: number;
}

/** Collects what jobs cost, run by run. */
export function costBook(): { note(cost: JobCost): void; take(): Record<string, StepCost> } {
  let costs: Timed[] = [];
  return {
    note: (cost) => costs.push({ ...cost, endedAt: performance.now() / 1000 }),
    take() {
      const taken = costs;
      costs = [];
      const steps = [...new Set(taken.map(({ step }) => step))];
      return Object.fromEntries(
        steps.map((step) => [
          step,
          costOf(
            step,
            taken.filter((one) => one.step === step),
          ),
        ]),
      );
    },
  };
}

function costOf(step: string, jobs: readonly Timed[]): StepCost {
  const name = LAMBDA_OF_STEP[step];
  if (!name) throw new Error(`No Lambda is known for the step "${step}".`);
  const { memoryMegabytes, timeoutSeconds } = FUNCTIONS[name];
  const seconds = jobs.map((job) => job.seconds);
  const processor = jobs.map((job) => job.processorSeconds);
  const longest = Math.max(...seconds);
  const began = Math.min(...jobs.map((job) => job.endedAt - job.seconds));
  return {
    jobs: jobs.length,
    seconds: rounded(Math.max(...jobs.map((job) => job.endedAt)) - began),
    processorSeconds: rounded(processor.reduce((sum, one) => sum + one, 0)),
    longestJobSeconds: rounded(longest),
    longestJobProcessorSeconds: rounded(Math.max(...processor)),
    peakMegabytes: Math.max(...jobs.map((job) => job.peakMegabytes)),
    lambdaMegabytes: memoryMegabytes,
    lambdaSeconds: timeoutSeconds,
    partOfTimeLimit: rounded(longest / timeoutSeconds),
  };
}

export const rounded = (value: number): number => Math.round(value * 100) / 100;
