import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RELEASE_POINTER } from '../../functions/write-network-files/releases.ts';
import { openOutput } from '../../local/open-output.ts';
import { readJson, SAMPLE_DATA, start, temporaryFolder } from '../end-to-end/sample-run.ts';

const NEW_FILE = 'alder-unified/teams/velmaric-6-partner-talk/one more lesson.csv';

let folder: string;
let second: Awaited<ReturnType<typeof start>>;
let releasedFirst: readonly string[];

/** The diary of what was released: a table that says the same is not noted twice. */
async function released(): Promise<readonly string[]> {
  const output = await openOutput(join(folder, 'inbox'), join(folder, 'out'));
  try {
    return (await output.ledger.pointers(RELEASE_POINTER)).map(({ name }) => name).sort();
  } finally {
    await output.close();
  }
}

/** One row of an observation lands the day after: nothing about test results changed. */
beforeAll(async () => {
  folder = await temporaryFolder('second-night');
  const [inbox, out] = [join(folder, 'inbox'), join(folder, 'out')];
  await cp(SAMPLE_DATA, inbox, { recursive: true, preserveTimestamps: true });
  await start(['--inbox', inbox, '--out', out]);
  releasedFirst = await released();
  const settings = await readJson<{ landedAt: Record<string, string> }>(inbox, 'settings.json');
  settings.landedAt[NEW_FILE] = '2026-02-13T19:00:00-08:00';
  await writeFile(join(inbox, 'settings.json'), JSON.stringify(settings));
  await writeFile(
    join(inbox, NEW_FILE),
    'Date,Section,Measure,Source,Observer,Done\n2/9/2026,Period 2,opener-done,self-report,ET,done\n',
  );
  second = await start(['--inbox', inbox, '--out', out, '--now', '2026-02-14T18:00:00-08:00']);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the night after, when a team wrote down one more lesson', () => {
  it('holds back no pack: tables of test results say what they said', () => {
    expect(second.output).toContain('1 accepted');
    expect(second.output).not.toContain('Failed');
  });
  it('releases no table that was not out before', async () => {
    expect(releasedFirst.length).toBeGreaterThan(5);
    expect(await released()).toEqual(releasedFirst);
  });
});
