import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { installedFont } from '../charts/font.ts';
import { aSection } from '../made-up/section-view.ts';
import { answersOverTime } from './answers-over-time.ts';
import { sectionWorkbook } from './section-workbook.ts';

const font = installedFont();
const workbook = new ExcelJS.Workbook();
beforeAll(async () => {
  await workbook.xlsx.load((await sectionWorkbook(aSection(), font)).slice().buffer);
});

/** Values of the rows of a sheet, from column B on. */
function rowsOf(name: string): unknown[][] {
  const rows: unknown[][] = [];
  workbook.getWorksheet(name)?.eachRow((row) => rows.push((row.values as unknown[]).slice(2)));
  return rows;
}

describe('the file of a section', () => {
  it('has students to check on, answers over time and growth', () => {
    expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual([
      'Students to check on',
      'Answers over time',
      'Growth',
    ]);
  });

  it('says on every sheet whom it is for', () => {
    for (const { name } of workbook.worksheets) {
      expect(rowsOf(name).flat().join(' ')).toContain(
        'Only for the members of the team who teach this class',
      );
    }
  });

  it('lists the students to check on with facts', () => {
    expect(rowsOf('Students to check on')).toContainEqual([
      'Invented, Ana',
      '100123',
      'I asked when I was confused: not the hoped-for answer in 3 of the last 4 lessons.\nAfrican American (too few for a percent). I asked when I was confused: last answer no.',
    ]);
    expect(rowsOf('Students to check on').flat()).not.toContain('Invented, Zoë');
  });

  it('keeps ids as text, zeros in front as well', () => {
    expect(rowsOf('Students to check on')).toContainEqual([
      'Invented, Ben',
      '000777',
      'No slip in the last 3 lessons.',
    ]);
  });

  it('puts answers under their days, the newest first', () => {
    const rows = rowsOf('Answers over time');
    expect(rows).toContainEqual(['Student', 'Student id', 'Question', '2026-02-12', '2026-02-10']);
    expect(rows).toContainEqual(['Invented, Ana', '100123', 'I asked when I was confused', 'no', 'no']);
    expect(rows.flat()).toContain('=nothing');
  });

  it('says how growth was computed', () => {
    expect(rowsOf('Growth').flat()).toContain('Computed with 150 students instead of 1,000: sample data.');
    expect(rowsOf('Growth').flat()).toContain(63);
  });

  it('is the same bytes for the same view', async () => {
    const [one, two] = await Promise.all([
      sectionWorkbook(aSection(), font),
      sectionWorkbook(aSection(), font),
    ]);
    expect(Buffer.compare(one ?? new Uint8Array(), two ?? new Uint8Array(1))).toBe(0);
  });

  it('shows a percentile that the district supplies in columns of its own, with who computed it', async () => {
    const heads = ['Percentile supplied by the district', 'Computed by'];
    expect(rowsOf('Growth').flat()).toEqual(
      expect.arrayContaining([...heads, 58, 'District data office (year)']),
    );
    const students = aSection().students.map((student) => ({
      ...student,
      growth: student.growth.map((growth) => ({ ...growth, supplied: [] })),
    }));
    const plain = new ExcelJS.Workbook();
    await plain.xlsx.load((await sectionWorkbook({ ...aSection(), students }, font)).slice().buffer);
    const texts: unknown[] = [];
    plain.getWorksheet('Growth')?.eachRow((row) => texts.push(...(row.values as unknown[])));
    expect(texts).not.toContain(heads[0]);
  });

  it('leaves growth out where there is none, and says when nobody stands out', async () => {
    const view = aSection('es');
    const students = view.students.map((student) => ({ ...student, growth: [], checkOn: [], answers: [] }));
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await sectionWorkbook({ ...view, students }, font)).slice().buffer);
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual([
      'Estudiantes por atender',
      'Respuestas en el tiempo',
    ]);
  });
});

describe('answers over time', () => {
  it('joins two answers of one day', () => {
    const view = aSection();
    const [ana] = view.students;
    if (ana === undefined) throw new Error('no student');
    const twice = {
      ...ana,
      answers: ['no', 'yes'].map((answer) => ({ date: '2026-02-10', questionId: 'ask', answer })),
    };
    expect(answersOverTime({ ...view, students: [twice] }).rows[0]?.answers).toEqual(['no / yes']);
  });
});
