import { failureOf } from '../functions/failure.ts';
import { processLandingEvent } from '../functions/ingest-file/process-landing-event.ts';
import type { NightPublished } from '../functions/publish-run/publish-run.ts';
import { writeTeamFiles } from '../functions/write-team-files/write-team-files.ts';
import { readInbox, splitOffUnfinished } from './inbox.ts';
import { landingChanges } from './landing.ts';
import type { LocalContainer } from './local-container.ts';
import { runNight } from './night.ts';
import type { Progress } from './progress.ts';

/** What reading the inbox came to. */
export interface FilesRead {
  /** Files by what became of them: accepted, partly, refused, unchanged, gone. */
  readonly counts: Readonly<Record<string, number>>;
  /** Files over which something of ours broke. A refused file is none of them: it has its receipt. */
  readonly failed: number;
  /** True when a file of a district's systems was among them: the night has to see it. */
  readonly districtFiles: boolean;
}

/** A file whose time of change is this fresh may still be being copied. */
const SETTLE_MILLISECONDS = 1000;
const wait = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));

/** Reads what is new, changed or gone in the inbox into the lake, with a receipt for every file. */
export async function readNewFiles(
  container: LocalContainer,
  inboxFolder: string,
  progress: Progress,
): Promise<FilesRead> {
  const inbox = await readInbox(inboxFolder, container.settings);
  for (const remark of inbox.remarks) progress.say(remark);
  const now = new Date();
  const { finished, unfinished } = await splitOffUnfinished(inbox.files, {
    now,
    settleMilliseconds: SETTLE_MILLISECONDS,
    wait,
  });
  for (const file of unfinished)
    progress.say(`"${file.key}" is still being written. It is read in the next run.`);

  const districts = new Set([
    ...(await container.ledger.districts()),
    ...finished.map((file) => file.key.split('/')[0] ?? ''),
  ]);
  const changes = await landingChanges(container.ledger, finished, [...districts], now);
  const waiting = new Set(unfinished.map((file) => file.key));
  const events = changes.events.filter((event) => !waiting.has(event.key));
  const counts: Record<string, number> = {};
  let failed = 0;
  let districtFiles = false;
  progress.stage('Reading files', events.length);
  for (const event of events) {
    try {
      for (const file of (await processLandingEvent(container, event)).files) {
        counts[file.outcome] = (counts[file.outcome] ?? 0) + 1;
        if (file.teamId === null) districtFiles = true;
      }
    } catch (error) {
      failed += 1;
      progress.say(`"${event.key}" could not be dealt with: ${failureOf(error).message}`);
    }
    progress.step();
  }
  if (changes.unchanged > 0) counts['unchanged'] = changes.unchanged + (counts['unchanged'] ?? 0);
  progress.done(
    Object.entries(counts)
      .map(([outcome, n]) => `${n} ${outcome}`)
      .join(', ') || 'no files',
  );
  return { counts, failed, districtFiles };
}

/** Runs the night over what changed. */
export async function recompute(
  container: LocalContainer,
  progress: Progress,
  onStep?: (state: string, seconds: number) => void,
): Promise<NightPublished> {
  progress.stage('Recomputing');
  const night = await runNight(container, {
    onStep(state, seconds) {
      container.log.info('A step of the night is done', { state, seconds: Number(seconds.toFixed(3)) });
      onStep?.(state, seconds);
    },
  });
  container.takeRefreshes(); // the night has seen them
  const failures = night.failures.length > 0 ? `, ${night.failures.length} parts failed` : '';
  progress.done(
    `${night.workbooksWritten} workbooks written, ${night.workbooksUnchanged} unchanged${failures}`,
  );
  for (const failure of night.failures) progress.say(`Failed: ${failure}`);
  return night;
}

/** Rewrites at once the workbooks that new team files touched, without waiting for the night. */
export async function refreshTouchedTeams(container: LocalContainer, progress: Progress): Promise<void> {
  const teams = container.takeRefreshes();
  if (teams.length === 0) return;
  progress.stage('Refreshing teams');
  const { written, unchanged } = await writeTeamFiles(container, teams);
  progress.done(
    `${teams.map((team) => team.teamId).join(', ')}: ${written} workbooks written, ${unchanged} unchanged`,
  );
}
