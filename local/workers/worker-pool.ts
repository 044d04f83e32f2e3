import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { TeamPlace } from '../../functions/container.ts';
import { type FailureKind, StepFailed } from '../../functions/failure.ts';
import type { Processed } from '../../functions/ingest-file/process-landing-event.ts';
import type { TeamFilesWritten } from '../../functions/write-team-files/write-team-files.ts';
import type { Step } from '../night.ts';
import type { Hands } from '../run-once.ts';
import { type Answer, type Job, type JobCost, stepOf, type Workplace } from './messages.ts';

export interface WorkerPool extends Hands {
  close(): Promise<void>;
}

export interface WorkerPoolOptions {
  /** Processes at once; jobs beyond wait. */
  readonly processes: number;
  readonly states: readonly string[];
  /** Told of every job that ended. */
  onCost?(cost: JobCost): void;
  /** The container that takes the wishes for a refresh. */
  askForRefresh(teams: readonly TeamPlace[]): Promise<void>;
}

interface Worker {
  readonly step: string;
  readonly child: ChildProcess;
  busy: boolean;
}

/**
 * The functions in processes of their own, as in AWS: a process does one job at a time and jobs of one step only. When jobs of
 * another step come, idle processes of the step before end, which gives their memory back.
 */
export function openWorkerPool(workplace: Workplace, options: WorkerPoolOptions): WorkerPool {
  const workers = new Set<Worker>();
  const waiting: (() => void)[] = [];

  async function workerFor(step: string): Promise<Worker> {
    for (;;) {
      const idle = [...workers].filter((worker) => !worker.busy);
      const known = idle.find((worker) => worker.step === step);
      if (known) {
        known.busy = true;
        return known;
      }
      const other = idle[0];
      if (workers.size >= options.processes && other) await end(other);
      if (workers.size < options.processes) return start(step);
      await new Promise<void>((free) => waiting.push(free));
    }
  }

  function start(step: string): Worker {
    const child = fork(WORKER, {
      execArgv: [
        ...process.execArgv.filter((argument) => argument.startsWith('--cpu-prof')),
        '--import',
        TSX,
      ],
      env: { ...process.env, WORKPLACE: JSON.stringify(workplace) },
    });
    const worker = { step, child, busy: true };
    workers.add(worker);
    child.once('exit', () => workers.delete(worker));
    return worker;
  }

  async function end(worker: Worker): Promise<void> {
    workers.delete(worker);
    const gone = once(worker.child, 'exit');
    if (worker.child.connected) worker.child.disconnect();
    await gone;
  }

  async function run(job: Job): Promise<unknown> {
    const worker = await workerFor(stepOf(job));
    try {
      const answer = await answerOf(worker.child, job);
      options.onCost?.(answer.cost);
      await options.askForRefresh(answer.refreshes);
      if ('failure' in answer)
        throw new StepFailed(answer.failure.name as FailureKind, answer.failure.message);
      return answer.result;
    } finally {
      worker.busy = false;
      waiting.shift()?.();
    }
  }

  const step =
    (state: string): Step =>
    (input) =>
      run({ kind: 'NightStep', state, input });
  return {
    atOnce: options.processes,
    landing: async (event) => (await run({ kind: 'IngestFile', event })) as Processed,
    steps: Object.fromEntries(options.states.map((state) => [state, step(state)])),
    writeTeamFiles: async (teams) => (await run({ kind: 'RefreshTeams', teams })) as TeamFilesWritten,
    close: async () => {
      await Promise.all([...workers].map(end));
    },
  };
}

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url));
const TSX = import.meta.resolve('tsx');

/** A process that ends without an answer was stopped from outside, most likely for want of memory. */
function answerOf(child: ChildProcess, job: Job): Promise<Answer> {
  return new Promise((answered, failed) => {
    const onExit = () =>
      failed(
        new StepFailed('StepFailed', 'The process of this step was stopped, most likely for want of memory.'),
      );
    child.once('exit', onExit);
    child.once('message', (answer) => {
      child.off('exit', onExit);
      answered(answer as Answer);
    });
    child.send(job);
  });
}
