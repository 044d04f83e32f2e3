import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderObjectStore } from '../objects/folder-object-store.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import type { FieldValue, NumberedRecord } from '../records/numbered-record.ts';
import { columnsOf } from '../records/record-type.ts';
import { type RecordTypeName, recordTypeNamed } from '../records/records.ts';
import { batchIdOf } from './batch-id.ts';
import { type BatchWriter, type BatchWriterOptions, createBatchWriter } from './batch-writer.ts';
import { type Database, openDatabase } from './database.ts';
import { openQueries, type Queries, type Row } from './queries.ts';
import { BLOCK_ROWS } from './record-table.ts';
import { readParquet } from './sql.ts';
import { type Fields, recordOf } from './test-lake.test-support.ts';

let folder: string;
let store: ObjectStore;
let queries: Queries;
let database: Database;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'batch-'));
  store = folderObjectStore(join(folder, "it's [a] lake"));
  database = await openDatabase({ tempFolder: folder, memoryLimit: '1GB', threads: 1 });
  queries = openQueries(database);
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

let batches = 0;
function writer(options: Partial<BatchWriterOptions> = {}): BatchWriter {
  return createBatchWriter({
    store,
    tempFolder: join(folder, 'work'),
    district: 'alder',
    landingKey: 'alder/scores.csv',
    batchId: `b${++batches}`,
    ...options,
  });
}
const rowsOf = (key: string): Promise<Row[]> => queries.query(`FROM ${readParquet([store.localPath!(key)])}`);

const score = (fields: Fields = {}) =>
  recordOf('assessment-result', {
    studentKey: 'S:1000000001',
    test: 'smarter-balanced-summative',
    subject: 'mathematics',
    administration: 'summative',
    attempt: 1,
    standing: 'counts',
    ...fields,
  });

/** Makes numbered records of objects: values are numbered as they come, the hundredth and later ones of a field have no number. */
function startNumbering(type: RecordTypeName): (record: Readonly<Record<string, unknown>>) => NumberedRecord {
  const fields = columnsOf(recordTypeNamed(type)).map(({ field }) => field);
  const numbers = new Int32Array(fields.length);
  const given: FieldValue[] = fields.map(() => null);
  const values = fields.map((): FieldValue[] => []);
  return (record) => {
    for (const [at, field] of fields.entries()) {
      const value = record[field] as FieldValue;
      if (!values[at]!.includes(value) && values[at]!.length < 100) values[at]!.push(value);
      numbers[at] = values[at]!.indexOf(value);
      given[at] = value;
    }
    return { type, fields, numbers, values, given };
  };
}

