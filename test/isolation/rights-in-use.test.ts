import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Container } from '../../functions/container.ts';
import { linkToFile } from '../../functions/download/download.ts';
import { processLandingEvent } from '../../functions/ingest-file/process-landing-event.ts';
import { writeTeamFiles } from '../../functions/write-team-files/write-team-files.ts';
import { nightlySteps } from '../../local/night.ts';
import { openLake } from '../../shared/lake/lake.ts';
import { type Ledger, openLedger } from '../../shared/ledger/ledger.ts';
import type { ObjectStore } from '../../shared/objects/object-store.ts';
import { openTestNetwork, scoreLines, type TestNetwork, teamFiles } from '../faults/test-network.ts';
import { networkOfEight } from '../infra/network-of-eight.ts';
import { resourcesOf, synthesize } from '../infra/synthesize.ts';
import { type BucketName, type DeployedRole, deployedRoles, guardedArns } from './deployed-roles.ts';

/** The states of the workflow and the roles of the functions behind them. */
const ROLE_OF_STATE: Readonly<Record<string, string>> = {
  PlanRecompute: 'PlanRecomputeRole',
  WriteDistrictSnapshots: 'WriteSnapshotsRole',
  ComputeCohortGrowth: 'ComputeGrowthRole',
  ComputeScopeGaps: 'ComputeGapsRole',
  WriteTeamChunk: 'WriteTeamFilesRole',
  WriteDistrictPack: 'WriteNetworkFilesRole',
  WriteNetworkPack: 'WriteNetworkFilesRole',
  PublishRun: 'PublishRunRole',
};

let roles: readonly DeployedRole[];
let arns: ReturnType<typeof guardedArns>;
let network: TestNetwork;
beforeAll(() => {
  const resources = resourcesOf(synthesize(networkOfEight));
  roles = deployedRoles(resources);
  arns = guardedArns(resources);
});
afterEach(() => network.close());

class AccessDenied extends Error {
  override readonly name = 'AccessDenied';
}

/** The bucket as it answers somebody with this role: S3 with the policies of the template in front of the folder. */
function guarded(store: ObjectStore, bucket: BucketName, role: DeployedRole): ObjectStore {
  const demand = (allowed: boolean, what: string) => {
    if (!allowed) throw new AccessDenied(`${role.name} may not ${what} in ${bucket}`);
  };
  const read = async (key: string) => {
    demand(role.reads({ bucket, key }), `read ${key}`);
    const isThere = (await store.head(key)) !== undefined;
    demand(isThere || role.may('s3:ListBucket', arns[bucket]), `learn that ${key} is missing`);
  };
  const write = (key: string) => demand(role.writes({ bucket, key }), `write ${key}`);
  const guard: ObjectStore = {
    get: async (key) => read(key).then(() => store.get(key)),
    read: async (key) => read(key).then(() => store.read(key)),
    getFile: async (key, path) => read(key).then(() => store.getFile(key, path)),
    head: async (key) => read(key).then(() => store.head(key)),
    put: async (key, body, options) => {
      write(key);
      return store.put(key, body, options);
    },
    putFile: async (key, path, options) => {
      write(key);
      return store.putFile(key, path, options);
    },
    delete: async (key) => {
      demand(role.deletes({ bucket, key }), `delete ${key}`);
      return store.delete(key);
    },
    list: (prefix) => {
      demand(role.may('s3:ListBucket', arns[bucket], { 's3:prefix': prefix }), `list ${prefix}`);
      return store.list(prefix);
    },
  };
  // No localPath: staged by download, as in AWS.
  return guard;
}

/** The ledger as it answers somebody with this role: every request that the client sends is an action of the same name. */
function guardedLedger(role: DeployedRole, refused: string[]): Ledger {
  const { client, tableName } = network.table;
  const send = (command: { readonly constructor: { readonly name: string } }, ...others: unknown[]) => {
    const action = `dynamodb:${command.constructor.name.replace(/Command$/, '')}`;
    if (!role.may(action, arns.Ledger)) {
      refused.push(`${role.name} may not ${action}`);
      throw new AccessDenied(refused.at(-1));
    }
    return Reflect.apply(client.send, client, [command, ...others]);
  };
  const guard = new Proxy(client, {
    get: (target, name) => (name === 'send' ? send : Reflect.get(target, name)),
  });
  return openLedger(guard, tableName);
}

