import { watch } from 'node:fs';
import type { LocalContainer } from './local-container.ts';
import type { Progress } from './progress.ts';
import { readNewFiles, recompute, refreshTouchedTeams } from './run-once.ts';

/** Changes that come close together are dealt with together. */
const GATHER_MILLISECONDS = 300;

/**
 * Keeps running: a team's file refreshes its team's workbooks at once, a district's file runs the night.
 * Ends when `until` does.
 */
export async function watchInbox(
  container: LocalContainer,
  inboxFolder: string,
  progress: Progress,
  until: Promise<void>,
): Promise<void> {
  let changed: (() => void) | undefined;
  let next = new Promise<void>((done) => {
    changed = done;
  });
  const watcher = watch(inboxFolder, { recursive: true }, () => changed?.());
  let ended = false;
  void until.then(() => {
    ended = true;
    changed?.();
  });
  progress.say(`Watching ${inboxFolder}. Stop with Ctrl+C.`);
  try {
    for (;;) {
      await next;
      if (ended) return;
      await new Promise((done) => setTimeout(done, GATHER_MILLISECONDS));
      next = new Promise<void>((done) => {
        changed = done;
      });
      const { districtFiles } = await readNewFiles(container, inboxFolder, progress);
      if (districtFiles) await recompute(container, progress);
      else await refreshTouchedTeams(container, progress);
    }
  } finally {
    watcher.close();
  }
}
