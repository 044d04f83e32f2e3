import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { Log, Notices } from './container.ts';

/**
 * Mails by SES. They name files and teams, never a student. A mail that cannot be sent is a line in the log and no more: the
 * file is read and the workbook is there, whoever is told.
 */
export function awsNotices(sender: string, log: Log, client = new SESv2Client({})): Notices {
  async function send(to: readonly string[], subject: string, lines: readonly string[]): Promise<void> {
    if (to.length === 0) return;
    try {
      await mail(to, subject, lines);
    } catch (error) {
      log.warn('A mail could not be sent', {
        subject,
        error: error instanceof Error ? error.name : 'unknown',
      });
    }
  }
  async function mail(to: readonly string[], subject: string, lines: readonly string[]): Promise<void> {
    await client.send(
      new SendEmailCommand({
        FromEmailAddress: sender,
        Destination: { ToAddresses: [...to] },
        Content: {
          Simple: {
            Subject: { Data: subject, Charset: 'UTF-8' },
            Body: { Text: { Data: `${lines.join('\n')}\n`, Charset: 'UTF-8' } },
          },
        },
      }),
    );
  }
  return {
    workbookReady: ({ to, teamName, keys }) =>
      send(to, `New data for ${teamName}`, [
        `The workbook of ${teamName} has new data. Sign in to your files to open it:`,
        '',
        ...keys,
      ]),
    receiptHasRejections: ({ to, file, rejected, receiptKey }) =>
      send(
        [to],
        rejected > 0 ? `${rejected} rows of ${file} could not be used` : `${file} could not be read`,
        [
          'The receipt says for every row what is wrong and how to mend it.',
          'Mend the rows in the sheet "Rows to mend" and drop that file, or mend them in the source system and export again.',
          '',
          receiptKey,
        ],
      ),
  };
}
