import { describe, expect, it } from 'vitest';
import { mapRows, type RowByHeading, recordsOf } from './rows-by-heading.ts';

describe('i-Ready diagnostic', () => {
  const core: RowByHeading = {
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
    expect(recordsOf(mapRows([{ ...core, 'Quantile Measure': '645Q' }]), 'assessment-result')).toMatchObject([
      {
        subject: 'mathematics',
        administration: '2026-01-13',
        scaleScore: 424,
        performanceWords: '2 Grade Levels Below',
        percentile: 10,
      },
    ]);
    expect(
      recordsOf(mapRows([{ ...core, 'Phonics Scale Score': '403' }]), 'assessment-result'),
    ).toMatchObject([{ subject: 'english-language-arts' }]);
  });
  it('of both subjects in one file is told row by row; a row that fills the columns of both, or of none, is asked for', () => {
    const mapped = mapRows(
      [
        { ...core, 'Quantile Measure': '645Q', 'Phonics Scale Score': '' },
        { ...core, 'Quantile Measure': '', 'Phonics Scale Score': '403' },
        { ...core, 'Quantile Measure': '645Q', 'Phonics Scale Score': '403' },
        { ...core, 'Quantile Measure': '', 'Phonics Scale Score': '' },
      ],
      { fileName: 'i-ready math and reading.csv' },
    );
    expect(recordsOf(mapped, 'assessment-result')).toMatchObject([
      { subject: 'mathematics' },
      { subject: 'english-language-arts' },
    ]);
    expect(mapped.problems.map(({ row, code }) => [row, code])).toEqual([
      [4, 'subject-unknown'],
      [5, 'subject-unknown'],
    ]);
  });
  it('trimmed to 12 columns is told by the name of the file, or asked for', () => {
    expect(
      recordsOf(mapRows([core], { fileName: 'diagnostic_results_math.csv' }), 'assessment-result'),
    ).toMatchObject([{ subject: 'mathematics' }]);
    expect(mapRows([core]).problems).toMatchObject([{ code: 'subject-unknown' }]);
  });
  it('a state id column that repeats the local id is no fault', () => {
    const mapped = mapRows([core], { fileName: 'ela.csv' });
    expect(mapped.problems).toEqual([]);
    expect(recordsOf(mapped, 'student')).toMatchObject([
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
    const wide: RowByHeading = {
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
      recordsOf(mapRows([wide]), 'assessment-result').map(({ testedOn, scaleScore }) => [
        testedOn,
        scaleScore,
      ]),
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
    expect(recordsOf(mapRows([recent]), 'assessment-result')).toMatchObject([
      { scaleScore: 450, testedOn: '2022-05-01' },
    ]);
  });
});
