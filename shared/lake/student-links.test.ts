import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DroppedRow, type Fields, openTestLake, type TestLake } from './test-lake.test-support.ts';

let test: TestLake;
beforeAll(async () => {
  test = await openTestLake();
});
afterAll(() => test.close());

/** A student record from the ids it carries; its key is the best of them. */
function student(
  ids: { S?: string; L?: string; R?: string },
  system = 'toms',
  fields: Fields = {},
): DroppedRow {
  const key = ids.S ? `S:${ids.S}` : ids.L ? `L:${ids.L}` : `R:${ids.R}`;
  return {
    type: 'student',
    fields: {
      studentKey: system.startsWith('oneroster') ? `R:${ids.R}` : key,
      studentStateId: ids.S,
      studentLocalId: ids.L,
      studentRosterId: ids.R,
      system,
      ...fields,
    },
    system,
  };
}
const score = (studentKey: string, scaleScore: number, fields: Fields = {}): DroppedRow => ({
  type: 'assessment-result',
  fields: {
    studentKey,
    test: 'nwea-map-growth',
    subject: 'mathematics',
    administration: 'fall',
    attempt: 1,
    scaleScore,
    standing: 'counts',
    ...fields,
  },
  system: 'nwea',
});

async function links(district: string, schoolYear: '2023-24' | '2024-25' = '2024-25') {
  const rows = await test.lake.query(
    `FROM ${await test.lake.studentLinks(district, schoolYear)} ORDER BY id`,
  );
  return Object.fromEntries(rows.map((row) => [row.id, row.student]));
}

describe('student links', () => {
  it('lead local and roster ids to the state id, in one step or two', async () => {
    await test.drop('alder/toms.csv', 1, [student({ S: '1', L: 'a' })]);
    await test.drop('alder/roster.zip', 1, [
      student({ R: 'r1', L: 'a' }, 'oneroster-users'),
      student({ R: 'r2', S: '2' }, 'oneroster-users'),
      student({ R: 'r3', L: 'c' }, 'oneroster-users'),
      student({ R: 'r4' }, 'oneroster-users'),
    ]);
    expect(await links('alder')).toEqual({ 'L:a': 'S:1', 'R:r1': 'S:1', 'R:r2': 'S:2', 'R:r3': 'L:c' });
    expect(await test.lake.identityConflicts('alder')).toEqual([]);
  });

  it('bridge a local id over a roster id that was linked to both', async () => {
    await test.drop('birch/users.zip', 1, [student({ R: 'r1', S: '1' }, 'oneroster-users')]);
    await test.drop('birch/old-users.zip', 0, [student({ R: 'r1', L: 'a' }, 'oneroster-users-old')]);
    expect(await links('birch')).toEqual({ 'R:r1': 'S:1', 'L:a': 'S:1' });
  });

  it('are resolved before records are compared, so one result under two ids counts once', async () => {
    await test.drop('cedar/fall.csv', 1, [score('L:a', 200), score('L:b', 210)]);
    await test.drop('cedar/fall-corrected.csv', 2, [score('S:1', 205)]);
    const results = async () =>
      (
        await test.lake.query(
          `SELECT student, scale_score FROM ${await test.lake.relation('assessment-result', { districts: ['cedar'] })} ORDER BY ALL`,
        )
      ).map((row) => `${row.student} ${row.scale_score}`);
    expect(await results()).toEqual(['L:a 200', 'L:b 210', 'S:1 205']);
    await test.drop('cedar/toms.csv', 3, [student({ S: '1', L: 'a' })]);
    expect(await results()).toEqual(['L:b 210', 'S:1 205']);
    await test.remove('cedar/toms.csv', 4);
    expect(await results()).toEqual(['L:a 200', 'L:b 210', 'S:1 205']);
  });

  it('resolve students in enrollments and leave teachers alone', async () => {
    const place = (enrollmentId: string, personKey: string, role: string): DroppedRow => ({
      type: 'enrollment',
      fields: { enrollmentId, sectionId: 's', personKey, role },
      system: 'oneroster-enrollments',
    });
    await test.drop('elm/roster.zip', 1, [
      student({ R: 'r1', S: '1' }, 'oneroster-users'),
      place('1', 'R:r1', 'student'),
      place('2', 'T:9', 'teacher'),
    ]);
    const relation = await test.lake.relation('enrollment', { districts: ['elm'] });
    expect(await test.lake.query(`SELECT person_key, student FROM ${relation} ORDER BY ALL`)).toEqual([
      { person_key: 'R:r1', student: 'S:1' },
      { person_key: 'T:9', student: null },
    ]);
  });

  it('take the newest word where records disagree, keep both children, and report it', async () => {
    await test.drop('fir/toms.csv', 1, [student({ S: '1', L: 'a' }), student({ S: '2', L: 'b' })]);
    await test.drop('fir/cers.csv', 2, [student({ S: '2', L: 'a' }, 'cers')]);
    expect(await links('fir')).toEqual({ 'L:a': 'S:2', 'L:b': 'S:2' });
    expect(await test.lake.identityConflicts('fir')).toEqual([
      { id: 'L:a', schoolYear: '2024-25', students: ['S:1', 'S:2'], taken: 'S:2' },
    ]);
    await test.drop('fir/toms-corrected.csv', 3, [student({ S: '1', L: 'a' })]);
    expect(await links('fir')).toEqual({ 'L:a': 'S:1', 'L:b': 'S:2' });
  });

  it('are forgotten when the record that said so was corrected', async () => {
    await test.drop('gum/toms.csv', 1, [student({ S: '1', L: 'wrong' })]);
    await test.drop('gum/toms-2.csv', 2, [student({ S: '1', L: 'a' })]);
    expect(await links('gum')).toEqual({ 'L:a': 'S:1' });
  });

  it('let an id mean somebody else in another year, when that year says so', async () => {
    await test.drop('hazel/old.csv', 1, [student({ S: '1', L: '77' }, 'toms', { schoolYear: '2022-23' })]);
    await test.drop('hazel/new.csv', 2, [student({ S: '2', L: '77' }, 'toms', { schoolYear: '2024-25' })]);
    expect(await links('hazel', '2024-25')).toEqual({ 'L:77': 'S:2' });
    expect(await links('hazel', '2023-24')).toEqual({ 'L:77': 'S:2' });
    const old = await test.lake.studentLinks('hazel', '2022-23');
    expect(await test.lake.query(`FROM ${old}`)).toEqual([{ id: 'L:77', student: 'S:1' }]);
    expect(await test.lake.identityConflicts('hazel')).toEqual([
      { id: 'L:77', schoolYear: null, students: ['S:1', 'S:2'], taken: 'S:2' },
    ]);
  });

  it('stay inside a district', async () => {
    await test.drop('ivy/toms.csv', 1, [student({ S: '1', L: 'a' })]);
    await test.drop('juniper/fall.csv', 1, [score('L:a', 1)]);
    expect(await links('juniper')).toEqual({});
  });
});

