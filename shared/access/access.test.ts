import { describe, expect, it } from 'vitest';
import { type Membership, mayFetch } from './access.ts';
import { keyPart, outboxFile, outboxKey } from './outbox-file.ts';

const today = '2026-02-13';
const teacher: Membership = {
  place: 'team',
  district: 'alder',
  teamId: 'oak',
  role: 'member',
  sections: ['MATH 6/P3'],
  safetyContact: false,
  from: '2025-09-01',
  to: null,
};
const keys = {
  workbook: outboxKey.teamWorkbook('alder', 'oak', 'T1'),
  numbers: outboxKey.teamNumbers('alder', 'oak', 'numbers.csv'),
  ownSection: outboxKey.section('alder', 'oak', 'MATH 6/P3'),
  otherSection: outboxKey.section('alder', 'oak', 'MATH 6/P4'),
  digest: outboxKey.sponsorDigest('alder', 'oak'),
  safety: outboxKey.safetyNotice('alder', 'oak'),
  otherTeam: outboxKey.teamWorkbook('alder', 'elm', 'T1'),
  otherDistrict: outboxKey.teamWorkbook('birch', 'oak', 'T1'),
  receipt: outboxKey.receipt('alder/toms.csv', 'xlsx'),
  pack: outboxKey.districtPack('alder', '2026-01.xlsx'),
  interviews: outboxKey.humanResources('alder', 'exit-interviews.xlsx'),
  network: outboxKey.networkPack('2025-Q4.xlsx'),
  coaches: outboxKey.coachReading('reading.html'),
  research: outboxKey.researchExtract('extract.parquet'),
  board: outboxKey.public('board.html'),
};

const allowed = (membership: Membership, day = today) =>
  Object.entries(keys)
    .filter(([, key]) => mayFetch([membership], key, day))
    .map(([name]) => name);

describe('who may fetch what', () => {
  it('a teacher: the team’s workbook and numbers, and own sections', () => {
    expect(allowed(teacher)).toEqual(['workbook', 'numbers', 'ownSection', 'board']);
  });
  it('all sections of the team where the district says so', () => {
    expect(allowed({ ...teacher, sections: 'all' })).toEqual([
      'workbook',
      'numbers',
      'ownSection',
      'otherSection',
      'board',
    ]);
  });
  it('the sponsor: workbook and digest, never a student row', () => {
    expect(allowed({ ...teacher, role: 'sponsor', sections: 'all' })).toEqual([
      'workbook',
      'digest',
      'board',
    ]);
  });
  it('the safety contact also sees the answers that worry', () => {
    expect(allowed({ ...teacher, safetyContact: true })).toContain('safety');
  });
  it('a lead who left loses access the day after the last day', () => {
    const left: Membership = { ...teacher, role: 'lead', to: '2026-02-12' };
    expect(allowed(left, '2026-02-12')).toContain('workbook');
    expect(allowed(left, '2026-02-13')).toEqual(['board']);
  });
  it('a guest without a last day sees nothing', () => {
    expect(allowed({ ...teacher, role: 'guest' })).toEqual(['board']);
    expect(allowed({ ...teacher, role: 'guest', to: '2026-02-13' })).toEqual(['workbook', 'board']);
  });
  it('nobody sees a team before the first day', () => {
    expect(allowed({ ...teacher, from: '2026-02-14' })).toEqual(['board']);
  });
  it.each([
    ['data-lead', ['receipt', 'pack', 'board']],
    ['cabinet', ['pack', 'board']],
    ['human-resources', ['interviews', 'board']],
  ] as const)('%s of the district', (role, expected) => {
    expect(allowed({ place: 'district', district: 'alder', role, from: null, to: null })).toEqual(expected);
    expect(allowed({ place: 'district', district: 'birch', role, from: null, to: null })).toEqual(['board']);
  });
  it.each([
    ['hub-coach', ['network', 'coaches', 'board']],
    ['researcher', ['research', 'board']],
  ] as const)('%s of the network: no student row, no team file', (role, expected) => {
    expect(allowed({ place: 'network', role, from: null, to: null })).toEqual(expected);
  });
  it('refuses keys that no writer makes', () => {
    for (const key of [
      'teams/alder/oak/../elm/T1.xlsx',
      'teams/alder/oak//T1.xlsx',
      'ledger',
      'teams/alder/oak/deep/er/T1.xlsx',
      '',
    ]) {
      expect(mayFetch([{ ...teacher, sections: 'all' }], key, today)).toBe(false);
    }
  });
});

describe('key parts', () => {
  it('keep letters and digits, fold accents, never leave the folder', () => {
    expect(keyPart('Período 3 / Núñez')).toBe('Periodo-3-Nunez');
    expect(keyPart('../..')).toBe('unnamed');
    expect(outboxFile(outboxKey.section('a', 't', '../x'))).toEqual({
      kind: 'section',
      district: 'a',
      teamId: 't',
      section: 'x',
    });
  });
});
