import { describe, expect, it } from 'vitest';
import { mapRows, type RowByHeading, recordsOf } from './rows-by-heading.ts';

describe('Renaissance Star', () => {
  const row: RowByHeading = {
    RenaissanceClientID: '100',
    SchoolYear: '2023-2024',
    StudentIdentifier: '00003',
    StudentStateID: '2663752814',
    CurrentGrade: '8',
    Grade: '8',
    CompletedDate: '2023-08-24T02:47:52.734Z',
    CompletedDateLocal: '2023-08-23T18:47:52.734Z',
    AssessmentStatus: 'Active',
    ScaledScore: '348',
    UnifiedScore: '950',
    GradeEquivalent: '3.2',
    PercentileRank: '2',
    TotalPossible: '34',
    InstructionalReadingLevel: '3',
    CurrentSGP: '85',
    StudentGrowthPercentileFallFall: '',
    HispanicOrLatino: 'No',
    White: 'Yes',
  };
  it('gives the scaled score of the local day and the growth percentile', () => {
    const mapped = mapRows([row]);
    expect(recordsOf(mapped, 'assessment-result')).toMatchObject([
      {
        studentKey: 'S:2663752814',
        studentLocalId: '00003',
        testName: 'Star Reading',
        subject: 'english-language-arts',
        testedOn: '2023-08-23',
        scaleScore: 348,
        gradeAssessed: '08',
      },
    ]);
    expect(recordsOf(mapped, 'supplied-growth')).toMatchObject([
      { provider: 'Renaissance Star SGP', window: 'current', growthPercentile: 85 },
    ]);
  });
  it('is mathematics where no reading column is', () => {
    const { InstructionalReadingLevel: _level, ...math } = row;
    expect(recordsOf(mapRows([math]), 'assessment-result')).toMatchObject([
      { testName: 'Star Math', subject: 'mathematics' },
    ]);
  });
  it('of a file with the columns of all tests is told by its activity, else by what its row fills', () => {
    const mixed = {
      ...row,
      InstructionalReadingLevel: '',
      'Activity Type': '',
      'Quantile Measure': '',
      'ZPD Range': '',
      'Literacy Classification': '',
    };
    const mapped = mapRows([
      { ...mixed, 'Activity Type': 'Star Math' },
      { ...mixed, 'Quantile Measure': '645Q' },
      { ...mixed, 'ZPD Range': '2.1-3.0' },
      { ...mixed, 'Literacy Classification': 'Probable Reader' },
      mixed,
    ]);
    expect(recordsOf(mapped, 'assessment-result').map(({ testName }) => testName)).toEqual([
      'Star Math',
      'Star Math',
      'Star Reading',
      'Star Early Literacy',
    ]);
    expect(mapped.problems).toMatchObject([{ row: 6, code: 'subject-unknown' }]);
  });
  it('sets deactivated tests aside', () => {
    expect(mapRows([{ ...row, AssessmentStatus: 'Deactivated' }]).reasons).toEqual({ 'deactivated test': 1 });
  });
  it('reads the old form', () => {
    const old: RowByHeading = {
      StudentId: '17',
      ExportGrade: '5',
      DateTaken: '9/1/2016',
      AssessmentGrade: '5',
      SS: '512',
      GE: '4.9',
      PR: '48',
      NCE: '49',
      IRL: '4.5',
    };
    expect(recordsOf(mapRows([old]), 'assessment-result')).toMatchObject([
      { scaleScore: 512, percentile: 48, schoolYear: '2016-17', subject: 'english-language-arts' },
    ]);
  });
});
