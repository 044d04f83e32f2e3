import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { scoreRange, type TestedGrade } from '../../shared/standards/smarter-balanced.ts';
import { type Expected, expectedOf } from './expected/expected.ts';
import { readmeText } from './expected/readme.ts';
import { jsonText } from './json-text.ts';
import { makeSample, type Sample } from './sample/sample.ts';
import { sampleSettings } from './sample/settings.ts';

const FOLDER = fileURLToPath(new URL('..', import.meta.url));
const ALDER_2025 = /alder.*2025\.csv$/;

let sample: Sample;
let expected: Expected;
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const linesOf = (bytes: Uint8Array) =>
  text(bytes)
    .split(/\r?\n/)
    .filter((line) => line !== '');
const fileNamed = (name: RegExp) => sample.files.find(({ key }) => name.test(key))!;

beforeAll(async () => {
  sample = await makeSample();
  expected = expectedOf(sample);
});

const COLUMNS = [
  'RecordType',
  'SSID',
  'GradeAssessed',
  'EthnicityforTesting',
  'TwoorMoreRaces',
  'IncludeIndicator',
  'ConditionCode',
  'ScaleScore',
  'AchievementLevels',
  'StandardErrorMeasurement',
  'GradeAssessedMinus1',
  'ScaleScoreMinus1',
  'AchievementLevelMinus1',
  'SEMMinus1',
  'ScaleScoreMinus2',
] as const;
type Column = (typeof COLUMNS)[number];

/** Some columns of a caret file, by name; a column the file does not have is undefined. */
function caretRows(name: RegExp): Partial<Record<Column, string>>[] {
  const [header, ...lines] = linesOf(fileNamed(name).bytes).map((line) => line.split('^'));
  const places = COLUMNS.map((column) => [column, header!.indexOf(column)] as const);
  return lines.map((cells) => Object.fromEntries(places.map(([column, place]) => [column, cells[place]])));
}

describe('the folder', () => {
  it('is written again byte for byte from the seed', async () => {
    const hash = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
    for (const file of sample.files) {
      expect(hash(await readFile(`${FOLDER}/${file.key}`)), file.key).toBe(hash(file.bytes));
    }
    expect(hash(await readFile(`${FOLDER}/templates/team.xlsx`))).toBe(hash(sample.template));
    expect(await readFile(`${FOLDER}/expected.json`, 'utf8')).toBe(jsonText(expected));
    expect(await readFile(`${FOLDER}/README.md`, 'utf8')).toBe(readmeText(sample, expected));
    expect(await readFile(`${FOLDER}/settings.json`, 'utf8')).toBe(jsonText(sampleSettings(sample.files)));
  });

  it('holds no file that the generator did not write, and at most 10 MB', async () => {
    const keys = new Set(sample.files.map(({ key }) => key));
    let size = 0;
    for (const district of ['alder-unified', 'birch-unified']) {
      for (const entry of await readdir(`${FOLDER}/${district}`, { recursive: true })) {
        const facts = await stat(`${FOLDER}/${district}/${entry}`);
        if (!facts.isFile()) continue;
        size += facts.size;
        expect(keys.has(`${district}/${entry}`), entry).toBe(true);
      }
    }
    expect(size).toBeLessThan(10e6);
  });

  it('says of every text file how many rows it has', () => {
    for (const file of sample.files.filter(({ key }) => key.endsWith('.csv') && !key.includes('confusion'))) {
      const before = file.about.includes('banner') ? 2 : 1;
      expect(linesOf(file.bytes).length - before, file.key).toBe(file.rows);
    }
  });

  it('says of every roster how many rows it has', () => {
    for (const file of sample.files.filter(({ key }) => key.endsWith('.zip'))) {
      const rows = Object.values(unzipSync(file.bytes)).map((member) => linesOf(member).length - 1);
      expect(
        rows.reduce((sum, count) => sum + count, 0),
        file.key,
      ).toBe(file.rows);
    }
  });
});

