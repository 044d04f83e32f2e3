import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { computeGrowth } from '../../functions/compute-growth/compute-growth.ts';
import type { LocalContainer } from '../../local/local-container.ts';
import { openOutput } from '../../local/open-output.ts';
import type { NightReceipt } from '../../shared/intake/receipt/night-receipt.ts';
import type { Receipt } from '../../shared/intake/receipt/receipt.ts';
import type { Row } from '../../shared/lake/queries.ts';
import { type Finished, readJson, SAMPLE_DATA, start, temporaryFolder } from './sample-run.ts';
import { firstSheetTexts, HEADLINES, numbersRows, PREDICTION_ANSWERS } from './team-expectations.ts';

/** What the generator of the sample data says a reader should find (sample-data/expected.json). */
interface Expected {
  readonly files: readonly {
    readonly key: string;
    readonly status: string;
    readonly rows: {
      readonly total: number;
      readonly accepted: number;
      readonly rejected: number;
      readonly setAside: number;
    };
  }[];
  readonly totals: readonly {
    readonly scope: string;
    readonly name: string;
    readonly schoolYear: string;
    readonly subject: string;
    readonly n: number;
    readonly meanDistance: number;
    readonly percentMet: number;
  }[];
  readonly groups: readonly {
    readonly district: string;
    readonly schoolYear: string;
    readonly subject: string;
    readonly group: string;
    readonly inGroup: { readonly n: number; readonly meanDistance: number; readonly percentMet: number };
  }[];
  readonly teams: readonly ExpectedTeam[];
  readonly overlappingExports: {
    readonly team: string;
    readonly onlyInFirstExport: number;
    readonly slips: number;
  };
  readonly growth: {
    readonly cohorts: readonly {
      readonly schoolYear: string;
      readonly subject: string;
      readonly grade: string;
      readonly students: number;
      readonly repeatedGrade: number;
    }[];
  };
}

interface ExpectedTeam {
  readonly district: string;
  readonly team: string;
  readonly slips?: number;
  readonly measures: readonly {
    readonly measureId: string;
    readonly kind: string;
    readonly series?: readonly {
      readonly date: string;
      readonly answered?: number;
      readonly denominator?: number;
      readonly value: number;
    }[];
    readonly lessons?: Readonly<Record<string, number>>;
  }[];
  readonly tests: readonly {
    readonly testId: string;
    readonly verdict: string;
    readonly prediction?: { readonly answer: string; readonly k?: number; readonly n?: number };
  }[];
}

let expected: Expected;
let out: string;
let first: Finished;
let output: LocalContainer;

beforeAll(async () => {
  expected = await readJson<Expected>(SAMPLE_DATA, 'expected.json');
  out = await temporaryFolder('sample-run');
  first = await start(['--out', out]);
  output = await openOutput(SAMPLE_DATA, out);
});

afterAll(async () => {
  await output?.close().catch(() => undefined);
  await rm(out, { recursive: true, force: true });
});

it('the run ends well', () => {
  expect(first.output).not.toContain('Failed');
  expect(first.code).toBe(0);
});

describe('receipts', () => {
  it('every file has one, and its counts are those of the generator', async () => {
    const found = [];
    for (const file of expected.files) {
      const { status, rows } = await readJson<Receipt>(out, 'receipts', `${file.key}.json`);
      found.push({ key: file.key, status, rows });
      expect(rows.accepted + rows.rejected + rows.setAside).toBe(rows.total);
    }
    expect(found).toEqual(expected.files.map(({ key, status, rows }) => ({ key, status, rows })));
  });
});

