import type { BenchFile } from './bench-file.ts';
import type { Checks } from './checks.ts';

/** The first 40 of the 143 columns of an NWEA MAP Growth "AssessmentResults" export, in their order. */
const COLUMNS = [
  'TermName',
  'DistrictName',
  'District_StateID',
  'SchoolName',
  'School_StateID',
  'StudentID',
  'Student_StateID',
  'Subject',
  'Course',
  'GrowthMeasureYN',
  'NormsReferenceData',
  'WISelectedAYFall',
  'WISelectedAYWinter',
  'WISelectedAYSpring',
  'WIPreviousAYFall',
  'WIPreviousAYWinter',
  'WIPreviousAYSpring',
  'TestType',
  'TestName',
  'TestID',
  'TestStartDate',
  'TestStartTime',
  'TestDurationMinutes',
  'TestRITScore',
  'TestStandardError',
  'TestPercentile',
  'AchievementQuintile',
  'PercentCorrect',
  'RapidGuessingPercentage',
  'FallToFallProjectedGrowth',
  'FallToFallObservedGrowth',
  'FallToFallObservedGrowthSE',
  'FallToFallMetProjectedGrowth',
  'FallToFallConditionalGrowthIndex',
  'FallToFallConditionalGrowthPercentile',
  'FallToFallGrowthQuintile',
  'FallToWinterProjectedGrowth',
  'FallToWinterObservedGrowth',
  'FallToWinterObservedGrowthSE',
  'FallToWinterMetProjectedGrowth',
] as const;

const QUINTILES = ['Low', 'LoAvg', 'Avg', 'HiAvg', 'High'];
const SUBJECTS = ['Mathematics', 'Language Arts'];

const CHECKS: Checks = {
  TermName: { pattern: '(Fall|Winter|Spring|Summer) \\d{4}-\\d{4}' },
  SchoolName: { pattern: '.*' },
  School_StateID: { pattern: '\\d{7}' },
  StudentID: { pattern: '\\d{6}' },
  Student_StateID: { pattern: '\\d{10}' },
  Subject: { words: ['Mathematics', 'Language Arts', 'Science'] },
  Course: { pattern: '.+' },
  GrowthMeasureYN: { yes: 'TRUE', no: 'FALSE' },
  TestName: { pattern: '.+' },
  TestStartDate: { pattern: '\\d{2}/\\d{2}/\\d{4}' },
  TestRITScore: { from: 100, to: 350 },
  TestStandardError: { from: 0, to: 20 },
  TestPercentile: { from: 1, to: 99 },
  AchievementQuintile: { words: QUINTILES },
  PercentCorrect: { from: 0, to: 100 },
  FallToFallConditionalGrowthPercentile: { words: [''] },
};

/** An NWEA MAP Growth file, every value in quotes as NWEA writes it. One record a row: the result. About 0.4 % of rows have an unreadable score. */
export const mapGrowthForty: BenchFile = {
  kind: 'map-growth-40',
  title: 'NWEA MAP Growth, 40 columns',
  fileName: 'AssessmentResults.csv',
  delimiter: ',',
  columns: COLUMNS,
  checks: CHECKS,
  cells(row, below) {
    const school = 1 + below(40);
    const subject = SUBJECTS[row % 2]!;
    const values: Readonly<Record<string, string>> = {
      TermName: 'Fall 2025-2026',
      DistrictName: 'Peña Unified School District',
      District_StateID: '1999999',
      SchoolName: `Alder Elementary, Number ${school}`,
      School_StateID: String(6001000 + school),
      StudentID: String(100_000 + (row >> 1)),
      Student_StateID: String(1_000_000_000 + (row >> 1)),
      Subject: subject,
      Course: `${subject} K-12`,
      GrowthMeasureYN: below(50) === 0 ? 'FALSE' : 'TRUE',
      NormsReferenceData: '2020',
      WISelectedAYFall: '4',
      TestType: 'Survey With Goals',
      TestName: `Growth: ${subject} 2-5 CA 2017`,
      TestID: String(711_000_000 + row),
      TestStartDate: `09/${10 + below(20)}/2025`,
      TestStartTime: `09:${10 + below(50)}:50`,
      TestDurationMinutes: String(20 + below(60)),
      TestRITScore: below(250) === 0 ? '2x4' : String(150 + below(100)),
      TestStandardError: `3.${below(10)}0`,
      TestPercentile: String(1 + below(99)),
      AchievementQuintile: QUINTILES[below(5)]!,
      PercentCorrect: String(20 + below(80)),
      RapidGuessingPercentage: '0.0000',
    };
    return COLUMNS.map((column) => `"${values[column] ?? ''}"`);
  },
};
