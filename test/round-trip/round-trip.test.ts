import { cp, mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeTeamFiles } from '../../functions/write-team-files/write-team-files.ts';
import type { LocalContainer } from '../../local/local-container.ts';
import { openOutput } from '../../local/open-output.ts';
import { readNewFiles, recompute, refreshTouchedTeams } from '../../local/run-once.ts';
import type { Receipt } from '../../shared/intake/receipt/receipt.ts';
import { readJson, SAMPLE_DATA, start, temporaryFolder } from '../end-to-end/sample-run.ts';
import { hasLibreOffice, savedByLibreOffice } from './libre-office.ts';
import { openCopy, saveCopy, spanishCsv, type, typingRows } from './returned-copies.ts';

const DISTRICT = 'alder-unified';
const TEAM = 'velmaric-6-partner-talk';
let inbox: string;
let out: string;
let workbookPath: string;
let printed: Uint8Array;
let container: LocalContainer;
let dropped = 0;
const silent = { stage() {}, step() {}, done() {}, say: (sentence: string) => console.log(sentence) };

/** Drops a copy under a new name; the team's workbooks are refreshed at once. Gives its receipt. */
async function drop(bytes: Uint8Array, ending = 'xlsx'): Promise<Receipt> {
  dropped += 1;
  const name = `copy ${dropped}.${ending}`;
  await writeFile(join(inbox, DISTRICT, 'teams', TEAM, name), bytes);
  expect((await readNewFiles(container, inbox, silent)).failed).toBe(0);
  await refreshTouchedTeams(container, silent);
  return readJson<Receipt>(out, 'receipts', DISTRICT, 'teams', TEAM, `${name}.json`);
}

async function textsNow(): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const sheet of (await openCopy(await readFile(workbookPath))).worksheets) {
    sheet.eachRow((row) => row.eachCell((cell) => void (cell.value !== null && texts.push(cell.text))));
  }
  return texts;
}

beforeAll(async () => {
  inbox = await temporaryFolder('round-trip-inbox');
  out = await temporaryFolder('round-trip-out');
  await mkdir(join(inbox, DISTRICT, 'teams'), { recursive: true });
  const settings = await readJson<{ districts: { id: string }[] }>(SAMPLE_DATA, 'settings.json');
  const own = { ...settings, districts: settings.districts.filter(({ id }) => id === DISTRICT) };
  await writeFile(join(inbox, 'settings.json'), JSON.stringify(own));
  for (const part of ['roster', 'calendar', join('teams', TEAM)]) {
    await cp(join(SAMPLE_DATA, DISTRICT, part), join(inbox, DISTRICT, part), { recursive: true });
  }
  expect((await start(['--inbox', inbox, '--out', out])).code).toBe(0);
  workbookPath = join(out, 'teams', DISTRICT, TEAM, 'T1.xlsx');
  printed = await readFile(workbookPath);
  container = await openOutput(inbox, out);
});

afterAll(async () => {
  await container?.close();
  for (const folder of [inbox, out]) await rm(folder, { recursive: true, force: true });
});

