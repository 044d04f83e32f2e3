import ExcelJS from 'exceljs';

/** Every text of a workbook, sheet by sheet, in reading order. */
export async function textsOfWorkbook(bytes: Uint8Array): Promise<ReadonlyMap<string, readonly string[]>> {
  const workbook = new ExcelJS.Workbook();
  const { buffer, byteOffset, byteLength } = bytes;
  await workbook.xlsx.load(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer);
  const sheets = new Map<string, readonly string[]>();
  workbook.eachSheet((sheet) => {
    const texts: string[] = [];
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        if (cell.value !== null && typeof cell.value !== 'object') texts.push(String(cell.value));
      });
    });
    sheets.set(sheet.name, texts);
  });
  return sheets;
}

/** The same as one text. */
export async function wordsOfWorkbook(bytes: Uint8Array): Promise<string> {
  return [...(await textsOfWorkbook(bytes)).values()].flat().join('\n');
}
