import type { CompiledFormat, Recognition, TableFacts } from '../../formats/format-contract.ts';
import { parseSettings } from '../../settings/settings.ts';
import type { LandedFile } from '../bytes/landed-file.ts';
import { type IntakeDependencies, type IntakeResult, readFile } from '../read-file.ts';

/** A record that reached the sink. */
export interface Collected {
  readonly type: string;
  readonly record: Readonly<Record<string, unknown>>;
  readonly row: number;
}

/**
 * A format made for tests of intake: columns "Student ID" and "Score", any others beside them. A score that is no number is a problem,
 * the score "NT" is set aside, the score "crash" makes the mapper fail.
 */
export function recogniseScores(table: TableFacts): Recognition {
  const headers = table.headers.map((header) => header.trim().toLowerCase());
  if (headers.includes('region'))
    return { kind: 'refused', code: 'other-state', message: 'This is a test of another state.' };
  const id = headers.indexOf('student id');
  const score = headers.indexOf('score');
  if (id < 0 || score < 0)
    return { kind: 'refused', code: 'unknown-format', message: 'No format matches.', closest: 'scores' };
  return { kind: 'format', format: scores(table.headers, id, score) };
}

function scores(headers: readonly string[], id: number, score: number): CompiledFormat {
  return {
    name: 'scores',
    version: '1',
    system: 'test',
    completeSet: false,
    recordTypes: ['measure-value'],
    columnsNeeded: [id, score],
    bindRow: () => (cells, _row, out) => {
      const text = cells[score]!.trim();
      if (text === 'NT') out.setAside('not tested');
      else if (text === 'crash') throw new Error('a mistake in the mapper');
      else if (cells[id]!.trim() === '')
        out.problem(headers[id]!, '', 'student-id-missing', 'The id is missing.');
      else if (!/^-?\d+(\.\d+)?$/.test(text))
        out.problem(headers[score]!, text, 'number-unreadable', `"${text}" is no number.`);
      else out.record('measure-value', { id: cells[id]!.trim(), score: Number(text) });
    },
  };
}

const LANDED_AT = '2026-02-02T20:00:00.000Z';

/** Reads bytes (or text as UTF-8) as a landed file with the test format. */
export async function readScores(
  bytes: string | Uint8Array | LandedFile['bytes'],
  options: Partial<IntakeDependencies> & { landingKey?: string } = {},
): Promise<IntakeResult & { collected: Collected[] }> {
  const collected: Collected[] = [];
  const { landingKey = 'alder/scores.csv', ...dependencies } = options;
  const result = await readFile(
    {
      district: 'alder',
      landingKey,
      landedAt: LANDED_AT,
      bytes: typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes,
    },
    {
      settings: parseSettings({}),
      recognise: recogniseScores,
      sink: {
        add: (type, record, origin) => {
          collected.push({ type, record, row: origin.sourceRow });
        },
      },
      ...dependencies,
    },
  );
  return { ...result, collected };
}

/** Row counts as one line: '3 = 1 + 1 + 1' is total = accepted + rejected + set aside. */
export function countsOf({ receipt }: IntakeResult): string {
  const { total, accepted, rejected, setAside } = receipt.rows;
  return `${total} = ${accepted} + ${rejected} + ${setAside}`;
}

/** Ids of the records, in order. */
export function idsOf({ collected }: { collected: readonly Collected[] }): unknown[] {
  return collected.map(({ record }) => record.id);
}
