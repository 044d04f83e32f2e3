import type { ObjectStore } from './object-store.ts';

/** All keys that begin with the prefix, collected: for who deletes or changes objects while going through them. */
export async function listKeys(store: Pick<ObjectStore, 'list'>, prefix = ''): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list(prefix)) keys.push(key);
  return keys;
}
