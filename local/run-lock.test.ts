import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lockOutput } from './run-lock.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'lock-'));

it('lets one run work in a folder, then the next', () => {
  const out = folder();
  const release = lockOutput(out);
  expect(() => lockOutput(out)).toThrow('Another run');
  release();
  lockOutput(out)();
});

it('takes over from a run that was killed', () => {
  const out = folder();
  writeFileSync(join(out, 'run.lock'), '999999999');
  lockOutput(out)();
});
