import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { countsOf, idsOf, readScores } from '../testing/plain-scores.ts';
import { zipOf } from '../testing/zip-bytes.ts';
import { updateCrc32 } from './crc32.ts';

const SCORES = 'Student ID,Score\n1,5\n2,6\n';

/** The zip with the bytes at a place found by `marker` (plus `offset`) replaced. */
function patched(
  zip: Uint8Array,
  marker: number,
  offset: number,
  bytes: readonly number[],
  which = 0,
): Uint8Array {
  const copy = Buffer.from(zip);
  const wanted = Buffer.alloc(4);
  wanted.writeUInt32LE(marker);
  let at = copy.indexOf(wanted);
  for (let skip = which; skip > 0; skip--) at = copy.indexOf(wanted, at + 1);
  copy.set(bytes, at + offset);
  return copy;
}
const DIRECTORY = 0x02014b50;

async function refusalOf(zip: Uint8Array): Promise<string | undefined> {
  const { receipt, collected } = await readScores(zip);
  if (receipt.status === 'refused') expect(receipt.rows.total).toBe(0);
  else expect(collected.length).toBeGreaterThan(0);
  return receipt.refusal?.code;
}

test('CRC-32 of the standard check text, also in pieces', () => {
  const bytes = Buffer.from('123456789');
  expect(updateCrc32(0, bytes)).toBe(0xcbf43926);
  expect(updateCrc32(updateCrc32(0, bytes.subarray(0, 2)), bytes.subarray(2))).toBe(0xcbf43926);
  const long = Buffer.from('abcdefghijklmnopqrstuvwxyz0123456789');
  expect(updateCrc32(0, long)).toBe(updateCrc32(updateCrc32(0, long.subarray(0, 11)), long.subarray(11)));
});

describe('members', () => {
  test('all tables of a zip are read, packed or stored, in folders or not', async () => {
    const zip = zipSync({
      'a.csv': Buffer.from(SCORES),
      folder: { 'b.csv': [Buffer.from('Student ID,Score\n3,7\n'), { level: 0 }] },
    });
    const read = await readScores(zip);
    expect(idsOf(read)).toEqual(['1', '2', '3']);
    expect(countsOf(read)).toBe('3 = 3 + 0 + 0');
    expect(read.receipt.tables.map(({ name }) => name)).toEqual(['a.csv', 'folder/b.csv']);
  });

  test('recognition sees the names of all members and can read small ones', async () => {
    const seen: unknown[] = [];
    await readScores(
      zipOf({ 'set/users.csv': SCORES, 'set/Manifest.csv': 'propertyName,value\nfile.users,bulk\n' }),
      {
        recognise: (table) => {
          seen.push([table.memberName, table.siblings.names, table.siblings.table('manifest.csv')]);
          return { kind: 'refused', code: 'unknown-format', message: '' };
        },
      },
    );
    expect(seen[0]).toEqual([
      'set/users.csv',
      ['set/users.csv', 'set/Manifest.csv'],
      { headers: ['propertyName', 'value'], rows: [['file.users', 'bulk']] },
    ]);
  });

  test('the Macintosh’s extra files are passed over, other files are named in the receipt', async () => {
    const read = await readScores(
      zipOf({
        '__MACOSX/._a.csv': '\0\x05\x16\x07',
        '.DS_Store': '\0\0',
        'a.csv': SCORES,
        'letter.pdf': '%PDF-1.4',
      }),
    );
    expect(read.receipt.status).toBe('accepted');
    expect(read.receipt.tables.map(({ name }) => name)).toEqual(['a.csv', 'letter.pdf']);
    expect(read.receipt.notes.join()).toContain('letter.pdf: not read. This is a PDF.');
  });

  test('an archive inside the archive is not opened', async () => {
    const read = await readScores(zipOf({ 'inner.zip': zipOf({ 'a.csv': SCORES }) }));
    expect(read.receipt).toMatchObject({ status: 'refused', refusal: { code: 'zip-nested' } });
    expect(read.collected).toEqual([]);
  });
});

describe('zips that are refused whole', () => {
  const good = zipOf({ 'a.csv': SCORES });

  test.each(['../a.csv', 'x/../../a.csv', '/etc/a.csv', 'C:/a.csv', 'x\\..\\..\\a.csv'])(
    'a member named %s',
    async (name) => {
      expect(await refusalOf(zipOf({ [name]: SCORES }))).toBe('zip-unsafe-path');
    },
  );

  test('a password', async () => {
    expect(await refusalOf(patched(good, DIRECTORY, 8, [1, 0]))).toBe('zip-encrypted');
  });

  test('cut off anywhere', async () => {
    for (let length = 4; length < good.length; length += 7)
      expect(await refusalOf(good.subarray(0, length))).toBe('zip-damaged');
  });

  test('a member that unpacks to other bytes than its checksum says, found while rows are read', async () => {
    expect(await refusalOf(patched(good, DIRECTORY, 16, [1, 2, 3, 4]))).toBe('zip-damaged');
  });

  test('a member that unpacks to more than the directory says', async () => {
    expect(await refusalOf(patched(good, DIRECTORY, 24, [5, 0, 0, 0]))).toBe('zip-damaged');
  });

  test('members that overlap', async () => {
    const two = zipOf({ 'a.csv': SCORES, 'b.csv': SCORES });
    // Both entries point to the first member.
    expect(await refusalOf(patched(two, DIRECTORY, 42, [0, 0, 0, 0], 1))).toBe('zip-damaged');
  });

  test('a bomb: by what it says, and by what it is', async () => {
    const bomb = zipOf({ 'a.csv': Buffer.alloc(64 * 1024 * 1024) }, { level: 9 });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await refusalOf(bomb)).toBe('zip-too-large');
    const lying = patched(bomb, DIRECTORY, 24, [0, 0, 16, 0]);
    expect(await refusalOf(lying)).not.toBeUndefined();
    const large = patched(good, DIRECTORY, 24, [0, 0, 0, 0x7f]);
    expect(await refusalOf(large)).toBe('zip-too-large');
  });

  test('an empty zip', async () => {
    expect(await refusalOf(zipOf({}))).toBe('zip-empty');
    expect(await refusalOf(zipOf({ 'folder/': '' }))).toBe('zip-empty');
  });
});