describe('a workbook that comes back', () => {
  it('as it was printed changes nothing and says so', async () => {
    const receipt = await drop(printed);
    expect(receipt.status).toBe('accepted');
    expect(receipt.records['team-edit']).toBe(0);
    expect(receipt.rows.accepted + receipt.rows.rejected + receipt.rows.setAside).toBe(receipt.rows.total);
    expect(await readFile(workbookPath)).toEqual(printed);
  });

  it('brings codes, decision, meeting and exclusion into the next workbook, sorted and filtered as it may be', async () => {
    const copy = await openCopy(printed);
    const coded = type(copy, 'human-code', 'yours1', 'Confused / did not understand');
    type(copy, 'human-code', 'checked', 'yes', coded.id);
    type(copy, 'test-field', 'studyNotes', 'Partners need sentence starters.');
    const point = type(copy, 'exclude-point', 'reason', 'Substitute teacher');
    type(copy, 'exclude-point', 'leaveOut', 'yes', point.id);
    type(copy, 'team-field', 'raisedToDistrict', 'Two more document cameras');
    // Re-sorted: the rows of answers upside down, their keys with them.
    const answers = typingRows(copy).filter((row) => row.kind === 'human-code');
    const values = answers.map((row) => row.sheet.getRow(row.row).values);
    answers.forEach((row, index) => {
      row.sheet.getRow(row.row).values = values[values.length - 1 - index] as string[];
    });
    copy.getWorksheet(3)!.name = 'Renamed by somebody';
    const receipt = await drop(await saveCopy(copy, 'Ada Alder'));
    expect(receipt.problems).toEqual([]);
    expect(receipt.records['team-edit']).toBe(6);
    const texts = await textsNow();
    expect(texts).toContain('Partners need sentence starters.');
    expect(texts).toContain('Two more document cameras');
    expect(texts).toContain('Substitute teacher');
  });

  it('twice, under another name, changes nothing', async () => {
    const before = await readFile(workbookPath);
    const folder = join(inbox, DISTRICT, 'teams', TEAM);
    const last = (await readdir(folder)).filter((name) => name.startsWith('copy')).at(-1) as string;
    await drop(await readFile(join(folder, last)));
    expect(await readFile(workbookPath)).toEqual(before);
  });

  it('from two people who disagree: the later one counts', async () => {
    const first = await openCopy(printed);
    type(first, 'test-field', 'doNotes', 'Period 2 skipped one day.');
    await drop(await saveCopy(first, 'Ada Alder'));
    const second = await openCopy(printed);
    type(second, 'test-field', 'doNotes', 'Nobody skipped a day.');
    await drop(await saveCopy(second, 'Ben Birch'));
    const texts = await textsNow();
    expect(texts).toContain('Nobody skipped a day.');
    expect(texts).not.toContain('Period 2 skipped one day.');
  });

  it('with formulas typed in: their text or result is text, never a formula of ours', async () => {
    const copy = await openCopy(await readFile(workbookPath));
    type(copy, 'test-field', 'plan', "=cmd|' /C calc'!A0");
    await drop(await saveCopy(copy));
    const texts = await textsNow();
    expect(texts).toContain("=cmd|' /C calc'!A0");
    const cell = (await openCopy(await readFile(workbookPath))).worksheets.flatMap((sheet) => {
      const formulas: unknown[] = [];
      sheet.eachRow((row) => row.eachCell((one) => void (one.formula && formulas.push(one.formula))));
      return formulas;
    });
    expect(cell).toEqual([]);
  });

  it('with a column deleted, rows deleted, a row copied, a key typed over, an answer typed over: row by row', async () => {
    const copy = await openCopy(printed);
    const rows = typingRows(copy).filter((row) => row.kind === 'human-code');
    const { sheet } = rows[0]!;
    const comment = rows[0]!.columns.get('comment')!;
    const fieldsRow = rows[0]!.row;
    // Row 1: a comment, then copied to the end with another comment: neither is guessed.
    sheet.getCell(rows[0]!.row, comment).value = 'one';
    sheet.getRow(sheet.rowCount + 2).values = sheet.getRow(rows[0]!.row).values;
    sheet.getCell(sheet.rowCount, comment).value = 'two';
    // Row 2: key typed over. Row 3: printed answer typed over. Row 4: emptied. Row 5: a fine comment.
    sheet.getCell(rows[1]!.row, 1).value = 'human-code/';
    const answerColumn = findAnswerColumn(sheet);
    sheet.getCell(rows[2]!.row, answerColumn).value = 'somebody else’s words';
    sheet.getRow(rows[3]!.row).values = [];
    sheet.getCell(rows[4]!.row, comment).value = 'good catch';
    expect(fieldsRow).toBeGreaterThan(0);
    const receipt = await drop(await saveCopy(copy));
    const codes = receipt.problems.map((problem) => problem.code).sort();
    expect(codes).toEqual(['answer-text-changed', 'row-key-damaged', 'row-twice', 'row-twice']);
    expect(receipt.records['team-edit']).toBe(1);
    expect(receipt.rows.accepted + receipt.rows.rejected + receipt.rows.setAside).toBe(receipt.rows.total);
    expect(await textsNow()).toContain('good catch');
  });

  it('filtered, with cells merged and a column deleted: what is left is read', async () => {
    const copy = await openCopy(await readFile(workbookPath));
    const rows = typingRows(copy).filter((row) => row.kind === 'human-code');
    const { sheet, columns } = rows[0]!;
    const comment = columns.get('comment')!;
    sheet.getCell(rows[5]!.row, comment).value = 'read although hidden';
    for (const { row } of rows.slice(2)) sheet.getRow(row).hidden = true;
    sheet.mergeCells(rows[0]!.row, comment, rows[1]!.row, comment);
    sheet.getCell(rows[0]!.row, comment).value = 'for both of them';
    sheet.spliceColumns(columns.get('yours3')!, 1);
    const receipt = await drop(await saveCopy(copy));
    const texts = await textsNow();
    expect(texts).toContain('read although hidden');
    expect(texts).toContain('for both of them');
    expect(receipt.rows.accepted + receipt.rows.rejected + receipt.rows.setAside).toBe(receipt.rows.total);
  });

  it('from an older writing, after newer slips and newer words: what was typed in it counts, what was printed in it does not', async () => {
    const copy = await openCopy(printed);
    type(copy, 'team-field', 'nextTask', 'Bring the old copy');
    const receipt = await drop(await saveCopy(copy, 'Ada Alder'));
    expect(receipt.records['team-edit']).toBe(1);
    const texts = await textsNow();
    expect(texts).toContain('Bring the old copy');
    expect(texts).toContain('Nobody skipped a day.');
  });

  it('as the CSV of one sheet that a Spanish Excel saved', async () => {
    const copy = await openCopy(printed);
    const row = type(copy, 'human-code', 'comment', 'Sí, así es');
    const receipt = await drop(spanishCsv(row.sheet), 'csv');
    expect(receipt.format).toBe('returned_team_workbook');
    expect(receipt.records['team-edit']).toBe(1);
    expect(await textsNow()).toContain('Sí, así es');
  });

  it('from another network: refused row by row, in a sentence', async () => {
    const copy = await openCopy(printed);
    for (const row of typingRows(copy)) {
      const cell = row.sheet.getCell(row.row, 1);
      cell.value = String(cell.value).replace(/@.*$/, '@ffffffffffff');
    }
    type(copy, 'test-field', 'plan', 'ours');
    const receipt = await drop(await saveCopy(copy));
    expect(receipt.status).toBe('partly');
    expect(receipt.records['team-edit']).toBe(0);
    expect(receipt.problems[0]?.message).toContain('Fetch the newest workbook');
  });
});

