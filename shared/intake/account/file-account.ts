import type { RecordTypeName } from '../../records/records.ts';
import type { TableReceipt } from '../receipt/receipt.ts';
import type { RecordSink } from '../record-sink.ts';
import { type ProblemList, startProblemList } from './problem-list.ts';
import { type ReasonCounting, startReasonCounting } from './reason-counts.ts';
import { type MendCollecting, type OpenOverflow, startMendCollecting } from './rows-to-mend.ts';

/** Everything that is gathered for the receipt of one file while its tables are read. */
export interface FileAccount {
  readonly sink: RecordSink;
  readonly problems: ProblemList;
  readonly reasons: ReasonCounting;
  readonly toMend: MendCollecting;
  readonly records: Partial<Record<RecordTypeName, number>>;
  readonly tables: TableReceipt[];
  readonly notes: string[];
}

export function startFileAccount(sink: RecordSink, openOverflow: OpenOverflow | undefined): FileAccount {
  return {
    sink,
    problems: startProblemList(),
    reasons: startReasonCounting(),
    toMend: startMendCollecting(openOverflow),
    records: {},
    tables: [],
    notes: [],
  };
}
