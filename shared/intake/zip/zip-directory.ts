import { Refusal } from '../refusal.ts';
import { decodeWindows1252 } from '../text/windows-1252.ts';

/** One file of a zip, as its central directory says. */
export interface ZipMember {
  readonly name: string;
  readonly method: 'stored' | 'deflated';
  readonly packedSize: number;
  readonly size: number;
  readonly crc32: number;
  /** Where its packed bytes begin in the zip. */
  readonly dataStart: number;
}

/** Unpacked bytes that one zip may hold. */
const MOST_UNPACKED_BYTES = 1024 ** 3;
const MOST_MEMBERS = 10_000;
/** Tables pack 5 to 60 times smaller. More than this, beyond a harmless size, is a bomb. */
const MOST_RATIO = 250;
const HARMLESS_BYTES = 16 * 1024 * 1024;

const END_RECORD = 0x06054b50;
const ZIP64_END_RECORD = 0x06064b50;
const ZIP64_LOCATOR = 0x07064b50;
const MEMBER_RECORD = 0x02014b50;
const LOCAL_RECORD = 0x04034b50;
const END_RECORD_BYTES = 22;
const MEMBER_RECORD_BYTES = 46;
const LOCAL_RECORD_BYTES = 30;
const LONGEST_COMMENT = 0xffff;
const IN_ZIP64 = 0xffffffff;

/**
 * Reads the central directory of a zip, which alone says what the zip holds. Throws a refusal for damaged, encrypted and oversized zips, for names that
 * point outside of the zip, and for members that overlap. Folders and the Macintosh's own extra files are left out.
 */
export function readZipDirectory(zip: Uint8Array): readonly ZipMember[] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const { count, start } = findDirectory(zip, view);
  if (count > MOST_MEMBERS) throw new Refusal('zip-too-large', `The zip holds ${count} files.`);
  const members: ZipMember[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + MEMBER_RECORD_BYTES > zip.length || view.getUint32(at, true) !== MEMBER_RECORD) throw damaged();
    const record = readMemberRecord(zip, view, at);
    if (!isFolderOrExtra(record.name)) members.push(locateMember(view, record));
    at = record.next;
  }
  checkSizes(members, zip.length);
  return members;
}

function damaged(): Refusal {
  return new Refusal('zip-damaged', 'The zip file is damaged or was cut off.');
}

function findDirectory(zip: Uint8Array, view: DataView): { count: number; start: number } {
  const first = Math.max(0, zip.length - END_RECORD_BYTES - LONGEST_COMMENT);
  let end = zip.length - END_RECORD_BYTES;
  while (end >= first && view.getUint32(end, true) !== END_RECORD) end--;
  if (end < first || end < 0) throw damaged();
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (count !== 0xffff && start !== IN_ZIP64) return { count, start };
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== ZIP64_LOCATOR) throw damaged();
  const zip64 = Number(view.getBigUint64(locator + 8, true));
  if (zip64 + 56 > zip.length || view.getUint32(zip64, true) !== ZIP64_END_RECORD) throw damaged();
  return {
    count: Number(view.getBigUint64(zip64 + 32, true)),
    start: Number(view.getBigUint64(zip64 + 48, true)),
  };
}

interface MemberRecord {
  readonly name: string;
  readonly method: number;
  readonly packedSize: number;
  readonly size: number;
  readonly crc32: number;
  readonly localStart: number;
  readonly next: number;
}

function readMemberRecord(zip: Uint8Array, view: DataView, at: number): MemberRecord {
  const flags = view.getUint16(at + 8, true);
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const commentLength = view.getUint16(at + 32, true);
  const nameEnd = at + MEMBER_RECORD_BYTES + nameLength;
  if (nameEnd + extraLength > zip.length) throw damaged();
  const name = memberName(zip.subarray(at + MEMBER_RECORD_BYTES, nameEnd));
  if (flags & 1) throw new Refusal('zip-encrypted', `"${name}" in the zip is protected with a password.`);
  const sizes = {
    size: view.getUint32(at + 24, true),
    packedSize: view.getUint32(at + 20, true),
    localStart: view.getUint32(at + 42, true),
  };
  readZip64Sizes(view, nameEnd, extraLength, sizes);
  return {
    name,
    method: view.getUint16(at + 10, true),
    crc32: view.getUint32(at + 16, true),
    ...sizes,
    next: nameEnd + extraLength + commentLength,
  };
}

