import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { killAndRestart, runUndisturbed, type Undisturbed } from './killed-often.ts';

/** A few points here; `npm run faults` takes as many as you like (docs/faults.md). */
const POINTS = [
  { day: 1, share: 0.08, milliseconds: 0, when: 'while files are being read' },
  { day: 1, share: 0.75, milliseconds: 150, when: 'in the night' },
  { day: 2, share: 0.5, milliseconds: 0, when: 'on the second day' },
] as const;

let undisturbed: Undisturbed;
beforeAll(async () => {
  undisturbed = await runUndisturbed();
});
afterAll(async () => {
  if (undisturbed) await rm(undisturbed.folder, { recursive: true, force: true });
});

describe('a run that is killed and started again', () => {
  it.each(POINTS)('$when: ends as if nothing had happened', async ({ day, share, milliseconds }) => {
    const files = Math.ceil(share * undisturbed.days[day - 1]!.files);
    const killed = await killAndRestart(undisturbed, day, { files, milliseconds });
    expect(killed.died).toBe(true);
    expect(killed.restarted).toMatchObject({ code: undisturbed.days[day - 1]!.code });
    expect(killed.state).toEqual(undisturbed.days[day - 1]!.state);
  });

  it('the two days differ: the comparison would see a day that was not done', () => {
    expect(undisturbed.days[0]!.state).not.toEqual(undisturbed.days[1]!.state);
  });
});
