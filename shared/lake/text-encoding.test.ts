import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startDuckDB } from './database.ts';
import { listLiteral } from './sql.ts';
import { textEncoding } from './text-encoding.ts';

/** What SQL gives back for texts that were encoded after `first` had been seen. */
async function thereAndBack(first: readonly (string | null)[], texts: readonly (string | null)[]) {
  const encoding = textEncoding(first);
  const { encode, words, codeOf, otherwise } = encoding;
  if (!encode) return { storage: encoding.storage, texts };
  const codes = texts.map(encode);
  const instance = await startDuckDB({ tempFolder: '/tmp', memoryLimit: '100MB', threads: 1 });
  const connection = await instance.connect();
  const list = listLiteral([...words.keys()], 'VARCHAR');
  const word = words.size === 0 ? 'NULL' : `${list}[${codeOf('code')} + 1]`;
  const read = await connection.runAndReadAll(
    `SELECT typeof(coalesce(${word}, ${otherwise('code')})), coalesce(${word}, ${otherwise('code')})
    FROM (SELECT unnest([${codes.join(', ')}]::${encoding.storage}[]) AS code)`,
  );
  connection.closeSync();
  instance.closeSync();
  const rows = read.getRows();
  expect(new Set(rows.map(([type]) => type))).toEqual(new Set(['VARCHAR']));
  return { storage: encoding.storage, texts: rows.map(([, text]) => text) };
}

const ids = Array.from({ length: 200 }, (_, n) => `S:${1_000_000_000 + n * 7919}`);

describe('texts on their way to Parquet', () => {
  test('few words travel as codes, also those that come later, and a column without a text is one of texts', async () => {
    const first = Array.from({ length: 100 }, (_, n) => (n % 3 === 0 ? null : `grade ${n % 5}`));
    const texts = [null, 'grade 1', 'something new', "it's", ''];
    expect(await thereAndBack(first, texts)).toEqual({ storage: 'INTEGER', texts });
    expect(await thereAndBack(new Array(100).fill(null), [null, null])).toEqual({
      storage: 'INTEGER',
      texts: [null, null],
    });
  });

  test('ids travel as their numbers; whatever is no such id comes back as it was too', async () => {
    const texts = [
      'S:1',
      'S:999999999999999',
      'S:1000000000000000',
      'S:012',
      'S:0',
      'S:',
      's:1',
      'L:12',
      '12',
      'S:1.5',
      null,
    ];
    expect(await thereAndBack(ids, texts)).toEqual({ storage: 'DOUBLE', texts });
  });

  test('any text comes back', async () => {
    const text = fc.oneof(
      fc.string(),
      fc.stringMatching(/^[0-9]{1,17}$/),
      fc.stringMatching(/^S:[0-9]{1,17}$/),
      fc.constant(null),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(
          ids,
          ids.map((id) => id.slice(2)),
        ),
        fc.array(text, { minLength: 1 }),
        async (first, texts) => {
          const plain = texts.map((one) => one?.replaceAll('\0', '') ?? null);
          expect((await thereAndBack(first, plain)).texts).toEqual(plain);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('names and answers stay as they are', () => {
    expect(textEncoding(Array.from({ length: 50 }, (_, n) => `answer ${n} of many`)).storage).toBe('VARCHAR');
  });
});
