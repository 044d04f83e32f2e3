import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InboxProblem } from './inbox.ts';

/**
 * One run at a time in one output folder: a file with the number of the process that works there. A run that was killed leaves
 * it behind; the next one sees that no such process lives and takes over.
 *
 * @returns gives the folder back
 * @throws InboxProblem when another run works in the folder
 */
export function lockOutput(out: string): () => void {
  mkdirSync(out, { recursive: true });
  const path = join(out, 'run.lock');
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as { code?: string }).code !== 'EEXIST') throw error;
      const holder = Number(readFileSync(path, 'utf8'));
      if (holder > 0 && isAlive(holder)) {
        throw new InboxProblem(
          `Another run (process ${holder}) is working in "${out}". Wait until it has ended, or choose another folder: --out DIR.`,
        );
      }
      rmSync(path, { force: true });
    }
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
