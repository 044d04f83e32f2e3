import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordTypeName } from '../records/records.ts';
import { type DroppedRow, day, type Fields, openTestLake, type TestLake } from './test-lake.test-support.ts';

let test: TestLake;
beforeAll(async () => {
  test = await openTestLake();
});
afterAll(() => test.close());

/** A TOMS result: student, score. */
const result = (student: string, scaleScore: number, fields: Fields = {}): DroppedRow => ({
  type: 'assessment-result',
  fields: {
    studentKey: student,
    test: 'smarter-balanced-summative',
    subject: 'mathematics',
    administration: 'summative',
    attempt: 1,
    scaleScore,
    standing: 'counts',
    ...fields,
  },
});

/** The counting scores of a district as 'student score', by student. */
async function scores(district: string, state: 'now' | { asOf: string } = 'now'): Promise<string[]> {
  const relation = await test.lake.relation('assessment-result', { districts: [district], state });
  const rows = await test.lake.query(`SELECT student, scale_score FROM ${relation} ORDER BY ALL`);
  return rows.map((row) => `${row.student} ${row.scale_score}`);
}
async function counted(type: RecordTypeName, columns: string, district: string) {
  return test.lake.query(
    `SELECT ${columns} FROM ${await test.lake.relation(type, { districts: [district] })} ORDER BY ALL`,
  );
}

