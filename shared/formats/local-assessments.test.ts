import { describe, expect, it } from 'vitest';
import { mapRows, type RowByHeading, recordsOf } from './rows-by-heading.ts';

describe('local assessments', () => {
  it('long: one row a student and test', () => {
    const mapped = mapRows([
      { StudentID: '605000', AssessmentName: 'Math Benchmark Q1', TestDate: '2025-01-15', Score: '450' },
    ]);
    expect(recordsOf(mapped, 'assessment-result')).toMatchObject([
      {
        test: 'local:Math Benchmark Q1',
        subject: 'mathematics',
        schoolYear: '2024-25',
        administration: '2025-01-15',
        scaleScore: 450,
        distanceFromStandard: null,
      },
    ]);
  });
  it('wide: the whole score, named by the file', () => {
    const mapped = mapRows(
      [
        {
          studentId: '100',
          schoolYear: '2024',
          adminDate: '01/05/2024',
          grade: '3',
          scaleScore: '500',
          performanceLevel: 'Met expectations',
        },
      ],
      {
        fileName: 'Unit 2 math.csv',
      },
    );
    expect(recordsOf(mapped, 'assessment-result')).toMatchObject([
      { test: 'local:Unit 2 math', subject: 'mathematics', performanceWords: 'Met expectations' },
    ]);
  });
  it('growth percentiles of somebody else keep the name of who computed them', () => {
    const row: RowByHeading = {
      SSID: '2663752814',
      'School year': '2024-25',
      Subject: 'Math',
      'Growth percentile': '63',
      Provider: 'CORE',
      Window: 'year',
    };
    expect(recordsOf(mapRows([row]), 'supplied-growth')).toMatchObject([
      { provider: 'CORE', window: 'year', growthPercentile: 63, subject: 'mathematics' },
    ]);
    expect(mapRows([{ ...row, 'Growth percentile': '120' }]).problems).toMatchObject([
      { code: 'percentile-out-of-range', value: '120' },
    ]);
    expect(mapRows([{ ...row, 'Growth percentile': '' }]).reasons).toEqual({ 'no percentile': 1 });
  });
});
