import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { computeGaps } from '../functions/compute-gaps/compute-gaps.ts';
import type { CohortsOfYear } from '../functions/compute-growth/cohort-sql.ts';
import { computeGrowthOfYear } from '../functions/compute-growth/compute-growth.ts';
import type { Container } from '../functions/container.ts';
import { nightStep, shown } from '../functions/night-step.ts';
import type {
  DistrictItem,
  Execution,
  PackItem,
  TeamChunk,
} from '../functions/plan-recompute/plan-recompute.ts';
import { planRecompute } from '../functions/plan-recompute/plan-recompute.ts';
import { type NightPublished, type NightResults, publishRun } from '../functions/publish-run/publish-run.ts';
import { writeNetworkFiles } from '../functions/write-network-files/write-network-files.ts';
import { writeSnapshots } from '../functions/write-snapshots/write-snapshots.ts';
import { writeTeamFiles } from '../functions/write-team-files/write-team-files.ts';
import { NIGHTLY_WORKFLOW_FILE } from '../infra/nightly-workflow-file.ts';

interface Item<T> {
  readonly runId: string;
  readonly item: T;
}

/** What Step Functions carries from state to state. */
type JsonValue = string | number | boolean | null | JsonValue[] | { [name: string]: JsonValue };

/** One state of the workflow: what a Lambda of that state does. */
export type Step = (input: never) => Promise<unknown>;

/** The functions behind the states of infra/nightly.asl.json, by the states' names: what the handlers of the Lambdas do. */
export function nightlySteps(container: Container): Readonly<Record<string, Step>> {
  const ofItem =
    <T>(work: (item: T, runId: string) => Promise<unknown>): Step =>
    ({ item, runId }: Item<T>) =>
      nightStep(container, runId, () => work(item, runId));
  return {
    PlanRecompute: (execution: Execution) => shown(container, () => planRecompute(container, execution)),
    WriteDistrictSnapshots: ofItem(({ district }: DistrictItem) => writeSnapshots(container, district)),
    ComputeCohortGrowth: ofItem((cohorts: CohortsOfYear) => computeGrowthOfYear(container, cohorts)),
    ComputeScopeGaps: ofItem(({ district }: DistrictItem) => computeGaps(container, district)),
    WriteTeamChunk: ofItem(({ teams }: TeamChunk) => writeTeamFiles(container, teams)),
    WriteDistrictPack: ofItem((pack: PackItem, runId) => writeNetworkFiles(container, pack, runId)),
    WriteNetworkPack: ofItem((pack: PackItem, runId) => writeNetworkFiles(container, pack, runId)),
    PublishRun: (night: NightResults) =>
      nightStep(container, night.plan.runId, () => publishRun(container, night)),
  };
}

/**
 * Runs the night: the very workflow file that AWS executes, by a local executor of its language.
 * `onStep` is told of every state that ran (for progress and tests); `steps` can be replaced by tests.
 */
export async function runNight(
  container: Container,
  options: {
    readonly onStep?: (state: string, seconds: number) => void;
    readonly steps?: Readonly<Record<string, Step>>;
    /** Milliseconds between retries; AWS waits as the workflow file says. */
    readonly retryMilliseconds?: number;
  } = {},
): Promise<NightPublished> {
  withResolversForNode20();
  const { StateMachine } = await import('aws-local-stepfunctions');
  const definition = workflowWithArns(readFileSync(NIGHTLY_WORKFLOW_FILE, 'utf8'));
  const steps = options.steps ?? nightlySteps(container);
  const timed = Object.fromEntries(
    Object.entries(steps).map(([state, step]) => [
      state,
      async (input: unknown): Promise<JsonValue> => {
        const started = performance.now();
        // Step Functions hands values over as JSON; so does this.
        const result = JSON.parse(JSON.stringify((await step(input as never)) ?? null)) as JsonValue;
        options.onStep?.(state, (performance.now() - started) / 1000);
        return result;
      },
    ]),
  );
  const retries = Object.fromEntries(
    Object.keys(steps).map((state) => [state, options.retryMilliseconds ?? 100]),
  );
  const execution = new StateMachine(definition).run(
    {},
    {
      overrides: { taskResourceLocalHandlers: timed, retryIntervalOverrides: retries },
      context: { Execution: { Id: randomUUID(), StartTime: new Date().toISOString() } },
    },
  );
  return (await execution.result) as unknown as NightPublished;
}

/** Longer than any step: Step Functions waits for a task as long as the workflow runs, the local executor only a minute. */
const TASK_SECONDS = 24 * 60 * 60;

/**
 * ${Name} of a function becomes an ARN, as CDK's substitutions do; the local executor never calls it. Tasks that name no time
 * limit get one that the local executor would otherwise take from itself: it would run a long step a second time beside the first.
 */
export function workflowWithArns(text: string) {
  const withArns = text.replace(/\$\{(\w+)\}/g, 'arn:aws:lambda:us-east-1:123456789012:function:$1');
  return JSON.parse(withArns, (_name, value) =>
    value?.Type === 'Task' ? { TimeoutSeconds: TASK_SECONDS, ...value } : value,
  );
}

/** aws-local-stepfunctions wants Node 22's Promise.withResolvers; development is on Node 20 and up. */
function withResolversForNode20(): void {
  const promise = Promise as unknown as { withResolvers?: () => unknown };
  promise.withResolvers ??= () => {
    let resolve: unknown;
    let reject: unknown;
    const pending = new Promise((yes, no) => {
      resolve = yes;
      reject = no;
    });
    return { promise: pending, resolve, reject };
  };
}
