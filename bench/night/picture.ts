import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StepCost } from './costs.ts';

const FOLDER = fileURLToPath(new URL('../../docs/performance/', import.meta.url));

/** A first night as docs/performance/night.json keeps it; steps that were not measured are not in it. */
export interface MeasuredNight {
  readonly students: number;
  readonly steps: Readonly<Record<string, Pick<StepCost, 'jobs' | 'processorSeconds' | 'peakMegabytes'>>>;
}

/** Notes a night among those measured before (one a size) and draws the picture of all of them again. */
export function record(night: MeasuredNight): void {
  mkdirSync(FOLDER, { recursive: true });
  const path = join(FOLDER, 'night.json');
  const before = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as MeasuredNight[]) : [];
  const nights = [...before.filter(({ students }) => students !== night.students), night].sort(
    (a, b) => a.students - b.students,
  );
  writeFileSync(path, `${JSON.stringify(nights, null, 2)}\n`);
  writeFileSync(join(FOLDER, 'night.svg'), pictureOf(nights));
}

/** Steps that are drawn, each with words and a dash pattern of its own: the picture is read in black and white too. */
const DRAWN = [
  { step: 'IngestFile', words: 'reading files', dashes: '' },
  { step: 'WriteDistrictSnapshots', words: 'snapshots', dashes: '7 3' },
  { step: 'ComputeCohortGrowth', words: 'growth', dashes: '2 3' },
  { step: 'ComputeScopeGaps', words: 'gaps', dashes: '10 3 2 3' },
  { step: 'WriteTeamChunk', words: 'files of 200 teams', dashes: '1 4' },
] as const;

const WIDTH = 460;
const HEIGHT = 300;
const LEFT = 70;
const TOP = 40;
const LABEL_HEIGHT = 16;

interface Panel {
  readonly title: string;
  readonly offset: number;
  numberOf(step: MeasuredNight['steps'][string]): number;
}

const PANELS: readonly Panel[] = [
  { title: 'Processor seconds of a step', offset: 0, numberOf: (step) => step.processorSeconds },
  { title: 'Peak memory of a step, MB', offset: WIDTH + 170, numberOf: (step) => step.peakMegabytes },
];

/** Cost against students, both axes in powers of ten: a slope of one is growth in proportion. */
export function pictureOf(nights: readonly MeasuredNight[]): string {
  const panels = PANELS.map((panel) => panelOf(panel, nights)).join('\n');
  const width = 2 * (WIDTH + 170) + LEFT;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${HEIGHT + 100}" font-family="sans-serif" font-size="13" role="img">
<title>What the steps of a first night cost, by number of students</title>
<rect width="100%" height="100%" fill="white"/>
${panels}
</svg>
`;
}

function panelOf({ title, offset, numberOf }: Panel, nights: readonly MeasuredNight[]): string {
  const values = nights.flatMap(({ steps }) =>
    DRAWN.flatMap(({ step }) => (steps[step] ? [numberOf(steps[step])] : [])),
  );
  const x = logScale(
    nights.map(({ students }) => students),
    0,
    WIDTH,
  );
  const y = logScale(values, HEIGHT, 0);
  const ends = DRAWN.map(({ step }) => {
    const last = nights.findLast(({ steps }) => steps[step])?.steps[step];
    return last === undefined ? 0 : y.at(numberOf(last));
  });
  const heights = apart(ends, LABEL_HEIGHT);
  const lines = DRAWN.map(({ step, words, dashes }, nth) => {
    const points = nights.flatMap(({ students, steps }) =>
      steps[step] ? [[x.at(students), y.at(numberOf(steps[step]))] as const] : [],
    );
    const last = points.at(-1);
    if (!last) return '';
    const path = points.map(([px, py]) => `${px.toFixed(1)},${py.toFixed(1)}`).join(' ');
    const dots = points
      .map(([px, py]) => `<circle cx="${px.toFixed(1)}" cy="${py.toFixed(1)}" r="3"/>`)
      .join('');
    return `<polyline points="${path}" fill="none" stroke="black" stroke-width="1.5" stroke-dasharray="${dashes}"/>${dots}
<text x="${(last[0] + 8).toFixed(1)}" y="${(heights[nth]! + 4).toFixed(1)}">${words}</text>`;
  });
  const columns = x.ticks.map(
    (tick) =>
      `<line x1="${x.at(tick)}" x2="${x.at(tick)}" y1="0" y2="${HEIGHT}" stroke="#ddd"/><text x="${x.at(tick)}" y="${HEIGHT + 18}" text-anchor="middle">${tick.toLocaleString('en')}</text>`,
  );
  const rows = y.ticks.map(
    (tick) =>
      `<line x1="0" x2="${WIDTH}" y1="${y.at(tick)}" y2="${y.at(tick)}" stroke="#ddd"/><text x="-8" y="${y.at(tick) + 4}" text-anchor="end">${tick.toLocaleString('en')}</text>`,
  );
  return `<g transform="translate(${LEFT + offset} ${TOP})"><text y="-14" font-weight="bold">${title}</text>
${[...columns, ...rows, ...lines].join('\n')}
<text x="${WIDTH / 2}" y="${HEIGHT + 42}" text-anchor="middle">students</text></g>`;
}

/** Heights as near as possible to those wished for, each at least so far below the one above it. */
function apart(wished: readonly number[], distance: number): readonly number[] {
  const placed = [...wished];
  const fromTop = wished.map((_, i) => i).sort((a, b) => wished[a]! - wished[b]!);
  fromTop.forEach((i, n) => {
    const above = fromTop[n - 1];
    if (above !== undefined) placed[i] = Math.max(wished[i]!, placed[above]! + distance);
  });
  return placed;
}

/** Powers of ten around the values, spread between two places. */
function logScale(values: readonly number[], from: number, to: number) {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  return {
    ticks: Array.from({ length: high - low + 1 }, (_, n) => 10 ** (low + n)),
    at: (value: number) => from + ((Math.log10(value) - low) / (high - low)) * (to - from),
  };
}
