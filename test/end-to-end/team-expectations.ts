import ExcelJS from 'exceljs';
import Papa from 'papaparse';

/** How the first words of a workbook tell each verdict (shared/change/sentences-english.ts and -spanish.ts). */
export const HEADLINES: Readonly<Record<string, RegExp>> = {
  lasting_better: /^A lasting change: \d+ lessons in a row above the usual level/,
  lasting_worse: /^The level has moved the other way since/,
  early_sign: /^(Early sign of change|Primera señal de cambio): 6 /,
  usual_range: /^(Up and down as usual|Sube y baja como siempre)/,
  too_early: /^Too early to tell: 3 lessons so far/,
  mixed: /^Zig-zag/,
  not_chartable: /^Too few students for a chart/,
};

/** How the prediction line tells each answer. */
export const PREDICTION_ANSWERS: Readonly<Record<string, RegExp>> = {
  met: /(: met\.|the prediction is met)/,
  not_met: /(: not met\.|no se cumplió)/,
  open: /(: open\.|: abierta\.)/,
  hidden: /Fewer than 5 students answered/,
};

/** Every text on the first sheet, in reading order. */
export async function firstSheetTexts(path: string): Promise<readonly string[]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  const texts: string[] = [];
  workbook.worksheets[0]?.eachRow((row) => {
    row.eachCell((cell) => {
      if (cell.value !== null) texts.push(String(cell.value));
    });
  });
  return texts;
}

export interface NumbersRow {
  readonly date: string;
  readonly section: string;
  readonly measure: string;
  readonly group: string;
  readonly n_answered: string;
  readonly value: string;
}

export function numbersRows(csv: string): readonly NumbersRow[] {
  return Papa.parse<NumbersRow>(csv, { header: true, skipEmptyLines: true }).data;
}
