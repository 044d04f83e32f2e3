import type { Receipt } from '../../shared/intake/receipt/receipt.ts';
import { districtSettings } from '../../shared/settings/settings.ts';
import type { Container } from '../container.ts';
import { receiptKeyOf } from './write-receipt.ts';

const METRIC = { accepted: 'FilesAccepted', partly: 'FilesPartly', refused: 'FilesRefused' } as const;

/** One line for operators, numbers for the dashboard, and a mail to the data lead when rows were rejected or the file was refused. */
export async function tellPeople(
  container: Container,
  district: string,
  landingKey: string,
  receipt: Receipt,
): Promise<void> {
  const { log, notices, settings } = container;
  log.info('A file was read', {
    key: landingKey,
    format: receipt.format ?? 'none',
    status: receipt.status,
    rows: receipt.rows.total,
    accepted: receipt.rows.accepted,
    rejected: receipt.rows.rejected,
    setAside: receipt.rows.setAside,
    codes: receipt.reasons.flatMap((reason) => reason.code ?? []),
  });
  log.count(METRIC[receipt.status], 1, { district });
  if (receipt.rows.rejected > 0) log.count('RowsRejected', receipt.rows.rejected, { district });
  const to = districtSettings(settings, district).dataLeadEmail;
  if (to && receipt.status !== 'accepted') {
    await notices.receiptHasRejections({
      to,
      file: receipt.file,
      rejected: receipt.rows.rejected,
      receiptKey: receiptKeyOf(landingKey),
    });
  }
}
