import { wholeBelow } from '../random.ts';
import { csvText } from '../writers/delimited.ts';
import { americanDate } from '../writers/observation-counts.ts';
import { alder, SAMPLE } from './districts.ts';
import type { SampleFile } from './sample-file.ts';
import { type ClassBook, classNamed } from './teams/class-book.ts';

const encoder = new TextEncoder();

/** Files that a district drops beside the usual ones: a benchmark with a column it must not send, and a table of aggregates. */
export function otherFiles(book: ClassBook): readonly SampleFile[] {
  return [benchmarkWithSocialSecurityNumbers(book), aggregateByMistake()];
}

function benchmarkWithSocialSecurityNumbers(book: ClassBook): SampleFile {
  const classes = [1, 2, 3].map((number) => classNamed(book, alder, 'Velmaric', 6, number));
  const students = classes.flatMap((mathClass) => mathClass.students);
  const rows = students.map((student, position) => [
    student.localId,
    // Area 000 was never given to anyone.
    `000-${String(10 + (position % 90))}-${String(1000 + position)}`,
    'Grade 6 Unit 2 Benchmark',
    americanDate('2025-11-14'),
    String(35 + wholeBelow(66, SAMPLE.seed, 98, student.serial)),
  ]);
  return {
    key: 'alder-unified/benchmarks/grade 6 unit 2.csv',
    bytes: encoder.encode(csvText([['StudentID', 'SSN', 'AssessmentName', 'TestDate', 'Score'], ...rows])),
    landedAt: '2025-11-17T12:00:00-08:00',
    about:
      'District benchmark of Velmaric grade 6 with a column of social security numbers (of an area that was never given out): the column must be dropped and the receipt must say so',
    rows: rows.length,
    rejected: [],
    setAside: [],
  };
}

const RESEARCH_FILE_HEADER = [
  'County Code',
  'District Code',
  'School Code',
  'Filler',
  'Test Year',
  'Student Group ID',
  'Test Type',
  'Total Tested at Reporting Level',
  'Total Tested with Scores at Reporting Level',
  'Grade',
  'Test ID',
  'Students Enrolled',
  'Students Tested',
  'Mean Scale Score',
  'Percentage Standard Exceeded',
  'Percentage Standard Met',
  'Percentage Standard Met and Above',
  'Percentage Standard Nearly Met',
  'Percentage Standard Not Met',
  'Students with Scores',
];

function aggregateByMistake(): SampleFile {
  const groups = ['1', '3', '4', '31', '74', '78', '80', '128', '160'];
  const rows = groups.flatMap((group, number) =>
    ['13', '3', '4', '5', '6', '7', '8'].map((grade, step) => {
      const small = group === '74' && step > 0;
      const tested = 900 - number * 60 - step * 40;
      const figures = small
        ? ['*', '*', '*', '*', '*', '*']
        : ['2480.5', '14.20', '21.30', '35.50', '25.10', '39.40'];
      return [
        '00',
        '70011',
        '0000000',
        '',
        '2025',
        group,
        'B',
        String(tested),
        String(tested - 9),
        grade,
        '2',
        String(tested + 21),
        String(tested),
        ...figures,
        String(tested - 9),
      ];
    }),
  );
  return {
    key: 'alder-unified/caaspp/sb_ca2025_all_csv_v1.csv',
    bytes: encoder.encode(csvText([RESEARCH_FILE_HEADER, ...rows])),
    landedAt: '2025-10-10T10:10:00-07:00',
    about: 'Statewide research file dropped by mistake: percentages of groups, no students',
    refused: 'aggregate, not student rows',
    rows: rows.length,
    rejected: [],
    setAside: [{ rows: rows.length, why: 'the file is refused as a whole: nothing in it is wanted' }],
  };
}
