import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import asl from 'asl-validator';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NIGHTLY_STEPS } from '../../infra/nightly.ts';
import { NIGHTLY_WORKFLOW_FILE } from '../../infra/nightly-workflow-file.ts';
import { openLake } from '../../shared/lake/lake.ts';
import { openTestNetwork, scoreLines, type TestNetwork, unitScores } from '../faults/test-network.ts';

interface State {
  readonly Next?: string;
  readonly Type: string;
  readonly Retry?: readonly { readonly ErrorEquals: readonly string[]; readonly MaxAttempts: number }[];
  readonly Catch?: readonly { readonly ErrorEquals: readonly string[] }[];
  readonly MaxConcurrency?: number;
  readonly ItemProcessor?: { readonly States: Readonly<Record<string, State>> };
}
const text = readFileSync(NIGHTLY_WORKFLOW_FILE, 'utf8');
const workflow = JSON.parse(text) as {
  readonly States: Readonly<Record<string, State>>;
  readonly TimeoutSeconds: number;
};

describe('the workflow file', () => {
  it('is valid Amazon States Language', () => {
    const withArns = text.replace(/\$\{(\w+)\}/g, 'arn:aws:lambda:us-east-1:123456789012:function:$1');
    expect(asl(JSON.parse(withArns)).errorsText('')).toBe('');
    const broken = withArns.replace('"Next": "ComputeGrowth"', '"Next": "NoSuchState"');
    expect(asl(JSON.parse(broken)).isValid).toBe(false);
  });

  it('names every function that the stack hands to it', () => {
    const named = [...text.matchAll(/"Resource": "\$\{(\w+)\}"/g)].map((match) => match[1]);
    expect([...new Set(named)]).toEqual([...NIGHTLY_STEPS]);
  });

  it('makes the network’s pack after those of the districts, with which it will be read together', () => {
    expect(workflow.States['WriteDistrictPacks']?.Next).toBe('WriteNetworkPacks');
  });

  it('ends by itself after four hours', () => {
    expect(workflow.TimeoutSeconds).toBe(4 * 60 * 60);
  });

  it('tries every task again, and lets no item of a map take the others with it', () => {
    const maps = Object.values(workflow.States).filter((state) => state.Type === 'Map');
    expect(maps).toHaveLength(6);
    for (const map of maps) {
      expect(map.MaxConcurrency).toBeGreaterThan(0);
      expect(map.MaxConcurrency).toBeLessThanOrEqual(40);
      const [task] = Object.values(map.ItemProcessor?.States ?? {}).filter((state) => state.Type === 'Task');
      expect(task?.Retry?.at(-1)).toMatchObject({ ErrorEquals: ['States.ALL'], MaxAttempts: 2 });
      expect(task?.Retry?.[0]).toMatchObject({ MaxAttempts: 0 });
      expect(task?.Catch?.[0]?.ErrorEquals).toEqual(['States.ALL']);
    }
  });
});

