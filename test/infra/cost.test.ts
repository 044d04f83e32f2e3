import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ASSUMPTIONS, costTable, monthlyCost, NETWORKS, PRICES } from '../../infra/cost.ts';

const district = NETWORKS[0]!;
const total = (lines: readonly { readonly dollarsAMonth: number }[]) =>
  lines.reduce((sum, line) => sum + line.dollarsAMonth, 0);

it('docs/cost.md holds the table of today’s inputs', () => {
  expect(readFileSync(join(import.meta.dirname, '../../docs/cost.md'), 'utf8')).toContain(costTable());
});

it('costs nothing where nothing has a price, and more where there is more', () => {
  const free = Object.fromEntries(Object.keys(PRICES).map((name) => [name, 0])) as Record<
    keyof typeof PRICES,
    number
  >;
  expect(total(monthlyCost(district, ASSUMPTIONS, free))).toBe(0);
  expect(total(monthlyCost({ ...district, students: 80_000, teams: 80 }))).toBeGreaterThan(
    total(monthlyCost(district)),
  );
});

it('by hand: storage of 40,000 students, 5 years, 5 copies', () => {
  const storage = monthlyCost(district).find(({ what }) => what.startsWith('S3: storage'));
  expect(storage?.dollarsAMonth).toBeCloseTo(40 * 5 * 0.0018 * 5 * 0.023, 10);
});
