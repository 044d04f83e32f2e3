import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { processLandingEvent } from '../../functions/ingest-file/process-landing-event.ts';
import { writeTeamFiles } from '../../functions/write-team-files/write-team-files.ts';
import type { LocalContainer } from '../../local/local-container.ts';
import { openOutput } from '../../local/open-output.ts';
import { consoleProgress } from '../../local/progress.ts';
import { type Hands, ownHands, readNewFiles, recompute } from '../../local/run-once.ts';
import { sequencerOfTime } from '../../shared/ledger/sequencer.ts';
import { rounded } from '../night/costs.ts';
import { generate } from '../night/network.ts';
import { dropClassSet } from '../night/new-slips.ts';
import { slipsOfATeam } from '../night/slips-of-a-team.ts';

const BAR_SECONDS = 3;
const CLASS_SET = 30;

const HELP = `A class set of ${CLASS_SET} exit slips is dropped: seconds until the team's workbook says so.

  npm run bench -- refresh [--teams 50] [--students 3000] [--rounds 5] [--lessons 150] [--keep DIR]

  --rounds   class sets that are timed, after one that is not
  --lessons  lessons with a class set each that one team drops before it is timed again: a year of history

Through the functions that AWS runs: the file into the lake with its receipt, then the team's workbooks, section files and numbers.
The bar is a median below ${BAR_SECONDS} s.`;

interface Refresh {
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly ingestSeconds: number;
}

/** Runs the benchmark. The last line printed is one JSON object. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      teams: { type: 'string', default: '50' },
      students: { type: 'string', default: '3000' },
      rounds: { type: 'string', default: '5' },
      lessons: { type: 'string', default: '150' },
      keep: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const folder = resolve(values.keep ?? mkdtempSync(join(tmpdir(), 'refresh-')));
  const [inbox, out] = [join(folder, 'inbox'), join(folder, 'out')];
  const rounds = Number(values.rounds);
  const lessons = Number(values.lessons);
  const teams = Number(values.teams);
  try {
    await generate({ students: Number(values.students), districts: 2, teams, years: 2, seed: 1 }, inbox);
    rmSync(out, { recursive: true, force: true });
    mkdirSync(out, { recursive: true });
    const container = await openOutput(inbox, out);
    try {
      const progress = consoleProgress(process.stdout);
      await readNewFiles(container, inbox, progress);
      const { failures } = await recompute(container, progress, withoutOutputs(container));
      if (failures.length > 0) throw new Error(failures.join('\n'));
      const slips = slipsOfATeam(inbox);
      await refreshOnce(container, inbox, slips, 0);
      const fresh = await timed(rounds, (n) => refreshOnce(container, inbox, slips, n + 1));
      tell(`with ${teams} teams present`, fresh);
      for (let lesson = 0; lesson < lessons; lesson += 1)
        await ingest(container, inbox, dropped(slips, 100 + lesson));
      const withHistory = await timed(rounds, (n) => refreshOnce(container, inbox, slips, 1000 + n));
      tell(`after ${lessons} more lessons of that team`, withHistory);
      console.log(
        JSON.stringify({
          bench: 'refresh',
          teams,
          lessons,
          rounds,
          machine: `${cpus().length} x ${cpus()[0]?.model.trim() ?? 'processor'}`,
          load: rounded(loadavg()[0] ?? 0),
          barSeconds: BAR_SECONDS,
          fresh: median(fresh),
          withHistory: median(withHistory),
          peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
        }),
      );
    } finally {
      await container.close();
    }
  } finally {
    if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

/** The night but for what no refresh reads: workbooks and packs. */
function withoutOutputs(container: LocalContainer): Hands {
  const hands = ownHands(container);
  const nothing = async () => ({ written: 0, unchanged: 0 });
  return {
    ...hands,
    steps: { ...hands.steps, WriteTeamChunk: nothing, WriteDistrictPack: nothing, WriteNetworkPack: nothing },
  };
}

/** Drops one class set, each on a day of its own: the 70 days up to the network's today, the same again where they end. */
function dropped(slips: string, number: number): string {
  const day = new Date(Date.UTC(2026, 1, 12 - (number % 70))).toISOString().slice(0, 10).replaceAll('-', '/');
  return dropClassSet(slips, { day, name: `class set ${number}.csv`, size: CLASS_SET });
}

async function ingest(container: LocalContainer, inbox: string, path: string): Promise<void> {
  const { mtime } = statSync(path);
  await processLandingEvent(container, {
    kind: 'dropped',
    key: relative(inbox, path).split(sep).join('/'),
    sequencer: sequencerOfTime(mtime),
    at: mtime.toISOString(),
  });
}

async function refreshOnce(
  container: LocalContainer,
  inbox: string,
  slips: string,
  number: number,
): Promise<Refresh> {
  const path = dropped(slips, number);
  container.takeRefreshes();
  const [started, used] = [performance.now(), process.cpuUsage()];
  await ingest(container, inbox, path);
  const ingested = performance.now();
  const { written } = await writeTeamFiles(container, container.takeRefreshes());
  const ended = performance.now();
  if (written === 0) throw new Error('No workbook says anything new: the slips were not counted.');
  const { user, system } = process.cpuUsage(used);
  return {
    seconds: (ended - started) / 1000,
    processorSeconds: (user + system) / 1e6,
    ingestSeconds: (ingested - started) / 1000,
  };
}

async function timed(rounds: number, once: (round: number) => Promise<Refresh>): Promise<Refresh[]> {
  const times: Refresh[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await once(round));
  return times;
}

function median(times: readonly Refresh[]): Refresh {
  const middle = (values: number[]) =>
    rounded(values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN);
  return {
    seconds: middle(times.map((time) => time.seconds)),
    processorSeconds: middle(times.map((time) => time.processorSeconds)),
    ingestSeconds: middle(times.map((time) => time.ingestSeconds)),
  };
}

function tell(when: string, times: readonly Refresh[]): void {
  const { seconds, processorSeconds, ingestSeconds } = median(times);
  console.log(
    `A class set ${when}: ${seconds.toFixed(2)} s (${ingestSeconds.toFixed(2)} s of it reading), ${processorSeconds.toFixed(2)} s of processor`,
  );
}