describe('the night, by the same file and with the real functions', () => {
  let network: TestNetwork;
  beforeEach(async () => {
    network = await openTestNetwork();
  });
  afterEach(() => network.close());

  const pointers = async (kind: string) =>
    (await network.container.ledger.pointers(kind)).map(({ name }) => name);
  const dropBoth = async () => {
    await network.land('alder-unified/scores.csv', await scoreLines('alder-unified', 1, 60), 1);
    await network.land('birch-unified/scores.csv', await scoreLines('birch-unified', 1, 60), 1);
  };

  it('of an empty network does nothing, and ends well', async () => {
    expect(await network.night()).toMatchObject({ outcome: 'succeeded', workbooksWritten: 0, failures: [] });
    expect(await pointers('snapshot')).toEqual([]);
  });

  it('publishes the other districts when one fails, names it, and makes it good on the next night', async () => {
    await dropBoth();
    const { ledger, buckets } = network.container;
    const [part] = (await ledger.currentFile('birch-unified', 'birch-unified/scores.csv'))?.parts ?? [];
    const batch = await buckets.lake.get(part!.key);
    await buckets.lake.put(part!.key, 'not Parquet any more');

    const night = await network.night();
    expect(night.outcome).toBe('partly');
    expect(night.failures).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^snapshots of {"district":"birch-unified"}: The step broke: /),
      ]),
    );
    const districts = new Set((await pointers('snapshot')).map((name) => name.split('/')[0]));
    expect([...districts]).toEqual(['alder-unified']);
    expect(await pointers('gaps')).toContain('alder-unified');
    expect(await pointers('night')).toEqual(['alder-unified']);
    expect(network.lines.filter(({ message }) => message === 'ItemsFailed')).toHaveLength(1);

    await buckets.lake.put(part!.key, batch);
    expect(await network.night()).toMatchObject({ outcome: 'succeeded', failures: [] });
    expect(await pointers('night')).toEqual(['alder-unified', 'birch-unified']);
    expect(new Set((await pointers('snapshot')).map((name) => name.split('/')[0])).size).toBe(2);
  });

  it('tries a step again that threw once', async () => {
    await dropBoth();
    const calls: string[] = [];
    const night = await network.night({
      steps: (real) => ({
        ...real,
        WriteDistrictSnapshots: (async (input: { item: { district: string } }) => {
          calls.push(input.item.district);
          if (calls.length === 1) throw Object.assign(new Error('slow down'), { name: 'SlowDown' });
          return real['WriteDistrictSnapshots']!(input as never);
        }) as never,
      }),
    });
    expect(calls.sort()).toEqual(['alder-unified', 'alder-unified', 'birch-unified']);
    expect(night).toMatchObject({ outcome: 'succeeded', failures: [] });
  });

  it('catches a cohort that is too big for its memory, says so, and does not try it again', async () => {
    await dropBoth();
    // The lake of the growth function with next to no memory: DuckDB itself says that it does not fit.
    const { container, folder } = network;
    const small = openLake({
      store: container.buckets.lake,
      ledger: container.ledger,
      folder: join(folder, 'small'),
      memoryLimit: '200KB',
      threads: 1,
    });
    let calls = 0;
    const squeezed = network.another((own) => ({ ...own, lake: () => small }));
    const night = await network.night({
      steps: (real) => ({
        ...real,
        ComputeCohortGrowth: (async (input: never) => {
          calls += 1;
          const { nightlySteps } = await import('../../local/night.ts');
          return nightlySteps(squeezed)['ComputeCohortGrowth']!(input);
        }) as never,
      }),
    });
    await (await small).close();
    expect(night.outcome).toBe('partly');
    expect(night.failures.length).toBe(calls);
    for (const failure of night.failures)
      expect(failure).toMatch(
        /^growth of {"subject":"[a-z-]+","schoolYear":"2024-25",.*}: The data of this part is larger than the memory of the step\.$/,
      );
    expect(await pointers('gaps')).toEqual(['alder-unified', 'birch-unified']);
  });

  it('of two runs at once one does the work and the other leaves it to that', async () => {
    await dropBoth();
    const nights = await Promise.all([network.night(), network.night({ container: network.another() })]);
    expect(nights.map((night) => night.outcome).sort()).toEqual(['left to another night', 'succeeded']);
    expect(network.lines.filter(({ message }) => message === 'NightsPublished')).toHaveLength(1);
    // Afterwards the night is free again.
    expect((await network.night()).outcome).toBe('succeeded');
  });

  it('that another one took over stops at its next step and publishes nothing', async () => {
    await dropBoth();
    const { ledger } = network.container;
    const night = network.night({
      steps: (real) => ({
        ...real,
        ComputeScopeGaps: (async (input: never) => {
          // Twenty minutes of silence later somebody started the night anew.
          const holder = (await ledger.lease('night'))?.holder ?? '';
          await ledger.releaseLease('night', holder);
          await ledger.takeLease('night', 'the new one', new Date(), 60);
          return real['ComputeScopeGaps']!(input);
        }) as never,
      }),
    });
    await expect(night).rejects.toThrow(/Another night took over/);
    expect(await pointers('night')).toEqual([]);
    expect((await ledger.lease('night'))?.holder).toBe('the new one');
  });

  it('tells how many school days ago each district dropped its newest file', async () => {
    await network.land('alder-unified/unit.csv', unitScores(1, 3, 50), 5);
    await network.night();
    const told = network.lines.filter(({ message }) => message === 'SchoolDaysSinceLastFile');
    // Friday February 6 (in Los Angeles: Thursday evening) to Friday February 13.
    expect(told.map(({ facts }) => facts)).toEqual([{ value: 6, district: 'alder-unified' }]);
  });
});
