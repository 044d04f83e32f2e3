import { describe, expect, it } from 'vitest';
import type { TableFacts } from './format-contract.ts';
import { looseTable, type MappedTable, mapTable } from './map-table.ts';
import { recognise } from './recognise.ts';

type Row = Readonly<Record<string, string>>;

/** Maps rows given by header; the header is that of the first row. */
function map(rows: readonly Row[], facts: Partial<TableFacts> = {}): MappedTable {
  const headers = Object.keys(rows[0] ?? {});
  const cells = rows.map((row) => headers.map((header) => row[header] ?? ''));
  const found = recognise(
    looseTable(headers, cells, { fileName: 'export.csv', localDate: '2026-02-01', ...facts }),
  );
  if (found.kind !== 'format') throw new Error(found.message);
  return mapTable(found.format, cells);
}

function of(mapped: MappedTable, type: string): readonly Record<string, unknown>[] {
  return mapped.records.filter((record) => record.type === type).map(({ record }) => ({ ...record }));
}

describe('LAUSD SBAC_DETAIL', () => {
  const row: Row = {
    SST_RECORD_ID: '1',
    DISTID: '0104233',
    SSID: '2663752814',
    LOCATION_CODE: '8123',
    ENROLLED_GRADE: '05',
    ELA_GRADE_TESTED: '05',
    MATH_GRADE_TESTED: '05',
    ELA_INCLUDE_IND: 'Y',
    ELA_SCALE_SCORE: '2552',
    ELA_ACHIEVE_LVL: '3',
    ELA_CLAIM_PFLVL_1: '2',
    ELA_NPT_TEST_DATE: '2023-04-20',
    ELA_PT_TEST_DATE: '2023-04-24',
    MATH_INCLUDE_IND: 'Y',
    MATH_SCALE_SCORE: '2500',
    MATH_ACHIEVE_LVL: '2',
    TEST_YEAR: '2023',
    PRT_ETHNICITY: '600',
  };

  it('gives one result a subject from one row', () => {
    expect(of(map([row]), 'assessment-result')).toMatchObject([
      {
        subject: 'english-language-arts',
        scaleScore: 2552,
        distanceFromStandard: 50,
        testedOn: '2023-04-24',
        schoolYear: '2022-23',
        studentLocalId: '0104233',
      },
      { subject: 'mathematics', scaleScore: 2500, distanceFromStandard: -28 },
    ]);
  });
  it('keeps the good subject of a row whose other subject is wrong, and says so', () => {
    const mapped = map([{ ...row, MATH_SCALE_SCORE: '9999' }]);
    expect(of(mapped, 'assessment-result')).toHaveLength(1);
    expect(mapped).toMatchObject({
      accepted: 1,
      rejected: 0,
      problems: [{ column: 'MATH_SCALE_SCORE', code: 'score-out-of-range' }],
    });
  });
  it('sets aside a row without a result', () => {
    expect(map([{ ...row, ELA_INCLUDE_IND: '', MATH_INCLUDE_IND: '' }])).toMatchObject({ setAside: 1 });
  });
});

describe('ORS preliminary results', () => {
  const row: Row = {
    'Student ID': '2663752814',
    'Enrolled School': 'Oak',
    'ELA/Literacy Scale Score': '2552',
    'ELA/Literacy Achievement Level': 'Standard Met',
    'Mathematics Scale Score': '',
    'Mathematics Achievement Level': '',
  };
  it('take their year from the name of the file; without a grade there is no distance from standard', () => {
    const [result, ...others] = of(
      map([row], { fileName: 'CAASPP preliminary 2017-18.csv' }),
      'assessment-result',
    );
    expect(others).toEqual([]);
    expect(result).toMatchObject({
      schoolYear: '2017-18',
      achievementLevel: 3,
      gradeAssessed: null,
      distanceFromStandard: null,
    });
  });
  it('are rejected with advice when nothing says the year', () => {
    expect(map([row]).problems).toMatchObject([{ code: 'school-year-unknown' }]);
  });
});

