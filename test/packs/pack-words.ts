import ExcelJS from 'exceljs';

async function workbookOf({ buffer, byteOffset, byteLength }: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer);
  return workbook;
}

function textsOfRow(row: ExcelJS.Row): readonly string[] {
  const texts: string[] = [];
  row.eachCell(({ value }) => {
    if (value !== null && typeof value !== 'object') texts.push(String(value));
  });
  return texts;
}

/** Every text of a workbook, sheet by sheet, in reading order. */
export async function textsOfWorkbook(bytes: Uint8Array): Promise<ReadonlyMap<string, readonly string[]>> {
  const sheets = new Map<string, readonly string[]>();
  (await workbookOf(bytes)).eachSheet((sheet) => {
    const texts: string[] = [];
    sheet.eachRow((row) => void texts.push(...textsOfRow(row)));
    sheets.set(sheet.name, texts);
  });
  return sheets;
}

/** The same as one text. */
export async function wordsOfWorkbook(bytes: Uint8Array): Promise<string> {
  return [...(await textsOfWorkbook(bytes)).values()].flat().join('\n');
}

/** Texts of a workbook, with those put together again that were broken into rows to run over empty cells. */
export async function paragraphsOfWorkbook(bytes: Uint8Array): Promise<readonly string[]> {
  const paragraphs: string[] = [];
  (await workbookOf(bytes)).eachSheet((sheet) => {
    let open = false;
    sheet.eachRow({ includeEmpty: true }, (row) => {
      const texts = textsOfRow(row);
      const [only] = texts;
      if (open && texts.length === 1) paragraphs.push(`${paragraphs.pop()} ${only}`);
      else paragraphs.push(...texts);
      open = texts.length === 1;
    });
  });
  return paragraphs;
}

/** Texts of an HTML page: paragraphs, cells, headings, and what a picture says to people who do not see it. */
export function paragraphsOfPage(html: string): readonly string[] {
  const pictures = [...html.matchAll(/aria-label="([^"]*)"|<(?:title|desc)[^>]*>([^<]*)</g)];
  const rest = html.replace(/<style>[\s\S]*?<\/style>/g, '').replace(/<svg[\s\S]*?<\/svg>/g, '');
  const texts = rest.split(/<\/(?:p|td|th|li|h1|h2|h3|caption|title|footer)>/);
  return [
    ...texts.map((text) => text.replace(/<[^>]*>/g, '').trim()),
    ...pictures.map(([, label, words]) => label ?? words ?? ''),
  ].filter((text) => text !== '');
}
