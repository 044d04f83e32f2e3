import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The secret that keys the hidden row keys in a district's workbooks: a file in the ledger folder, made once.
 * In AWS the same is a secret of Secrets Manager.
 */
export async function localRowKeySecret(ledgerFolder: string, district: string): Promise<string> {
  const folder = join(ledgerFolder, 'row-keys');
  const path = join(folder, `${district}.key`);
  await mkdir(folder, { recursive: true });
  const known = await readFile(path, 'utf8').catch(() => '');
  if (known !== '') return known;
  // Written whole, then linked under its name: a run that is killed leaves no half a secret, and the first of two runs wins.
  const unfinished = join(folder, `${randomUUID()}.unfinished`);
  await writeFile(unfinished, randomBytes(32).toString('hex'), { mode: 0o600 });
  await link(unfinished, path).catch(() => undefined);
  await rm(unfinished);
  return readFile(path, 'utf8');
}