describe('what counts', () => {
  it('of three overlapping exports under three names is the last, plus the rows only the first had', async () => {
    const first = [result('S:1', 2400), result('S:2', 2410), result('S:9', 2390)];
    const second = [result('S:1', 2401), result('S:2', 2411), result('S:3', 2420)];
    const last = [result('S:1', 2402), result('S:2', 2412), result('S:3', 2422)];
    await test.drop('three/export.csv', 1, first);
    await test.drop('three/export (1).csv', 2, second);
    await test.drop('three/final.csv', 3, last);

    await test.drop('one/final.csv', 3, last);
    await test.drop('one/only-the-first.csv', 1, [result('S:9', 2390)]);
    expect(await scores('three')).toEqual(['S:1 2402', 'S:2 2412', 'S:3 2422', 'S:9 2390']);
    expect(await scores('three')).toEqual(await scores('one'));
    expect(await test.lake.whatCounts('three')).toEqual([
      {
        landingKey: 'three/export.csv',
        recordType: 'assessment-result',
        schoolYear: '2024-25',
        records: 3,
        counting: 1,
        superseded: 2,
        tombstones: 0,
      },
      {
        landingKey: 'three/export (1).csv',
        recordType: 'assessment-result',
        schoolYear: '2024-25',
        records: 3,
        counting: 0,
        superseded: 3,
        tombstones: 0,
      },
      {
        landingKey: 'three/final.csv',
        recordType: 'assessment-result',
        schoolYear: '2024-25',
        records: 3,
        counting: 3,
        superseded: 0,
        tombstones: 0,
      },
    ]);
  });

  it('follows corrections and withdrawals of a file', async () => {
    await test.drop('cedar/a.csv', 1, [result('S:1', 2400), result('S:2', 2500)]);
    await test.drop('cedar/b.csv', 2, [result('S:1', 2450)]);
    expect(await scores('cedar')).toEqual(['S:1 2450', 'S:2 2500']);
    await test.drop('cedar/a.csv', 3, [result('S:1', 2405)]);
    expect(await scores('cedar')).toEqual(['S:1 2405']);
    await test.remove('cedar/a.csv', 4);
    expect(await scores('cedar')).toEqual(['S:1 2450']);
    await test.remove('cedar/b.csv', 5);
    expect(await scores('cedar')).toEqual([]);
    expect(await scores('cedar', { asOf: day(2) })).toEqual(['S:1 2450', 'S:2 2500']);
    expect(await scores('cedar', { asOf: day(4) })).toEqual(['S:1 2450']);
  });

  it('is the later row where one file says two things, and the later key where two files landed at once', async () => {
    await test.drop('elm/a.csv', 1, [result('S:1', 2401), result('S:1', 2402), result('S:2', 1)]);
    await test.drop('elm/b.csv', 1, [result('S:2', 2)]);
    expect(await scores('elm')).toEqual(['S:1 2402', 'S:2 2']);
  });

  it('keeps apart results that differ in any part of their key, and school years', async () => {
    await test.drop('fir/a.csv', 1, [
      result('S:1', 1),
      result('S:1', 2, { attempt: 2 }),
      result('S:1', 3, { testName: 'Block A' }),
      result('S:1', 4, { subject: 'english-language-arts' }),
      result('S:1', 5, { schoolYear: '2023-24' }),
    ]);
    expect(await scores('fir')).toHaveLength(5);
    const thisYear = await test.lake.relation('assessment-result', {
      districts: ['fir'],
      schoolYears: ['2024-25'],
    });
    expect(await test.lake.query(`SELECT count(*) AS n FROM ${thisYear}`)).toEqual([{ n: 4 }]);
  });

  it('says of each record which file, row and moment it comes from', async () => {
    await test.drop('gum/a.csv', 1, [result('S:1', 1)]);
    await test.drop('gum/b.csv', 2, [result('S:2', 1)]);
    expect(
      await counted('assessment-result', 'source_key, source_row, district, landed_at, landing_order', 'gum'),
    ).toEqual([
      {
        source_key: 'gum/a.csv',
        source_row: 2,
        district: 'gum',
        landed_at: '2025-01-02T00:00:00',
        landing_order: 1,
      },
      {
        source_key: 'gum/b.csv',
        source_row: 2,
        district: 'gum',
        landed_at: '2025-01-03T00:00:00',
        landing_order: 2,
      },
    ]);
  });

  it('ends a record by a tombstone, until a later file brings it back', async () => {
    const enrollment = (id: string, deleted = false): DroppedRow => ({
      type: 'enrollment',
      fields: { enrollmentId: id, sectionId: 's', personKey: 'R:1', role: 'student' },
      system: 'oneroster-enrollments',
      deleted,
    });
    await test.drop('hazel/bulk.zip', 1, [enrollment('e1'), enrollment('e2')]);
    await test.drop('hazel/delta.zip', 2, [enrollment('e1', true), enrollment('e9', true)]);
    expect(await counted('enrollment', 'enrollment_id', 'hazel')).toEqual([{ enrollment_id: 'e2' }]);
    expect(
      (await test.lake.whatCounts('hazel')).map(({ records, counting, superseded, tombstones }) => [
        records,
        counting,
        superseded,
        tombstones,
      ]),
    ).toEqual([
      [2, 1, 1, 0],
      [0, 0, 0, 2],
    ]);
    await test.drop('hazel/delta-2.zip', 3, [enrollment('e1')]);
    expect(await counted('enrollment', 'enrollment_id', 'hazel')).toHaveLength(2);
    await test.remove('hazel/delta.zip', 4);
    await test.remove('hazel/delta-2.zip', 4);
    expect(await counted('enrollment', 'enrollment_id', 'hazel')).toHaveLength(2);
  });

  it('ends by a complete set what the set does not repeat, for that year, system and team only', async () => {
    const section = (sectionId: string, system = 'oneroster-classes'): DroppedRow => ({
      type: 'section',
      fields: { sectionId, title: 'Math' },
      system,
    });
    const complete = [{ recordType: 'section', schoolYear: '2024-25', system: 'oneroster-classes' }] as const;
    await test.drop('ivy/bulk-1.zip', 1, [section('a'), section('b')], { complete });
    await test.drop('ivy/groups.csv', 1, [section('x', 'groups')]);
    await test.drop('ivy/bulk-2.zip', 2, [section('b'), section('c')], { complete });
    const ids = async () => (await counted('section', 'section_id', 'ivy')).map((row) => row.section_id);
    expect(await ids()).toEqual(['b', 'c', 'x']);
    expect(
      (await test.lake.whatCounts('ivy')).map((file) => [file.landingKey, file.counting, file.superseded]),
    ).toEqual([
      ['ivy/bulk-1.zip', 0, 2],
      ['ivy/groups.csv', 1, 0],
      ['ivy/bulk-2.zip', 2, 0],
    ]);
    await test.remove('ivy/bulk-2.zip', 3);
    expect(await ids()).toEqual(['a', 'b', 'x']);
    await test.drop('ivy/bulk-3.zip', 4, [], { complete });
    expect(await ids()).toEqual(['x']);
  });

  it('keeps what a team typed, through corrections and deletions of the file', async () => {
    const edit = (value: string, editedAt: string): DroppedRow => ({
      type: 'team-edit',
      fields: { teamId: 't', kind: 'meeting', rowKey: 'r', field: 'outcome', value, editedAt },
      system: 'workbook',
    });
    const key = 'juniper/teams/t/book.xlsx';
    await test.drop(key, 1, [edit('first', '2025-01-02T08:00:00')]);
    await test.drop(key, 2, [edit('second', '2025-01-03T08:00:00')]);
    await test.drop('juniper/teams/t/copy.xlsx', 3, [edit('second', '2025-01-04T08:00:00')]);
    const values = async () =>
      (await counted('team-edit', 'edited_at, value', 'juniper')).map((row) => row.value);
    expect(await values()).toEqual(['first', 'second', 'second']);
    await test.remove(key, 4);
    expect(await values()).toEqual(['first', 'second', 'second']);
  });

  it('finds one team’s records without other teams’ files, in every state', async () => {
    const slip = (teamId: string, answer: string): DroppedRow => ({
      type: 'exit-slip-answer',
      fields: {
        teamId,
        answer,
        form: '-',
        submittedAt: '2025-01-02T08:00:00',
        lessonDate: '2025-01-02',
        responseKey: answer,
        question: 'q',
        questionOrdinal: 1,
        answerHash: answer,
        ordinal: 1,
      },
      system: 'google-forms',
    });
    await test.drop('kauri/teams/t1/slips.csv', 1, [slip('t1', 'one')]);
    await test.drop('kauri/teams/t2/slips.csv', 1, [slip('t2', 'two')]);
    await test.drop('kauri/all-teams.csv', 2, [slip('t1', 'three'), slip('t2', 'four')]);
    const answers = async (state: 'now' | 'published') => {
      const relation = await test.lake.relation('exit-slip-answer', {
        districts: ['kauri'],
        teamId: 't1',
        state,
      });
      return (await test.lake.query(`SELECT answer FROM ${relation} ORDER BY 1`)).map((row) => row.answer);
    };
    expect(await answers('now')).toEqual(['one', 'three']);
    expect(await answers('published')).toEqual([]);
    await test.lake.refreshSnapshots('kauri');
    expect(await answers('published')).toEqual(['one', 'three']);
  });

  it('of nothing is an empty relation with all columns', async () => {
    expect(await counted('assessment-result', 'student, scale_score, landed_at', 'nowhere')).toEqual([]);
    expect(await counted('team', 'team_id', 'nowhere')).toEqual([]);
    expect(
      await test.lake.query(
        `SELECT student, grade FROM ${await test.lake.studentsMerged({ districts: ['nowhere'] })}`,
      ),
    ).toEqual([]);
  });
});
