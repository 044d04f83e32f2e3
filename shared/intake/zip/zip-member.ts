import { Inflate } from 'fflate';
import { Refusal } from '../refusal.ts';
import { updateCrc32 } from './crc32.ts';
import type { ZipMember } from './zip-directory.ts';

/** Packed bytes inflated at a time: bounds what one step can unpack to (at most 1,032 times as much). */
const PACKED_STEP = 16 * 1024;

/**
 * The unpacked bytes of a member, chunk by chunk. Throws a refusal when they do not unpack, are not as many as the directory says,
 * or do not have its checksum.
 */
export function* unpackMember(zip: Uint8Array, member: ZipMember): Generator<Uint8Array> {
  const packed = zip.subarray(member.dataStart, member.dataStart + member.packedSize);
  let size = 0;
  let crc = 0;
  for (const chunk of member.method === 'stored' ? [packed] : inflated(packed, member)) {
    size += chunk.length;
    if (size > member.size) throw damagedMember(member);
    crc = updateCrc32(crc, chunk);
    yield chunk;
  }
  if (size !== member.size || crc !== member.crc32) throw damagedMember(member);
}

function* inflated(packed: Uint8Array, member: ZipMember): Generator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const inflate = new Inflate((chunk) => {
    if (chunk.length > 0) ready.push(chunk);
  });
  for (let at = 0; at < packed.length; at += PACKED_STEP) {
    try {
      inflate.push(packed.subarray(at, at + PACKED_STEP), at + PACKED_STEP >= packed.length);
    } catch {
      throw damagedMember(member);
    }
    yield* ready;
    ready = [];
  }
}

function damagedMember(member: ZipMember): Refusal {
  return new Refusal(
    'zip-damaged',
    `"${member.name}" in the zip is damaged: it does not unpack to what the zip says.`,
  );
}

/** All unpacked bytes of a member. */
export function unpackWhole(zip: Uint8Array, member: ZipMember): Uint8Array {
  return Buffer.concat([...unpackMember(zip, member)], member.size);
}
