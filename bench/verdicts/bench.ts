import { parseArgs } from 'node:util';
import { RATES_AT_DECIDE_BY, RATES_EVERY_LESSON } from '../../shared/change/false-alarm-rates.ts';
import { VERDICT_KEYS } from '../../shared/change/verdict.ts';
import type { Noise } from './noise.ts';
import { ruleShares } from './rules.ts';
import { type EverSeen, type MessageShares, messagesAtDecideBy, messagesEverSeen } from './simulate.ts';

const help = `How often each message of a run chart comes up, by simulation.

  npm run bench -- verdicts [--runs 12000] [--seed 20190105] [--rules 4000]

  --runs   simulated classes per row
  --rules  simulated classes per row of the single-rule table (0 leaves it out)
`;

/** What the measurement specification says the engine's rates are, in percent, at the decide-by date. */
const stated = {
  falseLasting: { '8+8': 3.1, '8+12': 5.5, '10+10': 4.3, '12+12': 4.5 },
  falseEarly: { lowest: 4, highest: 7 },
  found: { 1: [34, 47], 1.5: [59, 75], 2: [82, 91] },
  everLasting: { 8: 8, 12: 13, 20: 23 },
} as const;

const percent = (share: number): number => Math.round(1000 * share) / 10;
const cell = (share: number): string => percent(share).toFixed(1).padStart(6);

/** Simulates, prints the tables, and ends with one JSON object. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      runs: { type: 'string', default: '12000' },
      seed: { type: 'string', default: '20190105' },
      rules: { type: 'string', default: '4000' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(help);
    return;
  }
  const size = { runs: Number(values.runs), seed: Number(values.seed) };
  const started = performance.now();
  const atDecideBy = printDecideBy(size);
  const everSeen = printEveryLesson(size);
  const rules = printRules(Number(values.rules), size.seed);
  const result = {
    bench: 'verdicts',
    ...size,
    atDecideBy,
    everSeenWithin: everSeen,
    stated,
    told: { atDecideBy: RATES_AT_DECIDE_BY, everyLesson: RATES_EVERY_LESSON },
    largestDifferenceFromStated: largestDifference(atDecideBy, everSeen),
    rules,
    seconds: Math.round((performance.now() - started) / 100) / 10,
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
  console.log(JSON.stringify(result));
}

interface Size {
  readonly runs: number;
  readonly seed: number;
}

interface DecideByRow {
  readonly design: string;
  readonly shift: number;
  readonly percents: Readonly<Record<string, number>>;
}

const inPercents = (shares: MessageShares): Record<string, number> =>
  Object.fromEntries(Object.entries(shares).map(([key, share]) => [key, percent(share)]));

function printDecideBy(size: Size): DecideByRow[] {
  console.log('One look, at the decide-by date: percent of classes by message');
  console.log(`${'design'.padEnd(8)}shift ${VERDICT_KEYS.join('  ')}  odd_day`);
  return RATES_AT_DECIDE_BY.flatMap(({ before, since }) =>
    [0, 1, 1.5, 2].map((shift) => {
      const shares = messagesAtDecideBy({ before, since }, shift, size);
      const cells = [...VERDICT_KEYS, 'odd_day' as const].map((key) => cell(shares[key]));
      console.log(`${`${before}+${since}`.padEnd(8)}${String(shift).padEnd(6)}${cells.join('  ')}`);
      return { design: `${before}+${since}`, shift, percents: inPercents(shares) };
    }),
  );
}

interface EverySeenRow {
  readonly noise: Noise;
  readonly within: number;
  readonly lastingEither: number;
  readonly earlyEither: number;
  readonly percents: Readonly<Record<string, number>>;
}

function printEveryLesson(size: Size): EverySeenRow[] {
  const since = Math.max(...RATES_EVERY_LESSON.map(({ within }) => within));
  return (['normal', 'slips', 'carry_over'] as const).flatMap((noise) => {
    console.log(`\nA look after every lesson, 8 before, nothing changed (${noise}): percent that ever saw`);
    const seen = messagesEverSeen({ before: 8, since }, { ...size, noise });
    return seen.byLesson.map((shares, i) => everySeenRow(noise, i, shares, seen));
  });
}

function everySeenRow(noise: Noise, i: number, shares: MessageShares, seen: EverSeen): EverySeenRow {
  const [lasting, early] = [seen.lasting[i] ?? 0, seen.early[i] ?? 0];
  console.log(
    `${String(i + 1).padStart(3)} lessons: lasting ${cell(lasting)}  early ${cell(early)}  mixed ${cell(shares.mixed)}  odd day ${cell(shares.odd_day)}`,
  );
  return {
    noise,
    within: i + 1,
    lastingEither: percent(lasting),
    earlyEither: percent(early),
    percents: inPercents(shares),
  };
}

function printRules(runs: number, seed: number): object | null {
  if (runs === 0) return null;
  const rows = ruleShares(runs, seed);
  const differences = rows.map(({ measured, reference }) => Math.abs(measured - reference));
  const largest = Math.max(...differences);
  const worst = rows[differences.indexOf(largest)];
  console.log(
    `\nSingle rules: ${rows.length} shares simulated again, largest difference ${percent(largest)} points`,
  );
  return { shares: rows.length, runs, largestDifference: percent(largest), worst };
}

/** In percentage points, over everything the specification states. */
function largestDifference(atDecideBy: readonly DecideByRow[], everSeen: readonly EverySeenRow[]): number {
  const outside = (value: number, lowest: number, highest: number): number =>
    Math.max(0, lowest - value, value - highest);
  const differences = atDecideBy.flatMap(({ design, shift, percents }) => {
    const better = percents.lasting_better ?? Number.NaN;
    if (shift !== 0) {
      const [lowest, highest] = stated.found[shift as 1 | 1.5 | 2];
      return [outside(better, lowest, highest)];
    }
    const said = stated.falseLasting[design as keyof typeof stated.falseLasting];
    const { lowest, highest } = stated.falseEarly;
    return [
      Math.abs(better - said),
      Math.abs((percents.lasting_worse ?? Number.NaN) - said),
      outside(percents.early_sign ?? Number.NaN, lowest, highest),
    ];
  });
  const ever = everSeen
    .filter(({ noise }) => noise === 'normal')
    .flatMap(({ within, lastingEither }) => {
      const said = stated.everLasting[within as keyof typeof stated.everLasting];
      return said === undefined ? [] : [Math.abs(lastingEither - said)];
    });
  return Math.round(10 * Math.max(...differences, ...ever)) / 10;
}
