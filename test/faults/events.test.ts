import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LandingEvent } from '../../functions/ingest-file/landing-events.ts';
import { openTestNetwork, type TestNetwork, unitScores } from './test-network.ts';

let network: TestNetwork;
beforeAll(async () => {
  network = await openTestNetwork();
});
afterAll(() => network.close());

/** What a district did, in order: a file dropped (every time with other bytes) or withdrawn. */
interface Deed {
  readonly file: 'a' | 'b';
  readonly deed: 'drop' | 'withdraw';
  /** Deeds later at which the event arrives, once or several times (0: at once). */
  readonly arrives: readonly number[];
}

/** Plays the deeds in a district of its own; each event arrives when it says, all of them in the end. */
async function play(district: string, deeds: readonly Deed[]): Promise<void> {
  const late: { readonly at: number; readonly event: LandingEvent }[] = [];
  for (const [index, { file, deed, arrives }] of deeds.entries()) {
    const key = `${district}/${file}.csv`;
    // Both files tell of students 1 to 4: which of them is right depends on which landed later.
    const event =
      deed === 'drop'
        ? await network.drop(key, unitScores(1, 4, 10 + index), index)
        : await network.withdraw(key, index);
    for (const delay of arrives) late.push({ at: index + delay, event });
    for (const arrival of late.filter(({ at }) => at === index)) await network.deliver(arrival.event);
  }
  for (const arrival of late.filter(({ at }) => at >= deeds.length)) await network.deliver(arrival.event);
}

/** Which records count, from which file, and what the ledger knows of the files; the district's name taken out. */
async function outcomeOf(district: string) {
  const { container } = network;
  const lake = await container.lake();
  const relation = await lake.relation('assessment-result', { districts: [district] });
  const records = await lake.query(
    `SELECT student, scale_score, percent_correct, source_key, source_row FROM ${relation} ORDER BY ALL`,
  );
  const files = await container.ledger.currentFiles(district);
  const plain = (value: unknown) =>
    JSON.parse(
      JSON.stringify(value, (_key, part) => (typeof part === 'bigint' ? String(part) : part)).replaceAll(
        district,
        'district',
      ),
    ) as unknown;
  return plain({
    records,
    files: files.map(({ landingKey, deleted, landedAt, contentHash, status }) =>
      deleted ? { landingKey, deleted } : { landingKey, landedAt, contentHash, status },
    ),
  });
}

const deeds = fc.array(
  fc.record({
    file: fc.constantFrom('a' as const, 'b' as const),
    deed: fc.constantFrom('drop' as const, 'drop' as const, 'withdraw' as const),
    arrives: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 2 }),
  }),
  { minLength: 2, maxLength: 5 },
);

describe('events of the landing bucket', () => {
  it('late, doubled and in any order end in the same state as events that arrive at once', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(deeds, async (what) => {
        run += 1;
        await play(`disturbed-${run}`, what);
        await play(
          `prompt-${run}`,
          what.map((deed) => ({ ...deed, arrives: [0] })),
        );
        expect(await outcomeOf(`disturbed-${run}`)).toEqual(await outcomeOf(`prompt-${run}`));
      }),
      { numRuns: 12, seed: 20_260_213 },
    );
  });

  it('that comes after its bytes were replaced does not read the new bytes as the old version', async () => {
    const first = await network.drop('elm/a.csv', unitScores(1, 4, 50), 1);
    await network.land('elm/b.csv', unitScores(1, 4, 60), 2);
    const second = await network.drop('elm/a.csv', unitScores(1, 4, 70), 3);
    expect((await network.deliver(first)).files).toMatchObject([{ outcome: 'overtaken' }]);
    await network.deliver(second);
    // a.csv landed last: its 70 counts, as it would if the first event had come in time.
    const scores = new Set(
      (await network.records('assessment-result'))
        .filter((row) => row['district'] === 'elm')
        .map((row) => row['source_key']),
    );
    expect([...scores]).toEqual(['elm/a.csv']);
  });

  it('of a deletion that only took away an old version, or the mark that hid the file, keeps the file', async () => {
    await network.land('fir/a.csv', unitScores(1, 2, 50), 1);
    const deletion: LandingEvent = {
      kind: 'withdrawn',
      key: 'fir/a.csv',
      sequencer: 'F0',
      at: '2026-03-01T00:00:00Z',
    };
    expect((await network.deliver(deletion)).files).toMatchObject([{ outcome: 'unchanged' }]);
    expect(await network.container.ledger.currentFile('fir', 'fir/a.csv')).toMatchObject({ deleted: false });
  });

  it('of a team file asks for its workbooks each time it comes: the first reader may have died before it could', async () => {
    const event = await network.drop('gum/teams/oak/slips.csv', unitScores(1, 2, 50), 1);
    await network.deliver(event);
    expect((await network.deliver(event)).files).toMatchObject([{ outcome: 'unchanged' }]);
    expect(network.refreshes.filter((team) => team === 'gum/oak')).toHaveLength(2);
  });

  it('replayed from the very first one change nothing', async () => {
    const events: LandingEvent[] = [];
    for (const [day, score] of [50, 60, 70].entries())
      events.push(await network.drop('ivy/a.csv', unitScores(1, 4, score), day));
    events.push(await network.drop('ivy/b.csv', unitScores(3, 6, 80), 4));
    for (const event of events) await network.deliver(event);
    const before = (await outcomeOf('ivy')) as { records: readonly unknown[] };
    expect(before.records).toHaveLength(6);
    for (const event of [...events].reverse()) await network.deliver(event);
    for (const event of events) await network.deliver(event);
    expect(await outcomeOf('ivy')).toEqual(before);
  });
});
