import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { foldVersions } from './file-state.ts';
import type { FileVersion } from './file-version.ts';
import { historyPartition, sortKeyOf, statesPartition } from './files.ts';
import { type Items, openItems } from './items.ts';

/** Takes lines out of the ledger for good. Apart from Ledger on purpose: no function of the pipeline has it. */
export interface Forgetting {
  /** Forgets versions of one file. What it holds now must not rest on them (erasableVersions). */
  versions(
    file: { readonly district: string; readonly landingKey: string },
    erase: readonly FileVersion[],
  ): Promise<void>;
  /** Forgets every file of a district, and its pointers of these kinds whose name tells of it; says how many lines. */
  district(district: string, pointerKinds: readonly string[]): Promise<number>;
}

export function openForgetting(client: DynamoDBClient, tableName: string): Forgetting {
  const items = openItems(client, tableName);
  return {
    async versions({ district, landingKey }, erase) {
      const key = sortKeyOf(landingKey);
      for (const { sequencer } of erase)
        await items.remove(historyPartition(district), `${key}#${sequencer}`);
      const left = (await items.query(historyPartition(district), { prefix: `${key}#` })).map(
        (item) => item.file as FileVersion,
      );
      if (foldVersions(left.filter((version) => version.landingKey === landingKey)) === undefined)
        await items.remove(statesPartition(district), key);
      await items.increment('DISTRICTS', district, 'revision');
    },
    async district(district, pointerKinds) {
      let lines = await removeAll(items, historyPartition(district));
      lines += await removeAll(items, statesPartition(district));
      for (const kind of pointerKinds) lines += await removeAll(items, `POINTER#${kind}`, tellsOf(district));
      return lines + (await removeAll(items, 'DISTRICTS', (name) => name === district));
    },
  };
}

/** Names of results have the district as one of their parts: 'oak/2026-02', 'access/oak/team.json', 'published/.../district=oak/...'. */
export function tellsOf(district: string): (name: string) => boolean {
  return (name) => name.split('/').some((part) => part === district || part === `district=${district}`);
}

async function removeAll(
  items: Items,
  partition: string,
  isMeant: (sortKey: string) => boolean = () => true,
): Promise<number> {
  const meant = (await items.query(partition)).map(({ sk }) => String(sk)).filter(isMeant);
  for (const sortKey of meant) await items.remove(partition, sortKey);
  return meant.length;
}
