import ExcelJS, { type Worksheet } from 'exceljs';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { installedFont } from '../charts/font.ts';
import { spanishTeam } from '../made-up/spanish-team.ts';
import { newTeam, runningTeam } from '../made-up/team-views.ts';
import { STORYBOARD_HEADINGS, type TeamView } from '../team-view.ts';
import { wordsFor } from '../words/words.ts';
import { readPart } from '../xlsx/package-parts.ts';
import { PRINTABLE } from '../xlsx/page.ts';
import { FIELDS_MARK, readRowKey } from '../xlsx/write-back.ts';
import { countWords, MOST_WORDS } from './first-sheet-words.ts';
import { TEAM_SHEETS } from './sheets.ts';
import { teamWorkbook } from './team-workbook.ts';
import { COLUMNS, firstSheetCharts } from './this-week.ts';

const font = installedFont();

interface Made {
  readonly bytes: Uint8Array;
  readonly workbook: ExcelJS.Workbook;
}

async function made(view: TeamView): Promise<Made> {
  const bytes = await teamWorkbook(view, font);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.slice().buffer);
  return { bytes, workbook };
}

function textsOf(sheet: Worksheet): string[] {
  const texts: string[] = [];
  sheet.eachRow((row) => {
    row.eachCell((cell) => {
      if (typeof cell.value === 'string') texts.push(cell.value);
    });
  });
  return texts;
}

function sheetOf({ workbook }: Made, name: string): Worksheet {
  const sheet = workbook.getWorksheet(name);
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return sheet;
}

let running: Made;
let spanish: Made;
let fresh: Made;
beforeAll(async () => {
  running = await made(runningTeam());
  spanish = await made(spanishTeam());
  fresh = await made(newTeam());
});

describe('a team workbook', () => {
  it('has the five sheets in their order, others on request, and its lists hidden at the end', () => {
    const names = ({ workbook }: Made) => workbook.worksheets.map((sheet) => sheet.name);
    expect(names(fresh)).toEqual([
      'This week',
      'Who is it working for',
      'Code these',
      'Our test',
      'The numbers',
      'Lists',
    ]);
    expect(names(running)).toEqual([
      'This week',
      'Who is it working for',
      'Code these',
      'Our test',
      'The numbers',
      'How to read this',
      'Codebook',
      'Lists',
    ]);
    expect(names(spanish)).toEqual([
      'Esta semana',
      'A quién le sirve',
      'Para codificar',
      'Nuestra prueba',
      'Los números',
      'Cómo leer esto',
      'Códigos',
      'Contexto',
      'Evaluaciones intermedias',
      'Listas',
    ]);
    expect(running.workbook.worksheets.at(-1)?.state).toBe('hidden');
  });

  it('is the same bytes for the same view, in any time zone', async () => {
    const before = process.env.TZ;
    process.env.TZ = 'Pacific/Auckland';
    const again = await teamWorkbook(runningTeam(), font);
    process.env.TZ = before;
    expect(Buffer.compare(again, running.bytes)).toBe(0);
  });

  it('says its language', () => {
    const core = ({ bytes }: Made) => readPart(unzipSync(bytes), 'docProps/core.xml');
    expect(core(running)).toContain('<dc:language>en</dc:language>');
    expect(core(spanish)).toContain('<dc:language>es</dc:language>');
  });

  it('holds no formula, no link, no note and no merged cell', () => {
    for (const { bytes } of [running, spanish, fresh]) {
      for (const [path, part] of Object.entries(unzipSync(bytes))) {
        expect(path).not.toMatch(/comments|vmlDrawing/);
        if (!path.startsWith('xl/worksheets/sheet')) continue;
        const xml = new TextDecoder().decode(part);
        expect(xml).not.toMatch(/<f>|<f |<hyperlink|<mergeCell/);
      }
    }
  });

  it('has words for every picture and every chart', () => {
    for (const { bytes } of [running, spanish]) {
      const parts = unzipSync(bytes);
      const drawings = Object.keys(parts).filter((path) => /^xl\/drawings\/drawing\d+\.xml$/.test(path));
      expect(drawings.length).toBeGreaterThan(0);
      for (const path of drawings) {
        for (const [shape] of readPart(parts, path)?.matchAll(/<xdr:cNvPr [^>]*>/g) ?? []) {
          expect(shape).toMatch(/descr="[^"]{20,}"/);
        }
      }
    }
  });

  it('has no word of ours in the wrong language', () => {
    const english = new Set(textsOf(sheetOf(fresh, 'Our test')));
    const same = textsOf(sheetOf(spanish, 'Nuestra prueba')).filter((text) => english.has(text));
    expect(same.filter((text) => readRowKey(text) === null && text !== FIELDS_MARK)).toEqual(
      same.filter((text) => ['value', 'metOn', 'outcome', 'nextStep', 'blocker', 'body'].includes(text)),
    );
  });

  it('is made of registered sheets, each with a name of its own', () => {
    expect(new Set(TEAM_SHEETS.map((sheet) => sheet.name)).size).toBe(TEAM_SHEETS.length);
  });
});

