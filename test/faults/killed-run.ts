import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PROJECT } from '../end-to-end/sample-run.ts';

export interface Ended {
  /** Null: killed. */
  readonly code: number | null;
  readonly output: string;
}

/** When a run is killed: after so many new files in its output folder, and so much later still. */
export interface KillPoint {
  readonly files: number;
  readonly milliseconds: number;
}

/**
 * `npm start` in a process of its own. With a kill point it is killed there as by `kill -9`: no handler runs, nothing is flushed.
 * Progress is counted in files, not in seconds, so that the points spread over the whole run on a fast and on a busy machine.
 */
export async function runLocally(inbox: string, out: string, kill?: KillPoint): Promise<Ended> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(PROJECT, 'local/start.ts'), '--inbox', inbox, '--out', out],
    { cwd: PROJECT, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  const ended = new Promise<Ended>((done) => child.on('close', (code) => done({ code, output })));
  if (kill) await killAt(child, out, kill);
  return ended;
}

async function killAt(child: ChildProcess, out: string, kill: KillPoint): Promise<void> {
  const before = filesIn(out);
  while (child.exitCode === null && filesIn(out) - before < kill.files) await wait(15);
  await wait(kill.milliseconds);
  child.kill('SIGKILL');
}

/** Files that a run has made so far; the ledger's own are left out, they come and go. */
export function filesIn(out: string): number {
  try {
    return readdirSync(out, { recursive: true, encoding: 'utf8' }).filter(
      (name) => !name.startsWith('ledger'),
    ).length;
  } catch {
    return 0; // a folder went away while it was being read
  }
}
