import { strToU8, type ZipOptions, zipSync } from 'fflate';

/** A zip of texts (UTF-8) or bytes by name. */
export function zipOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: ZipOptions = {},
): Uint8Array {
  const entries = Object.entries(files).map(
    ([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content] as const,
  );
  return zipSync(Object.fromEntries(entries), options);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** A sheet by its XML: what stands between <sheetData> and </sheetData>, and behind it. */
export interface RawSheet {
  readonly name: string;
  readonly rows: string;
  readonly behindRows?: string;
  readonly state?: 'hidden' | 'veryHidden';
}

/** A workbook from raw XML, for what no writer library would write. */
export function workbookOf(
  sheets: readonly RawSheet[],
  { sharedStrings = '', styles = '', workbookProperties = '' } = {},
): Uint8Array {
  const list = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
  );
  const targets = sheets.map(
    (_, at) =>
      `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  const parts = sheets.map(({ rows, behindRows = '' }, at): [string, string] => [
    `xl/worksheets/sheet${at + 1}.xml`,
    `${XML}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${behindRows}</worksheet>`,
  ]);
  return zipOf({
    '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${workbookProperties}<sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}">${targets.join('')}</Relationships>`,
    ...(sharedStrings ? { 'xl/sharedStrings.xml': `${XML}<sst xmlns="${MAIN}">${sharedStrings}</sst>` } : {}),
    ...(styles ? { 'xl/styles.xml': `${XML}<styleSheet xmlns="${MAIN}">${styles}</styleSheet>` } : {}),
    ...Object.fromEntries(parts),
  });
}

/** Rows of plain text cells as sheet XML. */
export function textRows(rows: readonly (readonly string[])[]): string {
  const escaped = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return rows
    .map((cells) => {
      const xml = cells.map(
        (cell) => `<c t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`,
      );
      return `<row>${xml.join('')}</row>`;
    })
    .join('');
}
