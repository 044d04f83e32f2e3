import { Refusal } from '../refusal.ts';
import type { ZipMember } from '../zip/zip-directory.ts';
import { unpackMember } from '../zip/zip-member.ts';
import type { Calendar } from './cell-text.ts';
import { builtInFormat, formatOfCode, type NumberFormat, PLAIN } from './number-format.ts';
import { attributeOf, readXml, unescapeExcel } from './xml-tokens.ts';

/** A worksheet as the workbook lists it. */
export interface SheetEntry {
  readonly name: string;
  readonly isHidden: boolean;
  readonly member: ZipMember;
}

/** What all sheets of a workbook share. */
export interface WorkbookParts {
  readonly sheets: readonly SheetEntry[];
  readonly calendar: Calendar;
  /** Number format by the style index of a cell. */
  readonly formats: readonly NumberFormat[];
  readonly sharedStrings: readonly string[];
}

/** Shared texts are held in memory while a workbook is read; no honest district workbook has more characters. */
const MOST_SHARED_CHARACTERS = 96 * 1024 * 1024;

/** Reads the parts of a workbook that its sheets refer to. Throws a refusal when one that every workbook has is missing. */
export function readWorkbookParts(zip: Uint8Array, members: readonly ZipMember[]): WorkbookParts {
  const part = (name: string): ZipMember | undefined =>
    members.find((member) => member.name.toLowerCase() === name.toLowerCase());
  const workbook = part('xl/workbook.xml');
  const relations = part('xl/_rels/workbook.xml.rels');
  if (!workbook || !relations)
    throw new Refusal('workbook-damaged', 'The workbook lacks its list of sheets.');
  const targets = readWorksheetTargets(zip, relations);
  const { entries, calendar } = readSheetList(zip, workbook);
  const sheets = entries.flatMap(({ name, isHidden, relation }) => {
    const target = targets.get(relation);
    const member = target === undefined ? undefined : part(target);
    return member ? [{ name, isHidden, member }] : [];
  });
  const strings = part('xl/sharedStrings.xml');
  const styles = part('xl/styles.xml');
  return {
    sheets,
    calendar,
    formats: styles ? readFormats(zip, styles) : [],
    sharedStrings: strings ? readSharedStrings(zip, strings) : [],
  };
}

function readWorksheetTargets(zip: Uint8Array, relations: ZipMember): Map<string, string> {
  const targets = new Map<string, string>();
  readXml(unpackMember(zip, relations), {
    open(name, attributes) {
      if (name !== 'Relationship' || !attributeOf(attributes, 'Type')?.endsWith('/worksheet')) return;
      const target = attributeOf(attributes, 'Target') ?? '';
      targets.set(
        attributeOf(attributes, 'Id') ?? '',
        target.startsWith('/') ? target.slice(1) : `xl/${target}`,
      );
    },
    close() {},
    text() {},
  });
  return targets;
}

function readSheetList(zip: Uint8Array, workbook: ZipMember) {
  const entries: { name: string; isHidden: boolean; relation: string }[] = [];
  let calendar: Calendar = 1900;
  readXml(unpackMember(zip, workbook), {
    open(name, attributes) {
      if (name === 'workbookPr' && /^(1|true)$/.test(attributeOf(attributes, 'date1904') ?? ''))
        calendar = 1904;
      if (name !== 'sheet') return;
      entries.push({
        name: attributeOf(attributes, 'name') ?? '',
        isHidden: (attributeOf(attributes, 'state') ?? 'visible') !== 'visible',
        relation: attributeOf(attributes, 'id') ?? '',
      });
    },
    close() {},
    text() {},
  });
  return { entries, calendar: calendar as Calendar };
}

function readFormats(zip: Uint8Array, styles: ZipMember): readonly NumberFormat[] {
  const codes = new Map<number, NumberFormat>();
  const formats: NumberFormat[] = [];
  let inCellFormats = false;
  readXml(unpackMember(zip, styles), {
    open(name, attributes) {
      if (name === 'numFmt')
        codes.set(
          Number(attributeOf(attributes, 'numFmtId')),
          formatOfCode(attributeOf(attributes, 'formatCode') ?? ''),
        );
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) {
        const id = Number(attributeOf(attributes, 'numFmtId') ?? 0);
        formats.push(codes.get(id) ?? builtInFormat(id) ?? PLAIN);
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
    text() {},
  });
  return formats;
}

/** The texts of the workbook, rich text joined, reading aids for Japanese left out. */
function readSharedStrings(zip: Uint8Array, strings: ZipMember): readonly string[] {
  const texts: string[] = [];
  let text = '';
  let characters = 0;
  let inText = false;
  let inReadingAid = false;
  readXml(unpackMember(zip, strings), {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') inReadingAid = true;
      else if (name === 't') inText = !inReadingAid;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') inReadingAid = false;
      else if (name === 'si') {
        characters += text.length;
        if (characters > MOST_SHARED_CHARACTERS)
          throw new Refusal('workbook-too-large', 'The workbook holds more text than can be read safely.');
        texts.push(unescapeExcel(text));
      }
    },
    text(piece) {
      if (inText) text += piece;
    },
  });
  return texts;
}
