import type { Container } from '../container.ts';
import { NIGHT_POINTER, type NightPlan } from '../plan-recompute/plan-recompute.ts';
import type { TeamFilesWritten } from '../write-team-files/write-team-files.ts';

/** A part of the night that failed after its retries: what it was, and why. */
export interface FailedItem {
  readonly failed: true;
  readonly stage: string;
  readonly item: unknown;
  readonly reason: unknown;
}

/** What the workflow hands to its last step. */
export interface NightResults {
  readonly plan: NightPlan;
  readonly snapshots: readonly unknown[];
  readonly growth: readonly unknown[];
  readonly gaps: readonly unknown[];
  readonly teamFiles: readonly (TeamFilesWritten | FailedItem)[];
  readonly packs: readonly unknown[];
}

export interface NightPublished {
  readonly runId: string;
  readonly outcome: 'succeeded' | 'partly';
  readonly workbooksWritten: number;
  readonly workbooksUnchanged: number;
  /** Sentences for operators: which part failed, and why. */
  readonly failures: readonly string[];
}

/**
 * Ends the night: names what failed, notes for each district without a failure what its files were (so that the next night
 * does not do the same again), and says how it went.
 */
export async function publishRun(container: Container, night: NightResults): Promise<NightPublished> {
  const { ledger, log } = container;
  const { plan } = night;
  const failures = [night.snapshots, night.growth, night.gaps, night.teamFiles, night.packs]
    .flat()
    .filter(isFailed);
  for (const failure of failures)
    log.error('A part of the night failed', { stage: failure.stage, item: itemName(failure.item) });
  if (failures.length > 0) log.count('ItemsFailed', failures.length);

  const failedDistricts = new Set(failures.flatMap((failure) => districtsOf(failure)));
  const networkWide = failures.some((failure) => districtsOf(failure).length === 0);
  for (const state of plan.seen) {
    if (networkWide || failedDistricts.has(state.district)) continue;
    await ledger.setPointer(NIGHT_POINTER, state.district, {
      key: plan.runId,
      inputHash: state.inputHash,
      details: { today: plan.today },
    });
  }
  const written = night.teamFiles.filter((result): result is TeamFilesWritten => !isFailed(result));
  const published: NightPublished = {
    runId: plan.runId,
    outcome: failures.length > 0 ? 'partly' : 'succeeded',
    workbooksWritten: written.reduce((sum, one) => sum + one.written, 0),
    workbooksUnchanged: written.reduce((sum, one) => sum + one.unchanged, 0),
    failures: failures.map(failureSentence),
  };
  await ledger.finishRun(plan.runId, {
    outcome: published.outcome,
    finishedAt: new Date().toISOString(),
    details: { failures: published.failures, workbooksWritten: published.workbooksWritten },
  });
  log.count('WorkbooksWritten', published.workbooksWritten);
  log.count('NightsPublished', 1);
  return published;
}

export function isFailed(result: unknown): result is FailedItem {
  return typeof result === 'object' && result !== null && (result as { failed?: unknown }).failed === true;
}

function districtsOf({ item }: FailedItem): readonly string[] {
  if (typeof item !== 'object' || item === null) return [];
  if ('district' in item) return [String(item.district)];
  if ('teams' in item) return (item.teams as { district: string }[]).map((team) => team.district);
  return [];
}

function itemName(item: unknown): string {
  return JSON.stringify(item);
}

/** Step Functions gives {Error, Cause}; Cause of a Lambda error is JSON with errorMessage. */
function failureSentence({ stage, item, reason }: FailedItem): string {
  const { Error: name, Cause: cause } = (reason ?? {}) as { Error?: string; Cause?: string };
  return `${stage} of ${itemName(item)}: ${name ?? 'Error'}${cause ? `: ${messageOf(cause)}` : ''}`;
}

function messageOf(cause: string): string {
  try {
    const parsed = JSON.parse(cause) as { errorMessage?: string };
    return parsed.errorMessage ?? cause;
  } catch {
    return cause;
  }
}
