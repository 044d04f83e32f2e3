import { spawn } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lockOutput } from './run-lock.ts';
import { temporaryFolder } from './temporary-folder.test-support.ts';

it('lets one run work in a folder, then the next', () => {
  const out = temporaryFolder('lock');
  const release = lockOutput(out);
  expect(() => lockOutput(out)).toThrow('Another run');
  release();
  lockOutput(out)();
});

it('takes over from a run that was killed', () => {
  const out = temporaryFolder('lock');
  writeFileSync(join(out, 'run.lock'), '999999999');
  lockOutput(out)();
  expect(readdirSync(out)).toEqual([]);
});

it('of four runs that find a dead run’s folder in the same moment, one gets it', async () => {
  const out = temporaryFolder('lock');
  writeFileSync(join(out, 'run.lock'), '999999999');
  const program = `
    import { lockOutput } from ${JSON.stringify(join(import.meta.dirname, 'run-lock.ts'))};
    await new Promise((go) => process.stdin.once('data', go));
    try { lockOutput(${JSON.stringify(out)}); console.log('mine'); } catch { console.log('refused'); }
    process.stdin.once('end', () => process.exit()).resume();`;
  const children = Array.from({ length: 4 }, () =>
    spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program]),
  );
  const said = children.map(
    (child) =>
      new Promise<string>((done) =>
        child.stdout.once('data', (text: Buffer) => done(text.toString().split('\n')[0] ?? '')),
      ),
  );
  for (const child of children) child.stdin.write('go');
  expect((await Promise.all(said)).sort()).toEqual(['mine', ...Array.from({ length: 3 }, () => 'refused')]);
  for (const child of children) child.stdin.end();
});