/** After everything in the sample data, and in its school year: the year of a team's file is that of the day it landed. */
const LANDED = new Date('2026-02-12T20:00:00Z');

describe('what other files say to a team', () => {
  const settle = async (path: string, bytes: Uint8Array | string) => {
    await writeFile(path, bytes);
    await utimes(path, LANDED, LANDED);
    expect((await readNewFiles(container, inbox, silent)).failed).toBe(0);
    await writeTeamFiles(container, [{ district: DISTRICT, teamId: TEAM }]);
  };

  it('a prediction typed over in the team’s own file is marked, and the first one counts', async () => {
    const folder = join(inbox, DISTRICT, 'teams', TEAM);
    const template = await openCopy(await readFile(join(folder, 'team.xlsx')));
    const tests = template.getWorksheet('Tests')!;
    const column = (tests.getRow(1).values as unknown[]).indexOf('Prediction value');
    expect(tests.getCell(2, column).value).toBe(50);
    tests.getCell(2, column).value = 30;
    await settle(join(folder, 'team corrected.xlsx'), await saveCopy(template));
    const texts = (await textsNow()).join('\n');
    expect(texts).toMatch(/The prediction was changed on .*, after data had come in. The first one counts./);
    expect(texts).toContain('You predicted at least 50%.');
  });

  it('the district’s answer to what the team raised stands in its next workbook', async () => {
    const reply = 'A common planning period from March on.';
    const rows = [
      'Measure id,Measure name,Date,School code,Group,Numerator,Denominator,Value,Reason,Counts as avoidable,Note',
      `reply-to-team,,2026-02-10,,${TEAM},,,,,,${reply}`,
      'reply-to-team,,2026-02-10,,another-team,,,,,,Not for you.',
    ];
    await settle(join(inbox, DISTRICT, 'replies.csv'), rows.join('\n'));
    const texts = await textsNow();
    expect(texts).toContain(reply);
    expect(texts.join('\n')).not.toContain('Not for you.');
  });
});

