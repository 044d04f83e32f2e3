import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DIVISIONS, type Division } from '../../shared/gaps/divisions.ts';
import { gapTableSql } from '../../shared/gaps/sql/gap-table.ts';
import { networkSql } from './network.ts';

let instance: DuckDBInstance;
let connection: DuckDBConnection;
beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  connection = await instance.connect();
  for (const sql of networkSql(300)) await connection.run(sql);
  const ours = gapTableSql(
    { results: 'results', students: 'students' },
    { scopes: ['school', 'district', 'network'] },
  );
  await connection.run(`CREATE TABLE ours AS ${ours}`);
  const peer = readFileSync(join(import.meta.dirname, 'peer.sql'), 'utf8');
  await connection.run(`CREATE TABLE peer AS ${peer}`);
});
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

/** What the peer calls the parts of a division that the gap table counts; NULL: a part that is not counted. */
const COUNTED_PARTS: Readonly<Record<Division, string>> = {
  'race-ethnicity': 'race_ethnicity',
  english: "nullif(nullif(english, 'never-learner'), 'reclassified-earlier')",
  socioeconomic: yesOf('socioeconomic'),
  disability: yesOf('disability'),
  foster: yesOf('foster'),
  homeless: yesOf('homeless'),
  migrant: yesOf('migrant'),
  gender: 'gender',
};

function yesOf(column: string): string {
  return `CASE ${column} WHEN 'true' THEN 'yes' END`;
}

/** The peer's column of a division: NULL in rows of other groups. */
const columnOf = (division: Division) => division.replaceAll('-', '_');

async function differences(ours: string, peer: string): Promise<readonly number[]> {
  const sql = `WITH o AS (${ours}), p AS (${peer})
    SELECT (SELECT count(*)::INT FROM o), (SELECT count(*)::INT FROM (FROM o EXCEPT ALL FROM p)), (SELECT count(*)::INT FROM (FROM p EXCEPT ALL FROM o))`;
  return (await connection.runAndReadAll(sql)).getRows()[0] as number[];
}

const oursOf = (where: string) => `SELECT coalesce(district, '-') AS district,
    CASE WHEN scope_level = 'school' THEN scope_id ELSE '-' END AS school, CASE WHEN grade_span = 'all' THEN '-' ELSE grade_span END AS grade,
    subject, school_year, part, n::INT AS n, round(sum / n, 6) AS mean,
    round(sqrt(greatest(0, sum_of_squares - sum * sum / n) / nullif(n - 1, 0)), 6) AS sd, n_met::INT AS met
  FROM ours WHERE ${where}`;
const peerOf = (
  part: string,
  where: string,
) => `SELECT coalesce(district, '-'), coalesce(school, '-'), coalesce(grade, '-'),
    subject, school_year, part, n::INT, round(mean, 6), round(standard_deviation, 6), round(percent_met * n / 100)::INT
  FROM (SELECT *, ${part} AS part FROM peer WHERE ${where}) WHERE part IS NOT NULL`;

describe('the plain query beside the gap tables', () => {
  it('has the same n, mean, standard deviation and number at standard of everyone in every scope and grade', async () => {
    const nobodysGroup = DIVISIONS.map((division) => `${columnOf(division)} IS NULL`).join(' AND ');
    const [rows, missing, more] = await differences(
      oursOf("division = 'everyone'"),
      peerOf("'all'", nobodysGroup),
    );
    expect(rows).toBeGreaterThan(500);
    expect([missing, more]).toEqual([0, 0]);
  });

  it.each(DIVISIONS)(
    'has the same of every part of %s that is counted; the others follow by subtraction',
    async (division) => {
      const [rows, missing, more] = await differences(
        oursOf(`division = '${division}'`),
        peerOf(COUNTED_PARTS[division], `${columnOf(division)} IS NOT NULL`),
      );
      expect(rows).toBeGreaterThan(100);
      expect([missing, more]).toEqual([0, 0]);
    },
  );
});
