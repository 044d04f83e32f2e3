import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const FORMAT = {
  format: 'alder-benchmark',
  title: 'Alder benchmark',
  recognise: { allOf: ['Student Number', 'Points'] },
  identity: { localId: 'Student Number' },
  shared: { schoolYear: { column: 'Given On', parse: 'school-year-of-date' } },
  records: [
    {
      type: 'assessment-result',
      fields: {
        test: { constant: 'local:alder' },
        subject: { constant: 'mathematics' },
        administration: { constant: 'fall' },
        attempt: { constant: 1 },
        gradeAssessed: 'Grade Level',
        scaleScore: 'Points',
        standing: { constant: 'counts' },
      },
    },
  ],
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'formats-'));
  await writeFile(join(folder, 'good.format.json'), JSON.stringify(FORMAT));
  await writeFile(join(folder, 'bad.format.json'), JSON.stringify({ ...FORMAT, titel: 'x' }));
  await writeFile(
    join(folder, 'sample.csv'),
    'Student Number,Given On,Points\n104233,10/14/2025,31\n104240,10/14/2025,many\n',
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs `npm run formats -- ...` as the command line would. */
function run(...files: readonly string[]): Promise<{ readonly code: number; readonly out: string }> {
  const args = [
    '--import',
    'tsx',
    join(import.meta.dirname, 'formats.ts'),
    'check',
    ...files.map((file) => join(folder, file)),
  ];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: join(import.meta.dirname, '..') }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, out: stdout + stderr });
    });
  });
}

describe('npm run formats -- check', () => {
  it('shows what a format makes of a sample, and what the sample lacks', async () => {
    const { code, out } = await run('good.format.json', 'sample.csv');
    expect(out).toContain('good.format.json is in order: "Alder benchmark" makes assessment-result.');
    expect(out).toContain('1 of 2 rows accepted; 1 row must be mended.');
    expect(out).toContain('scaleScore: 31');
    expect(out).toContain('Row 3, column "Points"');
    expect(out).toContain('Columns that the format names and the sample has not: Grade Level');
    expect(code).toBe(0);
  });
  it('names a file that is not there, and ends with 1', async () => {
    for (const files of [['none.format.json'], ['good.format.json', 'none.csv']]) {
      const { code, out } = await run(...files);
      expect(out).toContain(`There is no file "${join(folder, files.at(-1) ?? '')}".`);
      expect(code).toBe(1);
    }
  });
  it('says what is wrong with a format, and ends with 1', async () => {
    const { code, out } = await run('bad.format.json', 'sample.csv');
    expect(out).toContain('bad.format.json cannot be used:');
    expect(out).toContain('"titel" is not known here; check the spelling.');
    expect(code).toBe(1);
  });
});
