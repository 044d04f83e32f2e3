import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openLake } from './lake.ts';
import {
  type DroppedRow,
  type Fields,
  openTestLake,
  s3LikeStore,
  type TestLake,
} from './test-lake.test-support.ts';

let test: TestLake;
beforeAll(async () => {
  test = await openTestLake();
});
afterAll(() => test.close());

const score = (studentKey: string, scaleScore: number, fields: Fields = {}): DroppedRow => ({
  type: 'assessment-result',
  fields: {
    studentKey,
    test: 't',
    subject: 'mathematics',
    administration: 'fall',
    attempt: 1,
    scaleScore,
    standing: 'counts',
    schoolCode: `school ${scaleScore % 3}`,
    ...fields,
  },
});
const student = (S: string, L: string): DroppedRow => ({
  type: 'student',
  fields: { studentKey: `S:${S}`, studentStateId: S, studentLocalId: L, system: 'toms' },
});
const outcomes = async (district: string) =>
  (await test.lake.refreshSnapshots(district)).map(
    ({ recordType, schoolYear, outcome }) => `${recordType} ${schoolYear} ${outcome}`,
  );
const scores = async (district: string, state: 'now' | 'published') => {
  const relation = await test.lake.relation('assessment-result', { districts: [district], state });
  return (await test.lake.query(`SELECT student, scale_score AS s FROM ${relation} ORDER BY ALL`)).map(
    (row) => `${row.student} ${row.s}`,
  );
};

