import { describe, expect, it } from 'vitest';
import { mapRows, type RowByHeading, recordsOf } from './rows-by-heading.ts';

describe('NWEA MAP Growth', () => {
  const row: RowByHeading = {
    TermName: 'Spring 2024-2025',
    SchoolName: 'Oak Elementary',
    StudentID: 'F08000002',
    Subject: 'Mathematics',
    Course: 'Math K-12',
    GrowthMeasureYN: 'TRUE',
    TestName: 'Growth: Math 2-5 CA',
    TestStartDate: '05/06/2025',
    TestRITScore: '208',
    TestStandardError: '3.40',
    TestPercentile: '57',
    AchievementQuintile: 'Avg',
    FallToSpringConditionalGrowthPercentile: '63',
    WinterToSpringConditionalGrowthPercentile: '',
  };
  it('gives the result and the growth percentile NWEA computed', () => {
    const mapped = mapRows([row]);
    expect(recordsOf(mapped, 'assessment-result')).toMatchObject([
      {
        test: 'nwea-map-growth',
        subject: 'mathematics',
        schoolYear: '2024-25',
        administration: '2025-05-06',
        scaleScore: 208,
        percentile: 57,
        standing: 'counts',
      },
    ]);
    expect(recordsOf(mapped, 'supplied-growth')).toMatchObject([
      {
        provider: 'NWEA MAP conditional growth percentile: Math K-12',
        window: 'fall-spring',
        growthPercentile: 63,
      },
    ]);
  });
  it('a retake that NWEA leaves out of growth is no growth measure', () => {
    const mapped = mapRows([{ ...row, GrowthMeasureYN: 'FALSE' }]);
    expect(recordsOf(mapped, 'assessment-result')).toMatchObject([{ standing: 'not-for-growth' }]);
    expect(recordsOf(mapped, 'supplied-growth')).toEqual([]);
  });
  it('a GrowthMeasureYN that says neither is sent back', () => {
    expect(mapRows([{ ...row, GrowthMeasureYN: 'maybe' }])).toMatchObject({
      accepted: 0,
      problems: [{ column: 'GrowthMeasureYN', value: 'maybe', code: 'row-contradicts-itself' }],
    });
  });
  it('the old file calls the subject Discipline and kindergarten 13', () => {
    const { Subject: _subject, Course: _course, ...old } = row;
    const mapped = mapRows([
      {
        ...old,
        Discipline: 'Reading',
        MeasurementScale: 'Reading',
        Grade: '13',
        StudentGender: 'F',
        StudentEthnicGroup: 'Hispanic or Latino',
      },
    ]);
    expect(recordsOf(mapped, 'assessment-result')).toMatchObject([
      { subject: 'english-language-arts', gradeAssessed: 'KG' },
    ]);
    expect(recordsOf(mapped, 'student')).toMatchObject([
      { grade: 'KG', gradeOriginal: '13', raceEthnicity: 'hispanic-latino' },
    ]);
  });
  it('the students’ file gives students', () => {
    const mapped = mapRows([
      {
        TermName: 'Fall 2012-2013',
        SchoolName: 'Oak',
        StudentLastName: 'A',
        StudentFirstName: 'B',
        StudentID: '7',
        StudentEthnicGroup: 'White',
        StudentGender: 'M',
        Grade: '4',
      },
    ]);
    expect(recordsOf(mapped, 'student')).toMatchObject([
      { studentKey: 'L:7', grade: '04', raceEthnicity: 'white', system: 'nwea-students' },
    ]);
  });
});
