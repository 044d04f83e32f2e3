import { outboxKey } from '../../shared/access/outbox-file.ts';
import type { IntakeResult } from '../../shared/intake/read-file.ts';
import { receiptWorkbook } from '../../shared/intake/receipt/receipt-workbook.ts';
import type { Container } from '../container.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Key of a file's receipt (the JSON; the workbook lies beside it). */
export function receiptKeyOf(landingKey: string): string {
  return outboxKey.receipt(landingKey, 'json');
}

/** Writes the receipt of a file: JSON for machines, a workbook for the data lead. The JSON comes last: where it is, the receipt is whole. */
export async function writeReceipt(
  container: Container,
  landingKey: string,
  intake: IntakeResult,
): Promise<void> {
  const { outbox } = container.buckets;
  const workbook = await receiptWorkbook(intake.receipt, intake.toMend);
  await outbox.put(outboxKey.receipt(landingKey, 'xlsx'), workbook, { contentType: XLSX });
  await outbox.put(receiptKeyOf(landingKey), `${JSON.stringify(intake.receipt, null, 2)}\n`, {
    contentType: 'application/json',
  });
}
