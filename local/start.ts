import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { processLandingEvent } from '../functions/ingest-file/process-landing-event.ts';
import { parseSettings, type Settings } from '../shared/settings/settings.ts';
import { START_HELP, type StartArguments, startArguments } from './arguments.ts';
import { InboxProblem, readInbox, splitOffUnfinished } from './inbox.ts';
import { landingChanges } from './landing.ts';
import { type LocalContainer, lineLog, openLocalContainer } from './local-container.ts';
import { runNight } from './night.ts';
import { consoleProgress, type Progress } from './progress.ts';

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

/** `npm start`: the whole pipeline on folders. */
async function main(argv: readonly string[]): Promise<number> {
  const args = startArguments(argv);
  if (args === 'help') {
    console.log(START_HELP);
    return 0;
  }
  const progress = consoleProgress(process.stdout);
  const settings = readSettings(args);
  await readInbox(args.inbox, settings); // says what is wrong with the folder before anything is written
  mkdirSync(args.out, { recursive: true });
  const logFile = join(args.out, 'pipeline.log');
  const container = await openLocalContainer({
    inbox: args.inbox,
    out: args.out,
    settings,
    log: lineLog((line) => void appendFile(logFile, `${line}\n`)),
  });
  try {
    return await runOnce(container, args, progress);
  } finally {
    await container.close();
  }
}

async function runOnce(container: LocalContainer, args: StartArguments, progress: Progress): Promise<number> {
  const failed = await readFiles(container, args, progress);
  progress.stage('Recomputing');
  const night = await runNight(container, {
    onStep: (state, seconds) =>
      container.log.info('A step of the night is done', { state, seconds: Number(seconds.toFixed(3)) }),
  });
  progress.done(
    `${night.workbooksWritten} workbooks written, ${night.workbooksUnchanged} unchanged${night.failures.length > 0 ? `, ${night.failures.length} parts failed` : ''}`,
  );
  for (const failure of night.failures) progress.say(`Failed: ${failure}`);
  const out = resolve(args.out);
  progress.say(`\nTeam workbooks: ${join(out, 'teams')}\nReceipts: ${join(out, 'receipts')}`);
  return failed + night.failures.length === 0 ? 0 : 1;
}

/** Reads what is new in the inbox; says how many files broke (not: were refused). */
async function readFiles(
  container: LocalContainer,
  args: StartArguments,
  progress: Progress,
): Promise<number> {
  const { settings } = container;
  const inbox = await readInbox(args.inbox, settings);
  for (const remark of inbox.remarks) progress.say(remark);
  const { finished, unfinished } = await splitOffUnfinished(inbox.files, {
    now: new Date(),
    settleMilliseconds: 1000,
    wait: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
  });
  for (const file of unfinished)
    progress.say(`"${file.key}" is still being written. It is read in the next run.`);

  const districts = [
    ...new Set([
      ...(await container.ledger.districts()),
      ...finished.map((file) => file.key.split('/')[0] ?? ''),
    ]),
  ];
  const waiting = new Set(unfinished.map((file) => file.key));
  const changes = await landingChanges(container.ledger, finished, districts, new Date());
  const events = changes.events.filter((event) => !waiting.has(event.key));
  progress.stage('Reading files', events.length);
  const counts: Record<string, number> = {};
  let failed = 0;
  for (const event of events) {
    try {
      for (const file of (await processLandingEvent(container, event)).files)
        counts[file.outcome] = (counts[file.outcome] ?? 0) + 1;
    } catch (error) {
      failed += 1;
      progress.say(
        `"${event.key}" could not be dealt with: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
    progress.step();
  }
  const words = [
    ...Object.entries(counts).map(([outcome, n]) => `${n} ${outcome}`),
    `${changes.unchanged} unchanged`,
  ];
  progress.done(words.join(', '));
  return failed;
}

function readSettings(args: StartArguments): Settings {
  const path = join(args.inbox, 'settings.json');
  const there = statSync(path, { throwIfNoEntry: false });
  const given: unknown = there ? JSON.parse(readFileSync(path, 'utf8')) : {};
  const settings = parseSettings(given);
  return args.now === undefined ? settings : { ...settings, now: args.now };
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof InboxProblem || error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
