import type { CompiledFormat, RowSink } from '../../formats/format-contract.ts';
import { type NumberedRecord, recordOf } from '../../records/numbered-record.ts';
import type { RecordTypeName } from '../../records/records.ts';
import type { RecordOrigin, RecordSink } from '../record-sink.ts';
import type { RowProblem } from './problem-list.ts';

/** What a format made of the row at hand. Its arrays are used again for the next row. */
export interface MappedRow {
  /** Maps a row; what the row before gave is forgotten. A mapper that fails gives one problem and no record. */
  map(cells: readonly string[], line: number, cellNumbers: Int32Array | undefined): void;
  readonly recordCount: number;
  readonly problems: readonly RowProblem[];
  /** Why nothing in the row is wanted, if the format said so. */
  readonly aside: string | null;
  /** Hands the records to the sink, and their types to `count`. */
  emit(sink: RecordSink, line: number, count: (type: RecordTypeName) => void): void;
}

const NO_PROBLEMS: readonly RowProblem[] = [];

export function startMapping(format: CompiledFormat): MappedRow {
  const mapRow = format.bindRow();
  const mapNumberedRow = format.bindNumberedRow?.();
  let numbered: readonly NumberedRecord[] | undefined;
  // Written over from the start for each row: emptying arrays would make them grow anew half a million times.
  const types: RecordTypeName[] = [];
  const records: Readonly<Record<string, unknown>>[] = [];
  const deleted: boolean[] = [];
  let recordCount = 0;
  let problems: RowProblem[] = [];
  let aside: string | null = null;

  const out: RowSink = {
    record(type, record, options) {
      types[recordCount] = type;
      records[recordCount] = record;
      deleted[recordCount] = options?.deleted === true;
      recordCount++;
    },
    problem(column, value, code, message) {
      problems.push({ column, value, code, message });
    },
    setAside(reason) {
      aside ??= reason;
    },
  };

  return {
    map(cells, line, cellNumbers) {
      recordCount = 0;
      if (problems.length > 0) problems = [];
      aside = null;
      try {
        numbered = cellNumbers && mapNumberedRow?.(cells, cellNumbers);
        if (numbered) recordCount = numbered.length;
        else mapRow(cells, line, out);
      } catch {
        recordCount = 0;
        numbered = undefined;
        problems = [
          { column: null, value: '', code: 'row-failed', message: 'The program failed on this row.' },
        ];
      }
    },
    get recordCount() {
      return recordCount;
    },
    get problems() {
      return problems.length === 0 ? NO_PROBLEMS : problems;
    },
    get aside() {
      return aside;
    },
    emit(sink, line, count) {
      const origin: RecordOrigin = { sourceRow: line, system: format.system };
      if (numbered) {
        for (let at = 0; at < numbered.length; at++) {
          const record = numbered[at]!;
          count(record.type);
          if (sink.addNumbered) sink.addNumbered(record, origin);
          else sink.add(record.type, recordOf(record), origin);
        }
        return;
      }
      for (let at = 0; at < recordCount; at++) {
        count(types[at]!);
        sink.add(types[at]!, records[at]!, deleted[at] ? { ...origin, deleted: true } : origin);
      }
    },
  };
}
