import type { PackDriver, PackTeam, PackTest } from './pack-team.ts';
import { isLastingChange } from './short-words.ts';

/** What is counted of tests, with the sentence that defines it: printed beside the numbers. */
export const TEST_COUNTS = {
  begun: { head: 'Tests run', means: 'Tests whose first lesson with the change has been.' },
  withPrediction: {
    head: 'With a prediction',
    means: 'Of these, tests with a prediction written before the data.',
  },
  withImplementation: {
    head: 'With word on doing it',
    means:
      'Of these, tests with at least one lesson where somebody wrote down whether it was done as planned.',
  },
  lastingChange: {
    head: 'Lasting change',
    means: 'Of these, tests with a lasting change in the wanted direction, called on the decide-by day.',
  },
  adopted: { head: 'Adopted', means: 'Of these, tests the team decided to adopt.' },
  abandoned: { head: 'Stopped', means: 'Of these, tests the team decided to stop.' },
} as const;
export type TestCount = keyof typeof TEST_COUNTS;
export type TestCounts = Readonly<Record<TestCount, number>>;

export const TEST_COUNT_NAMES = Object.keys(TEST_COUNTS) as readonly TestCount[];

const COUNTS: Readonly<Record<TestCount, (test: PackTest) => boolean>> = {
  begun: () => true,
  withPrediction: ({ facts }) => facts.hasPrediction && !facts.predictionCameAfterData,
  withImplementation: ({ facts }) => (facts.implementation?.lessons ?? 0) > 0,
  lastingChange: isLastingChange,
  adopted: ({ facts }) => facts.decision === 'adopt',
  abandoned: ({ facts }) => facts.decision === 'abandon',
};

/** Counts the tests that have begun. */
export function countTests(tests: readonly PackTest[]): TestCounts {
  const begun = tests.filter(({ facts }) => facts.stage !== 'planned');
  return Object.fromEntries(
    TEST_COUNT_NAMES.map((name) => [name, begun.filter(COUNTS[name]).length]),
  ) as unknown as TestCounts;
}

/** One driver with its tests. Driver null: tests whose change idea has no driver. */
export interface DriverRow {
  readonly driver: PackDriver | null;
  readonly teams: number;
  readonly counts: TestCounts;
}

/**
 * Tests by driver, in the order of the drivers' names; tests without a driver last, as a row of their own: they are flagged, not lost.
 * The counts of all rows add up to those of all tests.
 */
export function driverRollup(teams: readonly PackTeam[]): readonly DriverRow[] {
  const rows = new Map<string, { driver: PackDriver | null; teams: Set<string>; tests: PackTest[] }>();
  for (const team of teams) {
    for (const test of team.tests) {
      if (test.facts.stage === 'planned') continue;
      const driver = test.idea?.driver ?? null;
      const key = driver?.id ?? '';
      const row = rows.get(key) ?? { driver, teams: new Set<string>(), tests: [] };
      row.teams.add(`${team.district}/${team.teamId}`);
      row.tests.push(test);
      rows.set(key, row);
    }
  }
  return [...rows.values()]
    .map((row) => ({ driver: row.driver, teams: row.teams.size, counts: countTests(row.tests) }))
    .sort((a, b) => compare(a.driver, b.driver));
}

function compare(a: PackDriver | null, b: PackDriver | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1;
}

export const NO_DRIVER = 'No driver named';

/**
 * The rows a hub may see: a row needs tests of at least `leastTeams` teams. Rows with fewer are put together in one; when these are still
 * too few teams, their row shows no numbers, and the row of the smallest other driver joins them, so that a total gives nothing away.
 */
export function networkDriverRows(
  teams: readonly PackTeam[],
  leastTeams: number,
): readonly { readonly name: string; readonly teams: number; readonly counts: TestCounts | null }[] {
  const rows = driverRollup(teams);
  const large = rows.filter((row) => row.teams >= leastTeams).toSorted((a, b) => a.teams - b.teams);
  const together = rows.filter((row) => row.teams < leastTeams);
  const joined = () => teamsWith(teams, together);
  while (together.length > 0 && joined().size < leastTeams && large.length > 0) {
    together.push(large.shift() as DriverRow);
  }
  const shown = rows
    .filter((row) => large.includes(row))
    .map((row) => ({ name: row.driver?.name ?? NO_DRIVER, teams: row.teams, counts: row.counts }));
  if (together.length === 0) return shown;
  const count = joined().size;
  const sums = Object.fromEntries(
    TEST_COUNT_NAMES.map((name) => [name, together.reduce((sum, row) => sum + row.counts[name], 0)]),
  ) as unknown as TestCounts;
  const name = shown.length === 0 ? 'All drivers together' : 'Other drivers together';
  return [...shown, { name, teams: count, counts: count >= leastTeams ? sums : null }];
}

function teamsWith(teams: readonly PackTeam[], rows: readonly DriverRow[]): ReadonlySet<string> {
  const ids = new Set(rows.map((row) => row.driver?.id ?? ''));
  return new Set(
    teams
      .filter((team) =>
        team.tests.some(({ idea, facts }) => facts.stage !== 'planned' && ids.has(idea?.driver?.id ?? '')),
      )
      .map(({ district, teamId }) => `${district}/${teamId}`),
  );
}
