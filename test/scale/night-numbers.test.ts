import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generate } from '../../bench/night/network.ts';
import { GAPS_POINTER } from '../../functions/compute-gaps/compute-gaps.ts';
import type { LocalContainer } from '../../local/local-container.ts';
import { nightlySteps } from '../../local/night.ts';
import { openOutput, readSettings } from '../../local/open-output.ts';
import type { Progress } from '../../local/progress.ts';
import { readNewFiles, recompute } from '../../local/run-once.ts';
import { openWorkerPool } from '../../local/workers/worker-pool.ts';
import { type GroupNumbers, openPlainSql, type PlainSql } from './plain-sql.ts';

/**
 * The numbers of a night agree with the same computation in plain SQL over the generated files.
 * Larger: SCALE_STUDENTS=100000 npx vitest run test/scale. A night that is there already (npm run bench -- night --keep DIR):
 * SCALE_NIGHT=DIR npx vitest run test/scale.
 */
const students = Number(process.env['SCALE_STUDENTS'] ?? 3000);
const made = process.env['SCALE_NIGHT'];
const SILENT: Progress = { stage() {}, step() {}, done() {}, say() {} };

let folder: string;
let container: LocalContainer;
let plain: PlainSql;
let gaps: string;

beforeAll(async () => {
  folder = made ?? mkdtempSync(join(tmpdir(), 'scale-'));
  const [inbox, out] = [join(folder, 'inbox'), join(folder, 'out')];
  if (made === undefined) {
    await generate({ students, districts: 2, teams: 4, years: 2, seed: 1 }, inbox);
    mkdirSync(out, { recursive: true });
  }
  const local = await openOutput(inbox, out);
  container = local;
  if (made === undefined) {
    const pool = openWorkerPool(
      { inbox, out, settings: readSettings(inbox), ledgerEndpoint: local.ledgerEndpoint },
      {
        processes: 2,
        states: Object.keys(nightlySteps(local)),
        askForRefresh: (teams) => local.askForRefresh(teams),
      },
    );
    const { failed } = await readNewFiles(local, inbox, SILENT, pool);
    const { failures } = await recompute(local, SILENT, pool);
    await pool.close();
    expect(failed).toBe(0);
    expect(failures).toEqual([]);
  }
  const pointers = await container.ledger.pointers(GAPS_POINTER);
  gaps = await (await container.lake()).parquet(pointers.map((pointer) => pointer.key));
  plain = await openPlainSql(inbox, join(tmpdir(), `scale-roster-${process.pid}`));
}, 7_200_000);

afterAll(async () => {
  plain?.close();
  await container?.close();
  if (made === undefined) rmSync(folder, { recursive: true, force: true });
  rmSync(join(tmpdir(), `scale-roster-${process.pid}`), { recursive: true, force: true });
});

async function ours(where: string): Promise<GroupNumbers> {
  const [row] = await (await container.lake()).query(
    `SELECT n, sum / n AS mean, sqrt((sum_of_squares - sum * sum / n) / (n - 1)) AS sd, n_met AS met FROM ${gaps}
    WHERE measure = 'distance-from-standard' AND school_year = '2024-25' AND test = 'smarter-balanced-summative' AND ${where}`,
  );
  return row as unknown as GroupNumbers;
}

function expectSame(found: GroupNumbers, expected: GroupNumbers) {
  expect(found).toMatchObject({ n: expected.n, met: expected.met });
  expect(found.mean).toBeCloseTo(expected.mean, 6);
  if (expected.n > 1) expect(found.sd).toBeCloseTo(expected.sd, 6);
}

const SUBJECTS = { '01': 'english-language-arts', '02': 'mathematics' } as const;
const GROUPS = [
  { division: 'everyone', part: 'all', where: 'true' },
  { division: 'socioeconomic', part: 'yes', where: "sed = 'Yes'" },
  { division: 'english', part: 'learner', where: "elas = 'EL'" },
] as const;

describe('a night of a generated network', () => {
  it('has the numbers of ten schools that plain SQL finds in their score files', async () => {
    const schools = await plain.someSchools(10);
    expect(schools).toHaveLength(10);
    for (const school of schools)
      for (const test of ['01', '02'] as const)
        for (const { division, part, where } of GROUPS) {
          const expected = await plain.school(school, test, where);
          const found = await ours(
            `scope_level = 'school' AND scope_id = '${school}' AND grade_span = 'all' AND subject = '${SUBJECTS[test]}'
              AND division = '${division}' AND part = '${part}'`,
          );
          if (expected.n > 0) expectSame(found, expected);
        }
  });

  it('has the annual results of three teams’ classes that plain SQL finds over rosters and score files', async () => {
    for (const { district, team, classCode } of threeTeams()) {
      const found = await ours(
        `scope_level = 'team' AND district = '${district}' AND scope_id = '${team}' AND grade_span = 'all'
          AND subject = 'mathematics' AND division = 'everyone'`,
      );
      expectSame(found, await plain.classOf(district, classCode));
    }
  });

  it('has the share of yes of every lesson of three teams that plain SQL finds in their exit slips', async () => {
    for (const { district, team } of threeTeams()) {
      const file = join(folder, 'out', 'teams', district, team, 'numbers.csv');
      const { data } = Papa.parse<Record<string, string>>(readFileSync(file, 'utf8'), { header: true });
      const shares = data
        .filter((row) => row['measure'] === 'explained' && row['group'] === 'all')
        .map((row) => [row['date'], Number(row['n_answered']), Number(row['value'])] as const);
      const expected = await plain.yesByDay(district, team);
      expect(shares.map(([day, n]) => [day, n])).toEqual(expected.map(([day, n]) => [day, n]));
      shares.forEach(([, , share], n) => {
        expect(share).toBeCloseTo(expected[n]![2], 4);
      });
    }
  });
});

/** Three teams that got no file since the network was made, from all districts. */
function threeTeams() {
  const inbox = join(folder, 'inbox');
  const teams = readdirSync(inbox)
    .filter((name) => name.startsWith('district-'))
    .flatMap((district) => readdirSync(join(inbox, district, 'teams')).map((team) => ({ district, team })))
    .filter(({ district, team }) =>
      readdirSync(join(inbox, district, 'teams', team)).every((name) => !name.startsWith('new ')),
    );
  const step = Math.floor(teams.length / 3);
  return [0, step, 2 * step].map((place) => {
    const { district, team } = teams[place]!;
    const [, line = ''] = readFileSync(join(inbox, district, 'teams', team, 'exit slips.csv'), 'utf8').split(
      /\r?\n/,
    );
    return { district, team, classCode: line.split(',')[2] ?? '' };
  });
}
