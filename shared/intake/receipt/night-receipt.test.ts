import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { GROWTH_REASON_WORDS } from '../../growth/growth-reason.ts';
import { type NightReceipt, nightSentences, whyWithout } from './night-receipt.ts';
import { nightReceiptWorkbook } from './night-receipt-workbook.ts';

const quiet: NightReceipt = {
  district: 'alder',
  minimumCohort: 1000,
  growth: [],
  earlierScoresThatDiffer: 0,
  earlierScores: [],
  ids: [],
};
const found: NightReceipt = {
  ...quiet,
  minimumCohort: 150,
  growth: [
    {
      schoolYear: '2024-25',
      subject: 'mathematics',
      grade: '06',
      students: 1200,
      withPercentile: 1100,
      withSimilarStudentPercentile: 1000,
      without: [{ why: 'have no result of the year before', students: 100 }],
    },
  ],
  earlierScoresThatDiffer: 1,
  earlierScores: [
    {
      student: '=state id 1',
      subject: 'mathematics',
      schoolYear: '2023-24',
      scoreOfItsYear: 2510,
      scorePrintedLater: 2501,
      printedIn: 'alder/toms.csv',
    },
  ],
  ids: [{ id: 'L:17', schoolYear: null, students: ['S:1', 'S:2'], taken: 'S:2' }],
};

describe('what the night found', () => {
  it('says so where there is nothing to look at', () => {
    expect(nightSentences(quiet)).toEqual([
      'No growth percentile was computed: no summative results with a grade below are here yet.',
      'No earlier score differs between its own file and the prior-year columns of a later one.',
      'No student id is linked to two students.',
    ]);
  });

  it('says how many have a percentile, that the minimum was lowered, and what to mend', () => {
    const [growth, minimum, earlier, ids] = nightSentences(found);
    expect(growth).toContain('1,200 results of grades 4 to 8');
    expect(growth).toContain('1,100 have one');
    expect(minimum).toContain('cohorts of 150 students or more');
    expect(earlier).toContain('1 earlier score differs');
    expect(ids).toContain('1 student id is linked to more than one student');
  });

  it('says of one student what it says of many', () => {
    expect(whyWithout({ why: GROWTH_REASON_WORDS.not_valid, students: 1552 })).toBe(
      '1,552 have a result that does not count',
    );
    const ofOne = Object.values(GROWTH_REASON_WORDS).map((why) => whyWithout({ why, students: 1 }));
    expect(ofOne).toContain('1 has a result that does not count');
    expect(ofOne.filter((text) => !/^1 (has|is|was|took) /.test(text))).toEqual([]);
  });

  it('says the same in the same bytes', async () => {
    const [one, other] = await Promise.all([0, 1].map(() => nightReceiptWorkbook(found, '2026-02-13')));
    expect(one).toEqual(other);
  });

  it('has a sheet for each table that has rows, and no cell that can run', async () => {
    const sheets = async (receipt: NightReceipt) => {
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load((await nightReceiptWorkbook(receipt, '2026-02-13')).slice().buffer);
      return workbook.worksheets;
    };
    expect((await sheets(quiet)).map(({ name }) => name)).toEqual(['What the night found']);
    const all = await sheets(found);
    expect(all.map(({ name }) => name)).toEqual([
      'What the night found',
      'Growth percentiles',
      'Earlier scores that differ',
      'Ids of two students',
    ]);
    expect(all[1]?.getRow(2).getCell(7).text).toBe('100 have no result of the year before');
    // A number ends where its column ends: the text of the next keeps its distance.
    expect(all[1]?.getRow(2).getCell(7).alignment).toMatchObject({ horizontal: 'left', indent: 1 });
    const student = all[2]?.getRow(2).getCell(1);
    expect([student?.text, student?.formula]).toEqual(['=state id 1', undefined]);
  });
});
