import type { Container } from '../container.ts';
import { endNight } from '../night-step.ts';
import { NIGHT_POINTER, type NightPlan } from '../plan-recompute/plan-recompute.ts';
import type { TeamFilesWritten } from '../write-team-files/write-team-files.ts';
import { releasePacks } from './release-packs.ts';
import { tellTeamFindings } from './tell-team-findings.ts';

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
  readonly districtPacks: readonly unknown[];
  readonly networkPacks: readonly unknown[];
}

export interface NightPublished {
  readonly runId: string;
  /** 'left to another night': that one goes on, and nothing was done. The workflow file says so itself. */
  readonly outcome: 'succeeded' | 'partly' | 'left to another night';
  readonly workbooksWritten: number;
  readonly workbooksUnchanged: number;
  /** Packs that passed the audit and said something new; absent where the night was left to another one. */
  readonly packsReleased?: number;
  /** Sentences for operators: which part failed, and why; which pack was held back. */
  readonly failures: readonly string[];
}

/**
 * Ends the night: releases the packs that pass the audit, tells data leads what has to be mended in the teams' files, names what failed, notes for each district without a failure what its files were (so that the next night
 * does not do the same again), and says how it went.
 */
export async function publishRun(container: Container, night: NightResults): Promise<NightPublished> {
  const { ledger, log } = container;
  const { plan } = night;
  const failures = [
    night.snapshots,
    night.growth,
    night.gaps,
    night.teamFiles,
    night.districtPacks,
    night.networkPacks,
  ]
    .flat()
    .filter(isFailed);
  for (const failure of failures)
    log.error('A part of the night failed', { stage: failure.stage, item: itemName(failure.item) });
  if (failures.length > 0) log.count('ItemsFailed', failures.length);
  const packs = await releasePacks(container);
  await tellTeamFindings(container);

  const failedDistricts = new Set(failures.flatMap((failure) => districtsOf(failure)));
  const networkWide = failures.some((failure) => districtsOf(failure).length === 0);
  for (const state of plan.seen) {
    if (networkWide || failedDistricts.has(state.district)) continue;
    await ledger.setPointer(NIGHT_POINTER, state.district, {
      key: plan.runId,
      inputHash: state.inputHash,
      details: { today: plan.today, revision: state.revision },
    });
  }
  const written = night.teamFiles.filter((result): result is TeamFilesWritten => !isFailed(result));
  const outcome = failures.length + packs.heldBack.length > 0 ? 'partly' : 'succeeded';
  const published: NightPublished = {
    runId: plan.runId,
    outcome,
    workbooksWritten: written.reduce((sum, one) => sum + one.written, 0),
    workbooksUnchanged: written.reduce((sum, one) => sum + one.unchanged, 0),
    packsReleased: packs.released.length,
    failures: [...failures.map(failureSentence), ...packs.heldBack],
  };
  await ledger.finishRun(plan.runId, {
    outcome,
    finishedAt: new Date().toISOString(),
    details: { failures: published.failures, workbooksWritten: published.workbooksWritten },
  });
  log.count('WorkbooksWritten', published.workbooksWritten);
  log.count('NightsPublished', 1);
  await endNight(ledger, plan.runId);
  return published;
}

function isFailed(result: unknown): result is FailedItem {
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

/** What AWS says of a Lambda that could not say anything itself. */
const STOPPED: Readonly<Record<string, string>> = {
  'Runtime.ExitError': 'The function was stopped, most likely for want of memory.',
  'Runtime.OutOfMemory': 'The data of this part is larger than the memory of the step.',
  'Sandbox.Timedout': 'The function did not finish in its time.',
  'States.Timeout': 'The function did not finish in its time.',
};

/** Step Functions gives {Error, Cause}; Cause of a Lambda error is JSON with errorMessage, which is a sentence of ours (failure.ts). */
function failureSentence({ stage, item, reason }: FailedItem): string {
  const { Error: name = 'Error', Cause: cause = '' } = (reason ?? {}) as { Error?: string; Cause?: string };
  return `${stage} of ${itemName(item)}: ${STOPPED[name] ?? messageOf(cause) ?? name}`;
}

function messageOf(cause: string): string | undefined {
  try {
    const parsed = JSON.parse(cause) as { errorMessage?: string };
    return parsed.errorMessage;
  } catch {
    return cause || undefined;
  }
}
