import type { RowNote } from './sample-file.ts';
import type { SlipFault } from './teams/team-story.ts';

/** A form export with its faults, and what a reader should make of them. */
export interface FaultyExport {
  /** Data rows, header not included. */
  readonly rows: readonly string[][];
  readonly rejected: readonly RowNote[];
  readonly setAside: readonly RowNote[];
  readonly remarks: readonly string[];
}

/** Puts the faults into the rows of an export, from the last to the first so that positions hold. */
export function withFaults(
  rows: readonly string[][],
  header: readonly string[],
  faults: readonly SlipFault[],
): FaultyExport {
  const out = rows.map((row) => [...row]);
  const remarks: string[] = [];
  for (const fault of [...faults].sort((a, b) => b.at - a.at)) {
    const row = out[fault.at]!;
    switch (fault.kind) {
      case 'unreadable-time':
        out.splice(fault.at + 1, 0, row.with(0, 'yesterday'));
        break;
      case 'sent-twice': {
        // The first slip from here on that names its student plainly.
        const at = out.findIndex((other, position) => position >= fault.at && /^\d+$/.test(other[1]!));
        out.splice(at + 1, 0, out[at]!.with(0, secondLater(out[at]![0]!)));
        remarks.push('1 student sends the same slip twice: it counts once');
        break;
      }
      case 'left-blank':
        out.splice(fault.at + 1, 0, [secondLater(row[0]!), ...row.slice(1).map(() => '')]);
        break;
      case 'same-second': {
        const at = out.findIndex(
          (other, position) =>
            position >= fault.at && other.slice(1).join() === (out[position + 1] ?? []).slice(1).join(),
        );
        out[at + 1]![0] = out[at]![0]!;
        remarks.push('2 students send the same answer in the same second: both count');
        break;
      }
      case 'writes':
        row[header.indexOf(fault.column)] = fault.text;
        remarks.push(`1 student writes ${JSON.stringify(fault.text)}`);
        break;
    }
  }
  const count = (kind: SlipFault['kind']) => faults.filter((fault) => fault.kind === kind).length;
  const notes = (rows: number, why: string) => (rows > 0 ? [{ rows, why }] : []);
  return {
    rows: out,
    rejected: notes(count('unreadable-time'), 'a time nobody can read ("yesterday")'),
    setAside: notes(count('left-blank'), 'a slip with nothing but its time'),
    remarks: remarks.reverse(),
  };
}

/** The same time one second later (the seconds part only; never used on a 59th second). */
function secondLater(time: string): string {
  return time.replace(
    /:(\d\d)( [AP]M.*)?$/,
    (_, seconds: string, rest: string | undefined) =>
      `:${String((Number(seconds) + 1) % 60).padStart(2, '0')}${rest ?? ''}`,
  );
}
