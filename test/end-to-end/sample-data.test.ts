import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalContainer } from '../../local/local-container.ts';
import { openOutput } from '../../local/open-output.ts';
import type { Receipt } from '../../shared/intake/receipt/receipt.ts';
import type { Row } from '../../shared/lake/queries.ts';
import { type Finished, readJson, SAMPLE_DATA, start, temporaryFolder } from './sample-run.ts';

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
  await output?.close();
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
});
