import type { TeamPlace } from '../functions/container.ts';
import { failureOf } from '../functions/failure.ts';
import { type LandingEvent, landingPlace } from '../functions/ingest-file/landing-events.ts';
import { type Processed, processLandingEvent } from '../functions/ingest-file/process-landing-event.ts';
import type { NightPublished } from '../functions/publish-run/publish-run.ts';
import { type TeamFilesWritten, writeTeamFiles } from '../functions/write-team-files/write-team-files.ts';
import { readInbox, splitOffUnfinished } from './inbox.ts';
import { landingChanges } from './landing.ts';
import type { LocalContainer } from './local-container.ts';
import { nightlySteps, runNight, type Step } from './night.ts';
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
const SETTLE_MILLISECONDS = 500;
const wait = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));

/** Who does the work: this process, one thing at a time, or processes beside it (local/workers). */
export interface Hands {
  readonly atOnce: number;
  landing(event: LandingEvent): Promise<Processed>;
  readonly steps: Readonly<Record<string, Step>>;
  writeTeamFiles(teams: readonly TeamPlace[]): Promise<TeamFilesWritten>;
}

export function ownHands(container: LocalContainer): Hands {
  return {
    atOnce: 1,
    landing: (event) => processLandingEvent(container, event),
    steps: nightlySteps(container),
    writeTeamFiles: (teams) => writeTeamFiles(container, teams),
  };
}

/** Reads what is new, changed or gone in the inbox into the lake, with a receipt for every file. */
export async function readNewFiles(
  container: LocalContainer,
  inboxFolder: string,
  progress: Progress,
  hands = ownHands(container),
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
  const deal = async (event: LandingEvent) => {
    try {
      for (const file of (await hands.landing(event)).files) {
        counts[file.outcome] = (counts[file.outcome] ?? 0) + 1;
        if (file.teamId === null) districtFiles = true;
      }
    } catch (error) {
      failed += 1;
      progress.say(`"${event.key}" could not be dealt with: ${failureOf(error).message}`);
    }
    progress.step();
  };
  // A district's own formats first: its files are then read with them.
  const [formats, files] = partition(events, (event) => landingPlace(event.key).kind === 'custom-format');
  for (const event of formats) await deal(event);
  await forEachAtOnce(files, hands.atOnce, deal);
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
  hands = ownHands(container),
  onStep?: (state: string, seconds: number) => void,
): Promise<NightPublished> {
  progress.stage('Recomputing');
  const night = await runNight(container, {
    steps: hands.steps,
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
export async function refreshTouchedTeams(
  container: LocalContainer,
  progress: Progress,
  hands = ownHands(container),
): Promise<void> {
  const teams = container.takeRefreshes();
  if (teams.length === 0) return;
  progress.stage('Refreshing teams');
  const { written, unchanged } = await hands.writeTeamFiles(teams);
  progress.done(
    `${teams.map((team) => team.teamId).join(', ')}: ${written} workbooks written, ${unchanged} unchanged`,
  );
}

function partition<T>(values: readonly T[], isFirst: (value: T) => boolean): [T[], T[]] {
  return [values.filter(isFirst), values.filter((value) => !isFirst(value))];
}

async function forEachAtOnce<T>(
  values: readonly T[],
  atOnce: number,
  work: (value: T) => Promise<void>,
): Promise<void> {
  const rest = values.values();
  const hand = async () => {
    for (const value of rest) await work(value);
  };
  await Promise.all(Array.from({ length: atOnce }, hand));
}
