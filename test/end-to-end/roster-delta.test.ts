import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DroppedFolder, openDroppedFolder } from './dropped-folder.ts';
import { SAMPLE_DATA } from './sample-run.ts';

/** A delta set leads from one complete set to the next: whoever gets both must know what whoever gets the next complete set knows. */

type Rows = readonly (readonly string[])[];
const ROSTER_RECORDS = ['student', 'school', 'section', 'enrollment', 'staff'] as const;
const roster = (name: string) =>
  new Uint8Array(readFileSync(join(SAMPLE_DATA, 'alder-unified', 'roster', name)));

const rowsOf = (bytes: Uint8Array): Rows =>
  Papa.parse<string[]>(strFromU8(bytes).replace(/^\uFEFF/, ''), { skipEmptyLines: true }).data;

/** The complete set that a delta leads to: rows by their sourcedId, those to be deleted left out. */
function completeAfter(bulk: Uint8Array, delta: Uint8Array): Uint8Array {
  const members = unzipSync(bulk);
  for (const [name, body] of Object.entries(unzipSync(delta))) {
    if (name === 'manifest.csv') continue;
    const [header, ...before] = rowsOf(members[name] ?? body);
    const changes = new Map(
      rowsOf(body)
        .slice(1)
        .map((row) => [row[0], row]),
    );
    const kept = before.filter(([id]) => !changes.has(id));
    const current = [...changes.values()].filter(([, status]) => status !== 'tobedeleted');
    // A complete set leaves status and time of change empty.
    const plain = current.map(([id = '', , , ...rest]) => [id, '', '', ...rest]);
    members[name] = strToU8(Papa.unparse([header ?? [], ...kept, ...plain]));
  }
  return zipSync(members);
}

describe('a OneRoster delta set', () => {
  const bulk = roster('oneroster_2025-26.zip');
  const delta = roster('oneroster_delta_2026-01-20.zip');
  let both: DroppedFolder;
  let complete: DroppedFolder;

  beforeAll(async () => {
    both = await openDroppedFolder('roster-delta');
    complete = await openDroppedFolder('roster-bulk');
    await both.drop('september.zip', bulk);
    await complete.drop('january.zip', completeAfter(bulk, delta));
  });
  afterAll(async () => {
    await both.close();
    await complete.close();
  });

  it('changes something', async () => {
    expect(await both.records('enrollment')).not.toEqual(await complete.records('enrollment'));
    await both.drop('delta.zip', delta);
  });

  it.each(ROSTER_RECORDS)('after its bulk set equals the bulk set it leads to: %s', async (recordType) => {
    const expected = await complete.records(recordType);
    expect(expected.length).toBeGreaterThan(0);
    expect(await both.records(recordType)).toEqual(expected);
  });
});
