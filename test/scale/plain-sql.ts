import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { unzipSync } from 'fflate';

/** Numbers of a group: students, mean distance from standard, standard deviation, students at or above standard. */
export interface GroupNumbers {
  readonly n: number;
  readonly mean: number;
  readonly sd: number;
  readonly met: number;
}

/** Lowest score of "standard met" (level 3) by grade 3 to 8. Source: Smarter Balanced, reporting scores. */
const STANDARD = {
  '01': [2432, 2473, 2502, 2531, 2552, 2567],
  '02': [2436, 2485, 2528, 2552, 2567, 2586],
} as const;

const cuts = Object.entries(STANDARD)
  .flatMap(([type, scores]) => scores.map((score, n) => `('${type}', '0${n + 3}', ${score})`))
  .join(', ');

/** The score files of the newest year as they are, without a line of the pipeline's code. */
const results = (inbox: string) => `(
  SELECT SSID AS ssid, RecordType AS test, ELAS AS elas, EconomicDisadvantageStatus AS sed,
    coalesce(nullif(FinalTestedSchoolCode, ''), nullif(TestedSchoolCode1, ''), CALPADSSchoolCode) AS school,
    ScaleScore::DOUBLE - cut AS distance, split_part(filename, '/', -3) AS district
  FROM read_csv('${inbox}/*/caaspp/*_2025.csv', delim = '^', header = true, all_varchar = true, quote = '"', null_padding = true, filename = true)
  JOIN (VALUES ${cuts}) cuts(type, grade, cut) ON type = RecordType AND grade = GradeAssessed
  WHERE IncludeIndicator = 'Y' AND coalesce(ScoreStatus, '') <> 'I' AND coalesce(ScaleScore, '') NOT IN ('', '0'))`;

const NUMBERS = `count(*)::INT AS n, avg(distance) AS mean, stddev_samp(distance) AS sd, (count(*) FILTER (distance >= 0))::INT AS met`;

export interface PlainSql {
  /** Schools with the most stable of random orders: by the hash of their code. */
  someSchools(count: number): Promise<readonly string[]>;
  school(code: string, test: '01' | '02', where?: string): Promise<GroupNumbers>;
  /** Mathematics of the newest year of the students in a team's class, as far as their own district tested them. */
  classOf(district: string, classCode: string): Promise<GroupNumbers>;
  /** Answers to the team's yes-no question by lesson day: [day, answers, share of yes]. */
  yesByDay(district: string, team: string): Promise<readonly (readonly [string, number, number])[]>;
  close(): void;
}

/** Opens DuckDB on the generated files; rosters are unzipped into `scratch`. */
export async function openPlainSql(inbox: string, scratch: string): Promise<PlainSql> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE results AS FROM ${results(inbox)}`);
  const numbers = async (sql: string) => (await rowsOf(connection, sql))[0] as unknown as GroupNumbers;

  return {
    async someSchools(count) {
      const rows = await rowsOf(
        connection,
        `SELECT school FROM results GROUP BY school ORDER BY md5(school) LIMIT ${count}`,
      );
      return rows.map((row) => String(row['school']));
    },
    school: (code, test, where = 'true') =>
      numbers(`SELECT ${NUMBERS} FROM results WHERE school = '${code}' AND test = '${test}' AND ${where}`),
    classOf(district, classCode) {
      const folder = unzipped(inbox, district, scratch);
      const table = (name: string) => `read_csv('${folder}/${name}.csv', header = true, all_varchar = true)`;
      return numbers(`SELECT ${NUMBERS} FROM results WHERE test = '02' AND district = '${district}' AND ssid IN (
        SELECT regexp_extract(u.userIds, 'SSID:(\\d+)', 1) FROM ${table('enrollments')} e
        JOIN ${table('classes')} c ON c.sourcedId = e.classSourcedId
        JOIN ${table('users')} u ON u.sourcedId = e.userSourcedId
        WHERE c.classCode = '${classCode}' AND e.role = 'student')`);
    },
    async yesByDay(district, team) {
      const rows = await rowsOf(
        connection,
        `SELECT coalesce(try_strptime(split_part(time, ' ', 1), '%Y/%m/%d'), strptime(split_part(time, ' ', 1), '%m/%d/%Y'))::DATE::VARCHAR AS day,
          count(*)::INT AS n, avg((answer = 'Yes')::INT) AS share
        FROM read_csv('${inbox}/${district}/teams/${team}/exit slips.csv', header = false, skip = 1, all_varchar = true, quote = '"', escape = '"',
          names = ['time', 'student', 'class', 'answer', 'text'])
        WHERE answer IN ('Yes', 'No') GROUP BY day ORDER BY day`,
      );
      return rows.map((row) => [String(row['day']), Number(row['n']), Number(row['share'])] as const);
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function rowsOf(connection: DuckDBConnection, sql: string) {
  return (await connection.runAndReadAll(sql)).getRowObjects();
}

function unzipped(inbox: string, district: string, scratch: string): string {
  const folder = join(scratch, district);
  mkdirSync(folder, { recursive: true });
  const files = unzipSync(readFileSync(join(inbox, district, 'roster', 'oneroster_2025-26.zip')));
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  return folder;
}
