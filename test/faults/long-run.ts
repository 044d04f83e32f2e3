import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PROJECT } from '../end-to-end/sample-run.ts';
import { seededRandom } from '../seeded-random.ts';
import type { EndState } from './end-state.ts';
import { type Killed, killAndRestart, runUndisturbed, type Undisturbed } from './killed-often.ts';

const HELP = `npm run faults -- [--kills 50] [--seed 1] [--write]

Kills the local run (kill -9) at random points of two days, starts it again, and compares everything that is left with a run
that nobody disturbed: what people fetch, records that count, what Athena reads, results of the night, files and their versions.

  --kills N   how often (default 50)
  --seed S    which points (default 1); the same seed gives the same points
  --write     puts the table into docs/faults.md
  --help      this text

Exit code 0: after every restart everything was as if nothing had happened. 1: something was not, and the table says what.`;

const PAGE = join(PROJECT, 'docs/faults.md');
const [BEGIN, END] = ['<!-- table: npm run faults -- --write -->', '<!-- end of table -->'];

/** Parts of a day, by the share of its files that were there. */
const PARTS = [
  { name: 'before the first file was there', below: 1e-9 },
  { name: 'first third of the files written', below: 1 / 3 },
  { name: 'second third', below: 2 / 3 },
  { name: 'last third', below: 1 },
  { name: 'all files there, not yet ended', below: Number.POSITIVE_INFINITY },
] as const;

interface Outcome extends Killed {
  /** Ended with the code of the undisturbed run after it was started again. */
  readonly endedWell: boolean;
  /** What of the end state differs from the undisturbed run: 'outbox teams/...'. */
  readonly differs: readonly string[];
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '50' },
      seed: { type: 'string', default: '1' },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const [kills, seed] = [Number(values.kills), Number(values.seed)];
  const random = seededRandom(seed);
  const undisturbed = await runUndisturbed();
  const outcomes: Outcome[] = [];
  try {
    for (let n = 1; n <= kills; n++) {
      const day = n % 2 === 0 ? 2 : 1;
      const files = Math.floor(random() * (undisturbed.days[day - 1]?.files ?? 0));
      const milliseconds = Math.floor(random() * 400);
      const outcome = compared(undisturbed, await killAndRestart(undisturbed, day, { files, milliseconds }));
      outcomes.push(outcome);
      console.log(`${n} of ${kills}: ${inWords(outcome)}`);
      if (values.write) await writeTable(outcomes, seed);
    }
  } finally {
    await rm(undisturbed.folder, { recursive: true, force: true });
  }
  console.log(table(outcomes));
  return outcomes.every(isWhole) ? 0 : 1;
}

function compared(undisturbed: Undisturbed, killed: Killed): Outcome {
  const day = undisturbed.days[killed.day - 1] as Undisturbed['days'][number];
  const expected = day.state;
  const parts = Object.keys(expected) as (keyof EndState)[];
  return {
    ...killed,
    endedWell: killed.restarted.code === day.code,
    differs: parts.flatMap((part) =>
      differing(killed.state[part], expected[part]).map((name) => `${part} ${name}`),
    ),
  };
}

function differing(
  found: Readonly<Record<string, string>>,
  expected: Readonly<Record<string, string>>,
): readonly string[] {
  const names = [...new Set([...Object.keys(found), ...Object.keys(expected)])];
  return names.filter((name) => found[name] !== expected[name]);
}

const isWhole = ({ endedWell, differs }: Outcome) => endedWell && differs.length === 0;

function inWords(outcome: Outcome): string {
  const { day, progress, died, restarted, differs } = outcome;
  const when = died ? `killed at ${(100 * progress).toFixed(0)}% of day ${day}` : `day ${day} ended first`;
  if (isWhole(outcome)) return `${when}, whole again`;
  return `${when}, NOT whole: exit ${restarted.code}, differs: ${differs.slice(0, 5).join(', ')}\n${restarted.output.slice(-1500)}`;
}

function table(outcomes: readonly Outcome[]): string {
  const rows = ([1, 2] as const).flatMap((day) =>
    PARTS.map(({ name, below }, i) => {
      const from = PARTS[i - 1]?.below ?? Number.NEGATIVE_INFINITY;
      const own = outcomes.filter(
        (one) => one.day === day && one.died && one.progress >= from && one.progress < below,
      );
      const ended = own.filter(({ endedWell }) => endedWell).length;
      return `| ${day} | ${name} | ${own.length} | ${ended} | ${own.filter(isWhole).length} |`;
    }),
  );
  const died = outcomes.filter((one) => one.died);
  return [
    '| day | killed when | kills | started again and ended as the undisturbed one | equal to the undisturbed run |',
    '|---|---|---|---|---|',
    ...rows,
    `| | **all** | **${died.length}** | **${died.filter(({ endedWell }) => endedWell).length}** | **${died.filter(isWhole).length}** |`,
  ].join('\n');
}

async function writeTable(outcomes: readonly Outcome[], seed: number): Promise<void> {
  const page = await readFile(PAGE, 'utf8');
  const [before, after] = [page.split(BEGIN)[0], page.split(END)[1]];
  if (before === undefined || after === undefined)
    throw new Error('docs/faults.md has no place for the table');
  const missed = outcomes.filter(({ died }) => !died).length;
  const said = `Seed ${seed}; ${outcomes.length} points drawn, ${missed} of them after the run had ended by itself.`;
  await writeFile(PAGE, `${before}${BEGIN}\n\n${table(outcomes)}\n\n${said}\n\n${END}${after}`);
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  return 1;
});
