import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type KeptBytes, openWaitingRoom } from './waiting-room.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waiting-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const MISSING = -(2 ** 31);

/** Collects garbage at once. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}

describe('rows that wait', () => {
  test('on disk take no memory', async () => {
    const room = openWaitingRoom(folder, 0);
    const kept: KeptBytes[] = [];
    const bytes: WeakRef<Uint8Array>[] = [];
    const keep = (piece: number): void => {
      const made = new Uint8Array(100_000).fill(piece);
      bytes.push(new WeakRef(made));
      kept.push(room.keepBytes(made));
    };
    for (const piece of [0, 1, 2]) keep(piece);
    // A weak reference holds until the turn ends.
    await new Promise((resolve) => setTimeout(resolve, 0));
    collectGarbage();
    expect(bytes.map((piece) => piece.deref())).toEqual([undefined, undefined, undefined]);
    expect(kept.map((piece) => piece.read()[99_999])).toEqual([0, 1, 2]);
    room.close();
  });

  test.each([
    ['in memory', 1024 * 1024],
    ['on disk', 0],
  ])('come back as they were: %s', (_where, memory) => {
    const room = openWaitingRoom(folder, memory);
    const integer = fc.oneof(
      fc.constant(MISSING),
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: MISSING + 1, max: 2 ** 31 - 1 }),
    );
    const decimal = fc.oneof(
      fc.constant(Number.NaN),
      fc.constant(-0),
      fc.double(),
      fc.maxSafeNat(),
      fc.nat(9),
    );
    fc.assert(
      fc.property(
        fc.array(integer, { minLength: 1 }),
        fc.array(decimal, { minLength: 1 }),
        (whole, decimals) => {
          const integers = Int32Array.from(whole);
          const doubles = Float64Array.from(decimals);
          const keptIntegers = room.keepNumbers(integers, integers.length, MISSING);
          const keptDoubles = room.keepNumbers(doubles, doubles.length, Number.NaN);
          const [integersBack, doublesBack] = [
            new Int32Array(integers.length + 1),
            new Float64Array(doubles.length),
          ];
          keptIntegers.copyTo(integersBack, 1);
          keptDoubles.copyTo(doublesBack, 0);
          expect(integersBack.subarray(1)).toEqual(integers);
          // 0 and -0 are the same to SQL.
          expect([...doublesBack].map((value) => value + 0)).toEqual([...doubles].map((value) => value + 0));
        },
      ),
    );
    room.close();
  });

  test('leave nothing behind on disk', async () => {
    const room = openWaitingRoom(folder, 10);
    const bytes = [Uint8Array.of(1, 2, 3), new Uint8Array(1000).fill(7), Uint8Array.of(9)];
    const kept = bytes.map((piece) => room.keepBytes(piece));
    expect(kept.map((piece) => Buffer.from(piece.read()))).toEqual(bytes.map((piece) => Buffer.from(piece)));
    expect(await readdir(folder)).toHaveLength(1);
    room.close();
    expect(await readdir(folder)).toEqual([]);
  });
});
