import { describe, expect, it } from 'vitest';
import { looseTable, mapTable } from './map-table.ts';
import { recognise } from './recognise.ts';
import { mapRows, type RowByHeading, recordsOf } from './rows-by-heading.ts';

describe('mCLASS / DIBELS', () => {
  const row: RowByHeading = {
    'School Year': '2023-2024',
    'Enrollment Grade': '04',
    Race: 'H',
    'Assessment Edition': 'DIBELS 8th Edition',
    'Assessment Grade': 'K',
    'Benchmark Period': 'BOY',
    'Composite Level': 'Well Below Benchmark',
    'Composite Score': '271',
    'Client Date': '2023-10-05',
    'Student Primary ID': '605000',
    'Primary ID - Student ID (State ID)': '605000',
  };
  it('reads the composite; an id that is no SSID is read as the local id, and said once', () => {
    const mapped = mapRows([row, row]);
    expect(recordsOf(mapped, 'assessment-result')[0]).toMatchObject({
      studentKey: 'L:605000',
      scaleScore: 271,
      gradeAssessed: 'KG',
      subject: 'english-language-arts',
    });
    expect(mapped.problems).toMatchObject([{ row: 2, code: 'state-id-ignored' }]);
  });
  it('takes the id for what the name of its column says', () => {
    const { 'Primary ID - Student ID (State ID)': _state, ...rest } = row;
    expect(
      recordsOf(
        mapRows([{ ...rest, 'Primary ID - Student ID (District ID)': '1000000001' }]),
        'assessment-result',
      )[0],
    ).toMatchObject({ studentKey: 'L:1000000001' });
    expect(
      recordsOf(
        mapRows([{ ...row, 'Primary ID - Student ID (State ID)': '2663752814' }]),
        'assessment-result',
      )[0],
    ).toMatchObject({ studentKey: 'S:2663752814' });
  });
  it('progress monitoring is never averaged', () => {
    const { 'Benchmark Period': _period, 'Composite Score': _score, ...rest } = row;
    const mapped = mapRows([
      { ...rest, 'PM Period': 'BOY->MOY', Measure: 'ORF', 'Probe Number': '3', Score: '44' },
    ]);
    expect(recordsOf(mapped, 'assessment-result')).toMatchObject([
      { testName: 'DIBELS 8th Edition ORF 3', scaleScore: 44, standing: 'not-comparable' },
    ]);
  });
  it('a summary without ids can be given to nobody', () => {
    const headers = [
      'School Name',
      'Student Name',
      'Grade',
      'Composite Score',
      'Composite Level',
      'DORF (Fluency) Score',
    ];
    const found = recognise(
      looseTable(headers, [], { fileName: 'boy_2018-19.csv', localDate: '2026-02-01' }),
    );
    expect(found.kind === 'format' && found.format.notes).toEqual([
      expect.stringContaining('no column with a student id'),
    ]);
    const cells = [['Oak', 'Doe, Jane', '2', '120', 'At', '55']];
    expect(found.kind === 'format' && mapTable(found.format, cells).problems).toMatchObject([
      { code: 'student-id-missing' },
    ]);
  });
});