describe('gap tables in the lake', () => {
  let rows: readonly Row[];
  beforeAll(async () => {
    const lake = await output.lake();
    const keys = (await output.ledger.pointers('gaps')).map((pointer) => pointer.key);
    rows = await lake.query(
      `SELECT scope_level, scope_id, subject, school_year, part, n, sum / n AS mean, 100.0 * n_met / n AS percent_met
      FROM ${await lake.parquet(keys)}
      WHERE grade_span = 'all' AND measure = 'distance-from-standard' AND test = 'smarter-balanced-summative'`,
    );
  });
  const find = (scope: string, year: string, subject: string, part: string) =>
    rows.find(
      (row) =>
        row['scope_id'] === scope &&
        row['school_year'] === year &&
        row['subject'] === subject &&
        row['part'] === part,
    );

  it('hold n, mean distance from standard and percent met of every district and year', () => {
    const districts = expected.totals.filter((total) => total.scope.endsWith('-unified'));
    expect(districts.length).toBeGreaterThan(0);
    for (const total of districts) {
      const row = find(total.scope, total.schoolYear, total.subject, 'all');
      expect(row?.['n']).toBe(total.n);
      expect(Number(row?.['mean'])).toBeCloseTo(total.meanDistance, 5);
      expect(Number(row?.['percent_met'])).toBeCloseTo(total.percentMet, 5);
    }
  });

  it('hold the same for every race and ethnicity', () => {
    const races = [
      'african-american',
      'hispanic-latino',
      'white',
      'asian',
      'filipino',
      'american-indian',
      'pacific-islander',
    ];
    const groups = expected.groups.filter(
      (group) => races.includes(group.group) && group.district !== 'network' && group.inGroup.n > 0,
    );
    expect(groups.length).toBeGreaterThan(20);
    for (const group of groups) {
      const row = find(group.district, group.schoolYear, group.subject, group.group);
      expect({ ...group, n: row?.['n'] }).toEqual({ ...group, n: group.inGroup.n });
      expect(Number(row?.['mean'])).toBeCloseTo(group.inGroup.meanDistance, 5);
    }
  });
});

describe('growth', () => {
  it('gives a percentile to every student with a score in the grade below, both districts pooled', async () => {
    for (const cohort of expected.growth.cohorts) {
      const pointer = await output.ledger.pointer(
        'growth',
        `${cohort.schoolYear}/${cohort.subject}/${cohort.grade}`,
      );
      const reasons = pointer?.details?.['growthReasons'] as Record<string, number>;
      expect({ ...cohort, found: reasons['has_percentile'] }).toEqual({ ...cohort, found: cohort.students });
      expect(reasons['repeated_grade'] ?? 0).toBe(cohort.repeatedGrade);
    }
  });

  it('is told to each data lead: every student has a percentile or a reason', async () => {
    const receipts = await Promise.all(
      ['alder-unified', 'birch-unified'].map((district) =>
        readJson<NightReceipt>(out, 'receipts', district, 'what-the-night-found.json'),
      ),
    );
    const counts = receipts.flatMap(({ growth }) => growth);
    for (const { students, withPercentile, without } of counts)
      expect(withPercentile + without.reduce((sum, reason) => sum + reason.students, 0)).toBe(students);
    for (const { schoolYear, subject, grade, students } of expected.growth.cohorts) {
      const told = counts.filter(
        (one) =>
          one.schoolYear === schoolYear && one.subject === subject && Number(one.grade) === Number(grade),
      );
      expect(told.reduce((sum, one) => sum + one.withPercentile, 0)).toBe(students);
    }
    expect(receipts.map(({ earlierScoresThatDiffer }) => earlierScoresThatDiffer)).toEqual([0, 0]);
  });
});