describe('snapshots', () => {
  it('hold what counts, are published through the ledger, and written once', async () => {
    await test.drop('alder/a.csv', 1, [
      score('S:1', 1),
      score('S:2', 2),
      score('S:3', 3, { schoolYear: '2023-24' }),
    ]);
    await test.drop('alder/b.csv', 2, [score('S:2', 20)]);
    expect(await scores('alder', 'published')).toEqual([]);
    expect(await outcomes('alder')).toEqual([
      'assessment-result 2023-24 written',
      'assessment-result 2024-25 written',
    ]);
    expect(await scores('alder', 'published')).toEqual(['S:1 1', 'S:2 20', 'S:3 3']);
    expect(await outcomes('alder')).toEqual([
      'assessment-result 2023-24 unchanged',
      'assessment-result 2024-25 unchanged',
    ]);
    const published = await test.lake.publishedSnapshots('alder');
    expect(published.map(({ recordType, schoolYear, rows }) => [recordType, schoolYear, rows])).toEqual([
      ['assessment-result', '2023-24', 1],
      ['assessment-result', '2024-25', 2],
    ]);
    expect(published[1]?.key).toMatch(
      /^snapshots\/assessment-result\/2024-25\/alder\/[0-9a-f]{32}\/records\.parquet$/,
    );
  });

  it('of one file hold the later of two rows, known by state id or not, and no row that was withdrawn', async () => {
    const rows = [score('S:1', 1), score('S:1', 11), score('S:2', 2), score('S:3', 3)];
    const inOne = ['S:1 11', 'S:2 2', 'S:3 3'];
    await test.drop('maple/states.csv', 1, rows);
    await test.drop('oak/own.csv', 1, [...rows, score('L:4', 4)]);
    await test.drop('pine/delta.csv', 1, [...rows, { ...score('S:3', 3), deleted: true }]);
    for (const district of ['maple', 'oak', 'pine']) await outcomes(district);
    expect(await scores('maple', 'published')).toEqual(inOne);
    expect(await scores('oak', 'published')).toEqual(['L:4 4', ...inOne]);
    expect(await scores('pine', 'published')).toEqual(['S:1 11', 'S:2 2']);
  });

  it('of several files hold what the last one says of a student, whether or not one of them says two things', async () => {
    const printed = (S: number, scaleScore: number): DroppedRow => ({
      type: 'prior-score',
      fields: {
        studentKey: `S:${S}`,
        test: 't',
        subject: 'mathematics',
        scaleScore,
        reportedInYear: '2025-26',
      },
    });
    for (const [district, twice] of [
      ['rowan', []],
      ['yew', [printed(4, 39)]],
    ] as const) {
      await test.drop(`${district}/a.csv`, 1, [
        ...twice,
        printed(1, 10),
        printed(2, 20),
        printed(3, 30),
        printed(4, 40),
      ]);
      await test.drop(`${district}/b.csv`, 2, [printed(1, 11), printed(2, 21), printed(5, 51)]);
      await test.drop(`${district}/c.csv`, 3, [printed(1, 12)]);
      await outcomes(district);
      const relation = await test.lake.relation('prior-score', { districts: [district], state: 'published' });
      const rows = await test.lake.query(
        `SELECT student || ' ' || scale_score::INT || ' ' || source_key || ' ' || landing_order AS row FROM ${relation} ORDER BY ALL`,
      );
      expect(rows.map(({ row }) => row)).toEqual([
        `S:1 12 ${district}/c.csv 3`,
        `S:2 21 ${district}/b.csv 2`,
        `S:3 30 ${district}/a.csv 1`,
        `S:4 40 ${district}/a.csv 1`,
        `S:5 51 ${district}/b.csv 2`,
      ]);
    }
  });

  it('open no object when nothing changed', async () => {
    const opened = vi.spyOn(test.store, 'head');
    expect(await outcomes('alder')).toHaveLength(2);
    expect(opened).not.toHaveBeenCalled();
    opened.mockRestore();
  });

  it('are found by one look into the ledger while no file changed', async () => {
    await scores('alder', 'now');
    const read = vi.spyOn(test.ledger, 'currentFiles');
    await scores('alder', 'now');
    expect(read).not.toHaveBeenCalled();
    read.mockRestore();
  });

  it('are read with newer files on top, and only those years are computed that changed', async () => {
    await test.drop('alder/c.csv', 3, [score('S:1', 100)]);
    expect(await scores('alder', 'published')).toEqual(['S:1 1', 'S:2 20', 'S:3 3']);
    expect(await scores('alder', 'now')).toEqual(['S:1 100', 'S:2 20', 'S:3 3']);
    expect(await outcomes('alder')).toEqual([
      'assessment-result 2023-24 unchanged',
      'assessment-result 2024-25 written',
    ]);
    expect(await scores('alder', 'published')).toEqual(await scores('alder', 'now'));
  });

  it('lose a withdrawn file’s rows, and go back to the very same snapshot', async () => {
    const [, before] = await test.lake.publishedSnapshots('alder');
    await test.drop('alder/wrong.csv', 4, [score('S:9', 9)]);
    await outcomes('alder');
    await test.remove('alder/wrong.csv', 5);
    expect(await outcomes('alder')).toEqual([
      'assessment-result 2023-24 unchanged',
      'assessment-result 2024-25 written',
    ]);
    const [, after] = await test.lake.publishedSnapshots('alder');
    expect(after).toEqual(before);
    expect(await scores('alder', 'published')).not.toContain('S:9 9');
  });

  it('are withdrawn when no file is left', async () => {
    await test.drop('birch/a.csv', 1, [score('S:1', 1)]);
    await outcomes('birch');
    await test.remove('birch/a.csv', 2);
    expect(await outcomes('birch')).toEqual(['assessment-result 2024-25 withdrawn']);
    expect(await scores('birch', 'published')).toEqual([]);
    expect(await outcomes('birch')).toEqual([]);
  });

  it('change with the links that matter to them, and keep their key when others come', async () => {
    await test.drop('cedar/fall.csv', 1, [score('L:a', 1), score('S:5', 5)]);
    await outcomes('cedar');
    const key = async () =>
      (await test.lake.publishedSnapshots('cedar', { recordTypes: ['assessment-result'] }))[0]?.key;
    const first = await key();
    await test.drop('cedar/toms.csv', 2, [student('7', 'somebody-else')]);
    expect(await outcomes('cedar')).toEqual([
      'assessment-result 2024-25 same records',
      'student 2024-25 written',
    ]);
    expect(await key()).toBe(first);
    await test.drop('cedar/toms-2.csv', 3, [student('1', 'a')]);
    expect(await outcomes('cedar')).toEqual(['assessment-result 2024-25 written', 'student 2024-25 written']);
    expect(await key()).not.toBe(first);
    expect(await scores('cedar', 'published')).toEqual(['S:1 1', 'S:5 5']);
  });

  it('lie sorted by school and student', async () => {
    const rows = Array.from({ length: 50 }, (_, i) => score(`S:${(i * 37) % 50}`, i));
    await test.drop('elm/a.csv', 1, rows);
    await outcomes('elm');
    const relation = await test.lake.relation('assessment-result', {
      districts: ['elm'],
      state: 'published',
    });
    const lie = await test.lake.query(`SELECT school_code, student FROM ${relation}`);
    expect(lie).toEqual(await test.lake.query(`SELECT school_code, student FROM ${relation} ORDER BY ALL`));
  });

  it('let go of old ones that nothing points to', async () => {
    await test.drop('fir/a.csv', 1, [score('S:1', 1), student('1', 'a')]);
    await outcomes('fir');
    const [old] = await test.lake.publishedSnapshots('fir', { recordTypes: ['assessment-result'] });
    await test.drop('fir/b.csv', 2, [score('S:2', 2), student('2', 'b')]);
    await outcomes('fir');
    expect(await test.lake.removeOldSnapshots('fir', new Date(0))).toEqual([]);
    const removed = await test.lake.removeOldSnapshots('fir', new Date(Date.now() + 60_000));
    expect(removed).toContain(old?.key);
    // The results, the students (each has one record: they are the merged students too) and the links.
    expect(removed).toHaveLength(3);
    expect(await scores('fir', 'published')).toEqual(['S:1 1', 'S:2 2']);
    expect(
      await test.lake.query(
        `FROM ${await test.lake.studentLinks('fir', '2024-25', 'published')} ORDER BY id`,
      ),
    ).toHaveLength(2);
    expect(await scores('alder', 'published')).toHaveLength(3);
  });

  it('written by two at once end as one', async () => {
    await test.drop('gum/a.csv', 1, [score('S:1', 1)]);
    await Promise.all([test.lake.refreshSnapshots('gum'), test.lake.refreshSnapshots('gum')]);
    expect(await outcomes('gum')).toEqual(['assessment-result 2024-25 unchanged']);
    expect(await test.ledger.pointer('snapshot', 'gum/assessment-result/2024-25')).toMatchObject({
      version: 1,
    });
  });

  it('are staged from a store that is not on this machine, once, and trimmed oldest first', async () => {
    const { store, downloads } = s3LikeStore(test.store);
    const lake = await openLake({ store, ledger: test.ledger, folder: `${test.folder}/elsewhere` });
    const read = async () =>
      (
        await lake.query(
          `SELECT count(*) AS n FROM ${await lake.relation('assessment-result', { districts: ['alder', 'elm'] })}`,
        )
      )[0];
    expect(await read()).toEqual({ n: 53 });
    expect(await read()).toEqual({ n: 53 });
    expect(downloads).toHaveLength(3);
    await lake.trimStaged(0);
    await read();
    expect(downloads).toHaveLength(6);
    await lake.close();
  });
});
