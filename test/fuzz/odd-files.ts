import type { FuzzFile } from './fuzz-file.ts';
import type { Random } from './random.ts';

const HEADER = 'StudentID,AssessmentName,TestDate,Score';
const row = (at: number): string => `${100_000 + at},Math Benchmark Q1,2025-10-0${1 + (at % 9)},${at % 100}`;
const rowsText = (count: number): string => Array.from({ length: count }, (_, at) => `${row(at)}\n`).join('');

const known = (bytes: Uint8Array | string, expectedRows: number | null, description: string): FuzzFile => ({
  landingKey: 'alder/benchmarks_2025-26.csv',
  bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
  expectedRows,
  onlyIfRecognised: false,
  description,
});

/** Files that are unlike any export. */
const ODD: readonly ((random: Random) => FuzzFile)[] = [
  (random) => known(random.bytes(random.below(20_000)), null, 'random bytes'),
  (random) =>
    known(
      Buffer.concat([Buffer.from(`${HEADER}\n${rowsText(5)}`), random.bytes(3_000)]),
      null,
      'random tail',
    ),
  (random) => known('\0'.repeat(random.below(5_000)), null, 'zeros'),
  (random) => known('\n'.repeat(random.below(5_000)), 0, 'line ends'),
  (random) => known(',"\n'.repeat(random.below(3_000)), null, 'quotes and separators'),
  () =>
    known(`${HEADER}\n${rowsText(3)}${'x'.repeat(10 * 1024 * 1024)}\n${rowsText(2)}`, 6, 'a line of 10 MB'),
  () => known(`${HEADER}\n${rowsText(3)}1,"${'x'.repeat(10 * 1024 * 1024)}`, 4, 'an open quote before 10 MB'),
  () => known('x'.repeat(10 * 1024 * 1024), null, 'one line of 10 MB'),
  (random) => {
    const names = Array.from({ length: 2_000 }, (_, at) => `Column ${at}`);
    const cells = names.map((_, at) => String(at));
    const count = random.below(30);
    const text = [
      [...HEADER.split(','), ...names],
      ...Array.from({ length: count }, (_, at) => [...row(at).split(','), ...cells]),
    ];
    return known(text.map((line) => `${line.join(',')}\n`).join(''), count, '2,000 columns');
  },
  (random) => {
    const quotes = random.pick(['x","', '"', ',"', 'a,"b,c', '"""', '"",""x"']);
    return known(`${HEADER}\n${`${quotes}\n`.repeat(5_000)}`, null, `stray quotes: ${quotes}`);
  },
];

export function oddFile(random: Random): FuzzFile {
  return random.pick(ODD)(random);
}