describe('sheet 1', () => {
  it.each([
    ['English', () => running, 'This week', 2],
    ['Spanish', () => spanish, 'Esta semana', 3],
    ['first day', () => fresh, 'This week', 0],
  ] as const)('%s: at most three charts and 120 words', (_, book, name, pictures) => {
    const sheet = sheetOf(book(), name);
    expect(sheet.getImages()).toHaveLength(pictures);
    const count = textsOf(sheet).reduce((sum, text) => sum + countWords(text), 0);
    expect(count).toBeLessThanOrEqual(MOST_WORDS);
  });

  it('begins with the verdict', () => {
    expect(sheetOf(running, 'This week').getCell('A1').value).toBe(runningTeam().thisWeek.headline);
  });

  it('prints on one letter page without shrinking the charts', () => {
    for (const sheet of [sheetOf(running, 'This week'), sheetOf(spanish, 'Esta semana')]) {
      expect(sheet.pageSetup).toMatchObject({
        paperSize: 1,
        orientation: 'landscape',
        fitToWidth: 1,
        fitToHeight: 1,
      });
      let height = 0;
      for (let row = 1; row <= sheet.rowCount; row += 1)
        height += ((sheet.getRow(row).height ?? 15) * 96) / 72;
      expect(height).toBeLessThanOrEqual(PRINTABLE.landscape.height + 1);
    }
    expect(COLUMNS.charts + COLUMNS.gap + COLUMNS.words).toBeLessThanOrEqual(PRINTABLE.landscape.width);
  });

  it('has no annual number: context stands on its own sheet', () => {
    const texts = textsOf(sheetOf(spanish, 'Esta semana')).join(' ');
    for (const year of spanishTeam().context?.schoolYears ?? []) expect(texts).not.toContain(year);
    expect(texts).not.toContain(spanishTeam().context?.title);
  });

  it('says so when nobody wrote down whether it was done', () => {
    const charts = firstSheetCharts({ ...runningTeam(), implementation: null }, 600);
    expect(charts[1]?.alternative).toBe(
      'Did we do it as planned? Nobody has written down yet whether it was done.',
    );
  });

  it('has the lessons of both charts under each other', () => {
    const [respond, done] = firstSheetCharts(runningTeam(), 600).map(({ drawing }) => drawing.body);
    const change = (svg = ''): string | undefined =>
      svg.match(/<line x1="([\d.]+)"[^>]*stroke="#1A1A1A"/)?.[1];
    expect(change(done)).toBe(change(respond));
  });
});

