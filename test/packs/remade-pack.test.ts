import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PackManifest, STAGED_POINTER } from '../../functions/write-network-files/staged-pack.ts';
import { writeNetworkFiles } from '../../functions/write-network-files/write-network-files.ts';
import { deleteForGood } from '../../local/deletion/delete-for-good.ts';
import { SAMPLE_DATA } from '../end-to-end/sample-run.ts';
import { deletionTools } from '../faults/deletion-tools.ts';
import { openTestNetwork, SCORE_FILES, type TestNetwork, teamFiles } from '../faults/test-network.ts';
import { paragraphsOfWorkbook } from './pack-words.ts';

const DISTRICT = 'alder-unified';
const SCORES = SCORE_FILES[DISTRICT];
/** Days of the test network are counted from February 1, 2026; these files landed in January. */
const IN_JANUARY = -8;

let network: TestNetwork;
let january: Made;
beforeAll(async () => {
  network = await openTestNetwork();
  await network.land(SCORES, await sample(SCORES), IN_JANUARY);
  for (const { key, content } of await teamFiles()) await network.land(key, content, IN_JANUARY);
  await network.night({ packs: true });
  january = await madeAgain('2026-01');
});
afterAll(() => network?.close());

const sample = (key: string) => readFile(join(SAMPLE_DATA, key), 'utf8');

interface Made {
  readonly bytes: Uint8Array;
  readonly tables: string;
}

/** Makes a pack again, whatever lies staged: with another hash at its pointer it is taken for another pack. */
async function madeAgain(period: string): Promise<Made> {
  const { ledger, buckets } = network.container;
  const name = `${DISTRICT}/${period}`;
  const before = await ledger.pointer(STAGED_POINTER, name);
  if (before !== undefined) {
    const { key, details } = before;
    await ledger.setPointer(STAGED_POINTER, name, {
      key,
      inputHash: 'other',
      ...(details ? { details } : {}),
    });
    const { files } = JSON.parse(new TextDecoder().decode(await buckets.lake.get(key))) as PackManifest;
    for (const { stagedKey } of files) await buckets.lake.delete(stagedKey);
  }
  await writeNetworkFiles(network.container, { scope: 'district', district: DISTRICT, period }, 'again');
  const staged = await ledger.pointer(STAGED_POINTER, name);
  const read = async (key: string) => buckets.lake.get(key);
  const manifest = JSON.parse(new TextDecoder().decode(await read(staged?.key ?? ''))) as PackManifest;
  return {
    bytes: await read(manifest.files[0]?.stagedKey ?? ''),
    tables: JSON.stringify(manifest.tables),
  };
}

const SLIPS = `${DISTRICT}/teams/velmaric-6-partner-talk/slips of february.csv`;

describe('the pack of a month', () => {
  it('takes growth and gap tables as the night left them where only other files have landed since', async () => {
    const { ledger } = network.container;
    expect(await ledger.pointers('growth')).not.toEqual([]);
    await network.land(SLIPS, 'Timestamp,How did it go?\n2/3/2026 10:00:00,Well\n', 3);
    const again = await madeAgain('2026-01');
    expect(Buffer.compare(again.bytes, january.bytes)).toBe(0);
    expect(await ledger.pointers('growth/as-of')).toEqual([]);
    expect(await ledger.pointers('gaps/as-of')).toEqual([]);
  });

  it('is the same, byte for byte, when it is made again after later files have landed', async () => {
    expect(january.tables).toContain('african-american');
    const halfOfThem = (await sample(SCORES)).split('\n').filter((_, line) => line === 0 || line % 2 === 1);
    await network.land(SCORES, `${halfOfThem.join('\n')}\n`, 5);
    await network.land(`${DISTRICT}/replies.csv`, REPLY, 6);
    await network.night({ packs: true });
    const again = await madeAgain('2026-01');
    expect(Buffer.compare(again.bytes, january.bytes)).toBe(0);
    expect(await network.container.ledger.pointers('growth/as-of')).not.toEqual([]);
    const february = await madeAgain('2026-02');
    expect(february.tables).not.toEqual(january.tables);
  });

  it('holds no day of its making: its newest date is that of its newest file', async () => {
    const words = await paragraphsOfWorkbook(january.bytes);
    expect(words.join('\n')).toContain('Files that landed up to Jan 2');
    expect(words.join('\n')).not.toContain('Feb 13');
  });

  it('is another one, on purpose, once a district has had a file deleted for good; every pack says so', async () => {
    await deleteForGood(deletionTools(network), { files: [SCORES] });
    const without = await madeAgain('2026-01');
    expect(Buffer.compare(without.bytes, january.bytes)).not.toBe(0);
    expect(without.tables).not.toContain('african-american');
    for (const { bytes } of [january, without]) {
      expect((await paragraphsOfWorkbook(bytes)).join('\n')).toContain(
        'deleted for good since then, a pack made again differs',
      );
    }
  });
});

const REPLY = [
  'Measure id,Measure name,Date,School code,Group,Numerator,Denominator,Value,Reason,Counts as avoidable,Note',
  'reply-to-team,,2026-02-06,,velmaric-6-partner-talk,,,1,,,You have the planning time from March 9 on.',
  '',
].join('\n');
