import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TableFacts } from './format-contract.ts';
import { looseTable, type MappedTable, mapTable } from './map-table.ts';
import { recognise } from './recognise.ts';

/** Header rows of the reference collection, by id: H076 is 2021-22 (365 columns), H080 2024-25 (401), H072 2018-19 (292), H069 2015-16 (165). */
const headersOf = (id: string): readonly string[] => {
  const lines = readFileSync(join(import.meta.dirname, 'reference', 'headers.jsonl'), 'utf8').split('\n');
  const line = lines.find((candidate) => candidate.startsWith(`{"id":"${id}"`));
  return (JSON.parse(line ?? '{}') as { columns: string[] }).columns;
};

/** A grade 5 student tested in mathematics in spring 2025: scale score 2552 lies 24 above standard (2528), level 3. */
const TESTED: Readonly<Record<string, string>> = {
  RecordType: '02',
  SSID: '2663752814',
  StudentLastName: 'Rivera',
  StudentFirstName: 'Ana',
  Gender: 'F',
  CALPADSGrade: '05',
  GradeAssessed: '05',
  CALPADSSchoolCode: '37683380108787',
  FinalTestedSchoolCode: '37683380108787',
  CALPADSSpecialEducation: 'No',
  CALPADSMigrantStatus: 'No',
  ELStatus: 'No',
  ELAS: 'RFEP',
  RFEPDate: '2022-05-01',
  CALPADSFosterStatus: '',
  CALPADSHomelessStatus: 'No',
  EconomicDisadvantageStatus: 'Yes',
  HispanicorLatino: 'Yes',
  EthnicityforTesting: '500',
  FinalTestCompletedDate: '2025-04-22',
  TestCompletedDate1: '2025-04-15',
  TestCompletedDate2: '2025-04-22',
  IncludeIndicator: 'Y',
  Attemptedness: 'Y',
  ScoreStatus: 'V',
  ScaleScore: '2552',
  StandardErrorMeasurement: '23  ',
  AchievementLevels: '3',
  LocalStudentID: '104233',
  EndofRecord: 'ZZ',
};

function mapToms(
  rows: readonly Readonly<Record<string, string>>[],
  facts: Partial<TableFacts> = {},
  id = 'H080',
): MappedTable {
  const headers = headersOf(id);
  const cells = rows.map((row) => headers.map((header) => row[header] ?? ''));
  const table = looseTable(headers, cells, { fileName: 'toms.csv', localDate: '2025-08-01', ...facts });
  const found = recognise(table);
  if (found.kind !== 'format') throw new Error(found.message);
  return mapTable(found.format, cells);
}

function recordsOf(mapped: MappedTable, type: string): readonly Readonly<Record<string, unknown>>[] {
  return mapped.records.filter((record) => record.type === type).map(({ record }) => record);
}

describe('TOMS: a tested student', () => {
  const mapped = mapToms([TESTED]);

  it('gives one result, with distance from standard', () => {
    expect(recordsOf(mapped, 'assessment-result')).toEqual([
      {
        schoolYear: '2024-25',
        studentKey: 'S:2663752814',
        studentStateId: '2663752814',
        studentLocalId: '104233',
        test: 'smarter-balanced-summative',
        testName: null,
        subject: 'mathematics',
        administration: 'summative',
        attempt: 1,
        testedOn: '2025-04-22',
        schoolCode: '37683380108787',
        gradeAssessed: '05',
        scaleScore: 2552,
        standardError: 23,
        achievementLevel: 3,
        performanceWords: null,
        percentile: null,
        percentCorrect: null,
        distanceFromStandard: 24,
        standing: 'counts',
      },
    ]);
  });

  it('gives what the file says about the student; an empty flag is unknown, never a no', () => {
    expect(recordsOf(mapped, 'student')).toEqual([
      {
        schoolYear: '2024-25',
        studentKey: 'S:2663752814',
        studentStateId: '2663752814',
        studentLocalId: '104233',
        studentRosterId: null,
        system: 'toms',
        asOf: '2025-04-22',
        givenName: 'Ana',
        familyName: 'Rivera',
        schoolCode: '37683380108787',
        grade: '05',
        gradeOriginal: '05',
        gender: 'female',
        raceEthnicity: 'hispanic-latino',
        raceEthnicityOriginal: '500',
        englishStatus: 'RFEP',
        englishLearner: false,
        reclassifiedOn: '2022-05-01',
        socioeconomicallyDisadvantaged: true,
        studentWithDisability: false,
        homeless: false,
        foster: null,
        migrant: false,
      },
    ]);
  });

  it('has nothing to complain about', () => expect(mapped.problems).toEqual([]));
});

