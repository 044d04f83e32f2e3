import type { SiblingTable } from '../../formats/format-contract.ts';
import { dialectGuesses } from './dialect.ts';
import { textEncoding } from './encoding.ts';
import { RecordScanner } from './record-scanner.ts';

/** Reads a small delimited text whole, its first line being the header; undefined when it has none. For members of a zip that others refer to. */
export function readSmallTable(bytes: Uint8Array): SiblingTable | undefined {
  const encoding = textEncoding(bytes);
  const text = encoding === 'utf-8' ? bytes : Buffer.from(new TextDecoder(encoding).decode(bytes), 'utf8');
  const body = text[0] === 0xef && text[1] === 0xbb && text[2] === 0xbf ? text.subarray(3) : text;
  const records: string[][] = [];
  const scanner = new RecordScanner(dialectGuesses(body, true)[0]!.dialect, (record) => {
    if (!record.isBlank && record.fault === null) records.push(record.cells());
  });
  scanner.push(body);
  scanner.finish();
  const [headers, ...rows] = records;
  return headers && { headers, rows };
}