describe('a batch', () => {
  it('holds every value as it was given, missing ones as NULL, with where each came from', async () => {
    const batch = writer({ landingKey: "alder/o'neil's scores.csv" });
    batch.add(
      'assessment-result',
      score({ testedOn: '2024-02-29', scaleScore: 2433.5, achievementLevel: 2 }),
      {
        sourceRow: 7,
        system: 'toms',
      },
    );
    batch.add(
      'student',
      recordOf('student', { studentKey: 'L:ñ "7"', system: 'toms', englishLearner: false, homeless: true }),
      {
        sourceRow: 8,
        system: 'toms',
      },
    );
    batch.add(
      'exit-slip-answer',
      recordOf('exit-slip-answer', { teamId: 't', submittedAt: '2025-03-09T02:30:59', answer: "it's\n=1+1" }),
      {
        sourceRow: 9,
        system: 'google-forms',
      },
    );
    const parts = await batch.finish();
    expect(parts).toEqual([
      {
        recordType: 'assessment-result',
        schoolYear: '2024-25',
        system: 'toms',
        completeSet: false,
        rows: 1,
        key: `batches/assessment-result/2024-25/b${batches}-0.parquet`,
      },
      {
        recordType: 'exit-slip-answer',
        schoolYear: '2024-25',
        system: 'google-forms',
        teamId: 't',
        completeSet: false,
        rows: 1,
        key: `batches/exit-slip-answer/2024-25/b${batches}-1.parquet`,
      },
      {
        recordType: 'student',
        schoolYear: '2024-25',
        system: 'toms',
        completeSet: false,
        rows: 1,
        key: `batches/student/2024-25/b${batches}-2.parquet`,
      },
    ]);
    const [result, slip, student] = (await Promise.all(parts.map((part) => rowsOf(part.key)))).flat();
    expect(result).toMatchObject({
      school_year: '2024-25',
      student_key: 'S:1000000001',
      tested_on: '2024-02-29',
      scale_score: 2433.5,
      achievement_level: 2,
      standard_error: null,
      test_name: null,
      district: 'alder',
      source_key: "alder/o'neil's scores.csv",
      source_row: 7,
      batch_id: `b${batches}`,
      deleted: false,
    });
    expect(slip).toMatchObject({ submitted_at: '2025-03-09T02:30:59', answer: "it's\n=1+1" });
    expect(student).toMatchObject({
      student_key: 'L:ñ "7"',
      english_learner: false,
      homeless: true,
      foster: null,
    });
  });

  it('has one file for each record type, school year, system and team', async () => {
    const batch = writer();
    const add = (type: 'measure' | 'student', fields: Fields, system: string) =>
      batch.add(type, recordOf(type, fields), { sourceRow: 2, system });
    add('measure', { teamId: 't1', measureId: 'm' }, 'template');
    add('measure', { teamId: 't2', measureId: 'm' }, 'template');
    add('measure', { teamId: null, measureId: 'm' }, 'template');
    add('student', { studentKey: 'S:1' }, 'toms');
    add('student', { studentKey: 'S:1' }, 'cers');
    add('student', { studentKey: 'S:1', schoolYear: '2023-24' }, 'toms');
    const parts = (await batch.finish()).map((part) => [
      part.recordType,
      part.schoolYear,
      part.system,
      part.teamId,
    ]);
    expect(parts).toEqual([
      ['measure', '2024-25', 'template', undefined],
      ['measure', '2024-25', 'template', 't1'],
      ['measure', '2024-25', 'template', 't2'],
      ['student', '2023-24', 'toms', undefined],
      ['student', '2024-25', 'cers', undefined],
      ['student', '2024-25', 'toms', undefined],
    ]);
  });

  it('is sorted by school, student and row, over blocks and with words that repeat or not', async () => {
    const rows = BLOCK_ROWS * 2 + 100;
    const batch = writer();
    for (let i = 0; i < rows; i++) {
      const studentKey = `S:${(i * 7919) % 9973}`;
      batch.add(
        'assessment-result',
        score({
          studentKey,
          schoolCode: i % 5 ? `school ${(i * 31) % 97}` : null,
          scaleScore: i % 3 ? i : null,
        }),
        {
          sourceRow: i + 2,
          system: 'toms',
        },
      );
      if (i % 1000 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    const [part] = await batch.finish();
    expect(part?.rows).toBe(rows);
    const written = await rowsOf(part!.key);
    expect(written).toHaveLength(rows);
    const inOrder = await queries.query(
      `FROM ${readParquet([store.localPath!(part!.key)])} ORDER BY school_code, student_key, source_row`,
    );
    const rowNumbers = (list: readonly Row[]) => list.map((row) => row.source_row).join();
    expect(rowNumbers(written)).toBe(rowNumbers(inOrder));
    const wrong = written.filter((row) => {
      const i = Number(row.source_row) - 2;
      return row.student_key !== `S:${(i * 7919) % 9973}` || row.scale_score !== (i % 3 ? i : null);
    });
    expect(wrong).toEqual([]);
  });

  it('keeps a column whose words turn out to be many', async () => {
    const batch = writer();
    const rows = BLOCK_ROWS + 5000;
    for (let i = 0; i < rows; i++) {
      const title = i < BLOCK_ROWS ? 'Math 7' : `Section ${i}`;
      batch.add('section', recordOf('section', { sectionId: `${i}`, title }), {
        sourceRow: i,
        system: 'oneroster-classes',
      });
    }
    const [part] = await batch.finish();
    const wrong = await queries.query(
      `SELECT count(*) AS n FROM ${readParquet([store.localPath!(part!.key)])}
      WHERE title <> CASE WHEN source_row < ${BLOCK_ROWS} THEN 'Math 7' ELSE 'Section ' || source_row END OR title IS NULL`,
    );
    expect(wrong).toEqual([{ n: 0 }]);
  });

  it('has the same bytes for the same records, whether they wait in memory or on disk', async () => {
    const bytes = [];
    for (let time = 0; time < 2; time++) {
      const batch = writer({ batchId: 'same', ...(time === 0 ? {} : { memoryBytes: 1000 }) });
      for (let i = 0; i < BLOCK_ROWS + 50; i++) {
        batch.add(
          'assessment-result',
          score({ studentKey: `S:${(i * 7919) % 9973}`, schoolCode: `${i % 7}` }),
          { sourceRow: i, system: 'toms' },
        );
      }
      const [part] = await batch.finish();
      bytes.push(Buffer.from(await store.get(part!.key)));
    }
    expect(bytes[0]!.equals(bytes[1]!)).toBe(true);
  });

  it('has the same bytes for records made of numbers, also between others', async () => {
    const bytes = [];
    for (const isNumbered of [false, true]) {
      const batch = writer({ batchId: 'same' });
      const numbered = startNumbering('assessment-result');
      for (let i = 0; i < 2 * BLOCK_ROWS + 50; i++) {
        const record = score({
          studentKey: `S:${1_000_000_000 + ((i * 7919) % 99_733)}`,
          schoolCode: `${i % 7}`,
          testedOn: i % 5 === 0 ? null : `2025-05-${10 + (i % 19)}`,
          scaleScore: i % 11 === 0 ? null : 2300 + (i % 400) / 2,
          // Few words at first, then many different ones: more than have numbers.
          testName: i < BLOCK_ROWS ? 'Growth' : `Growth ${i}`,
        });
        const origin = { sourceRow: i, system: 'toms' };
        if (isNumbered && i % 3 > 0) batch.addNumbered(numbered(record), origin);
        else batch.add('assessment-result', record, origin);
      }
      const [part] = await batch.finish();
      bytes.push(Buffer.from(await store.get(part!.key)));
    }
    expect(bytes[0]!.equals(bytes[1]!)).toBe(true);
  });

  it('takes tombstones, which hold only their natural key', async () => {
    const batch = writer();
    batch.add(
      'enrollment',
      { schoolYear: '2024-25', enrollmentId: 'e1' },
      { sourceRow: 3, system: 'oneroster-enrollments', deleted: true },
    );
    const [part] = await batch.finish();
    expect((await rowsOf(part!.key))[0]).toMatchObject({
      enrollment_id: 'e1',
      section_id: null,
      deleted: true,
    });
  });

  it('says which sets are complete, even one without a single record', async () => {
    const batch = writer();
    batch.add('section', recordOf('section', { sectionId: 's', title: 'Math' }), {
      sourceRow: 2,
      system: 'oneroster-classes',
    });
    batch.markComplete({ recordType: 'section', schoolYear: '2024-25', system: 'oneroster-classes' });
    batch.markComplete({ recordType: 'measure', schoolYear: '2024-25', system: 'template', teamId: 't1' });
    const parts = await batch.finish();
    expect(
      parts.map(({ recordType, completeSet, rows, teamId }) => [recordType, completeSet, rows, teamId]),
    ).toEqual([
      ['measure', true, 0, 't1'],
      ['section', true, 1, undefined],
    ]);
    expect(await rowsOf(parts[0]!.key)).toEqual([]);
  });

  it('of nothing is nothing', async () => {
    expect(await writer().finish()).toEqual([]);
  });

  it('goes on after a record that it refused as if that had never come', async () => {
    const batch = writer();
    const add = (schoolCode: string, attempt: number, sourceRow: number) =>
      batch.add('assessment-result', score({ schoolCode, attempt }), { sourceRow, system: 'toms' });
    for (let i = 0; i < BLOCK_ROWS + 1; i++) add('a', 1, i);
    expect(() => add('b', 2 ** 31, BLOCK_ROWS + 1)).toThrow('cannot be stored');
    add('b', 1, BLOCK_ROWS + 2);
    const [part] = await batch.finish();
    const last = (await rowsOf(part!.key)).at(-1);
    expect(last).toMatchObject({ school_code: 'b', source_row: BLOCK_ROWS + 2 });
  });

  it('refuses what a column cannot hold, naming row and field, and leaves nothing behind when abandoned', async () => {
    const batch = writer();
    const add = (fields: Fields) => () =>
      batch.add('assessment-result', score(fields), { sourceRow: 12, system: 'toms' });
    expect(add({ attempt: 2 ** 31 })).toThrow('Row 12: assessment-result.attempt cannot be stored.');
    expect(add({ testedOn: '2025-02-30' })).toThrow('Row 12: assessment-result.testedOn cannot be stored.');
    for (let i = 0; i < BLOCK_ROWS + 1; i++) add({})();
    await batch.abandon();
    await batch.abandon();
    expect(await readdir(join(folder, 'work')).catch(() => [])).toEqual([]);
  });
});

describe('the id of a batch', () => {
  it('follows from the place of the file, its bytes, and how it was read', () => {
    const id = batchIdOf('alder/a.csv', 'hash', 'toms 1');
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(batchIdOf('alder/a.csv', 'hash', 'toms 1')).toBe(id);
    const others = [
      batchIdOf('alder/b.csv', 'hash', 'toms 1'),
      batchIdOf('alder/a.csv', 'other', 'toms 1'),
      batchIdOf('alder/a.csv', 'hash', 'toms 2'),
    ];
    expect(new Set([id, ...others]).size).toBe(4);
  });
});
