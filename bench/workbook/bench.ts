import { parseArgs } from 'node:util';
import ExcelJS from 'exceljs';
import { unzipSync } from 'fflate';
import { installedFont } from '../../shared/workbook/charts/font.ts';
import { answers } from '../../shared/workbook/made-up/coded-answers.ts';
import { spanishTeam } from '../../shared/workbook/made-up/spanish-team.ts';
import { runningTeam } from '../../shared/workbook/made-up/team-views.ts';
import { teamWorkbook } from '../../shared/workbook/team/team-workbook.ts';
import type { TeamView } from '../../shared/workbook/team-view.ts';

const BAR_MILLISECONDS = 250;
const WARM_UP = 3;

const help = `One team workbook with its charts, beside bare exceljs writing the same cells.

  npm run bench -- workbook [--rounds 15]

  --rounds  workbooks that are timed, after ${WARM_UP} that are not

Bare exceljs: no looks, pictures, charts, dropdowns or hidden keys. The bar is a median below ${BAR_MILLISECONDS} ms.
`;

interface Timing {
  /** Median time on the clock. */
  readonly wall: number;
  /** Median time on the processor: does not grow when others use the machine. */
  readonly processor: number;
}

/** Runs the benchmark. The last line printed is one JSON object. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { rounds: { type: 'string', default: '15' }, help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    console.log(help);
    return;
  }
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds takes a whole number from 1');
  const font = installedFont();
  const cases: Readonly<Record<string, TeamView>> = {
    'a running test: 2 charts, 62 answers': runningTeam(),
    'every sheet, 3 charts, 44 lessons, 200 answers': large(),
  };
  const results: Record<string, object> = {};
  for (const [name, view] of Object.entries(cases)) {
    const bytes = await teamWorkbook(view, font);
    const cells = await cellsOf(bytes);
    const ours = await timed(rounds, () => teamWorkbook(view, font));
    const bare = await timed(rounds, () => bareWorkbook(cells));
    const parts = Object.keys(unzipSync(bytes));
    results[name] = {
      ...roundedTimes('', ours),
      ...roundedTimes('bareExceljs', bare),
      ratioToBareExceljs: rounded(ours.processor / bare.processor),
      pictures: parts.filter((path) => path.startsWith('xl/media/')).length,
      nativeCharts: parts.filter((path) => path.startsWith('xl/charts/')).length,
      cells: cells.reduce((sum, sheet) => sum + sheet.cells.length, 0),
      kilobytes: Math.round(bytes.length / 1024),
    };
    console.log(
      `${name}: ${ours.wall.toFixed(0)} ms (${ours.processor.toFixed(0)} ms of processor), ` +
        `bare exceljs ${bare.wall.toFixed(0)} ms (${bare.processor.toFixed(0)} ms)`,
    );
  }
  const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    JSON.stringify({ bench: 'workbook', barMilliseconds: BAR_MILLISECONDS, rounds, results, peakMegabytes }),
  );
}

function large(): TeamView {
  const view = spanishTeam();
  return { ...view, coding: { ...view.coding, answers: answers(200) } };
}

interface SheetCells {
  readonly name: string;
  readonly cells: readonly {
    readonly row: number;
    readonly column: number;
    readonly value: ExcelJS.CellValue;
  }[];
}

async function cellsOf(bytes: Uint8Array): Promise<SheetCells[]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.slice().buffer);
  return workbook.worksheets.map((sheet) => {
    const cells: { row: number; column: number; value: ExcelJS.CellValue }[] = [];
    sheet.eachRow((row, number) => {
      row.eachCell((cell, column) => cells.push({ row: number, column, value: cell.value }));
    });
    return { name: sheet.name, cells };
  });
}

async function bareWorkbook(sheets: readonly SheetCells[]): Promise<ExcelJS.Buffer> {
  const workbook = new ExcelJS.Workbook();
  for (const { name, cells } of sheets) {
    const sheet = workbook.addWorksheet(name);
    for (const { row, column, value } of cells) sheet.getCell(row, column).value = value;
  }
  return workbook.xlsx.writeBuffer();
}

async function timed(rounds: number, work: () => Promise<unknown>): Promise<Timing> {
  for (let i = 0; i < WARM_UP; i += 1) await work();
  const wall: number[] = [];
  const processor: number[] = [];
  for (let i = 0; i < rounds; i += 1) {
    const [start, used] = [performance.now(), process.cpuUsage()];
    await work();
    wall.push(performance.now() - start);
    const { user, system } = process.cpuUsage(used);
    processor.push((user + system) / 1000);
  }
  return { wall: medianOf(wall), processor: medianOf(processor) };
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function roundedTimes(prefix: string, { wall, processor }: Timing): Record<string, number> {
  const name = (unit: string): string =>
    prefix === '' ? unit : `${prefix}${unit[0]?.toUpperCase()}${unit.slice(1)}`;
  return { [name('milliseconds')]: rounded(wall), [name('processorMilliseconds')]: rounded(processor) };
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
