import { isReceiptPage } from '../receipt/mend-columns.ts';
import { Refusal } from '../refusal.ts';
import { type FilePart, siblingsNamed } from '../table.ts';
import type { ZipMember } from '../zip/zip-directory.ts';
import { openSheet } from './sheet-table.ts';
import { readWorkbookParts, type SheetEntry } from './workbook-parts.ts';

/** Unpacked bytes of one sheet or of the shared texts. */
const LARGEST_PART = 512 * 1024 * 1024;
const MOST_SHEETS = 256;

/** Opens a workbook: every visible sheet that is not empty is a table. Throws a refusal when the workbook cannot be read. */
export function openWorkbook(zip: Uint8Array, members: readonly ZipMember[]): Iterable<FilePart> {
  const parts = readWorkbookParts(zip, members);
  const isTooLarge =
    parts.sheets.length > MOST_SHEETS || parts.sheets.some(({ member }) => member.size > LARGEST_PART);
  if (isTooLarge) throw new Refusal('workbook-too-large', 'The workbook is larger than can be read safely.');
  const sheets = parts.sheets.filter((sheet) => !isReceiptPage(sheet.name));
  const visible = sheets.filter((sheet) => !sheet.isHidden);
  const siblings = siblingsNamed(visible.map((sheet) => sheet.name));
  return (function* () {
    for (const sheet of visible) {
      const table = openSheet(zip, sheet, parts, siblings);
      if (table) yield { kind: 'table', table } as const;
    }
    for (const sheet of sheets) if (sheet.isHidden) yield hiddenSheet(sheet);
  })();
}

function hiddenSheet(sheet: SheetEntry): FilePart {
  return {
    kind: 'unread',
    unread: {
      sheetName: sheet.name,
      code: 'hidden-sheet',
      message: `Sheet "${sheet.name}" is hidden and was not read.`,
    },
  };
}
