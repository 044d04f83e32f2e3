import { constants } from 'node:fs';
import { access, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from '../shared/settings/settings.ts';

/** A file in a landing folder, as the local run sees it. */
export interface InboxFile {
  /** <district>/... , '/'-separated. */
  readonly key: string;
  readonly path: string;
  readonly size: number;
  /** Time of last change; also the file's order among its versions. */
  readonly changedAt: Date;
}

export interface Inbox {
  readonly files: readonly InboxFile[];
  /** Sentences for the person who runs it: what was left alone, and why. */
  readonly remarks: readonly string[];
}

/** A message for the person at the keyboard: printed without a stack. */
export class InboxProblem extends Error {}

/**
 * Lists the files of the districts' landing folders.
 *
 * @throws InboxProblem when the folder is missing, no folder, or holds no district folder.
 */
export async function readInbox(folder: string, settings: Settings): Promise<Inbox> {
  const facts = await stat(folder).catch(() => undefined);
  if (!facts)
    throw new InboxProblem(
      `There is no folder "${folder}". Name the folder that holds the districts' folders: --inbox DIR.`,
    );
  if (!facts.isDirectory())
    throw new InboxProblem(
      `"${folder}" is a file. Name the folder that holds the districts' folders: --inbox DIR.`,
    );

  const remarks: string[] = [];
  const districts = await districtFolders(folder, settings, remarks);
  const found = await Promise.all(
    districts.map((district) => filesBelow(join(folder, district), district, remarks)),
  );
  const files = found.flat().sort((a, b) => (a.key < b.key ? -1 : 1));
  if (districts.length === 0) {
    throw new InboxProblem(
      `"${folder}" holds no district folder. Make one folder a district and put its files there: ${join(folder, '<district>', 'file.csv')}.`,
    );
  }
  if (files.length === 0)
    remarks.push(`The district folders of "${folder}" are empty: there is nothing to read yet.`);
  return { files, remarks };
}

/** With districts in the settings only those are read; without, every folder whose name does not begin with '.' or '_'. */
async function districtFolders(folder: string, settings: Settings, remarks: string[]): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const folders = entries
    .filter((entry) => entry.isDirectory() && !/^[._]/.test(entry.name))
    .map((entry) => entry.name);
  const loose = entries.filter((entry) => entry.isFile() && /\.(csv|txt|tsv|xlsx|zip)$/i.test(entry.name));
  for (const entry of loose) {
    remarks.push(
      `"${entry.name}" lies outside every district folder and was not read. Move it into the folder of its district.`,
    );
  }
  if (settings.districts.length === 0) return folders.sort();
  const listed = new Set(settings.districts.map((district) => district.id));
  const others = folders.filter((name) => !listed.has(name));
  if (others.length > 0)
    remarks.push(`Not a district in settings.json, left alone: ${others.sort().join(', ')}.`);
  return folders.filter((name) => listed.has(name)).sort();
}

async function filesBelow(folder: string, key: string, remarks: string[]): Promise<InboxFile[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => {
    remarks.push(`The folder "${key}" cannot be read. Check its permissions.`);
    return [];
  });
  const found = await Promise.all(
    entries
      .filter((entry) => !entry.name.startsWith('.') && !entry.name.startsWith('~$'))
      .map(async (entry): Promise<InboxFile[]> => {
        const path = join(folder, entry.name);
        const name = `${key}/${entry.name}`;
        if (entry.isDirectory()) return filesBelow(path, name, remarks);
        return entry.isFile() ? inboxFile(path, name, remarks) : [];
      }),
  );
  return found.flat();
}

async function inboxFile(path: string, key: string, remarks: string[]): Promise<InboxFile[]> {
  const facts = await stat(path).catch(() => undefined);
  const readable = await access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
  if (!facts || !readable) {
    remarks.push(
      `"${key}" cannot be read. Check its permissions, then run again; the other files were dealt with.`,
    );
    return [];
  }
  return [{ key, path, size: facts.size, changedAt: facts.mtime }];
}

/** Files that change size or time while we look are still being copied; they are left for the next run. */
export async function splitOffUnfinished(
  files: readonly InboxFile[],
  options: {
    readonly now: Date;
    readonly settleMilliseconds: number;
    readonly wait: (milliseconds: number) => Promise<void>;
  },
): Promise<{ finished: InboxFile[]; unfinished: InboxFile[] }> {
  const recent = files.filter(
    (file) => options.now.getTime() - file.changedAt.getTime() < options.settleMilliseconds,
  );
  if (recent.length > 0) await options.wait(options.settleMilliseconds);
  const moving = new Set<string>();
  for (const file of recent) {
    const facts = await stat(file.path).catch(() => undefined);
    if (!facts || facts.size !== file.size || facts.mtime.getTime() !== file.changedAt.getTime())
      moving.add(file.key);
  }
  return {
    finished: files.filter((file) => !moving.has(file.key)),
    unfinished: files.filter((file) => moving.has(file.key)),
  };
}
