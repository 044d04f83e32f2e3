import { cpSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LocalContainer } from '../../local/local-container.ts';
import { openOutput } from '../../local/open-output.ts';
import { readNewFiles } from '../../local/run-once.ts';
import type { Receipt } from '../../shared/intake/receipt/receipt.ts';
import { readJson, SAMPLE_DATA, temporaryFolder } from './sample-run.ts';

const silent = { stage() {}, step() {}, done() {}, say() {} };
const FILE = 'benchmark.csv';
let inbox: string;
let out: string;
let container: LocalContainer;
let clock = Date.now() - 3_600_000;

/** Writes a file into the landing folder, a minute after the last one. */
function drop(name: string, text: string): void {
  const path = join(inbox, 'alder', name);
  writeFileSync(path, text);
  touch(name);
}

function touch(name: string): void {
  clock += 60_000;
  utimesSync(join(inbox, 'alder', name), clock / 1000, clock / 1000);
}

const benchmark = (rows: readonly string[]) =>
  `StudentID,AssessmentName,TestDate,Score\n${rows.join('\n')}\n`;

async function scores(): Promise<readonly string[]> {
  expect((await readNewFiles(container, inbox, silent)).failed).toBe(0);
  const lake = await container.lake();
  const rows = await lake.query(
    `SELECT student_local_id || ':' || (coalesce(percent_correct, scale_score))::INT AS score FROM ${await lake.relation('assessment-result')} ORDER BY 1`,
  );
  return rows.map((row) => String(row['score']));
}

beforeAll(async () => {
  inbox = await temporaryFolder('corrections-inbox');
  out = await temporaryFolder('corrections-out');
  mkdirSync(join(inbox, 'alder'));
  container = await openOutput(inbox, out);
});
afterAll(async () => {
  await container?.close();
  for (const folder of [inbox, out]) rmSync(folder, { recursive: true, force: true });
});

it('the rows of a dropped file count', async () => {
  drop(FILE, benchmark(['101,Unit 1,2025-10-01,60', '102,Unit 1,2025-10-01,70']));
  expect(await scores()).toEqual(['101:60', '102:70']);
});

it('the same bytes dropped again change nothing', async () => {
  touch(FILE);
  expect(await scores()).toEqual(['101:60', '102:70']);
});

it('a corrected part under another name wins where it speaks', async () => {
  drop('correction.csv', benchmark(['102,Unit 1,2025-10-01,75']));
  expect(await scores()).toEqual(['101:60', '102:75']);
});

it('the same landing key again replaces that file’s rows', async () => {
  drop(FILE, benchmark(['101,Unit 1,2025-10-01,61', '103,Unit 1,2025-10-01,80']));
  expect(await scores()).toEqual(['101:61', '102:75', '103:80']);
});

it('a version that cannot be read takes nothing away, and its receipt says so', async () => {
  const image = readFileSync(join(SAMPLE_DATA, 'templates', 'team.xlsx')).subarray(0, 100);
  writeFileSync(join(inbox, 'alder', FILE), image);
  touch(FILE);
  expect(await scores()).toEqual(['101:61', '102:75', '103:80']);
  const receipt = await readJson<Receipt>(out, 'receipts', 'alder', `${FILE}.json`);
  expect(receipt.status).toBe('refused');
  expect(receipt.notes.join()).toContain('goes on counting');
});

it('a good version after it counts again', async () => {
  drop(FILE, benchmark(['101,Unit 1,2025-10-01,62']));
  expect(await scores()).toEqual(['101:62', '102:75']);
  expect((await readJson<Receipt>(out, 'receipts', 'alder', `${FILE}.json`)).status).toBe('accepted');
});

it('a deleted file withdraws its rows, and older records count again', async () => {
  cpSync(join(inbox, 'alder', FILE), join(inbox, 'kept.csv'));
  drop('later.csv', benchmark(['101,Unit 1,2025-10-01,99']));
  expect(await scores()).toEqual(['101:99', '102:75']);
  rmSync(join(inbox, 'alder', 'later.csv'));
  expect(await scores()).toEqual(['101:62', '102:75']);
});

it('a file put back with an older time is seen, and takes its place by that time', async () => {
  drop('later.csv', benchmark(['101,Unit 1,2025-10-01,99']));
  const old = new Date('2025-01-01T00:00:00Z');
  utimesSync(join(inbox, 'alder', 'later.csv'), old, old);
  expect(await scores()).toEqual(['101:62', '102:75']);
  rmSync(join(inbox, 'alder', FILE));
  expect(await scores()).toEqual(['101:99', '102:75']);
});
