import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { isTestedGrade } from '../standards/smarter-balanced.ts';
import { looseTable, type MappedTable, mapTable } from './map-table.ts';
import { recognise } from './recognise.ts';

function mapRows(headers: readonly string[], rows: readonly (readonly string[])[]): MappedTable {
  const found = recognise(looseTable(headers, rows, { fileName: 'export.csv', localDate: '2026-02-01' }));
  if (found.kind !== 'format') throw new Error(found.message);
  return mapTable(found.format, rows);
}

function mapSample(file: string): {
  readonly mapped: MappedTable;
  readonly source: readonly Record<string, string>[];
} {
  const text = readFileSync(join(import.meta.dirname, 'reference/samples/cers', file), 'utf8');
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: true });
  const [headers = [], ...rows] = data;
  const source = rows.map((row) =>
    Object.fromEntries(headers.map((header, column) => [header, row[column] ?? ''])),
  );
  return { mapped: mapRows(headers, rows), source };
}

const resultsOf = (mapped: MappedTable) =>
  mapped.records
    .filter(({ type }) => type === 'assessment-result')
    .map(({ record, row }): Record<string, unknown> => ({ ...record, row }));

describe('CERS export with 28 summative and comprehensive results of grades 3-8 and 11', () => {
  const { mapped, source } = mapSample('cers_2025_unquoted_349.csv');
  const results = resultsOf(mapped);
  const withCuts = results.filter(
    ({ test, gradeAssessed }) =>
      test !== 'smarter-balanced-interim-block' && isTestedGrade(gradeAssessed as never),
  );

  it('accounts for every row: ELPAC, science and alternate tests are set aside', () => {
    expect(mapped.accepted + mapped.rejected + mapped.setAside).toBe(source.length);
    expect(mapped).toMatchObject({ accepted: 237, rejected: 0, setAside: 112 });
    expect(mapped.reasons).toEqual({
      'alternate assessment': 25,
      'science test': 21,
      'English language proficiency test': 66,
    });
  });

  it('agrees with the cut scores in all 28', () => {
    expect(withCuts).toHaveLength(28);
    for (const result of withCuts) {
      const row = source[(result.row as number) - 2];
      expect(String(result.achievementLevel)).toBe(row?.ScaleScoreAchievementLevel);
    }
    expect(mapped.problems.filter(({ code }) => code === 'level-contradicts-score')).toEqual([]);
  });

  it('judges no grade 9 or 10 by the cuts of grade 11', () => {
    const ungraded = results.filter(
      ({ gradeAssessed, test }) =>
        ['09', '10'].includes(String(gradeAssessed)) && test !== 'smarter-balanced-interim-block',
    );
    expect(
      ungraded.map(({ scaleScore, achievementLevel, distanceFromStandard }) => [
        scaleScore,
        achievementLevel,
        distanceFromStandard,
      ]),
    ).toEqual([
      [2630, 3, null],
      [2446, 1, null],
      [2514, 2, null],
      [2611, 3, null],
    ]);
  });

  it('never counts interim blocks, and counts no partial result', () => {
    const blocks = results.filter(({ test }) => test === 'smarter-balanced-interim-block');
    expect(new Set(blocks.map(({ standing }) => standing))).toEqual(new Set(['not-comparable']));
    expect(blocks.every(({ distanceFromStandard }) => distanceFromStandard === null)).toBe(true);
    expect(results.filter(({ standing }) => standing === 'partial')).toHaveLength(1);
  });

  it('gives interims the day as their administration, summatives none: a retake is a new attempt, a TOMS row the same result', () => {
    const ica = results.find(({ scaleScore }) => scaleScore === 2526);
    expect(ica).toMatchObject({
      administration: '2025-02-25',
      testName: 'Grade 3 ELA - Interim Comprehensive Assessment (ICA)',
      attempt: 1,
    });
    const summative = results.find(({ scaleScore }) => scaleScore === 2518);
    expect(summative).toMatchObject({ administration: 'summative', testName: null, testedOn: '2025-03-14' });
  });
});

describe('CERS export whose levels were scrambled', () => {
  const { mapped } = mapSample('cers_2025_quoted_349.csv');

  it('says which levels contradict their scores, and keeps the scores', () => {
    expect(mapped.problems.filter(({ code }) => code === 'level-contradicts-score')).toHaveLength(11);
  });
  it('sets CAA rows aside although their subject says ELA', () => {
    expect(mapped.reasons['alternate assessment']).toBe(25);
  });
  it('refuses summative rows whose score is of a block', () => {
    expect(
      mapped.problems.filter(({ code }) => code === 'score-out-of-range').map(({ value }) => value),
    ).toEqual(['262', '267', '274', '304', '268']);
  });
});

