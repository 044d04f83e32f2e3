import { deflateRawSync } from 'node:zlib';
import { Zip, ZipPassThrough } from 'fflate';

/** Not the clock: the same file, read again after a crash, gives the same receipt to the byte. */
const FIRST_MOMENT_OF_A_ZIP = new Date(1980, 0, 1);
/** 'Deflated', as the format numbers it. */
const DEFLATED = 8;

/** A member of a zip, compressed by Node, which takes a quarter of the time that fflate takes in JavaScript. */
class DeflatedMember extends ZipPassThrough {
  override compression = DEFLATED;
  override mtime = FIRST_MOMENT_OF_A_ZIP;

  protected override process(chunk: Uint8Array, final: boolean): void {
    this.ondata(null, deflateRawSync(chunk, { level: 1 }), final);
  }
}

/** A zip of these members, by their paths; the same members give the same bytes. */
export function zipFile(members: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  for (const [path, bytes] of Object.entries(members)) {
    const member = new DeflatedMember(path);
    zip.add(member);
    member.push(bytes, true);
  }
  zip.end();
  return Buffer.concat(pieces);
}
