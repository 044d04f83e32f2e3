import { problemFacts } from '../problem-codes.ts';
import type { ReasonCount, Receipt, ReceiptProblem } from './receipt.ts';

/** Examples shown of each reason. */
const EXAMPLES = 3;

/** One sentence that says what happened to the file. */
export function receiptHeadline(receipt: Receipt): string {
  const { rows, status } = receipt;
  if (status === 'refused') return `Not read. ${receipt.refusal?.message ?? ''}`.trim();
  if (rows.total === 0) return 'Read, but there are no rows in it.';
  const rest = [
    rows.rejected > 0 ? `${counted(rows.rejected, 'row')} must be mended` : '',
    rows.setAside > 0 ? `${counted(rows.setAside, 'row')} set aside` : '',
  ].filter((part) => part !== '');
  const all = `${number(rows.accepted)} of ${counted(rows.total, 'row')} accepted`;
  const unread = receipt.tables.filter(({ refusal }) => refusal).length;
  if (unread > 0) rest.push(`${counted(unread, 'part')} of the file not read (see the notes)`);
  if (rest.length === 0) return `Everything was read: ${all}.`;
  const nothing = rows.accepted === 0 && rows.rejected > 0 ? 'Nothing could be used: ' : '';
  return `${nothing}${all}; ${rest.join('; ')}.`;
}

/** The counts by reason that a data lead can act on or should know of. */
export function reasonLine(reason: ReasonCount): string {
  const what = { rejected: 'rejected', 'set aside': 'set aside', noted: 'noted' }[reason.outcome];
  return `${number(reason.rows)} ${what}: ${reason.reason}`;
}

/** The first problems behind a reason. */
export function examplesOf(
  receipt: Receipt,
  reason: ReasonCount,
  most = EXAMPLES,
): readonly ReceiptProblem[] {
  return receipt.problems
    .filter(
      (problem) => problem.code === reason.code && (problem.noted ?? false) === (reason.outcome === 'noted'),
    )
    .slice(0, most);
}

/** The receipt as plain text, for a terminal. */
export function receiptText(receipt: Receipt): string {
  const lines = [
    `${receipt.district} / ${receipt.file}`,
    `  ${receiptHeadline(receipt)}`,
    ...(receipt.format ? [`  Format: ${receipt.format}`] : []),
    ...(receipt.refusal?.closest ? [`  Closest known format: ${receipt.refusal.closest}`] : []),
    ...recordsLine(receipt),
    ...receipt.reasons.flatMap((reason) => reasonText(receipt, reason)),
    ...receipt.notes.map((note) => `  Note: ${note}`),
  ];
  return lines.join('\n');
}

function recordsLine({ records }: Receipt): string[] {
  const made = Object.entries(records).map(([type, count]) => `${number(count)} ${type}`);
  return made.length === 0 ? [] : [`  Records: ${made.join(', ')}`];
}

function reasonText(receipt: Receipt, reason: ReasonCount): string[] {
  const examples = examplesOf(receipt, reason).map((problem) => `      ${exampleText(problem)}`);
  return [
    `  ${reasonLine(reason)}`,
    ...(reason.mend === '' || receipt.status === 'refused' ? [] : [`      To mend: ${reason.mend}`]),
    ...(receipt.status === 'refused' ? [] : examples),
  ];
}

/** 'row 12, SSID "123": ...' without the advice, which stands once beside the reason. */
export function exampleText(problem: ReceiptProblem): string {
  return problem.message.replace(problemFacts(problem.code).mend, '').trim();
}

export function number(count: number): string {
  return count.toLocaleString('en-US');
}

export function counted(count: number, thing: string): string {
  return `${number(count)} ${thing}${count === 1 ? '' : 's'}`;
}
