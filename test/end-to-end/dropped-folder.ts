import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import type { LocalContainer } from '../../local/local-container.ts';
import { openOutput } from '../../local/open-output.ts';
import { readNewFiles } from '../../local/run-once.ts';
import type { RecordTypeName } from '../../shared/records/records.ts';
import { temporaryFolder } from './sample-run.ts';

const silent = { stage() {}, step() {}, done() {}, say() {} };

/** Where a row came from: differs between two ways to the same facts. */
const PROVENANCE = ['source_key', 'source_row', 'batch_id', 'landed_at', 'landing_order'];

/** A landing folder with one district, and what the pipeline makes of what is dropped there. */
export interface DroppedFolder {
  readonly out: string;
  readonly container: LocalContainer;
  /** Puts a file into the district's folder a minute after the last one, and has it read. */
  drop(name: string, body: string | Uint8Array): Promise<void>;
  /** The records of a type that count, without where they came from, in one order. */
  records(recordType: RecordTypeName): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Opens an empty landing folder for the district `alder`. Close it to delete it. */
export async function openDroppedFolder(name: string): Promise<DroppedFolder> {
  const inbox = await temporaryFolder(`${name}-inbox`);
  const out = await temporaryFolder(`${name}-out`);
  mkdirSync(join(inbox, 'alder'));
  const container: LocalContainer = await openOutput(inbox, out);
  let clock = Date.parse('2026-02-01T08:00:00Z') / 1000;
  return {
    out,
    container,
    async drop(file, body) {
      const path = join(inbox, 'alder', file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, body);
      clock += 60;
      utimesSync(path, clock, clock);
      expect((await readNewFiles(container, inbox, silent)).failed).toBe(0);
    },
    async records(recordType) {
      const lake = await container.lake();
      const rows = await lake.query(
        `SELECT to_json(r)::VARCHAR AS record FROM (SELECT * EXCLUDE (${PROVENANCE.join(', ')}) FROM ${await lake.relation(recordType)}) r ORDER BY 1`,
      );
      return rows.map((row) => String(row['record']));
    },
    async close() {
      try {
        await container.close();
      } finally {
        for (const folder of [inbox, out]) rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}
