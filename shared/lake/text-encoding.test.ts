import { tmpdir } from 'node:os';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MISSING_TEXT, textEncoding } from './text-encoding.ts';
import { openWaitingRoom } from './waiting-room.ts';

/** What comes back of texts that were encoded after `first` had been seen, and how they waited. */
function thereAndBack(first: readonly (string | null)[], texts: readonly (string | null)[]) {
  const encoding = textEncoding(first, openWaitingRoom(tmpdir(), 1024 * 1024));
  const numbers = texts.map(encoding.encode);
  const { byteLength, write, compare, rank } = encoding.texts();
  const back = numbers.map((number) => {
    if (number === MISSING_TEXT) return null;
    const bytes = new Uint8Array(byteLength(number));
    write(number, bytes, 0);
    return Buffer.from(bytes).toString();
  });
  const present = numbers.filter((number) => number !== MISSING_TEXT);
  const inOrder = (compared: (a: number, b: number) => number) =>
    present.toSorted(compared).map((number) => back[numbers.indexOf(number)]);
  return {
    kind: encoding.kind,
    texts: back,
    inOrder: inOrder(compare),
    byRank: rank && inOrder((a, b) => rank(a) - rank(b)),
  };
}

/** Texts by their bytes, as DuckDB orders them. */
const sorted = (texts: readonly (string | null)[]) =>
  texts.filter((text) => text !== null).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));

const ids = Array.from({ length: 200 }, (_, n) => `S:${1_000_000_000 + n * 7919}`);
const answers = Array.from({ length: 200 }, (_, n) => `answer ${n} of many`);

describe('texts on their way to Parquet', () => {
  test('few words are numbered, also those that come later', () => {
    const first = Array.from({ length: 1000 }, (_, n) => (n % 3 === 0 ? null : `grade ${n % 5}`));
    const texts = [null, 'grade 1', 'something new', "it's", '', 'ñ', 'grade 1'];
    expect(thereAndBack(first, texts)).toEqual({
      kind: 'few words',
      texts,
      inOrder: sorted(texts),
      byRank: sorted(texts),
    });
    expect(thereAndBack(new Array(100).fill(null), [null, null]).texts).toEqual([null, null]);
  });

  test('ids are their digits, which sort as the texts do: S:1000 before S:2', () => {
    const texts = ['S:2', 'S:1000', 'S:1', 'S:10', 'S:99999999999999', 'S:10000000', 'S:9999999', null];
    expect(thereAndBack(ids, texts)).toEqual({
      kind: 'digits',
      texts,
      inOrder: sorted(texts),
      byRank: sorted(texts),
    });
  });

  test('whatever is no such id comes back as it was too, and in its place', () => {
    const texts = ['S:1', 'S:100000000000000', 'S:012', 'S:0', 'S:', 's:1', 'L:12', '12', 'S:1.5', null];
    const back = thereAndBack(ids, texts);
    expect(back).toMatchObject({ kind: 'digits', texts, inOrder: sorted(texts) });
    expect(back.byRank).toBeUndefined();
  });

  test('names and answers stay as they are', () => {
    const texts = ['zoë', 'Zoe', null, 'answer 1 of many', '', 'answer 1 of many', 'x'.repeat(200_000)];
    expect(thereAndBack(answers, texts)).toMatchObject({
      kind: 'as they are',
      texts,
      inOrder: sorted(texts),
    });
  });

  test('any text comes back', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.stringMatching(/^[0-9]{1,17}$/),
      fc.stringMatching(/^S:[0-9]{1,17}$/),
      fc.constant(null),
    );
    const first = fc.constantFrom(
      ids,
      ids.map((id) => id.slice(2)),
      answers,
      [],
    );
    fc.assert(
      fc.property(first, fc.array(text), (seen, texts) => {
        const back = thereAndBack(seen, texts);
        expect(back.texts).toEqual(texts);
        expect(back.inOrder).toEqual(sorted(texts));
      }),
      { numRuns: 200 },
    );
  });
});