describe('teams', () => {
  const folder = (team: ExpectedTeam) => join(out, 'teams', team.district, team.team);

  it('every test of change has its workbook, whose first words say the verdict and the result of the prediction', async () => {
    for (const team of expected.teams) {
      for (const test of team.tests) {
        const texts = await firstSheetTexts(join(folder(team), `${test.testId}.xlsx`));
        const where = `${team.team} ${test.testId}`;
        expect(HEADLINES[test.verdict], test.verdict).toBeDefined();
        expect(texts[0], where).toMatch(HEADLINES[test.verdict] as RegExp);
        if (!test.prediction) continue;
        const { answer, k, n } = test.prediction;
        const sentence = texts.find((text) => (PREDICTION_ANSWERS[answer] as RegExp).test(text));
        expect(sentence, `${where}: ${texts.join(' / ')}`).toBeDefined();
        if (k !== undefined && answer !== 'hidden')
          expect(sentence, where).toContain(`${k} ${/[áéíóú]/.test(texts.join()) ? 'de' : 'of'} ${n}`);
      }
    }
  });

  it('numbers.csv holds the series of every measure, lesson by lesson', async () => {
    let points = 0;
    for (const team of expected.teams) {
      const rows = numbersRows(await readFile(join(folder(team), 'numbers.csv'), 'utf8'));
      for (const measure of team.measures) {
        if (!measure.series || measure.kind === 'median-score') continue;
        const own = rows.filter(
          (row) => row.measure === measure.measureId && row.section === '' && row.group === 'all',
        );
        expect(
          own.map((row) => row.date),
          `${team.team} ${measure.measureId}`,
        ).toEqual(measure.series.map((point) => point.date));
        for (const [at, point] of measure.series.entries()) {
          const scale = measure.kind.startsWith('percent') ? 100 : 1;
          const n = point.answered ?? point.denominator ?? 0;
          if (own[at]?.value === '') expect(n).toBeLessThan(5);
          else expect(Number(own[at]?.value) * scale).toBeCloseTo(point.value, 3);
          points += 1;
        }
      }
    }
    expect(points).toBeGreaterThan(150);
  });

  it('three overlapping exports under three names count as the last one plus what only the first had', async () => {
    const team = expected.teams.find(
      ({ team: name }) => name === expected.overlappingExports.team,
    ) as ExpectedTeam;
    const lake = await output.lake();
    const answers = await lake.relation('exit-slip-answer', {
      districts: [team.district],
      teamId: team.team,
    });
    const [row] = await lake.query(`SELECT count(DISTINCT response_key) AS slips FROM ${answers}`);
    expect(row?.['slips']).toBe(expected.overlappingExports.slips);
  });

  it('no workbook of a team names one of its students', async () => {
    const lake = await output.lake();
    const students = await lake.query(
      `SELECT DISTINCT given_name, family_name, student_state_id, student_local_id FROM ${await lake.studentsMerged({ state: 'published' })} WHERE family_name IS NOT NULL`,
    );
    expect(students.length).toBeGreaterThan(1000);
    const team = expected.teams[0] as ExpectedTeam;
    const texts = new Set(
      (await allTexts(join(folder(team), 'T1.xlsx'))).flatMap((text) => text.split(/[^\p{L}\p{N}]+/u)),
    );
    const named = students.filter(
      (student) =>
        texts.has(String(student['student_state_id'])) ||
        texts.has(String(student['student_local_id'])) ||
        (texts.has(String(student['family_name'])) && texts.has(String(student['given_name']))),
    );
    expect(named).toEqual([]);
  });
});

describe('a second run', () => {
  it('takes seconds and rewrites nothing', async () => {
    const before = await modifiedTimes(out);
    await output.close(); // one run at a time: the ledger's folder is locked
    const second = await start(['--out', out]);
    expect(second.code).toBe(0);
    expect(second.output).toContain('37 unchanged');
    const after = await modifiedTimes(out);
    expect([...after].filter(([path, time]) => before.get(path) !== time)).toEqual([]);
  });
});

describe('under the usual minimum cohort', () => {
  it('a cohort of two small districts has no percentile, and the reason says why', async () => {
    output = await openOutput(SAMPLE_DATA, out);
    const container = { ...output, settings: { ...output.settings, minimumCohort: 1000 } };
    const cohort = { schoolYear: '2024-25', subject: 'mathematics', grade: '06' } as const;
    expect(await computeGrowth(container, cohort)).toMatchObject({ outcome: 'computed' });
    const pointer = await output.ledger.pointer('growth', '2024-25/mathematics/06');
    const reasons = pointer?.details?.['growthReasons'] as Record<string, number>;
    expect(reasons['small_cohort']).toBeGreaterThan(150);
    expect(reasons['has_percentile']).toBeUndefined();
  });
});

async function allTexts(path: string): Promise<readonly string[]> {
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  const texts: string[] = [];
  for (const sheet of workbook.worksheets) {
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        if (cell.value !== null) texts.push(String(cell.value));
      });
    });
  }
  return texts;
}

/** Time of change of everything people fetch: receipts, workbooks, packs. */
async function modifiedTimes(folder: string): Promise<ReadonlyMap<string, number>> {
  const times = new Map<string, number>();
  for (const room of ['receipts', 'teams', 'districts', 'network', 'public']) {
    const names = await readdir(join(folder, room), { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of names) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      times.set(path, (await stat(path)).mtimeMs);
    }
  }
  expect(times.size).toBeGreaterThan(50);
  return times;
}
