import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../end-to-end/sample-run.ts';
import { type EndState, endStateOf } from './end-state.ts';
import { type Ended, filesIn, type KillPoint, runLocally } from './killed-run.ts';
import { dropMore, makeSmallInbox } from './small-inbox.ts';

/** Two days of a small network, run without a fault: what every disturbed run has to end in. */
export interface Undisturbed {
  readonly folder: string;
  /** One inbox and one output folder a day. */
  readonly days: readonly {
    readonly inbox: string;
    readonly out: string;
    readonly files: number;
    /** 0, or 1 where a pack was held back; anything else is no run without a fault. */
    readonly code: number;
    readonly state: EndState;
  }[];
}

/** One kill and what came of it. */
export interface Killed {
  readonly day: 1 | 2;
  readonly at: KillPoint;
  /** Share of the day's files that were there when it was killed. */
  readonly progress: number;
  /** False: the run was over before its kill point; it counts as a run without a fault. */
  readonly died: boolean;
  readonly restarted: Ended;
  readonly state: EndState;
}

/** Row keys are keyed with a secret that each output folder makes for itself; here all have the same, so that workbooks compare. */
async function sameRowKeys(out: string): Promise<void> {
  const folder = join(out, 'ledger/row-keys');
  await mkdir(folder, { recursive: true });
  for (const district of ['alder-unified', 'birch-unified'])
    await writeFile(join(folder, `${district}.key`), 'the same secret in every run');
}

export async function runUndisturbed(): Promise<Undisturbed> {
  const folder = await temporaryFolder('undisturbed');
  try {
    return { folder, days: await daysIn(folder) };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function daysIn(folder: string): Promise<Undisturbed['days']> {
  const days = [];
  for (const day of [1, 2] as const) {
    const inbox = join(folder, `inbox-${day}`);
    const out = join(folder, `out-${day}`);
    await makeSmallInbox(inbox);
    if (day === 2) {
      await dropMore(inbox);
      await cp(join(folder, 'out-1'), out, { recursive: true, preserveTimestamps: true });
    }
    if (day === 1) await sameRowKeys(out);
    const before = filesIn(out);
    const { code, output } = await runLocally(inbox, out);
    const failures = output.split('\n').filter((line) => line.startsWith('Failed: '));
    if (
      code === null ||
      failures.some((line) => !line.startsWith('Failed: The pack ')) ||
      code !== Math.sign(failures.length)
    )
      throw new Error(`The undisturbed run of day ${day} failed:\n${output}`);
    days.push({ inbox, out, files: filesIn(out) - before, code, state: await endStateOf(inbox, out) });
  }
  return days;
}

/** Runs a day, kills it at the point, starts it again, and says what is there then. */
export async function killAndRestart(undisturbed: Undisturbed, day: 1 | 2, at: KillPoint): Promise<Killed> {
  const { inbox, files } = undisturbed.days[day - 1]!;
  const out = await temporaryFolder('killed');
  try {
    const morning = undisturbed.days[day - 2];
    if (morning) await cp(morning.out, out, { recursive: true, preserveTimestamps: true });
    else await sameRowKeys(out);
    const before = filesIn(out);
    const first = await runLocally(inbox, out, at);
    const progress = Math.min(1, (filesIn(out) - before) / files);
    const restarted = await runLocally(inbox, out);
    return { day, at, progress, died: first.code === null, restarted, state: await endStateOf(inbox, out) };
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}
