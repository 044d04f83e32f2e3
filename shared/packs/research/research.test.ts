import { describe, expect, it } from 'vitest';
import { ASK, idea, packTeam, packTest } from '../made-up/pack-teams.ts';
import { generalised, rareCombinations } from './k-anonymity.ts';
import { dataDictionary, researchExtract } from './research-extract.ts';

interface Row {
  readonly unit: string;
  readonly district: string | null;
  readonly driver: string | null;
}
const FIELDS = ['district', 'driver'] as const;
const row = (unit: string, district: string, driver: string): Row => ({ unit, district, driver });

describe('k-anonymity', () => {
  it('names combinations that fewer than k teams share; several rows of one team are one team', () => {
    const rows = [row('1', 'a', 'talk'), row('1', 'a', 'talk'), row('2', 'a', 'talk')];
    expect(rareCombinations(rows, FIELDS, 3)).toEqual([{ combination: ['a', 'talk'], units: 2 }]);
    expect(rareCombinations(rows, FIELDS, 2)).toEqual([]);
  });
  it('withholds the district first, then the driver', () => {
    const rows = [row('1', 'a', 'talk'), row('2', 'b', 'talk'), row('3', 'c', 'talk')];
    expect(generalised(rows, FIELDS, 3)).toEqual(rows.map((one) => ({ ...one, district: null })));
  });
  it('a rare row takes others with it, so that what is withheld does not give it away', () => {
    const rows = [...'123'].map((unit) => row(unit, 'a', 'talk')).concat(row('4', 'b', 'ask'));
    const result = generalised(rows, FIELDS, 3);
    expect(rareCombinations(result, FIELDS, 3)).toEqual([]);
    expect(result).toHaveLength(4);
  });
  it('leaves out what k teams cannot cover at all', () => {
    expect(generalised([row('1', 'a', 'talk')], FIELDS, 3)).toEqual([]);
  });
  it('holds for 200 random networks', () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % below;
    };
    for (let run = 0; run < 200; run += 1) {
      const rows = Array.from({ length: random(40) }, () =>
        row(String(random(20)), `d${random(6)}`, `v${random(5)}`),
      );
      expect(rareCombinations(generalised(rows, FIELDS, 3), FIELDS, 3)).toEqual([]);
    }
  });
});

describe('the research extract', () => {
  const teams = ['a', 'b', 'c', 'd'].map((id, i) =>
    packTeam(id, {
      district: i < 2 ? 'alder' : 'birch',
      tests: [packTest('T1'), packTest('T2', { students: 4 }, { idea: idea('Cards', ASK) })],
    }),
  );
  const extract = researchExtract({
    teams,
    subjects: [],
    k: 3,
    floor: 11,
    pseudonym: (kind, id) => `${kind}-${id.length}${id.at(-1)}`,
  });
  it('passes the check, names nobody, gives small numbers as "under"', () => {
    expect(extract.rare).toEqual([]);
    expect(extract.tests).toHaveLength(8);
    const all = JSON.stringify(extract.tests);
    for (const word of ['Team a', 'alder', 'birch', 'Quillarn']) expect(all).not.toContain(word);
    expect(new Set(extract.tests.map(({ studentsBand }) => studentsBand))).toEqual(
      new Set(['20-49', 'under 11']),
    );
  });
  it('the dictionary has a line for every column', () => {
    const lines = dataDictionary(3, 11).trim().split('\r\n');
    expect(lines).toHaveLength(1 + 15 + 10 + 2);
    expect(lines.every((line) => line.split('","').length === 4)).toBe(true);
  });
});
