import { createHmac } from 'node:crypto';
import type { ExitSlipAnswer } from '../records/classroom.ts';
import { exitSlipAnswer } from '../records/classroom.ts';
import type { IsoDate } from '../workbook/team-view.ts';

/** One point of one line, by what it is about. */
export interface PointName {
  readonly measureId: string;
  /** The question behind a line of exit slips; null for observations. */
  readonly itemId: string | null;
  readonly source: string;
  /** Null = the team's sections together. */
  readonly section: string | null;
  readonly date: IsoDate;
}

/** The hidden keys under which typed cells are found again. */
export interface RowKeys {
  readonly answer: (record: ExitSlipAnswer) => string;
  readonly point: (point: PointName) => string;
  readonly test: (testId: string) => string;
  readonly meeting: (metOn: IsoDate) => string;
}

/** Characters of a key: 132 bits, so that two rows never share one. */
const KEY_LENGTH = 22;

/**
 * Row keys of a team: HMAC-SHA256 with the district's secret over the team and the natural key of the row. They are the same in every
 * run, say nothing about a student, and cannot be made by anybody without the secret.
 *
 * @example rowKeys('secret', 'oak').meeting('2026-02-04') // 22 characters of A-Z a-z 0-9 - _
 */
export function rowKeys(secret: string, teamId: string): RowKeys {
  const key = (kind: string, ...naturalKey: readonly unknown[]): string =>
    createHmac('sha256', secret)
      .update(JSON.stringify([teamId, kind, ...naturalKey]))
      .digest('base64url')
      .slice(0, KEY_LENGTH);
  return {
    answer: (record) =>
      key('answer', ...exitSlipAnswer.naturalKey.map((field) => record[field as keyof ExitSlipAnswer])),
    point: ({ measureId, itemId, source, section, date }) =>
      key('point', measureId, itemId, source, section, date),
    test: (testId) => key('test', testId),
    meeting: (metOn) => key('meeting', metOn),
  };
}
