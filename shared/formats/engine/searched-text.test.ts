import { expect, it } from 'vitest';
import { defineFormat } from '../format-definition.ts';
import { looseTable, type MappedTable, mapTable } from '../map-table.ts';
import { bindFormat } from './bind-format.ts';
import { LONGEST_SEARCHED } from './searched-text.ts';

/** The number behind the last slash of a note; rows whose note says "draft" are set aside. */
const format = defineFormat({
  format: 'noted',
  title: 'Scores in notes',
  recognise: { allOf: ['Id', 'Note'] },
  setAside: [{ when: [{ column: 'Note', matches: '(.*)draft' }], reason: 'draft' }],
  identity: { localId: 'Id' },
  shared: { schoolYear: { constant: '2025-26' } },
  records: [
    {
      type: 'assessment-result',
      fields: {
        test: { constant: 'local:noted' },
        subject: { constant: 'mathematics' },
        administration: { constant: 'fall' },
        attempt: { constant: 1 },
        scaleScore: { column: 'Note', pattern: '(?:.*)/(\\d+)' },
        standing: { constant: 'counts' },
      },
    },
  ],
});

function mapNote(note: string): MappedTable {
  const rows = [['104233', note]];
  const facts = { fileName: 'notes.csv', localDate: '2026-02-01' };
  return mapTable(bindFormat(format, looseTable(['Id', 'Note'], rows, facts)), rows);
}

const scoreOf = (note: string) => mapNote(note).records[0]?.record.scaleScore;

it('a pattern is searched in the first 2,000 characters of a cell, and there to the last one', () => {
  const fits = '.'.repeat(LONGEST_SEARCHED - '/31'.length);
  expect(scoreOf(`${fits}/31`)).toBe(31);
  expect(scoreOf(`${fits}./31`)).toBe(3);
  expect(mapNote(`${' .'.repeat(900)} draft`).setAside).toBe(1);
  expect(mapNote(`${' .'.repeat(LONGEST_SEARCHED)} draft`).setAside).toBe(0);
});

it('a long cell keeps nobody waiting, also where a pattern looks for its end from every place', () => {
  const started = process.cpuUsage();
  mapNote('.'.repeat(100_000));
  const { user } = process.cpuUsage(started);
  expect(user / 1e6).toBeLessThan(2);
});
