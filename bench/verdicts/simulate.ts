import type { SeriesPoint } from '../../shared/change/series.ts';
import { judgeSeries, VERDICT_KEYS, type VerdictKey } from '../../shared/change/verdict.ts';
import { type Noise, type SimulatedValue, seriesMaker } from './noise.ts';

/** Lessons before and since the change. */
export interface Design {
  readonly before: number;
  readonly since: number;
}

/** How to simulate. */
export interface SimulationSize {
  readonly runs: number;
  readonly seed: number;
  readonly noise?: Noise;
}

/** Shares 0..1 of simulated classes, by message; 'odd_day' comes beside a verdict. */
export type MessageShares = Readonly<Record<VerdictKey | 'odd_day', number>>;

const dates = Array.from({ length: 64 }, (_, i) =>
  new Date(Date.UTC(2018, 0, 1 + i)).toISOString().slice(0, 10),
);

function asPoints(values: readonly SimulatedValue[]): SeriesPoint[] {
  return values.map(({ value, asked }, i) => ({
    date: dates[i] ?? '',
    value,
    excluded: null,
    answered: asked ?? null,
    expected: null,
    ...(asked === undefined ? {} : { numerator: value * asked, denominator: asked }),
  }));
}

function judge(points: readonly SeriesPoint[], baselineCount: number, noise: Noise) {
  return judgeSeries({
    points,
    baselineCount,
    changeBegun: true,
    betterIs: 'higher',
    kind: noise === 'slips' ? 'percent' : 'score',
  });
}

function emptyCounts(): Record<VerdictKey | 'odd_day', number> {
  return Object.fromEntries([...VERDICT_KEYS, 'odd_day'].map((key) => [key, 0])) as Record<
    VerdictKey | 'odd_day',
    number
  >;
}

function shares(counts: Readonly<Record<VerdictKey | 'odd_day', number>>, runs: number): MessageShares {
  const entries = Object.entries(counts).map(([key, count]) => [key, count / runs]);
  return Object.fromEntries(entries) as MessageShares;
}

/** One look, at the decide-by date: how often each message comes up when the level shifts by `shift` SD. */
export function messagesAtDecideBy(design: Design, shift: number, size: SimulationSize): MessageShares {
  const { runs, seed, noise = 'normal' } = size;
  const make = seriesMaker(noise, seed);
  const counts = emptyCounts();
  for (let run = 0; run < runs; run += 1) {
    const values = make(design.before + design.since, (i) => (i < design.before ? 0 : shift));
    const verdict = judge(asPoints(values), design.before, noise);
    counts[verdict.key] += 1;
    if (verdict.oddDays.length > 0) counts.odd_day += 1;
  }
  return shares(counts, runs);
}

/** A look after every lesson: how often each message has been seen at some time, nothing having changed. */
export interface EverSeen {
  /** By lessons since the change: index 0 = after the first lesson. */
  readonly byLesson: readonly MessageShares[];
  /** Either of 'lasting_better' and 'lasting_worse'. */
  readonly lasting: readonly number[];
  /** Either of 'early_sign' and 'early_worse'. */
  readonly early: readonly number[];
}

/** A look after every lesson, up to `design.since` lessons since a change that changes nothing. */
export function messagesEverSeen(design: Design, size: SimulationSize): EverSeen {
  const { runs, seed, noise = 'normal' } = size;
  const make = seriesMaker(noise, seed);
  const byLesson = Array.from({ length: design.since }, emptyCounts);
  const lasting = new Array<number>(design.since).fill(0);
  const early = new Array<number>(design.since).fill(0);
  for (let run = 0; run < runs; run += 1) {
    const points = asPoints(make(design.before + design.since, () => 0));
    const seen = new Set<VerdictKey | 'odd_day'>();
    for (let lesson = 1; lesson <= design.since; lesson += 1) {
      const verdict = judge(points.slice(0, design.before + lesson), design.before, noise);
      seen.add(verdict.key);
      if (verdict.oddDays.length > 0) seen.add('odd_day');
      const counts = byLesson[lesson - 1];
      for (const key of seen) if (counts !== undefined) counts[key] += 1;
      const position = lesson - 1;
      if (seen.has('lasting_better') || seen.has('lasting_worse'))
        lasting[position] = (lasting[position] ?? 0) + 1;
      if (seen.has('early_sign') || seen.has('early_worse')) early[position] = (early[position] ?? 0) + 1;
    }
  }
  return {
    byLesson: byLesson.map((counts) => shares(counts, runs)),
    lasting: lasting.map((count) => count / runs),
    early: early.map((count) => count / runs),
  };
}
