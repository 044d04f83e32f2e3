import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InboxProblem } from './inbox.ts';

/**
 * One run at a time in one output folder: a file with the number of the process that works there. A run that was killed leaves
 * it behind; the next one sees that no such process lives and takes over. Of two that start in the same moment one gets the folder:
 * the file appears with its number in it, and a file that is taken away is looked at once more.
 *
 * @returns gives the folder back
 * @throws InboxProblem when another run works in the folder
 */
export function lockOutput(out: string): () => void {
  mkdirSync(out, { recursive: true });
  const path = join(out, 'run.lock');
  const own = `${path}.${process.pid}`;
  for (;;) {
    writeFileSync(own, String(process.pid));
    const locked = tryTo(() => linkSync(own, path), 'EEXIST');
    rmSync(own);
    if (locked) return () => rmSync(path, { force: true });
    refuseIfAlive(path, out);
    // The run it names is dead. Another one may see the same now: what is taken away is looked at again.
    if (!tryTo(() => renameSync(path, own), 'ENOENT')) continue;
    try {
      refuseIfAlive(own, out);
    } catch (error) {
      tryTo(() => linkSync(own, path), 'EEXIST');
      throw error;
    } finally {
      rmSync(own, { force: true });
    }
  }
}

function refuseIfAlive(path: string, out: string): void {
  let holder = 0;
  tryTo(() => {
    holder = Number(readFileSync(path, 'utf8'));
  }, 'ENOENT');
  if (holder > 0 && isAlive(holder)) {
    throw new InboxProblem(
      `Another run (process ${holder}) is working in "${out}". Wait until it has ended, or choose another folder: --out DIR. If process ${holder} is something else, delete ${join(out, 'run.lock')}.`,
    );
  }
}

/** False when it ends in this error. */
function tryTo(deed: () => void, expected: string): boolean {
  try {
    deed();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code !== expected) throw error;
    return false;
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // Not allowed to signal it: it lives, under another user.
    return (error as { code?: string }).code === 'EPERM';
  }
}