describe('merged students', () => {
  async function merged(district: string) {
    const relation = await test.lake.studentsMerged({ districts: [district] });
    return test.lake.query(
      `SELECT student, grade, gender, english_learner, foster, school_code, as_of FROM ${relation} ORDER BY student`,
    );
  }

  it('have for each field the newest known value, by date, then landing, then source', async () => {
    await test.drop('kauri/toms.csv', 1, [
      student({ S: '1', L: 'a' }, 'toms', {
        grade: '05',
        gender: 'female',
        englishLearner: true,
        asOf: '2024-10-01',
      }),
      student({ S: '2' }, 'toms', { grade: '06', englishLearner: false }),
      student({ S: '2' }, 'iready', { grade: '07', schoolCode: 'x' }),
    ]);
    await test.drop('kauri/iready.csv', 2, [
      student({ L: 'a' }, 'iready', { grade: '04', foster: null, asOf: '2024-09-01' }),
      student({ L: 'b' }, 'iready', { grade: '03' }),
    ]);
    await test.drop('kauri/roster.zip', 3, [
      student({ S: '1', R: 'r' }, 'oneroster-users', { schoolCode: 's1', asOf: '2024-11-01' }),
    ]);
    expect(await merged('kauri')).toEqual([
      {
        student: 'L:b',
        grade: '03',
        gender: null,
        english_learner: null,
        foster: null,
        school_code: null,
        as_of: null,
      },
      {
        student: 'S:1',
        grade: '05',
        gender: 'female',
        english_learner: true,
        foster: null,
        school_code: 's1',
        as_of: '2024-11-01',
      },
      {
        student: 'S:2',
        grade: '06',
        gender: null,
        english_learner: false,
        foster: null,
        school_code: 'x',
        as_of: null,
      },
    ]);
  });

  it('take nothing from other school years but the meaning of ids', async () => {
    await test.drop('larch/old.csv', 1, [
      student({ S: '1', L: 'a' }, 'toms', { schoolYear: '2023-24', gender: 'male' }),
    ]);
    await test.drop('larch/new.csv', 2, [student({ L: 'a' }, 'iready', { grade: '06' })]);
    const relation = await test.lake.studentsMerged({ districts: ['larch'], schoolYears: ['2024-25'] });
    expect(await test.lake.query(`SELECT student, school_year, gender, grade FROM ${relation}`)).toEqual([
      { student: 'S:1', school_year: '2024-25', gender: null, grade: '06' },
    ]);
  });

  it('are the same from snapshots', async () => {
    const before = await merged('kauri');
    await test.lake.refreshSnapshots('kauri');
    expect(await merged('kauri')).toEqual(before);
    const published = await test.lake.studentsMerged({ districts: ['kauri'], state: 'published' });
    expect(await test.lake.query(`SELECT count(*) AS n FROM ${published}`)).toEqual([{ n: 3 }]);
  });
});
