import type { Siblings, SiblingTable } from '../formats/format-contract.ts';
import { type Chunks, collect, peek } from './bytes/chunks.ts';
import { contentKind, SNIFF_BYTES } from './bytes/content-kind.ts';
import { withTurns } from './bytes/event-loop.ts';
import { Refusal } from './refusal.ts';
import { openWorkbook } from './sheet/open-workbook.ts';
import type { FilePart, OpenFile, OpenTable } from './table.ts';
import { openDelimitedText } from './text/delimited-table.ts';
import { readSmallTable } from './text/small-table.ts';
import { readZipDirectory, type ZipMember } from './zip/zip-directory.ts';
import { unpackMember, unpackWhole } from './zip/zip-member.ts';

/** A zip or workbook is held in memory packed, because its list of contents stands at its end. */
const LARGEST_ZIP = 256 * 1024 * 1024;
/** A workbook inside a zip is unpacked into memory. */
const LARGEST_INNER_WORKBOOK = 64 * 1024 * 1024;
/** Members that other members may look into (OneRoster's manifest, sessions, organisations). */
const LARGEST_SIBLING = 4 * 1024 * 1024;

/** Other kinds of file that are zips, by a part that only they have. */
const OTHER_ZIPS: readonly {
  readonly part: RegExp;
  readonly what: string;
  readonly isSpreadsheet: boolean;
}[] = [
  { part: /^xl\/workbook\.bin$/i, what: 'This is a binary Excel workbook (.xlsb).', isSpreadsheet: true },
  {
    part: /^index\/.*\.iwa$|^index\.zip$/i,
    what: 'This is a document of Numbers, Pages or Keynote.',
    isSpreadsheet: true,
  },
  { part: /^content\.xml$/i, what: 'This is a LibreOffice document.', isSpreadsheet: true },
  { part: /^word\/document\.xml$/i, what: 'This is a Word document.', isSpreadsheet: false },
  { part: /^ppt\/presentation\.xml$/i, what: 'This is a PowerPoint presentation.', isSpreadsheet: false },
];

/** Opens the bytes of a file, judging by its content, never by its name. Throws a refusal when there is nothing in it to read. */
export async function openFile(bytes: Chunks): Promise<OpenFile> {
  const { head, all } = await peek(bytes, SNIFF_BYTES);
  const content = contentKind(head);
  if (content.kind === 'empty') throw new Refusal('empty-file', 'The file is empty.');
  if (content.kind === 'refused') throw new Refusal(content.code, content.message);
  if (content.kind === 'text')
    return { kind: 'text', parts: [{ kind: 'table', table: await openDelimitedText(all) }] };
  const zip = await collect(all, LARGEST_ZIP);
  if (!zip) throw new Refusal('zip-too-large', 'The zip file is larger than 256 MB.');
  const members = readZipDirectory(zip);
  if (isWorkbook(members)) return { kind: 'workbook', parts: openWorkbook(zip, members) };
  refuseOtherZips(members);
  return { kind: 'zip', parts: membersOf(zip, members) };
}

function isWorkbook(members: readonly ZipMember[]): boolean {
  return members.some(({ name }) => name.toLowerCase() === 'xl/workbook.xml');
}

function refuseOtherZips(members: readonly ZipMember[]): void {
  const other = OTHER_ZIPS.find(({ part }) => members.some(({ name }) => part.test(name)));
  if (other) throw new Refusal(other.isSpreadsheet ? 'other-spreadsheet' : 'not-a-data-file', other.what);
  if (members.length === 0) throw new Refusal('zip-empty', 'There is no file in the zip.');
}

async function* membersOf(zip: Uint8Array, members: readonly ZipMember[]): AsyncGenerator<FilePart> {
  const siblings = { names: members.map(({ name }) => name), table: siblingReader(zip, members) };
  for (const member of members)
    try {
      for await (const part of openMember(zip, member))
        yield part.kind === 'table'
          ? { kind: 'table', table: inZip(part.table, member.name, siblings) }
          : { kind: 'unread', unread: { ...part.unread, memberName: member.name } };
    } catch (error) {
      // Damage to the zip itself concerns the whole file; anything else only this member.
      if (!(error instanceof Refusal) || error.code === 'zip-damaged') throw error;
      const { code, message } = error;
      yield { kind: 'unread', unread: { memberName: member.name, code, message } };
    }
}

/** A sheet of a workbook in a zip keeps the other sheets beside it. */
function inZip(table: OpenTable, memberName: string, members: Siblings): OpenTable {
  return { ...table, memberName, siblings: table.sheetName === undefined ? members : table.siblings };
}

async function* openMember(zip: Uint8Array, member: ZipMember): AsyncGenerator<FilePart> {
  const { head, all } = await peek(withTurns(unpackMember(zip, member)), SNIFF_BYTES);
  const content = contentKind(head);
  if (content.kind === 'empty') throw new Refusal('empty-file', 'The file is empty.');
  if (content.kind === 'refused') throw new Refusal(content.code, content.message);
  if (content.kind === 'text') yield { kind: 'table', table: await openDelimitedText(all) };
  else yield* openInnerZip(zip, member);
}

function openInnerZip(zip: Uint8Array, member: ZipMember): Iterable<FilePart> {
  const tooDeep = new Refusal('zip-nested', `"${member.name}" is a zip inside the zip.`);
  if (!/\.xls[xm]$/i.test(member.name)) throw tooDeep;
  if (member.size > LARGEST_INNER_WORKBOOK)
    throw new Refusal('workbook-too-large', 'The workbook is larger than can be read safely.');
  const inner = unpackWhole(zip, member);
  const innerMembers = readZipDirectory(inner);
  if (!isWorkbook(innerMembers)) throw tooDeep;
  return openWorkbook(inner, innerMembers);
}

/** Reads members on demand, each at most once. */
function siblingReader(
  zip: Uint8Array,
  members: readonly ZipMember[],
): (name: string) => SiblingTable | undefined {
  const read = new Map<string, SiblingTable | undefined>();
  return (name) => {
    const wanted = baseName(name);
    if (!read.has(wanted)) {
      const member = members.find((candidate) => baseName(candidate.name) === wanted);
      const isReadable = member !== undefined && member.size > 0 && member.size <= LARGEST_SIBLING;
      read.set(wanted, isReadable ? readSmallTable(unpackWhole(zip, member)) : undefined);
    }
    return read.get(wanted);
  };
}

function baseName(path: string): string {
  return path.split('/').at(-1)!.toLowerCase();
}
