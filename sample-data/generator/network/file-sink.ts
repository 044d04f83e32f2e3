import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** A file that grows line by line; what is not yet on disk fits in a fixed buffer. */
export interface FileSink {
  readonly key: string;
  /** Adds a line and its end. */
  line(text: string): void;
  bytes(chunk: Uint8Array): void;
  /** Writes the rest and closes. Returns lines and bytes written. */
  close(): { readonly lines: number; readonly size: number };
}

const BUFFER = 1 << 19;
const LINE_END = '\r\n';
/** UTF-8 needs at most three bytes for one UTF-16 unit. */
const BYTES_PER_UNIT = 3;

/** Opens a file below a folder for writing, and makes the folders on the way. */
export function fileSink(folder: string, key: string): FileSink {
  const path = `${folder}/${key}`;
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'w');
  const buffer = Buffer.allocUnsafe(BUFFER);
  let used = 0;
  let lines = 0;
  let size = 0;
  const flush = () => {
    writeAll(file, buffer.subarray(0, used));
    size += used;
    used = 0;
  };
  return {
    key,
    line: (text) => {
      const whole = text + LINE_END;
      if (used + whole.length * BYTES_PER_UNIT > BUFFER) flush();
      used += buffer.write(whole, used, 'utf8');
      lines += 1;
    },
    bytes: (chunk) => {
      flush();
      writeAll(file, chunk);
      size += chunk.length;
    },
    close: () => {
      flush();
      closeSync(file);
      return { lines, size };
    },
  };
}

function writeAll(file: number, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written);
}
