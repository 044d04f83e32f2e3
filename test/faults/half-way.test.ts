import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { processLandingEvent } from '../../functions/ingest-file/process-landing-event.ts';
import { endDeadNight } from '../../functions/night-step.ts';
import { type EndState, stateIn } from './end-state.ts';
import { stopping } from './stopping.ts';
import { openTestNetwork, scoreLines, type TestNetwork, unitScores } from './test-network.ts';

let network: TestNetwork;
beforeEach(async () => {
  network = await openTestNetwork();
});
afterEach(() => network.close());

/** What a Lambda meets whose time is over: nothing answers any more. */
function timeOver(): { readonly stop: () => Promise<never>; readonly over: Promise<'over'> } {
  let ring: (word: 'over') => void = () => undefined;
  const over = new Promise<'over'>((done) => {
    ring = done;
  });
  return {
    over,
    stop: () => {
      ring('over');
      return new Promise<never>(() => undefined);
    },
  };
}

describe('ingest-file whose time is over', () => {
  const content = `${unitScores(1, 5, 60)}550006,Grade 6 Unit 2,no date,70\n`;

  it.each([
    ['a file', undefined],
    ['another version of a file, whose receipt lies there', unitScores(1, 9, 40)],
  ])(
    'with %s, before any of its deeds: the event comes again, and the end is the same',
    async (_, earlier) => {
      const dropFirst = async (district: string) => {
        if (earlier !== undefined) await network.land(`${district}/teams/oak/unit.csv`, earlier, 0);
      };
      await dropFirst('whole');
      const whole = await network.drop('whole/teams/oak/unit.csv', content, 1);
      const all = stopping(network.another(), network.folder, 99, timeOver().stop);
      await processLandingEvent(all.container, whole);
      expect(all.deeds.map((deed) => deed.split(' ')[0])).toEqual([
        'lake.put',
        'ledger.recordFileVersion',
        'outbox.put',
        'outbox.put',
        'ledger.recordFileVersion',
        'askForRefresh',
      ]);
      const expected = await ofDistrict('whole');

      for (const last of all.deeds.keys()) {
        const district = `stopped-${last}`;
        await dropFirst(district);
        const event = await network.drop(`${district}/teams/oak/unit.csv`, content, 1);
        const { stop, over } = timeOver();
        const first = stopping(network.another(), network.folder, last, stop);
        expect(await Promise.race([processLandingEvent(first.container, event), over])).toBe('over');
        await network.deliver(event);
        expect(await ofDistrict(district)).toEqual(expected);
        expect(network.refreshes).toContain(`${district}/oak`);
      }
    },
  );

  /** Records, receipts and what the ledger knows, with the district's name taken out. */
  async function ofDistrict(district: string): Promise<unknown> {
    const { buckets, ledger } = network.container;
    const receipt = new TextDecoder().decode(
      await buckets.outbox.get(`receipts/${district}/teams/oak/unit.csv.json`),
    );
    const workbook = await buckets.outbox.head(`receipts/${district}/teams/oak/unit.csv.xlsx`);
    const records = (await network.records('assessment-result')).filter(
      (row) => row['district'] === district,
    );
    const history = await ledger.fileHistory(district, `${district}/teams/oak/unit.csv`);
    return {
      receipt: receipt.replaceAll(district, 'district'),
      hasWorkbook: workbook !== undefined,
      records: records.map((row) => [row['student'], row['percent_correct'], row['source_row']]),
      versions: history.length,
    };
  }
});

describe('a night that ends half-way', () => {
  const dropAll = async (to: TestNetwork) => {
    await to.land('alder-unified/scores.csv', await scoreLines('alder-unified', 1, 40), 1);
    await to.land('birch-unified/scores.csv', await scoreLines('birch-unified', 1, 40), 1);
    await to.land('birch-unified/unit.csv', unitScores(1, 5, 60), 2);
  };
  const dead = async (): Promise<never> => {
    throw new Error('the process is dead');
  };

  it('is made whole by the next one, wherever it ended', async () => {
    await dropAll(network);
    const whole = stopping(network.another(), network.folder, Number.POSITIVE_INFINITY, dead);
    const { failures } = await network.night({ container: whole.container });
    const expected: EndState = await stateIn(network.container);
    const deeds = whole.deeds.length;
    await whole.close();
    expect(deeds).toBeGreaterThan(30);

    for (const share of [0.02, 0.25, 0.45, 0.65, 0.85, 0.99]) {
      const other = await openTestNetwork();
      try {
        await dropAll(other);
        const last = Math.floor(share * deeds);
        const stopped = stopping(other.another(), other.folder, last, dead);
        await other.night({ container: stopped.container }).catch(() => undefined);
        expect(stopped.deeds).toHaveLength(last);
        await stopped.close();
        await endDeadNight(other.container.ledger);
        expect((await other.night()).failures).toEqual(failures);
        expect(await stateIn(other.container)).toEqual(expected);
      } finally {
        await other.close();
      }
    }
  });
});

describe('a disk that is full', () => {
  const full = async (deed: string): Promise<never> => {
    throw Object.assign(new Error(`ENOSPC: no space left on device, ${deed}`), { code: 'ENOSPC' });
  };

  it('while a file is read: nothing of it is visible, and the event can come again', async () => {
    const event = await network.drop('elm/unit.csv', unitScores(1, 5, 60), 1);
    const stopped = stopping(network.another(), network.folder, 0, full);
    await expect(processLandingEvent(stopped.container, event)).rejects.toThrow('no space left');
    expect(await network.container.ledger.currentFiles('elm')).toEqual([]);
    expect(await network.records('assessment-result')).toEqual([]);
    await network.deliver(event);
    expect(await network.records('assessment-result')).toHaveLength(5);
  });

  it('in the night: said in plain words, and done when there is room again', async () => {
    await network.land('elm/unit.csv', unitScores(1, 5, 60), 1);
    const stopped = stopping(network.another(), network.folder, 0, full);
    const night = network.night({
      container: network.container,
      steps: (real) => ({
        ...real,
        WriteDistrictSnapshots: (async (input: never) => {
          const { nightlySteps } = await import('../../local/night.ts');
          return nightlySteps(stopped.container)['WriteDistrictSnapshots']?.(input);
        }) as never,
      }),
    });
    expect((await night).failures).toEqual(['snapshots of {"district":"elm"}: The disk is full.']);
    await stopped.close();
    expect(await network.night()).toMatchObject({ outcome: 'succeeded', failures: [] });
    expect((await network.container.ledger.pointers('snapshot')).length).toBeGreaterThan(0);
  });
});
