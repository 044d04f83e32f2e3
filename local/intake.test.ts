import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'intake-'));
  await mkdir(join(folder, 'alder'));
  await writeFile(
    join(folder, 'alder', 'benchmarks_2025-26.csv'),
    'StudentID,AssessmentName,TestDate,Score\n104233,Math Q1,2025-10-14,31\n104240,Math Q1,2025-10-14,many\n',
  );
  await writeFile(join(folder, 'alder', 'lunch.csv'), 'Meal,Count\npasta,3\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the command as npm does. */
function intake(...args: string[]): Promise<{ code: number; output: string; errors: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', 'local/intake.ts', ...args], (error, output, errors) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output, errors });
    });
  });
}

describe('npm run intake', () => {
  it('prints the receipt of each file and stores nothing', async () => {
    const before = await readdir(join(folder, 'alder'));
    const { code, output } = await intake(
      '--check',
      join(folder, 'alder', 'benchmarks_2025-26.csv'),
      join(folder, 'alder', 'lunch.csv'),
    );
    expect(code).toBe(0);
    expect(output).toContain('1 of 2 rows accepted; 1 row must be mended.');
    expect(output).toContain('Not read. No format matches this table');
    expect(await readdir(join(folder, 'alder'))).toEqual(before);
  });

  it('prints JSON with the counts of rows', async () => {
    const { output } = await intake('--check', '--json', join(folder, 'alder', 'benchmarks_2025-26.csv'));
    expect(JSON.parse(output)).toMatchObject([
      { status: 'partly', rows: { total: 2, accepted: 1, rejected: 1, setAside: 0 } },
    ]);
  });

  it('names a file that is not there, and fails', async () => {
    const { code, errors } = await intake('--check', join(folder, 'nothing.csv'));
    expect(code).toBe(1);
    expect(errors).toContain('There is no file');
  });
});
