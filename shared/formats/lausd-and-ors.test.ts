import { describe, expect, it } from 'vitest';
import { mapRows, type RowByHeading, recordsOf } from './rows-by-heading.ts';

describe('LAUSD SBAC_DETAIL', () => {
  const row: RowByHeading = {
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
    expect(recordsOf(mapRows([row]), 'assessment-result')).toMatchObject([
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
    const mapped = mapRows([{ ...row, MATH_SCALE_SCORE: '9999' }]);
    expect(recordsOf(mapped, 'assessment-result')).toHaveLength(1);
    expect(mapped).toMatchObject({
      accepted: 1,
      rejected: 0,
      problems: [{ column: 'MATH_SCALE_SCORE', code: 'score-out-of-range' }],
    });
  });
  it('sets aside a row without a result', () => {
    const none = { ELA_INCLUDE_IND: '', ELA_SCALE_SCORE: '', MATH_INCLUDE_IND: '', MATH_SCALE_SCORE: '' };
    expect(mapRows([{ ...row, ...none }]).reasons).toEqual({ 'no result in either subject': 1 });
  });
  it('sends a score back whose indicator nobody knows', () => {
    expect(mapRows([{ ...row, MATH_INCLUDE_IND: 'Q' }])).toMatchObject({
      accepted: 0,
      problems: [{ column: 'MATH_INCLUDE_IND', value: 'Q', code: 'row-contradicts-itself' }],
    });
  });
  it('reads a score also where nothing says whether it is included', () => {
    expect(recordsOf(mapRows([{ ...row, ELA_INCLUDE_IND: '' }]), 'assessment-result')).toHaveLength(2);
  });
});

describe('ORS preliminary results', () => {
  const row: RowByHeading = {
    'Student ID': '2663752814',
    'Enrolled School': 'Oak',
    'ELA/Literacy Scale Score': '2552',
    'ELA/Literacy Achievement Level': 'Standard Met',
    'Mathematics Scale Score': '',
    'Mathematics Achievement Level': '',
  };
  it('take their year from the name of the file; without a grade there is no distance from standard', () => {
    const [result, ...others] = recordsOf(
      mapRows([row], { fileName: 'CAASPP preliminary 2017-18.csv' }),
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
    expect(mapRows([row]).problems).toMatchObject([{ code: 'school-year-unknown' }]);
  });
});
