import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { groupTableRow, networkRows } from '../../shared/gaps/group-table.ts';
import { gapTableSql } from '../../shared/gaps/sql/gap-table.ts';

/** One run of one variant in a process of its own: `variant.ts ours|peer DATABASE`. Prints one line of JSON: seconds, processor seconds, peak MB, rows. */

async function ours(connection: DuckDBConnection): Promise<number> {
  // As the night does it: every district by itself, the network from the districts' rows.
  const districts = await connection.runAndReadAll('SELECT DISTINCT district FROM results ORDER BY 1');
  let rows = 0;
  const ofDistricts = [];
  for (const [district] of districts.getRows()) {
    const only = (table: string) => `(FROM ${table} WHERE district = '${district}')`;
    const sql = gapTableSql(
      { results: only('results'), students: only('students') },
      { scopes: ['school', 'district'] },
    );
    await connection.run(`CREATE OR REPLACE TEMP TABLE gaps AS ${sql}`);
    const made = await connection.runAndReadAll('SELECT count(*)::INT FROM gaps');
    rows += made.getRows()[0]?.[0] as number;
    const above = await connection.runAndReadAll("FROM gaps WHERE scope_level = 'district'");
    ofDistricts.push(...above.getRowObjectsJS().map(groupTableRow));
  }
  return rows + networkRows(ofDistricts).length;
}

async function peer(connection: DuckDBConnection): Promise<number> {
  const sql = readFileSync(join(import.meta.dirname, 'peer.sql'), 'utf8');
  await connection.run(`CREATE OR REPLACE TEMP TABLE gaps AS ${sql}`);
  const made = await connection.runAndReadAll('SELECT count(*)::INT FROM gaps');
  return made.getRows()[0]?.[0] as number;
}

const [variant = '', database = ''] = process.argv.slice(2);
const instance = await DuckDBInstance.create(database, {
  threads: '2',
  temp_directory: `${database}.spill`,
  preserve_insertion_order: 'false',
});
const connection = await instance.connect();
const [started, cpu] = [performance.now(), process.cpuUsage()];
const rows = await { ours, peer }[variant as 'ours' | 'peer'](connection);
const used = process.cpuUsage(cpu);
console.log(
  JSON.stringify({
    seconds: (performance.now() - started) / 1000,
    processorSeconds: (used.user + used.system) / 1e6,
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    rows,
  }),
);
