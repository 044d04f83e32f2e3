import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordTypeNamed } from '../records/records.ts';
import { writtenOut } from './engine/record-plan.ts';
import { builtInFormats } from './formats.ts';
import { looseTable, mapTable } from './map-table.ts';
import { namedColumns } from './named-columns.ts';
import { recognise } from './recognise.ts';

/** Cells that files hold when something went wrong, beside those that mean something. */
const cell = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '',
      '1',
      '02',
      '2552',
      'Y',
      'No',
      'SD',
      'IAB',
      'ICA',
      'SUM',
      'Math',
      'ELA',
      '2025',
      'student',
      'tobedeleted',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '4/22/2025',
      '2025-04-22',
      '27/04/2025',
      '2026/09/27 3:00:00 PM GMT+3',
      '2663752814',
      '1.23E+09',
      '104233',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '=1+1',
      '@x',
      '\t',
      '\u0000',
      '#N/A',
      '-',
      '9'.repeat(400),
      '"',
      '\uFFFD',
      '{SSID:1}',
      '0001-01-01',
      '99999',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
);

describe('every format that is read', () => {
  const read = builtInFormats.filter((format) => 'records' in format);

  it.each(read.map((format) => [format.title, format] as const))(
    '%s: no cell makes it fail',
    (_title, format) => {
      const columns = namedColumns(format, writtenOut(format.records)).map(
        (name) => name.split('|')[0]?.trim() ?? '',
      );
      const telling = format.recognise.allOf.map((name) => name.split('|')[0]?.trim() ?? '');
      const headers = [...new Set([...telling, ...columns])];
      const teamId = format.place === 'team' ? 'oak' : null;
      const empty = looseTable(headers, [], { fileName: 'export_2025.csv', localDate: '2026-02-01', teamId });
      expect(recognise(empty).kind).toBe('format');
      fc.assert(
        fc.property(
          fc.array(fc.array(cell, { minLength: headers.length, maxLength: headers.length }), {
            maxLength: 8,
          }),
          (rows) => {
            const found = recognise(
              looseTable(headers, rows, { fileName: 'export_2025.csv', localDate: '2026-02-01', teamId }),
            );
            if (found.kind !== 'format') return;
            const mapped = mapTable(found.format, rows);
            expect(mapped.accepted + mapped.rejected + mapped.setAside).toBe(rows.length);
            for (const { type, record, deleted } of mapped.records) {
              expect(Object.keys(record)).toEqual(Object.keys(recordTypeNamed(type).schema.shape));
              if (!deleted) expect(recordTypeNamed(type).schema.safeParse(record).success).toBe(true);
            }
          },
        ),
        { numRuns: 40, seed: 7 },
      );
    },
  );
});