describe('what comes back', () => {
  const keysOf = (sheet: Worksheet): string[] => {
    const keys: string[] = [];
    sheet.getColumn(1).eachCell((cell) => {
      if (typeof cell.value === 'string') keys.push(cell.value);
    });
    return keys;
  };

  it('stands beside a hidden key, one for each answer, lesson, meeting, heading and field', () => {
    const view = runningTeam();
    const kinds = (name: string): Record<string, number> => {
      const counts: Record<string, number> = {};
      for (const text of keysOf(sheetOf(running, name))) {
        const kind = readRowKey(text)?.kind;
        if (kind !== undefined) counts[kind] = (counts[kind] ?? 0) + 1;
      }
      return counts;
    };
    expect(kinds('Code these')).toEqual({ 'human-code': view.coding.answers.length });
    expect(kinds('The numbers')).toEqual({ 'exclude-point': 17 + 17 + 9 });
    expect(kinds('Our test')).toEqual({
      'test-field': 10,
      'team-field': 3,
      meeting: view.test.meetings.length + 4,
      storyboard: STORYBOARD_HEADINGS.length,
    });
    for (const name of ['Code these', 'Our test', 'The numbers', 'Codebook']) {
      expect(sheetOf(running, name).getColumn(1).hidden, name).toBe(true);
    }
  });

  it('names its fields in hidden rows, the same in both languages', () => {
    const fields = (sheet: Worksheet): string[] => {
      const names: string[] = [];
      sheet.eachRow((row) => {
        if (row.getCell(1).value !== FIELDS_MARK) return;
        expect(row.hidden).toBe(true);
        row.eachCell((cell, column) => {
          if (column > 1) names.push(String(cell.value));
        });
      });
      return names;
    };
    expect(fields(sheetOf(running, 'Code these'))).toEqual([
      'yours1',
      'yours2',
      'yours3',
      'checked',
      'comment',
    ]);
    expect(fields(sheetOf(running, 'The numbers'))).toEqual(['leaveOut', 'reason']);
    for (const [english, other] of [
      ['Code these', 'Para codificar'],
      ['Our test', 'Nuestra prueba'],
      ['The numbers', 'Los números'],
    ] as const) {
      expect(fields(sheetOf(spanish, other))).toEqual(fields(sheetOf(running, english)));
    }
  });

  it('is yellow and says "type here"', () => {
    const sheet = sheetOf(running, 'Our test');
    const yellow: number[] = [];
    sheet.eachRow((row, number) => {
      const fill = row.getCell(3).fill as ExcelJS.FillPattern | undefined;
      const key = readRowKey(String(row.getCell(1).value ?? ''));
      if (key?.kind !== 'test-field' && key?.kind !== 'team-field') return;
      expect(fill?.fgColor?.argb).toBe('FFFFF2B3');
      expect(String(row.getCell(4).value)).toContain('type here');
      yellow.push(number);
    });
    expect(yellow).toHaveLength(13);
  });

  it('does not include the prediction once data came in', () => {
    const fields = keysOf(sheetOf(running, 'Our test')).map((text) => readRowKey(text)?.field);
    expect(fields).not.toContain('predictionValue');
    const before = keysOf(sheetOf(fresh, 'Our test')).map((text) => readRowKey(text)?.field);
    expect(before).toEqual(
      expect.arrayContaining(['predictionText', 'predictionDirection', 'predictionValue']),
    );
  });

  it('is chosen from lists that hold every code', () => {
    const parts = unzipSync(running.bytes);
    const coding = readPart(parts, 'xl/worksheets/sheet3.xml') ?? '';
    expect(coding.match(/<dataValidation /g)).toHaveLength(4);
    expect(coding).toContain('<formula1>&apos;Lists&apos;!$A$2:$A$7</formula1>');
    const lists = sheetOf(running, 'Lists');
    const codes = runningTeam().coding.codebook.map((code) => code.name);
    expect(codes.map((_, i) => lists.getCell(i + 2, 1).value)).toEqual(codes);
  });

  it('is not shown over by a table that cannot be sorted: keys are inside the table', () => {
    const table = readPart(unzipSync(running.bytes), 'xl/tables/table2.xml') ?? '';
    expect(table).toMatch(/ref="A\d+:O\d+"/);
    expect(table).toContain('name="row key"');
  });
});