describe('NWEA MAP Growth', () => {
  const row: Row = {
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
    const mapped = map([row]);
    expect(of(mapped, 'assessment-result')).toMatchObject([
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
    expect(of(mapped, 'supplied-growth')).toMatchObject([
      {
        provider: 'NWEA MAP conditional growth percentile: Math K-12',
        window: 'fall-spring',
        growthPercentile: 63,
      },
    ]);
  });
  it('a retake that NWEA leaves out of growth is no growth measure', () => {
    const mapped = map([{ ...row, GrowthMeasureYN: 'FALSE' }]);
    expect(of(mapped, 'assessment-result')).toMatchObject([{ standing: 'not-for-growth' }]);
    expect(of(mapped, 'supplied-growth')).toEqual([]);
  });
  it('the old file calls the subject Discipline and kindergarten 13', () => {
    const { Subject: _subject, Course: _course, ...old } = row;
    const mapped = map([
      {
        ...old,
        Discipline: 'Reading',
        MeasurementScale: 'Reading',
        Grade: '13',
        StudentGender: 'F',
        StudentEthnicGroup: 'Hispanic or Latino',
      },
    ]);
    expect(of(mapped, 'assessment-result')).toMatchObject([
      { subject: 'english-language-arts', gradeAssessed: 'KG' },
    ]);
    expect(of(mapped, 'student')).toMatchObject([
      { grade: 'KG', gradeOriginal: '13', raceEthnicity: 'hispanic-latino' },
    ]);
  });
  it('the students’ file gives students', () => {
    const mapped = map([
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
    expect(of(mapped, 'student')).toMatchObject([
      { studentKey: 'L:7', grade: '04', raceEthnicity: 'white', system: 'nwea-students' },
    ]);
  });
});

describe('i-Ready diagnostic', () => {
  const core: Row = {
    'Student ID': '605001',
    'Student State ID': '605001',
    'Student Grade': '3',
    'Academic Year': '2025-2026',
    School: 'Oak',
    'Completion Date': '1/13/2026',
    'Norming Window': 'Winter (November 16 - March 1)',
    'Overall Scale Score': '424',
    'Overall Placement': 'Grade 1',
    'Overall Relative Placement': '2 Grade Levels Below',
    Percentile: '10',
    'Hispanic or Latino': 'Y',
    Race: 'White',
    'English Language Learner': 'N',
    'Foster Youth': '',
    'Homeless Youth': 'Sheltered',
  };
  it('is mathematics or reading by its columns', () => {
    expect(of(map([{ ...core, 'Quantile Measure': '645Q' }]), 'assessment-result')).toMatchObject([
      {
        subject: 'mathematics',
        administration: '2026-01-13',
        scaleScore: 424,
        performanceWords: '2 Grade Levels Below',
        percentile: 10,
      },
    ]);
    expect(of(map([{ ...core, 'Phonics Scale Score': '403' }]), 'assessment-result')).toMatchObject([
      { subject: 'english-language-arts' },
    ]);
  });
  it('trimmed to 12 columns is told by the name of the file, or asked for', () => {
    expect(of(map([core], { fileName: 'diagnostic_results_math.csv' }), 'assessment-result')).toMatchObject([
      { subject: 'mathematics' },
    ]);
    expect(map([core]).problems).toMatchObject([{ code: 'subject-unknown' }]);
  });
  it('a state id column that repeats the local id is no fault', () => {
    const mapped = map([core], { fileName: 'ela.csv' });
    expect(mapped.problems).toEqual([]);
    expect(of(mapped, 'student')).toMatchObject([
      {
        studentKey: 'L:605001',
        studentStateId: null,
        raceEthnicity: 'hispanic-latino',
        englishLearner: false,
        foster: null,
        homeless: true,
      },
    ]);
  });
  it('the wide form gives one result a diagnostic', () => {
    const wide: Row = {
      'Student ID': '605001',
      'Student Grade': '3',
      'Academic Year': '2021-2022',
      Subject: 'Math',
      'Diagnostic: Overall Scale Score (Most Recent)': '450',
      'Diagnostic: Completion Date (Most Recent)': '05/01/2022',
      'Diagnostic: Overall Scale Score (1)': '424',
      'Diagnostic: Completion Date (1)': '09/01/2021',
      'Diagnostic: Overall Scale Score (2)': '450',
      'Diagnostic: Completion Date (2)': '05/01/2022',
      'Diagnostic: Overall Scale Score (3)': '',
      'Diagnostic: Completion Date (3)': '',
    };
    expect(
      of(map([wide]), 'assessment-result').map(({ testedOn, scaleScore }) => [testedOn, scaleScore]),
    ).toEqual([
      ['2021-09-01', 424],
      ['2022-05-01', 450],
    ]);
    const {
      'Diagnostic: Overall Scale Score (1)': _one,
      'Diagnostic: Overall Scale Score (2)': _two,
      'Diagnostic: Overall Scale Score (3)': _three,
      ...recent
    } = wide;
    expect(of(map([recent]), 'assessment-result')).toMatchObject([
      { scaleScore: 450, testedOn: '2022-05-01' },
    ]);
  });
});

describe('Renaissance Star', () => {
  const row: Row = {
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
    const mapped = map([row]);
    expect(of(mapped, 'assessment-result')).toMatchObject([
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
    expect(of(mapped, 'supplied-growth')).toMatchObject([
      { provider: 'Renaissance Star SGP', window: 'current', growthPercentile: 85 },
    ]);
  });
  it('is mathematics where no reading column is', () => {
    const { InstructionalReadingLevel: _level, ...math } = row;
    expect(of(map([math]), 'assessment-result')).toMatchObject([
      { testName: 'Star Math', subject: 'mathematics' },
    ]);
  });
  it('sets deactivated tests aside', () => {
    expect(map([{ ...row, AssessmentStatus: 'Deactivated' }]).reasons).toEqual({ 'deactivated test': 1 });
  });
  it('reads the old form', () => {
    const old: Row = {
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
    expect(of(map([old]), 'assessment-result')).toMatchObject([
      { scaleScore: 512, percentile: 48, schoolYear: '2016-17', subject: 'english-language-arts' },
    ]);
  });
});

describe('mCLASS / DIBELS', () => {
  const row: Row = {
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
    const mapped = map([row, row]);
    expect(of(mapped, 'assessment-result')[0]).toMatchObject({
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
      of(map([{ ...rest, 'Primary ID - Student ID (District ID)': '1000000001' }]), 'assessment-result')[0],
    ).toMatchObject({ studentKey: 'L:1000000001' });
    expect(
      of(map([{ ...row, 'Primary ID - Student ID (State ID)': '2663752814' }]), 'assessment-result')[0],
    ).toMatchObject({ studentKey: 'S:2663752814' });
  });
  it('progress monitoring is never averaged', () => {
    const { 'Benchmark Period': _period, 'Composite Score': _score, ...rest } = row;
    const mapped = map([
      { ...rest, 'PM Period': 'BOY->MOY', Measure: 'ORF', 'Probe Number': '3', Score: '44' },
    ]);
    expect(of(mapped, 'assessment-result')).toMatchObject([
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

describe('local assessments', () => {
  it('long: one row a student and test', () => {
    const mapped = map([
      { StudentID: '605000', AssessmentName: 'Math Benchmark Q1', TestDate: '2025-01-15', Score: '450' },
    ]);
    expect(of(mapped, 'assessment-result')).toMatchObject([
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
    const mapped = map(
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
    expect(of(mapped, 'assessment-result')).toMatchObject([
      { test: 'local:Unit 2 math', subject: 'mathematics', performanceWords: 'Met expectations' },
    ]);
  });
  it('growth percentiles of somebody else keep the name of who computed them', () => {
    const row: Row = {
      SSID: '2663752814',
      'School year': '2024-25',
      Subject: 'Math',
      'Growth percentile': '63',
      Provider: 'CORE',
      Window: 'year',
    };
    expect(of(map([row]), 'supplied-growth')).toMatchObject([
      { provider: 'CORE', window: 'year', growthPercentile: 63, subject: 'mathematics' },
    ]);
    expect(map([{ ...row, 'Growth percentile': '120' }]).problems).toMatchObject([
      { code: 'percentile-out-of-range', value: '120' },
    ]);
    expect(map([{ ...row, 'Growth percentile': '' }]).reasons).toEqual({ 'no percentile': 1 });
  });
});
