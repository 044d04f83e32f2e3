import { describe, expect, it } from 'vitest';
import type { TableFacts } from './format-contract.ts';
import type { MappedTable } from './map-table.ts';
import { mapRows, type RowByHeading } from './rows-by-heading.ts';

function map(rows: readonly RowByHeading[], facts: Partial<TableFacts> = {}): MappedTable {
  return mapRows(rows, { fileName: 'team.xlsx', teamId: 'oak', ...facts });
}

describe('team workbook', () => {
  it('sheet Team: what is left empty takes the usual value; the team is the folder, the year that of landing', () => {
    const mapped = map([
      { Name: 'Oak 7', Language: '', 'Cycle name': 'Cycle of inquiry', 'Next meeting on': '2/10/2026' },
    ]);
    expect(mapped.records).toMatchObject([
      {
        type: 'team',
        record: {
          teamId: 'oak',
          schoolYear: '2025-26',
          name: 'Oak 7',
          language: 'en',
          cycleName: 'Cycle of Inquiry',
          nextMeetingOn: '2026-02-10',
        },
      },
    ]);
  });
  it('sheet Measures: kinds in any spelling', () => {
    const row = {
      'Measure id': 'm1',
      Name: 'Explained',
      Kind: 'Percent yes',
      Role: '',
      'Better is': 'Up',
      Goal: '80',
    };
    expect(map([row]).records[0]?.record).toMatchObject({
      kind: 'percent-yes',
      role: 'outcome',
      betterIs: 'higher',
      goal: 80,
    });
    expect(map([{ ...row, Kind: 'mean' }]).problems).toMatchObject([
      { column: 'Kind', value: 'mean', code: 'word-not-in-list' },
    ]);
    expect(map([{ ...row, Goal: '80 %' }]).records[0]?.record).toMatchObject({ goal: 80 });
    expect(map([{ ...row, Goal: 'most' }]).problems).toMatchObject([
      { column: 'Goal', code: 'number-unreadable' },
    ]);
  });
  it('sheet Tests: dates and decisions', () => {
    const row = {
      'Test id': 't1',
      Title: 'Openers',
      'Starts on': '2026-01-08',
      'Prediction value': '70',
      Decision: 'Adopt',
    };
    expect(map([row]).records[0]?.record).toMatchObject({
      testId: 't1',
      startsOn: '2026-01-08',
      predictionValue: 70,
      decision: 'adopt',
    });
  });
  it('sheets of aims and drivers may come from the district: then they belong to no team', () => {
    const mapped = map([{ 'Aim id': 'a1', Statement: 'Gap down by 20' }], { teamId: null });
    expect(mapped.records[0]?.record).toMatchObject({ teamId: null, aimId: 'a1' });
  });
  it('lines that nobody filled in are set aside', () => {
    const mapped = map([
      { 'Met on': '2026-01-08', Outcome: 'met' },
      { 'Met on': '', Outcome: '' },
    ]);
    expect(mapped).toMatchObject({ accepted: 1, setAside: 1, reasons: { 'empty row of the template': 1 } });
  });
  it('lines with nothing but the school year are set aside as well', () => {
    const mapped = map([{ 'School year': '2025-26', 'Met on': '', Outcome: '' }]);
    expect(mapped).toMatchObject({ setAside: 1, reasons: { 'empty row of the template': 1 } });
  });
  it('a line that was left half empty is no empty line: what is missing is said', () => {
    const mapped = map([{ 'Met on': '', Outcome: 'We chose the opener' }]);
    expect(mapped).toMatchObject({ accepted: 0, rejected: 1, setAside: 0 });
    expect(mapped.problems).toMatchObject([{ column: 'Met on', code: 'value-missing' }]);
  });
});

describe('observations', () => {
  const row: RowByHeading = {
    Date: '1/8/2026',
    Section: 'M7-51',
    Measure: 'explanations',
    Source: 'observed',
    Observer: 'YB',
    Count: '3',
    'Out of': '',
    Minutes: '20',
    Value: '',
    Done: '',
    Note: '',
  };
  it('are a count per minutes, a count out of a number, a value, or a done', () => {
    const mapped = map([
      row,
      { ...row, Count: '12', 'Out of': '28', Minutes: '' },
      { ...row, Count: '', Minutes: '', Value: '3.5' },
      { ...row, Count: '', Minutes: '', Done: 'Partly', Source: 'Self report' },
    ]);
    expect(
      mapped.records.map(({ record }) => [
        record.numerator,
        record.denominator,
        record.value,
        record.done,
        record.source,
      ]),
    ).toEqual([
      [3, 20, null, null, 'observed'],
      [12, 28, null, null, 'observed'],
      [null, null, 3.5, null, 'observed'],
      [null, null, null, 'partly', 'self-report'],
    ]);
  });
  it('of the same lesson are numbered, so that none replaces another', () => {
    const mapped = map([row, { ...row, Count: '5' }, { ...row, Section: 'M7-52' }]);
    expect(mapped.records.map(({ record }) => record.ordinal)).toEqual([1, 2, 1]);
  });
  it('that contradict themselves or say nothing are rejected', () => {
    const mapped = map([
      { ...row, 'Out of': '28' },
      { ...row, Count: '', Minutes: '' },
      { ...row, Done: 'sometimes' },
    ]);
    expect(mapped).toMatchObject({ accepted: 0, rejected: 3 });
    expect(mapped.problems.map(({ column, code }) => [column, code])).toEqual([
      ['Minutes', 'row-contradicts-itself'],
      ['Count', 'row-contradicts-itself'],
      ['Done', 'word-not-in-list'],
    ]);
  });
  it('need a date and a measure', () => {
    expect(map([{ ...row, Date: '' }]).problems).toMatchObject([{ column: 'Date', code: 'value-missing' }]);
    expect(map([{ ...row, Measure: '' }]).problems).toMatchObject([
      { column: 'Measure', code: 'value-missing' },
    ]);
  });
});

describe('district templates', () => {
  it('measure values', () => {
    const row = {
      'Measure id': 'retention',
      Date: '2025-10-01',
      'School code': '37683380108787',
      Numerator: '41',
      Denominator: '50',
      Reason: 'moved',
      'Counts as avoidable': 'N',
    };
    expect(map([row], { teamId: null }).records).toMatchObject([
      {
        type: 'measure-value',
        record: {
          measureId: 'retention',
          date: '2025-10-01',
          schoolYear: '2025-26',
          numerator: 41,
          denominator: 50,
          countsAsAvoidable: 'no',
        },
      },
    ]);
  });
  it('days without school', () => {
    const mapped = map([{ 'First day': '11/26/2025', 'Last day': '11/28/2025', Name: 'Thanksgiving' }], {
      teamId: null,
    });
    expect(mapped.records[0]?.record).toEqual({
      schoolYear: '2025-26',
      firstDay: '2025-11-26',
      lastDay: '2025-11-28',
      name: 'Thanksgiving',
    });
  });
});
