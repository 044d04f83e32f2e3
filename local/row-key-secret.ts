import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The secret that keys the hidden row keys in a district's workbooks: a file in the ledger folder, made once.
 * In AWS the same is a secret of Secrets Manager.
 */
export async function localRowKeySecret(ledgerFolder: string, district: string): Promise<string> {
  const folder = join(ledgerFolder, 'row-keys');
  const path = join(folder, `${district}.key`);
  await mkdir(folder, { recursive: true });
  // 'wx' lets the first of two runs win; both then read the same secret.
  await writeFile(path, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 }).catch(() => undefined);
  return readFile(path, 'utf8');
}
