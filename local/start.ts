import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseSettings, type Settings } from '../shared/settings/settings.ts';
import { START_HELP, type StartArguments, startArguments } from './arguments.ts';
import { InboxProblem, readInbox } from './inbox.ts';
import { type LocalContainer, lineLog, openLocalContainer } from './local-container.ts';
import { consoleProgress, type Progress } from './progress.ts';
import { readNewFiles, recompute } from './run-once.ts';
import { watchInbox } from './watch.ts';

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
    return await run(container, args, progress);
  } finally {
    await container.close();
  }
}

async function run(container: LocalContainer, args: StartArguments, progress: Progress): Promise<number> {
  const { failed } = await readNewFiles(container, args.inbox, progress);
  const night = await recompute(container, progress);
  const out = resolve(args.out);
  progress.say('');
  for (const [what, folder] of WHERE) {
    if (statSync(join(out, folder), { throwIfNoEntry: false }))
      progress.say(`${what.padEnd(16)} ${join(out, folder)}`);
  }
  if (args.watch) {
    const stopped = new Promise<void>((done) => process.once('SIGINT', () => done()));
    await watchInbox(container, args.inbox, progress, stopped);
  }
  return failed + night.failures.length === 0 ? 0 : 1;
}

const WHERE = [
  ['Team workbooks', 'teams'],
  ['Receipts', 'receipts'],
  ['District packs', 'districts'],
  ['Network packs', 'network'],
] as const;

function readSettings(args: StartArguments): Settings {
  const path = join(args.inbox, 'settings.json');
  const there = statSync(path, { throwIfNoEntry: false });
  const settings = parseSettings(there ? parseJson(path) : {});
  return args.now === undefined ? settings : { ...settings, now: args.now };
}

function parseJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new InboxProblem(`"${path}" is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    // A sentence for the person who ran it; the stack only where it is our own fault.
    const expected =
      error instanceof InboxProblem || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
    console.error(error instanceof Error ? (expected ? error.message : error.stack) : error);
    process.exitCode = 1;
  },
);