/** The container of a Lambda with this role, and what was refused to it. */
function lambda(roleName: string, refused: string[]): Container {
  const role = roles.find(({ name }) => name === roleName);
  if (!role) throw new Error(`There is no role ${roleName}.`);
  return network.another((own) => {
    const note = (store: ObjectStore, bucket: BucketName) => noting(guarded(store, bucket, role), refused);
    const buckets = {
      landing: note(own.buckets.landing, 'Landing'),
      lake: note(own.buckets.lake, 'Lake'),
      outbox: note(own.buckets.outbox, 'Outbox'),
    };
    const ledger = guardedLedger(role, refused);
    const lake = openLake({
      store: buckets.lake,
      ledger,
      folder: `${network.folder}/lambda-${roleName}`,
      threads: 1,
    });
    network.closeLater(lake.then((opened) => ({ close: () => opened.close() })));
    return { ...own, buckets, ledger, lake: () => lake };
  });
}

/** Notes refusals also where a function swallows them. */
function noting(store: ObjectStore, refused: string[]): ObjectStore {
  return new Proxy(store, {
    get(target, name, receiver) {
      const method: unknown = Reflect.get(target, name, receiver);
      if (typeof method !== 'function') return method;
      return (...parameters: unknown[]) => {
        const note = (error: unknown) => {
          if (error instanceof AccessDenied) refused.push(error.message);
          throw error;
        };
        try {
          const result: unknown = method.apply(target, parameters);
          return result instanceof Promise ? result.catch(note) : result;
        } catch (error) {
          return note(error);
        }
      };
    },
  });
}

const stepsAsLambdas = (refused: string[]) => {
  const containers = Object.fromEntries(
    Object.entries(ROLE_OF_STATE).map(([state, role]) => [state, lambda(role, refused)]),
  );
  return Object.fromEntries(
    Object.entries(containers).map(([state, container]) => [state, nightlySteps(container)[state]!]),
  );
};

describe('with the rights of its role and no other', () => {
  it('every function does all its work: files, nights, withdrawals, refreshes, downloads', async () => {
    network = await openTestNetwork();
    const refused: string[] = [];
    const ingest = lambda('IngestFileRole', refused);
    const deliver = async (...files: Parameters<TestNetwork['drop']>) =>
      processLandingEvent(ingest, await network.drop(...files));

    await deliver('alder-unified/scores.csv', await scoreLines('alder-unified', 1, 60), 1);
    await deliver('birch-unified/scores.csv', await scoreLines('birch-unified', 1, 60), 1);
    for (const { key, content } of await teamFiles()) await deliver(key, content, 2);
    const steps = stepsAsLambdas(refused);
    const first = await network.night({ packs: true, steps: () => steps });

    // The same file again, another version, one withdrawn that never was; a second night over what changed.
    await deliver('alder-unified/scores.csv', await scoreLines('alder-unified', 1, 60), 3);
    await deliver('alder-unified/scores.csv', await scoreLines('alder-unified', 20, 70), 4);
    await processLandingEvent(ingest, await network.withdraw('birch-unified/scores.csv', 5));
    const second = await network.night({ packs: true, steps: () => steps });
    await writeTeamFiles(lambda('RefreshTeamsRole', refused), [
      { district: 'alder-unified', teamId: 'velmaric-6-partner-talk' },
    ]);
    const download = lambda('DownloadRole', refused);
    for (const key of [
      'teams/alder-unified/velmaric-6-partner-talk/T1.xlsx',
      'teams/alder-unified/nobody/T1.xlsx',
    ])
      await linkToFile(download, { email: 'somebody@alder.example', id: '1' }, [key], async (link) => link);

    expect(refused).toEqual([]);
    expect(
      [...first.failures, ...second.failures].filter((failure) => /refused access/.test(failure)),
    ).toEqual([]);
    expect(first.workbooksWritten).toBeGreaterThan(0);
  });

  it('a function that does another one’s work is refused: the guard guards', async () => {
    network = await openTestNetwork();
    const refused: string[] = [];
    const event = await network.drop('alder-unified/scores.csv', await scoreLines('alder-unified', 1, 20), 1);
    await expect(processLandingEvent(lambda('DownloadRole', refused), event)).rejects.toThrow(AccessDenied);
    expect(refused[0]).toMatch(/^DownloadRole may not (read|list)/);
  });
});