describe('sheets with tables', () => {
  it('keep their head in sight and repeat it on paper', () => {
    const sheet = sheetOf(running, 'Code these');
    const view = sheet.views[0];
    expect(view).toMatchObject({ state: 'frozen' });
    const head = view !== undefined && 'ySplit' in view ? (view.ySplit ?? 0) : 0;
    expect(sheet.getCell(head, 5).value).toBe('Answer');
    expect(sheet.pageSetup.printTitlesRow).toBe(`1:${head}`);
  });

  it('fill a team’s text with nothing that runs', async () => {
    const view = runningTeam();
    const evil = '=HYPERLINK("http://example.org","click")';
    const answers = view.coding.answers
      .slice(0, 1)
      .map((answer) => ({ ...answer, answer: evil, comment: evil }));
    const book = await made({
      ...view,
      team: { ...view.team, name: `${evil} & 6 <b>` },
      coding: { ...view.coding, answers },
      test: { ...view.test, title: evil, doNotes: '_x0041_\u0000' },
    });
    const coding = sheetOf(book, 'Code these');
    expect(textsOf(coding)).toContain(evil);
    expect(textsOf(sheetOf(book, 'Our test'))).toContain('_x0041_');
    coding.eachRow((row) => {
      row.eachCell((cell) => {
        expect(cell.type).not.toBe(ExcelJS.ValueType.Formula);
        if (cell.value === evil) expect(cell.numFmt).toBe('@');
      });
    });
  });
});

describe('who is it working for', () => {
  it('shows no percent of a group below the floor, nor of the students beside it', () => {
    const sheet = sheetOf(running, 'Who is it working for');
    const rows: unknown[][] = [];
    sheet.eachRow((row) => {
      rows.push([2, 4, 6, 7].map((column) => row.getCell(column).value));
    });
    expect(rows).toContainEqual(['African American', 'fewer than 5', null, null]);
    expect(rows).toContainEqual(['Students not in the group', null, null, null]);
    expect(rows).toContainEqual(['Hispanic/Latino', 21, 10 / 21, 48 - 61]);
    expect(textsOf(sheet).join(' ')).toContain('between 17 higher and 40 lower');
  });
});

describe('the numbers', () => {
  it('have one editable chart for each series, bound to its own rows', () => {
    const parts = unzipSync(running.bytes);
    const charts = Object.keys(parts).filter((path) => path.startsWith('xl/charts/chart'));
    expect(charts).toHaveLength(2);
    const references = charts.map((path) => readPart(parts, path)?.match(/<c:val>.*?<c:f>(.*?)<\/c:f>/)?.[1]);
    expect(references).toEqual(['&apos;The numbers&apos;!$K$5:$K$21', '&apos;The numbers&apos;!$K$22:$K$38']);
    const sheet = sheetOf(running, 'The numbers');
    expect(sheet.getCell('K5').value).toBe(0.4);
    expect(sheet.getCell('K21').value).toBe(0.64);
    // Left out: the value stands in its own column, the line does not touch it.
    expect([sheet.getCell('G8').value, sheet.getCell('K8').value]).toEqual([0.4, null]);
  });

  it('list rows that are in no chart, with the reason', () => {
    const texts = textsOf(sheetOf(running, 'The numbers'));
    expect(texts).toContain('1 row could not be used: see the table below the lessons. 1 row came late.');
    expect(texts).toContain('The answer is not on the scale.');
  });
});

describe('words', () => {
  it('are one table of one shape in both languages', () => {
    const shape = (value: unknown): unknown =>
      typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
        : typeof value;
    expect(shape(wordsFor('es'))).toEqual(shape(wordsFor('en')));
  });
});

describe('the printed sheet of the test', () => {
  it('begins a new page with the meeting log where its heading would stand alone at the foot', async () => {
    const view = runningTeam();
    const brokenBefore: (string | null)[] = [];
    for (let lines = 0; lines < 40; lines += 4) {
      const studyNotes = Array.from({ length: lines }, () => 'One line of notes').join('\n');
      const { bytes, workbook } = await made({ ...view, test: { ...view.test, studyNotes } });
      const at = workbook.worksheets.findIndex(({ name }) => name === 'Our test');
      // Read from the file: exceljs forgets breaks when it opens one.
      const xml = readPart(unzipSync(bytes), `xl/worksheets/sheet${at + 1}.xml`);
      for (const [, row] of (xml ?? '').matchAll(/<brk id="(\d+)"/g))
        brokenBefore.push(workbook.worksheets[at]?.getRow(Number(row) + 1).getCell(2).text ?? null);
    }
    expect([...new Set(brokenBefore)]).toEqual(['Meeting log (type here)']);
  });
});