/** Sizes that do not fit into 32 bits, or whose writer never uses 32 bits, stand in an extra field, in this order. */
function readZip64Sizes(
  view: DataView,
  extraStart: number,
  extraLength: number,
  sizes: { size: number; packedSize: number; localStart: number },
): void {
  let at = extraStart;
  const end = extraStart + extraLength;
  while (at + 4 <= end) {
    const length = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1) {
      let value = at + 4;
      for (const name of ['size', 'packedSize', 'localStart'] as const) {
        if (sizes[name] !== IN_ZIP64) continue;
        if (value + 8 > end) throw damaged();
        sizes[name] = Number(view.getBigUint64(value, true));
        value += 8;
      }
    }
    at += 4 + length;
  }
}

/** Names are UTF-8; those of old programs that are not are read as Windows-1252, which is right for plain letters. */
function memberName(bytes: Uint8Array): string {
  let name: string;
  try {
    name = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    name = decodeWindows1252(bytes);
  }
  const normal = name.replaceAll('\\', '/');
  const isUnsafe =
    normal.startsWith('/') ||
    /^[a-z]:/i.test(normal) ||
    normal.split('/').includes('..') ||
    normal.includes('\0');
  if (isUnsafe)
    throw new Refusal('zip-unsafe-path', 'A file in the zip has a name that points outside of the zip.');
  return normal;
}

function isFolderOrExtra(name: string): boolean {
  const base = name.split('/').at(-1)!;
  return (
    base === '' ||
    name.startsWith('__MACOSX/') ||
    base.startsWith('._') ||
    base === '.DS_Store' ||
    base === 'Thumbs.db'
  );
}

function locateMember(view: DataView, record: MemberRecord): ZipMember {
  const { name, method, packedSize, size, crc32, localStart } = record;
  if (localStart + LOCAL_RECORD_BYTES > view.byteLength || view.getUint32(localStart, true) !== LOCAL_RECORD)
    throw damaged();
  const dataStart =
    localStart +
    LOCAL_RECORD_BYTES +
    view.getUint16(localStart + 26, true) +
    view.getUint16(localStart + 28, true);
  if (dataStart + packedSize > view.byteLength) throw damaged();
  if (method !== 0 && method !== 8)
    throw new Refusal('other-archive', `"${name}" in the zip is packed in a way that is not read here.`);
  if (method === 0 && packedSize !== size) throw damaged();
  return { name, method: method === 0 ? 'stored' : 'deflated', packedSize, size, crc32, dataStart };
}

function checkSizes(members: readonly ZipMember[], zipLength: number): void {
  const unpacked = members.reduce((sum, member) => sum + member.size, 0);
  if (unpacked > MOST_UNPACKED_BYTES)
    throw new Refusal('zip-too-large', 'Unpacked, the files in the zip are larger than 1 GB.');
  const isBomb = members.some(
    ({ size, packedSize }) => size > HARMLESS_BYTES && size > MOST_RATIO * packedSize,
  );
  if (isBomb || unpacked > Math.max(HARMLESS_BYTES, MOST_RATIO * zipLength))
    throw new Refusal('zip-too-large', 'The zip is packed in a way that only attacks on programs are.');
  const inOrder = [...members].sort((a, b) => a.dataStart - b.dataStart);
  for (let at = 1; at < inOrder.length; at++) {
    const before = inOrder[at - 1]!;
    if (before.dataStart + before.packedSize > inOrder[at]!.dataStart) throw damaged();
  }
}
