import { DuckDBInstance } from '@duckdb/node-api';
import { startClocks } from './report.ts';

/**
 * DuckDB on one thread: reads all columns as text and checks, for every column that the pipeline reads of a TOMS file, what the zod schema of the
 * other variant checks. No records, no Parquet, no receipt.
 */
const word = (column: string, words: readonly string[]): string =>
  `coalesce(${column}, '') IN (${words.map((text) => `'${text}'`).join(', ')})`;
const pattern = (column: string, regex: string): string =>
  `regexp_full_match(coalesce(${column}, ''), '${regex}')`;
const number = (column: string, from: number, to: number): string =>
  `coalesce(TRY_CAST(trim(${column}) AS DOUBLE) BETWEEN ${from} AND ${to}, false)`;

const YES_NO = ['Yes', 'No', ''];
const GRADES = ['KN', 'TK', '01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];
const YES_NO_COLUMNS = [
  'CALPADSSpecialEducation',
  'CALPADSMigrantStatus',
  'ELStatus',
  'CALPADSFosterStatus',
  'CALPADSHomelessStatus',
  'EconomicDisadvantageStatus',
  'HispanicorLatino',
  'AmericanIndianorAlaskaNative',
  'Asian',
  'HawaiianOrOtherPacificIslander',
  'Filipino',
  'BlackorAfricanAmerican',
  'White',
  'TwoorMoreRaces',
];
const CHECKS = [
  word('RecordType', ['01', '02', '03', '04', '05', '06', '09']),
  pattern('SSID', '\\d{10}'),
  word('Gender', ['F', 'M', 'X', '']),
  word('CALPADSGrade', GRADES),
  word('GradeAssessed', GRADES),
  pattern('CALPADSSchoolCode', '(\\d{14})?'),
  ...YES_NO_COLUMNS.map((column) => word(column, YES_NO)),
  pattern('RFEPDate', '(\\d{4}-\\d{2}-\\d{2})?'),
  word('ELAS', ['ADEL', 'EO', 'EL', 'IFEP', 'RFEP', 'TBD', '']),
  word('EthnicityforTesting', ['100', '200', '300', '400', '500', '600', '700', '800']),
  pattern('FinalTestCompletedDate', '(\\d{4}-\\d{2}-\\d{2})?'),
  word('Attemptedness', ['N', 'P', 'Y', '']),
  word('ScoreStatus', ['V', 'I', '']),
  word('IncludeIndicator', ['Y', 'T', 'R', 'N', 'E']),
  number('ScaleScore', 2000, 3000),
  number('StandardErrorMeasurement', 0, 1000),
  number('AchievementLevels', 1, 9),
];

const [path = '', delimiter = ','] = process.argv.slice(2);
const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
const connection = await instance.connect();
const report = startClocks();
const result = await connection.runAndReadAll(
  `SELECT count(*)::INTEGER, (count(*) FILTER (WHERE NOT (${CHECKS.join(' AND ')})))::INTEGER
   FROM read_csv('${path}', delim = '${delimiter}', header = true, all_varchar = true, quote = '"', escape = '"')`,
);
const [rows = 0, bad = 0] = result.getRows()[0] as number[];
report(rows, bad);
