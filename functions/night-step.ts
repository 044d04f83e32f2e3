import type { Ledger } from '../shared/ledger/ledger.ts';
import type { Container } from './container.ts';
import { failureOf, StepFailed } from './failure.ts';

const LEASE = 'night';
/** Longer than one step may run (a Lambda's 15 minutes), so that each step's beginning keeps the lease to the next. */
const LEASE_SECONDS = 20 * 60;

/**
 * One step of a night: holds the lease that keeps two nights apart, and lets only failures out whose words are safe to show.
 * Every step prolongs the lease; a night that died is over 20 minutes later and can be run again.
 *
 * @throws StepFailed
 */
export async function nightStep<T>(container: Container, runId: string, step: () => Promise<T>): Promise<T> {
  if (!(await takeNight(container.ledger, runId)))
    throw new StepFailed('NightOvertaken', 'Another night took over while this one stood still.');
  return shown(container, step);
}

/** Runs a piece of work; what it throws is told in the log and thrown again in words that are safe to show. */
export async function shown<T>({ log }: Container, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const failure = failureOf(error);
    log.error('A step failed', { kind: failure.name, reason: failure.message });
    throw failure;
  }
}

/** Begins or goes on with a night; false while another one goes on. */
export function takeNight(ledger: Ledger, runId: string): Promise<boolean> {
  return ledger.takeLease(LEASE, runId, new Date(), LEASE_SECONDS);
}

export function endNight(ledger: Ledger, runId: string): Promise<void> {
  return ledger.releaseLease(LEASE, runId);
}

/** Who holds the night now, if anybody does. */
export async function nightHolder(ledger: Ledger): Promise<string | undefined> {
  const lease = await ledger.lease(LEASE);
  return lease && lease.expiresAt > new Date().toISOString() ? lease.holder : undefined;
}

/** Ends whatever night is noted: only where nobody else can be at work, as in a local run that has its ledger folder to itself. */
export async function endDeadNight(ledger: Ledger): Promise<void> {
  const holder = await nightHolder(ledger);
  if (holder !== undefined) await endNight(ledger, holder);
}
