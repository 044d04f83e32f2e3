import ExcelJS from 'exceljs';
import { zipSync } from 'fflate';
import type { FuzzFile } from './fuzz-file.ts';
import type { Random } from './random.ts';
import { type CleanTable, cleanTable } from './tables.ts';

const csvOf = ({ headers, rows }: CleanTable): Uint8Array => {
  const line = (cells: readonly string[]): string =>
    cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
  return Buffer.from([headers, ...rows].map((cells) => `${line(cells)}\r\n`).join(''));
};

/** A zip of tables and of things that are none. */
function zipOfTables(random: Random): FuzzFile {
  const members: Record<string, Uint8Array> = {};
  let expectedRows = 0;
  const count = 1 + random.below(4);
  let landingKey = '';
  for (let at = 0; at < count; at++) {
    const table = cleanTable(random, random.below(40));
    landingKey = table.landingKey;
    members[`${random.pick(['', 'folder/', 'a/b/'])}${at}-${table.landingKey.split('/').at(-1)}`] =
      csvOf(table);
    expectedRows += table.rows.length;
  }
  if (random.oneIn(2)) members['__MACOSX/._x.csv'] = random.bytes(100);
  if (random.oneIn(2)) members['letter.pdf'] = Buffer.from('%PDF-1.4 ...');
  if (random.oneIn(4)) members['inner.zip'] = zipSync({ 'a.csv': csvOf(cleanTable(random, 5)) });
  const bytes = zipSync(members, { level: random.pick([0, 6, 9]) });
  return {
    landingKey: landingKey.replace(/[^/]*$/, 'files.zip'),
    bytes,
    expectedRows,
    onlyIfRecognised: false,
    description: `zip of ${Object.keys(members).join(', ')}`,
  };
}

/** A workbook with what people put into workbooks. Rows are known where every row has its first cell. */
async function workbook(random: Random): Promise<FuzzFile> {
  const book = new ExcelJS.Workbook();
  let expectedRows = 0;
  let landingKey = '';
  const steps: string[] = [];
  const sheets = 1 + random.below(3);
  for (let number = 0; number < sheets; number++) {
    const table = cleanTable(random, random.below(40));
    landingKey = table.landingKey;
    const isHidden = number > 0 && random.oneIn(3);
    const sheet = book.addWorksheet(`Sheet ${number + 1}`, { state: isHidden ? 'hidden' : 'visible' });
    if (random.oneIn(4)) {
      sheet.addRow(['A title above the table']);
      sheet.mergeCells(1, 1, 1, 3);
      steps.push('merged title');
    }
    sheet.addRow([...table.headers]);
    for (const cells of table.rows) sheet.addRow(cells.map((cell) => cellValue(cell, random)));
    if (table.rows.length > 2 && random.oneIn(3)) {
      const last = sheet.rowCount;
      sheet.mergeCells(last - 1, 2, last, 2);
      steps.push('merged cells');
    }
    if (isHidden) steps.push('hidden sheet');
    else expectedRows += table.rows.filter((cells) => cells.some((cell) => cell.trim() !== '')).length;
  }
  return {
    landingKey: landingKey.replace(/\.csv$/, '.xlsx'),
    bytes: new Uint8Array(await book.xlsx.writeBuffer()),
    expectedRows,
    onlyIfRecognised: false,
    description: `workbook: ${steps.join(', ')}`,
  };
}

function cellValue(cell: string, random: Random): ExcelJS.CellValue {
  if (/^\d{1,12}$/.test(cell) && random.oneIn(2)) return Number(cell);
  if (cell !== '' && random.oneIn(10)) return { formula: 'CONCATENATE("a","b")', result: cell };
  return cell;
}

/** A good container with some of its bytes changed, or cut off. */
async function damagedContainer(random: Random): Promise<FuzzFile> {
  const good = random.oneIn(2) ? zipOfTables(random) : await workbook(random);
  const bytes = Uint8Array.from(good.bytes);
  const cut = random.oneIn(3) ? random.below(bytes.length) : bytes.length;
  if (cut === bytes.length)
    for (let times = 1 + random.below(8); times > 0; times--)
      bytes[random.below(bytes.length)] = random.below(256);
  return {
    ...good,
    bytes: bytes.subarray(0, cut),
    expectedRows: null,
    mayBeRefused: true,
    description: `damaged ${good.description}`,
  };
}

const refusedZip = (bytes: Uint8Array, description: string): FuzzFile => ({
  landingKey: 'alder/x.zip',
  bytes,
  expectedRows: 0,
  onlyIfRecognised: false,
  mustBeRefused: true,
  description,
});

let bomb: Uint8Array | undefined;

function attack(random: Random): FuzzFile {
  if (random.oneIn(3)) {
    bomb ??= zipSync({ 'a.csv': Buffer.alloc(64 * 1024 * 1024, 'a,b\n') }, { level: 9 });
    return refusedZip(bomb, 'zip bomb');
  }
  const name = random.pick(['../x.csv', 'a/../../x.csv', '/x.csv', 'C:\\x.csv', 'a\\..\\..\\x.csv']);
  return refusedZip(zipSync({ [name]: csvOf(cleanTable(random, 3)) }), `zip path ${name}`);
}

export async function containerFile(random: Random): Promise<FuzzFile> {
  const which = random.below(10);
  if (which < 3) return zipOfTables(random);
  if (which < 6) return workbook(random);
  return which < 9 ? damagedContainer(random) : attack(random);
}
