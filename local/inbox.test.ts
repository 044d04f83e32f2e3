import { appendFileSync, chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSettings } from '../shared/settings/settings.ts';
import { readInbox, splitOffUnfinished } from './inbox.ts';
import { temporaryFolder } from './temporary-folder.test-support.ts';

const settings = parseSettings({});
const folder = () => temporaryFolder('inbox');

describe('reading the inbox', () => {
  it('says that there is no such folder', async () => {
    await expect(readInbox('/no/such/folder', settings)).rejects.toThrow('There is no folder');
  });
  it('says that it is a file', async () => {
    const path = join(folder(), 'file');
    writeFileSync(path, '');
    await expect(readInbox(path, settings)).rejects.toThrow('is a file');
  });
  it('says that an empty folder holds no district', async () => {
    await expect(readInbox(folder(), settings)).rejects.toThrow('no district folder');
  });
  it('says that a district folder is empty', async () => {
    const inbox = folder();
    mkdirSync(join(inbox, 'alder'));
    expect((await readInbox(inbox, settings)).remarks.join()).toContain('nothing to read yet');
  });
  it('lists files below the district in key order and leaves hidden and temporary ones alone', async () => {
    const inbox = folder();
    mkdirSync(join(inbox, 'alder/teams/oak'), { recursive: true });
    for (const name of ['b.csv', 'a b.csv', '.DS_Store', '~$a.xlsx', 'teams/oak/slips.csv'])
      writeFileSync(join(inbox, 'alder', name), 'x');
    writeFileSync(join(inbox, 'loose.csv'), 'x');
    const { files, remarks } = await readInbox(inbox, settings);
    expect(files.map((file) => file.key)).toEqual([
      'alder/a b.csv',
      'alder/b.csv',
      'alder/teams/oak/slips.csv',
    ]);
    expect(remarks.join()).toContain('"loose.csv" lies outside every district folder');
  });
  it('names folders that are no district of the settings', async () => {
    const inbox = folder();
    mkdirSync(join(inbox, 'alder'));
    mkdirSync(join(inbox, 'generator'));
    const { remarks } = await readInbox(
      inbox,
      parseSettings({ districts: [{ id: 'alder', name: 'Alder' }] }),
    );
    expect(remarks.join()).toContain('left alone: generator');
  });
  it.skipIf(process.getuid?.() === 0)('names a file that cannot be read, and reads the others', async () => {
    const inbox = folder();
    mkdirSync(join(inbox, 'alder'));
    writeFileSync(join(inbox, 'alder/secret.csv'), 'x');
    writeFileSync(join(inbox, 'alder/open.csv'), 'x');
    chmodSync(join(inbox, 'alder/secret.csv'), 0o000);
    const { files, remarks } = await readInbox(inbox, settings);
    expect(files.map((file) => file.key)).toEqual(['alder/open.csv']);
    expect(remarks.join()).toContain('"alder/secret.csv" cannot be read');
  });
});

describe('a file that is still being written', () => {
  const options = (path: string, text: string) => ({
    now: new Date(),
    settleMilliseconds: 60_000,
    async wait() {
      appendFileSync(path, text);
    },
  });
  it('is left for the next run when it grows while we look', async () => {
    const inbox = folder();
    mkdirSync(join(inbox, 'alder'));
    const path = join(inbox, 'alder/slow.csv');
    writeFileSync(path, 'a,b\n');
    const { files } = await readInbox(inbox, settings);
    const { finished, unfinished } = await splitOffUnfinished(files, options(path, '1,2\n'));
    expect([finished.length, unfinished.map((file) => file.key)]).toEqual([0, ['alder/slow.csv']]);
  });
  it('is read when it rests, however new it is', async () => {
    const inbox = folder();
    mkdirSync(join(inbox, 'alder'));
    const path = join(inbox, 'alder/new.csv');
    writeFileSync(path, 'a,b\n');
    const { files } = await readInbox(inbox, settings);
    const { finished } = await splitOffUnfinished(files, {
      ...options(path, ''),
      wait: async () => undefined,
    });
    expect(finished.map((file) => file.key)).toEqual(['alder/new.csv']);
  });
});