describe('TOMS: which rows count', () => {
  it.each([
    [{ IncludeIndicator: 'Y' }, 'counts'],
    [
      { IncludeIndicator: 'T', ConditionCode: 'LOSS', ScaleScore: '2220', AchievementLevels: '1' },
      'below-threshold',
    ],
    [{ IncludeIndicator: 'R' }, 'invalidated'],
    [{ ScoreStatus: 'I' }, 'invalidated'],
    [{ IncludeIndicator: 'N', ConditionCode: 'PGE', ScaleScore: '', AchievementLevels: '9' }, 'not-tested'],
    [
      { IncludeIndicator: 'E', RecordType: '01', ScaleScore: '', AchievementLevels: '' },
      'english-learner-under-12-months',
    ],
    [{ IncludeIndicator: 'Y', ScaleScore: '', AchievementLevels: '9' }, 'no-score'],
  ])('%o is %s', (cells, standing) => {
    const [result] = recordsOf(mapToms([{ ...TESTED, ...cells }]), 'assessment-result');
    expect(result).toMatchObject({ standing });
  });

  it.each(['', 'Q'])(
    'a score whose IncludeIndicator is "%s" is sent back, never counted',
    (IncludeIndicator) => {
      const mapped = mapToms([{ ...TESTED, IncludeIndicator }]);
      expect(mapped).toMatchObject({ accepted: 0, rejected: 1 });
      expect(mapped.problems).toMatchObject([{ column: 'IncludeIndicator', code: 'row-contradicts-itself' }]);
    },
  );

  it('alternate, science and Spanish tests are set aside with their reason', () => {
    const mapped = mapToms(
      ['03', '04', '05', '06', '09', '3'].map((RecordType) => ({ ...TESTED, RecordType })),
    );
    expect(mapped).toMatchObject({ accepted: 0, rejected: 0, setAside: 6 });
    expect(mapped.reasons).toEqual({ 'alternate assessment': 4, 'science test': 1, 'Spanish test': 1 });
  });
});

describe('TOMS: scores', () => {
  it('outside LOSS and HOSS of grade and year are errors, not low scores: the row is rejected', () => {
    const mapped = mapToms([{ ...TESTED, ScaleScore: '2741' }]);
    expect(mapped).toMatchObject({ accepted: 0, rejected: 1 });
    expect(mapped.problems).toEqual([
      {
        row: 2,
        column: 'ScaleScore',
        value: '2741',
        code: 'score-out-of-range',
        message: 'Scores of grade 5 mathematics in 2024-25 lie from 2220 to 2740.',
      },
    ]);
  });

  it('are judged by the range of their year: 2219 is the lowest of grade 5 before 2020-21', () => {
    const score = { ScaleScore: '2219', AchievementLevels: '1' };
    const dates = {
      FinalTestCompletedDate: '',
      TestCompletedDate1: '2019-04-15',
      TestCompletedDate2: '2019-04-22',
    };
    expect(mapToms([{ ...TESTED, ...score, ...dates }])).toMatchObject({ accepted: 1 });
    expect(mapToms([{ ...TESTED, ...score }])).toMatchObject({ rejected: 1 });
  });

  it('win over a level that contradicts them; the level is said to be wrong', () => {
    const mapped = mapToms([{ ...TESTED, AchievementLevels: '1' }]);
    expect(recordsOf(mapped, 'assessment-result')[0]).toMatchObject({ achievementLevel: 3 });
    expect(mapped.problems[0]).toMatchObject({
      code: 'level-contradicts-score',
      column: 'AchievementLevels',
      value: '1',
    });
  });

  it('that are no numbers refuse the row', () => {
    expect(mapToms([{ ...TESTED, ScaleScore: '25S2' }]).problems[0]).toMatchObject({
      code: 'number-unreadable',
      column: 'ScaleScore',
    });
  });
});

