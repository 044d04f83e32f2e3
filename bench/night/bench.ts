import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { lineLog, openLocalContainer } from '../../local/local-container.ts';
import { nightlySteps } from '../../local/night.ts';
import { readSettings } from '../../local/open-output.ts';
import { consoleProgress } from '../../local/progress.ts';
import { type Hands, ownHands, readNewFiles, recompute, refreshTouchedTeams } from '../../local/run-once.ts';
import { openWorkerPool } from '../../local/workers/worker-pool.ts';
import { costBook, rounded, type StepCost } from './costs.ts';
import { generate } from './network.ts';
import { dropClassSet } from './new-slips.ts';
import { record } from './picture.ts';
import { slipsOfATeam } from './slips-of-a-team.ts';

const HELP = `A whole night of a made-up network, the same night again, and after one new file.

  npm run bench -- night [--students 20000] [--districts 8] [--teams 200] [--years 5] [--seed 1] [--keep DIR] [--processes 2] [--runs 4] [--record]

  --keep DIR    makes the network and the output there and leaves them; a network that is there already is used again
  --processes   processes at once (default: one a processor)
  --runs N      ends after so many of: the night, the same night again, one new file, the night after it (default 4)
  --record      notes the numbers in docs/performance/ and draws the picture again

In the first night every job runs in a process of its own kind, through the functions and the workflow file that AWS runs; peak
memory is the largest resident set the system saw of any process of that kind, Node and DuckDB together. What follows runs in
one process, as npm start does; its peak is that process's, ledger and all.`;

/** Targets for a million students. */
const BAR = { firstNightSeconds: 600, peakMegabytes: 4096, secondNightSeconds: 30, newFileSeconds: 5 };

interface RunCost {
  readonly seconds: number;
  readonly readingSeconds: number;
  readonly processorSeconds: number;
  readonly peakMegabytes: number;
  readonly load: number;
  /** What broke; the other numbers are then those of a night that did less. */
  readonly failures: readonly string[];
  readonly steps: Readonly<Record<string, StepCost>>;
}

/** Runs the benchmark. The last line printed is one JSON object. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      students: { type: 'string', default: '20000' },
      districts: { type: 'string', default: '8' },
      teams: { type: 'string', default: '200' },
      years: { type: 'string', default: '5' },
      seed: { type: 'string', default: '1' },
      keep: { type: 'string' },
      processes: { type: 'string', default: String(cpus().length) },
      runs: { type: 'string', default: '4' },
      record: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const network = {
    students: Number(values.students),
    districts: Number(values.districts),
    teams: Number(values.teams),
    years: Number(values.years),
    seed: Number(values.seed),
  };
  const folder = resolve(values.keep ?? mkdtempSync(join(tmpdir(), 'night-')));
  mkdirSync(folder, { recursive: true });
  try {
    const inbox = join(folder, 'inbox');
    const out = join(folder, 'out');
    rmSync(out, { recursive: true, force: true });
    const generationSeconds = await generate(network, inbox);
    console.log(`The network of ${network.students} students is there (${generationSeconds.toFixed(1)} s).`);
    const nights = await nightsOf(inbox, out, {
      processes: Number(values.processes),
      runs: Number(values.runs),
      onFirst(first) {
        if (values.record) record({ students: network.students, steps: first.steps });
      },
    });
    const result = {
      bench: 'night',
      ...network,
      machine: `${cpus().length} x ${cpus()[0]?.model.trim() ?? 'processor'}`,
      generationSeconds: rounded(generationSeconds),
      bar: BAR,
      ...nights,
    };
    console.log(JSON.stringify(result));
  } finally {
    if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

interface NightsWanted {
  readonly processes: number;
  readonly runs: number;
  /** Told of the first night as soon as it is over. */
  onFirst(cost: RunCost): void;
}

type Nights = Partial<Record<'first' | 'second' | 'newFile' | 'nightAfter', RunCost>>;

async function nightsOf(
  inbox: string,
  out: string,
  { processes, runs, onFirst }: NightsWanted,
): Promise<Nights> {
  const settings = readSettings(inbox);
  mkdirSync(out, { recursive: true });
  const log = lineLog((line) => appendFileSync(join(out, 'pipeline.log'), `${line}\n`));
  const container = await openLocalContainer({ inbox, out, settings, log });
  const book = costBook();
  const pool = openWorkerPool(
    { inbox, out, settings, ledgerEndpoint: container.ledgerEndpoint },
    {
      processes,
      states: Object.keys(nightlySteps(container)),
      onCost(cost) {
        appendFileSync(join(out, 'costs.jsonl'), `${JSON.stringify(cost)}\n`);
        book.note(cost);
      },
      askForRefresh: (teams) => container.askForRefresh(teams),
    },
  );
  const progress = consoleProgress(process.stdout);

  async function measured(
    name: string,
    hands: Hands,
    after: (hands: Hands) => Promise<readonly string[]>,
  ): Promise<RunCost> {
    console.log(`\n${name}`);
    const [started, used] = [performance.now(), process.cpuUsage()];
    const { failed } = await readNewFiles(container, inbox, progress, hands);
    const read = performance.now();
    const failures = await after(hands);
    if (failed > 0 || failures.length > 0) process.exitCode = 1;
    const ended = performance.now();
    const steps = book.take();
    const { user, system } = process.cpuUsage(used);
    const cost = {
      seconds: rounded((ended - started) / 1000),
      readingSeconds: rounded((read - started) / 1000),
      processorSeconds: rounded(
        Object.values(steps).reduce((sum, step) => sum + step.processorSeconds, (user + system) / 1e6),
      ),
      peakMegabytes:
        hands === own
          ? Math.round(process.resourceUsage().maxRSS / 1024)
          : Math.max(...Object.values(steps).map((step) => step.peakMegabytes)),
      load: rounded(loadavg()[0] ?? 0),
      failures: failed > 0 ? [`${failed} files could not be dealt with.`, ...failures] : failures,
      steps,
    };
    tell(cost);
    return cost;
  }
  const own = ownHands(container);
  const night = async (hands: Hands) => {
    const { failures } = await recompute(container, progress, hands);
    return failures;
  };
  const refresh = async (hands: Hands) => {
    await refreshTouchedTeams(container, progress, hands);
    return [];
  };

  try {
    const nights: Nights = { first: await measured('The first night', pool, night) };
    onFirst(nights.first!);
    if (runs > 1) nights.second = await measured('The same night again', own, night);
    if (runs > 2) {
      dropClassSet(slipsOfATeam(inbox), { day: '2026/02/12', name: `new ${Date.now()}.csv`, size: 30 });
      nights.newFile = await measured('One new file of exit slips', own, refresh);
    }
    if (runs > 3) nights.nightAfter = await measured('The night after it', own, night);
    return nights;
  } finally {
    await pool.close();
    await container.close();
  }
}

function tell(cost: RunCost): void {
  for (const [step, one] of Object.entries(cost.steps))
    console.log(
      `  ${step.padEnd(24)} ${String(one.jobs).padStart(4)} jobs ${one.seconds.toFixed(1).padStart(7)} s ` +
        `${one.processorSeconds.toFixed(1).padStart(7)} s of processor, longest ${one.longestJobSeconds.toFixed(1)} s ` +
        `of ${one.lambdaSeconds} s, peak ${one.peakMegabytes} of ${one.lambdaMegabytes} MB`,
    );
  console.log(
    `  altogether ${cost.seconds.toFixed(1)} s, ${cost.processorSeconds.toFixed(1)} s of processor, load ${cost.load}`,
  );
}