describe('growth percentiles that a district supplies', () => {
  it('stand in the section file in columns of their own, with who computed them', async () => {
    const section = join(out, 'teams', DISTRICT, TEAM, 'sections', 'M6-41.xlsx');
    const rowsOf = async () => {
      const rows: string[][] = [];
      (await openCopy(await readFile(section))).getWorksheet('Growth')?.eachRow((row) => {
        rows.push((row.values as unknown[]).map(String));
      });
      return rows;
    };
    const answers = (await openCopy(await readFile(section))).getWorksheet('Answers over time')!;
    const ids: string[] = [];
    answers.eachRow((row) => void (/^\d{4,}$/.test(row.getCell(3).text) && ids.push(row.getCell(3).text)));
    const [id] = ids;
    expect(id).toBeDefined();
    await writeFile(
      join(inbox, DISTRICT, 'percentiles.csv'),
      `Student id,School year,Subject,Growth percentile,Provider,Window\n${id},2024-25,Math,58,County office,year\n`,
    );
    expect((await readNewFiles(container, inbox, silent)).failed).toBe(0);
    expect((await recompute(container, silent)).failures).toEqual([]);
    const rows = await rowsOf();
    expect(rows.flat()).toEqual(
      expect.arrayContaining(['Percentile supplied by the district', 'Computed by']),
    );
    const ofStudent = rows.find((row) => row.includes(id ?? ''));
    expect(ofStudent).toEqual(expect.arrayContaining(['Math', '2024-25', '58', 'County office (year)']));
  }, 240_000);
});

describe.skipIf(!hasLibreOffice)(
  'a workbook that LibreOffice saved (left out where LibreOffice is missing)',
  () => {
    it.each([
      ['as xlsx', ['xlsx']],
      ['as the old .xls and as xlsx again', ['xls', 'xlsx']],
    ])(
      'brings codes, decision, meeting and exclusion back: %s',
      async (way, formats) => {
        const copy = await openCopy(await readFile(workbookPath));
        const coded = type(copy, 'human-code', 'yours1', 'Confused / did not understand');
        type(copy, 'human-code', 'checked', 'yes', coded.id);
        type(copy, 'human-code', 'comment', `Read together, ${way}`, coded.id);
        type(copy, 'test-field', 'decisionReason', `Twelve of fifteen lessons, ${way}`);
        type(copy, 'test-field', 'decidedOn', '2026-02-10');
        const meeting = type(copy, 'meeting', 'outcome', `Looked at the chart, ${way}`, 'new-1');
        type(copy, 'meeting', 'metOn', '2026-02-10', meeting.id);
        type(copy, 'exclude-point', 'reason', `Fire drill, ${way}`);
        const receipt = await drop(await savedByLibreOffice(await saveCopy(copy, 'Ada Alder'), formats));
        expect(receipt.problems).toEqual([]);
        expect(receipt.format).toBe('returned_team_workbook');
        const texts = await textsNow();
        for (const typed of [
          'Read together',
          'Twelve of fifteen lessons',
          'Looked at the chart',
          'Fire drill',
        ])
          expect(texts).toContain(`${typed}, ${way}`);
        expect(texts).toContain('Confused / did not understand');
      },
      120_000,
    );

    it('untouched says nothing new', async () => {
      const before = await readFile(workbookPath);
      const receipt = await drop(await savedByLibreOffice(before));
      expect(receipt.problems).toEqual([]);
      expect(receipt.records['team-edit']).toBe(0);
      expect(await readFile(workbookPath)).toEqual(before);
    }, 120_000);
  },
);

/** The column of the printed answer, by its heading. */
function findAnswerColumn(sheet: import('exceljs').Worksheet): number {
  let found = 0;
  sheet.eachRow((row) => {
    row.eachCell((cell, column) => {
      if (cell.text === 'Answer') found = column;
    });
  });
  return found;
}
