import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { runningTeam } from '../made-up/team-views.ts';
import type { TeamView } from '../team-view.ts';
import { numbersCsv } from './numbers-csv.ts';
import { NUMBERS_COLUMNS, numbersSchema } from './numbers-schema.ts';

const read = (view: TeamView) =>
  Papa.parse<Record<string, string>>(numbersCsv(view), { header: true, skipEmptyLines: true });

describe('numbers.csv', () => {
  it('has the columns of its schema', () => {
    const names = NUMBERS_COLUMNS.map((column) => column.name);
    expect(read(runningTeam()).meta.fields).toEqual(names);
    const schema = JSON.parse(numbersSchema()) as { fields: { name: string }[] };
    expect(schema.fields.map((field) => field.name)).toEqual(names);
  });

  it('has one row a lesson and measure, one value a row', () => {
    const { data, errors } = read(runningTeam());
    expect(errors).toEqual([]);
    expect(data.filter((row) => row.group === 'all')).toHaveLength(17 + 17 + 9);
    expect(data[0]).toEqual({
      date: '2026-01-06',
      section: '',
      measure: 'ask',
      group: 'all',
      n_answered: '22',
      n_expected: '27',
      value: '0.4',
      baseline: 'yes',
      excluded: 'no',
      reason: '',
    });
  });

  it('says why a lesson was left out, and leaves a missing value empty', () => {
    const { data } = read(runningTeam());
    expect(data[3]).toMatchObject({ excluded: 'yes', reason: 'Substitute teacher', value: '0.4' });
    expect(data[10]).toMatchObject({ value: '', n_answered: '0' });
  });

  it('keeps to the same floor as the sheets: nothing of a small group, nor of the students beside it', () => {
    const groups = read(runningTeam()).data.filter((row) => row.group !== 'all');
    expect(groups.map((row) => [row.group, row.n_answered, row.value, row.reason])).toEqual([
      ['african-american', '', '', 'too few to show'],
      ['not-in-african-american', '', '', 'too few to show'],
      ['hispanic-latino', '21', '0.47619', ''],
      ['not-in-hispanic-latino', '18', '0.611111', ''],
    ]);
    expect(groups[0]?.date).toBe('2026-01-27/2026-02-12');
  });

  it('shows neither value nor n of a point that is withheld', () => {
    const view = runningTeam();
    const points = (view.outcome?.points ?? []).map((point) => ({ ...point, hidden: true }));
    const outcome = view.outcome === null ? null : { ...view.outcome, points };
    const [first] = read({ ...view, outcome }).data;
    expect(first).toMatchObject({ value: '', n_answered: '', reason: 'too few to show' });
  });

  it.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx'])('disarms %j', (reason) => {
    const view = runningTeam();
    const points = (view.outcome?.points ?? []).map((point) => ({ ...point, excluded: reason }));
    const outcome = view.outcome === null ? null : { ...view.outcome, points };
    expect(read({ ...view, outcome }).data[0]?.reason).toBe(`'${reason}`);
  });

  it('leaves negative numbers numbers', () => {
    const view = runningTeam();
    const points = (view.outcome?.points ?? []).map((point) => ({ ...point, value: -0.13 }));
    const outcome =
      view.outcome === null ? null : { ...view.outcome, unit: { kind: 'difference' } as const, points };
    expect(read({ ...view, outcome }).data[0]?.value).toBe('-0.13');
  });

  it('holds no cell that is not in the schema and ends its last line', () => {
    expect(numbersCsv(runningTeam()).endsWith('\r\n')).toBe(true);
  });
});
