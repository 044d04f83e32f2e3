import type { Code, Codebook } from '../../change/exit-slip-text/codebook.ts';
import { sameText } from '../texts.ts';
import type { TypedRow } from './edit-log.ts';
import { saysYes } from './typed-values.ts';

/** What people said about one answer. */
export interface HumanCoding {
  /** Ids of codes, in the order of the columns. */
  readonly codes: readonly string[];
  /** Typed, but in no codebook: shown, never counted. */
  readonly unknown: readonly string[];
  readonly checked: boolean;
  readonly comment: string | null;
}

/** A codebook by everything a code is called: its id, its English and its Spanish name. */
export type CodeFinder = (typed: string) => Code | undefined;

export function codeFinder({ codes }: Codebook): CodeFinder {
  const byName = new Map<string, Code>();
  for (const code of codes) {
    for (const name of [code.id, code.name, code.nameEs]) {
      if (name !== null && !byName.has(sameText(name))) byName.set(sameText(name), code);
    }
  }
  return (typed) => byName.get(sameText(typed));
}

const YOUR_CODE = /^yours[1-9]$/;

/** Reads the row of an answer. Null when nobody said anything about it. */
export function humanCoding(row: TypedRow | undefined, find: CodeFinder): HumanCoding | null {
  if (row === undefined) return null;
  const typed = [...row]
    .filter(([field]) => YOUR_CODE.test(field))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, { value }]) => (value === null || value.trim() === '' ? [] : [value.trim()]));
  const codes = new Set<string>();
  const unknown: string[] = [];
  for (const name of typed) {
    const code = find(name);
    if (code === undefined) unknown.push(name);
    else codes.add(code.id);
  }
  const coding: HumanCoding = {
    codes: [...codes],
    unknown,
    checked: saysYes(row.get('checked')?.value ?? null),
    comment: row.get('comment')?.value ?? null,
  };
  const silent = typed.length === 0 && !coding.checked && coding.comment === null;
  return silent ? null : coding;
}