const ROSTER = [
  'StudentIdentifier',
  'SubmitDateTime',
  'SchoolYear',
  'AssessmentType',
  'AssessmentName',
  'Subject',
  'GradeLevelWhenAssessed',
  'Status',
  'ScaleScoreAchievementLevel',
  'Reporting Category',
  'ScaleScore',
  'Error Band Min',
  'HispanicOrLatinoEthnicity',
  'White',
  'Filipino',
];
const ica = (...cells: string[]) => [
  '2663752814',
  '2026-01-13 09:29:17',
  '2026',
  'ICA',
  'Grade 7 MATH - Interim Comprehensive Assessment (ICA)',
  'Math',
  '07',
  ...cells,
];

describe('CERS roster export', () => {
  it('reads levels in words, blocks from their reporting category', () => {
    const block = [
      '2663752814',
      '2026-01-13',
      '2026',
      'IAB',
      'Grade 7 ELA - Editing (IAB)',
      'ELA',
      '07',
      'Standardized',
      '',
      'Near Standard',
      '2411',
      '',
      '',
      '',
      '',
    ];
    const mapped = mapRows(ROSTER, [
      ica('Standardized', 'Did Not Meet Standard', '', '2419', '', 'Yes', '', ''),
      block,
    ]);
    expect(resultsOf(mapped)).toMatchObject([
      { achievementLevel: 1, distanceFromStandard: -148, standing: 'counts', schoolYear: '2025-26' },
      { achievementLevel: 2, distanceFromStandard: null, standing: 'not-comparable' },
    ]);
  });
  it('never counts what was given informally', () => {
    const mapped = mapRows(
      ROSTER,
      ['Nonstandardized', 'NS', 'Invalid', 'Complete, Nonstandardized (NS)'].map((status) =>
        ica(status, '', '', '2419', '', '', '', ''),
      ),
    );
    expect(resultsOf(mapped).map(({ standing }) => standing)).toEqual([
      'nonstandardized',
      'nonstandardized',
      'invalidated',
      'nonstandardized',
    ]);
  });
  it('keeps races apart that California keeps apart', () => {
    const mapped = mapRows(ROSTER, [ica('Standardized', '', '', '2419', '', '', '', 'Yes')]);
    expect(mapped.records.find(({ type }) => type === 'student')?.record).toMatchObject({
      raceEthnicity: 'filipino',
      raceEthnicityOriginal: 'Filipino',
    });
  });
});

describe('CERS results that cannot be judged', () => {
  it('grades 9 and 10 are not judged by the cuts of grade 11, also where they took its form', () => {
    const form = (grade: string, name: string) =>
      ica('Standardized', 'Standard Met', '', '2611', '', '', '', '').with(4, name).with(6, grade);
    const mapped = mapRows(ROSTER, [
      form('10', 'Grade 11 MATH - Interim Comprehensive Assessment (ICA)'),
      form('09', 'High School MATH - Interim Comprehensive Assessment (ICA)'),
      form('11', 'Grade 11 MATH - Interim Comprehensive Assessment (ICA)'),
      form('09', 'Grade 8 MATH - Interim Comprehensive Assessment (ICA)'),
    ]);
    expect(
      resultsOf(mapped).map(({ gradeAssessed, achievementLevel, distanceFromStandard }) => [
        gradeAssessed,
        achievementLevel,
        distanceFromStandard,
      ]),
    ).toEqual([
      ['10', 3, null],
      ['09', 3, null],
      ['11', 2, -17],
      ['08', 3, 25],
    ]);
  });

  it.each(['Valid', 'SD', 'NS', 'IN', '', 'Complete, Nonstandardized (NS)', 'Partial'])(
    'the condition "%s" is known',
    (status) => {
      expect(mapRows(ROSTER, [ica(status, '', '', '2419', '', '', '', '')]).problems).toEqual([]);
    },
  );

  it('a condition that nobody knows is sent back, never counted', () => {
    const mapped = mapRows(ROSTER, [ica('ZZ', '', '', '2419', '', '', '', '')]);
    expect(mapped).toMatchObject({ accepted: 0, rejected: 1 });
    expect(mapped.problems).toMatchObject([
      { column: 'Status', value: 'ZZ', code: 'row-contradicts-itself' },
    ]);
  });
});