describe('student score files', () => {
  it('have the columns of their years, and every row ends as the state ends it', () => {
    for (const [name, columns] of [
      [/alder.*2024\.csv$/, 375],
      [ALDER_2025, 401],
      [/birch.*_2025\.csv$/, 401],
    ] as const) {
      const rows = linesOf(fileNamed(name).bytes).map((line) => line.split('^'));
      expect(rows.every((cells) => cells.length === columns)).toBe(true);
      expect(rows.slice(1).every((cells) => cells.includes('ZZ'))).toBe(true);
    }
  });

  it('repeat last year’s scores in their prior-year columns', () => {
    const before = new Map(
      caretRows(/alder.*2024\.csv$/)
        .filter((row) => row.RecordType! <= '02' && row.IncludeIndicator === 'Y')
        .map((row) => [`${row.SSID}${row.RecordType}`, row]),
    );
    let compared = 0;
    for (const row of caretRows(ALDER_2025)) {
      const own = before.get(`${row.SSID}${row.RecordType}`);
      if (!own) continue;
      expect(row.ScaleScoreMinus1).toBe(own.ScaleScore);
      expect(row.GradeAssessedMinus1).toBe(own.GradeAssessed);
      expect(row.AchievementLevelMinus1).toBe(own.AchievementLevels);
      expect(row.SEMMinus1).toBe(own.StandardErrorMeasurement);
      expect(row.ScaleScoreMinus2).toBe(own.ScaleScoreMinus1);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(1_400);
  });

  it('hold every kind of row: eight ethnicity codes, 800 both ways, all include indicators, alternate tests, both ends of the scale', () => {
    const rows = [
      ...caretRows(/alder.*2024\.csv$/),
      ...caretRows(ALDER_2025),
      ...caretRows(/birch.*_2025\.csv$/),
    ];
    const values = (column: Column) => new Set(rows.map((row) => row[column]));
    expect([...values('EthnicityforTesting')].filter(Boolean).sort()).toEqual([
      '100',
      '200',
      '300',
      '400',
      '500',
      '600',
      '700',
      '800',
    ]);
    expect(
      new Set(rows.filter((row) => row.EthnicityforTesting === '800').map((row) => row.TwoorMoreRaces)),
    ).toEqual(new Set(['Yes', 'No']));
    expect(values('IncludeIndicator')).toEqual(new Set(['Y', 'T', 'N', 'R', 'E']));
    expect(values('RecordType')).toEqual(new Set(['01', '02', '03', '04']));
    expect([...values('ConditionCode')].sort()).toEqual(['', 'LOSS', 'NEL', 'NT', 'NTE', 'PGE']);
    const counted = rows.filter((row) => row.IncludeIndicator === 'Y' && row.RecordType! <= '02');
    const atEnd = (end: 0 | 1) =>
      counted.some((row) => {
        const subject = row.RecordType === '02' ? 'mathematics' : 'english-language-arts';
        const range = scoreRange(subject, row.GradeAssessed as TestedGrade, '2024-25');
        return row.ScaleScore === String(range[end]);
      });
    expect([atEnd(0), atEnd(1)]).toEqual([true, true]);
  });

  it('give growth cohorts of more than 150 students', () => {
    expect(expected.growth.cohorts).toHaveLength(10);
    for (const cohort of expected.growth.cohorts) expect(cohort.students).toBeGreaterThan(150);
  });

  it('put every student on one side of a group, or on none where membership is unknown', () => {
    for (const row of expected.groups) {
      const total = expected.totals.find(
        (candidate) =>
          candidate.scope === row.district &&
          candidate.schoolYear === row.schoolYear &&
          candidate.subject === row.subject,
      )!;
      expect(row.inGroup.n + row.notInGroup.n + row.unknown).toBe(total.n);
    }
  });

  it('show the planted changes of gaps', () => {
    const gap = (district: string, group: string, subject: string, year: string) =>
      expected.groups.find(
        (row) =>
          row.district === district &&
          row.group === group &&
          row.subject === subject &&
          row.schoolYear === year,
      )!.gapToNotInGroup!;
    const change = (district: string, group: string, subject: string) =>
      gap(district, group, subject, '2024-25') - gap(district, group, subject, '2023-24');
    expect(change('alder-unified', 'hispanic-latino', 'mathematics')).toBeLessThan(-10);
    expect(change('birch-unified', 'african-american', 'english-language-arts')).toBeGreaterThan(10);
  });
});

describe('teams', () => {
  it('show in their series what their stories plant', () => {
    for (const team of sample.teams) {
      const found = expected.teams.find(({ team: name }) => name === team.team)!;
      for (const plan of team.tests) {
        expect(
          found.tests.find(({ testId }) => testId === plan.testId)?.verdict,
          `${team.team} ${plan.testId}`,
        ).toBe(plan.verdict);
      }
    }
  });

  it('cover every kind of message but the early warning', () => {
    const verdicts = new Set(expected.teams.flatMap(({ tests }) => tests.map(({ verdict }) => verdict)));
    expect([...verdicts].sort()).toEqual([
      'early_sign',
      'lasting_better',
      'lasting_worse',
      'mixed',
      'not_chartable',
      'too_early',
      'usual_range',
    ]);
  });

  it('export overlapping slips: the last export and four rows of the first are all there is', () => {
    const data = (name: RegExp) => linesOf(fileNamed(name).bytes).slice(1);
    const first = data(/three-reads\/Exit slip\.csv$/);
    const last = new Set(data(/exit-slip-final\.csv$/));
    const onlyFirst = first.filter((line) => !last.has(line));
    expect(onlyFirst).toHaveLength(expected.overlappingExports.onlyInFirstExport);
    expect(new Set([...first, ...data(/Jan 15\.csv$/), ...last]).size).toBe(
      expected.overlappingExports.slips,
    );
  });
});