describe('TOMS: prior years in the same row', () => {
  const prior = {
    GradeAssessedMinus1: '04',
    ScaleScoreMinus1: '2490',
    AchievementLevelMinus1: '3',
    GradeAssessedMinus2: '03',
    ScaleScoreMinus2: '2430',
    AchievementLevelMinus2: '2',
    GradeAssessedMinus3: '',
    ScaleScoreMinus3: '',
  };

  it('become prior scores of their own years', () => {
    expect(recordsOf(mapToms([{ ...TESTED, ...prior }]), 'prior-score')).toEqual([
      {
        schoolYear: '2023-24',
        studentKey: 'S:2663752814',
        studentStateId: '2663752814',
        studentLocalId: '104233',
        test: 'smarter-balanced-summative',
        subject: 'mathematics',
        gradeAssessed: '04',
        scaleScore: 2490,
        achievementLevel: 3,
        reportedInYear: '2024-25',
      },
      expect.objectContaining({ schoolYear: '2022-23', scaleScore: 2430, gradeAssessed: '03' }),
    ]);
  });

  it('with a condition code are no scores', () => {
    expect(
      recordsOf(mapToms([{ ...TESTED, ...prior, ConditionCodeMinus1: 'LOSS' }]), 'prior-score'),
    ).toHaveLength(1);
  });

  it('are not made from a row whose own result is refused', () => {
    expect(mapToms([{ ...TESTED, ...prior, ScaleScore: '9999' }]).records).toEqual([]);
  });

  it('are found under the long names of 2018-19 too', () => {
    const row = {
      'Record Type': '01',
      'Statewide Student Identifier (SSID)': '2663752814',
      'Grade Assessed': '05',
      'CALPADS Grade': '05',
      'Include Indicator': 'Y',
      'Scale Score': '2500',
      'Achievement Levels': '2',
      'Test Completion Date 1': '2019-04-15',
      'Grade Assessed Current Year minus 1': '04',
      'Scale Scores Current Year minus 1': '2480',
      'Smarter Standard Error Measurement  –  SEM': '24',
    };
    const mapped = mapToms([row], {}, 'H072');
    expect(recordsOf(mapped, 'prior-score')).toEqual([
      expect.objectContaining({ schoolYear: '2017-18', scaleScore: 2480 }),
    ]);
    expect(recordsOf(mapped, 'assessment-result')[0]).toMatchObject({
      schoolYear: '2018-19',
      standardError: 24,
      distanceFromStandard: -2,
    });
  });
});

describe('TOMS: school year', () => {
  const untested = {
    ...TESTED,
    IncludeIndicator: 'N',
    FinalTestCompletedDate: '',
    TestCompletedDate1: '',
    TestCompletedDate2: '',
    ScaleScore: '',
  };

  it('of a student who was not tested is that of the other rows', () => {
    expect(recordsOf(mapToms([TESTED, untested]), 'assessment-result')[1]).toMatchObject({
      schoolYear: '2024-25',
    });
  });
  it('may be said by the name of the file', () => {
    const fileName = '37683380000000_CAASPP_Student_Score_Data_File_EnrolledStudentScoreData_2024_DLMTR.CSV';
    expect(recordsOf(mapToms([untested], { fileName }), 'assessment-result')[0]).toMatchObject({
      schoolYear: '2023-24',
    });
  });
  it('is never guessed from the number of columns', () => {
    expect(mapToms([untested]).problems[0]).toMatchObject({ code: 'school-year-unknown' });
  });
});

describe('TOMS saved again by a spreadsheet', () => {
  const resaved = {
    ...TESTED,
    RecordType: '2',
    SSID: '266375281',
    CALPADSGrade: '5',
    GradeAssessed: '5',
    CALPADSSchoolCode: '1612590100065',
    FinalTestedSchoolCode: '1612590100065',
    FinalTestCompletedDate: '4/22/2025',
    TestCompletedDate1: '4/15/2025',
    TestCompletedDate2: '4/22/2025',
  };

  it('gets its zeros and dates back; lost zeros are said once a column, not once a row', () => {
    const mapped = mapToms([resaved, { ...resaved, SSID: '266375282' }]);
    expect(recordsOf(mapped, 'assessment-result')[0]).toMatchObject({
      studentKey: 'S:0266375281',
      schoolCode: '01612590100065',
      gradeAssessed: '05',
      testedOn: '2025-04-22',
      subject: 'mathematics',
    });
    expect(mapped.problems.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, 'SSID', 'leading-zeros-restored'],
      [2, 'FinalTestedSchoolCode', 'leading-zeros-restored'],
      [2, 'CALPADSSchoolCode', 'leading-zeros-restored'],
    ]);
  });

  it('is refused row by row where an id was rounded', () => {
    const mapped = mapToms([{ ...resaved, SSID: '2.66E+09', LocalStudentID: '' }]);
    expect(mapped).toMatchObject({ accepted: 0, rejected: 1 });
    expect(mapped.problems[0]).toMatchObject({
      column: 'SSID',
      value: '2.66E+09',
      code: 'id-in-scientific-notation',
    });
  });
});

describe('TOMS: only the columns that are used are asked for', () => {
  it('56 of 401', () => {
    const found = recognise(
      looseTable(headersOf('H080'), [], { fileName: 'toms.csv', localDate: '2025-08-01' }),
    );
    expect(found.kind === 'format' && found.format.columnsNeeded.length).toBeLessThan(60);
  });
});
