import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openOutput } from './open-output.ts';
import { temporaryFolder } from './temporary-folder.test-support.ts';

it('deletes the unfinished files of a run that was killed: they hold rows of students', async () => {
  const folder = temporaryFolder('unfinished');
  const out = join(folder, 'out');
  const first = await openOutput(join(folder, 'inbox'), out);
  mkdirSync(first.unfinishedFolder, { recursive: true });
  const left = join(first.unfinishedFolder, 'left.parquet');
  writeFileSync(left, 'rows');
  await first.close();
  await (await openOutput(join(folder, 'inbox'), out)).close();
  expect(existsSync(left)).toBe(false);
});
