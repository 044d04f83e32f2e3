import { describe, expect, it } from 'vitest';
import { ASK, idea, packTeam, packTest, TALK } from '../made-up/pack-teams.ts';
import { blockerCounts, NOT_NAMED } from './blockers.ts';
import { countTests, driverRollup, NO_DRIVER, networkDriverRows } from './driver-rollup.ts';
import { byName, currentTest } from './pack-team.ts';
import { quietTeams } from './quiet-teams.ts';
import { decisionInShort, verdictInShort } from './short-words.ts';

describe('the line of a team', () => {
  it('tells of the newest open test, then of the newest decided one', () => {
    const open = packTest('T1', { startsOn: '2025-10-01' });
    const decided = packTest('T2', { stage: 'decided', decision: 'adopt', startsOn: '2026-01-05' });
    const planned = packTest('T3', { stage: 'planned', startsOn: '2026-03-01' });
    expect(currentTest({ tests: [decided, open, planned] })?.facts.testId).toBe('T1');
    expect(currentTest({ tests: [planned, decided] })?.facts.testId).toBe('T2');
    expect(currentTest({ tests: [planned] })?.facts.testId).toBe('T3');
    expect(currentTest({ tests: [] })).toBeNull();
  });
  it('a verdict "so far" is never told as a lasting change', () => {
    expect(verdictInShort(packTest('T', { verdict: 'lasting_better', standing: 'so_far' }))).toBe(
      'Better so far',
    );
    expect(verdictInShort(packTest('T', { verdict: 'lasting_better', standing: 'called' }))).toBe(
      'A lasting change',
    );
    expect(verdictInShort(packTest('T', { verdict: null }))).toBe('No measure');
  });
  it('says when a decision is due, was due, or has been taken', () => {
    const test = packTest('T', { decideBy: '2026-02-06' });
    expect(decisionInShort(test, '2026-02-06')).toBe('Due Feb 6');
    expect(decisionInShort(test, '2026-02-07')).toBe('Was due Feb 6');
    expect(decisionInShort(packTest('T', { decision: 'abandon' }), '2026-02-07')).toBe('Stop');
    expect(decisionInShort(packTest('T', { decideBy: null }), '2026-02-07')).toBe('No day set');
  });
  it('teams stand by name, whatever their results', () => {
    const teams = [packTeam('b', { name: 'Zinnia' }), packTeam('a', { name: 'aster' })];
    expect(byName(teams).map(({ name }) => name)).toEqual(['aster', 'Zinnia']);
  });
});

describe('tests by driver', () => {
  const adopted = packTest('T1', {
    stage: 'decided',
    decision: 'adopt',
    verdict: 'lasting_better',
    standing: 'called',
  });
  const late = packTest('T2', { predictionCameAfterData: true, implementation: null });
  const untagged = packTest('T3', {}, { idea: idea('Untagged', null) });
  const planned = packTest('T4', { stage: 'planned' });
  const teams = [
    packTeam('a', { tests: [adopted, late, planned] }),
    packTeam('b', { tests: [untagged, packTest('T1', {}, { idea: idea('Cards', ASK) })] }),
  ];
  it('counts what the definitions say, and flags an idea without a driver', () => {
    expect(driverRollup(teams)).toEqual([
      { driver: ASK, teams: 1, counts: countTests([packTest('x')]) },
      {
        driver: TALK,
        teams: 1,
        counts: {
          begun: 2,
          withPrediction: 1,
          withImplementation: 1,
          lastingChange: 1,
          adopted: 1,
          abandoned: 0,
        },
      },
      { driver: null, teams: 1, counts: countTests([untagged]) },
    ]);
  });
  it('the rows add up to all tests', () => {
    const total = driverRollup(teams).reduce((sum, row) => sum + row.counts.begun, 0);
    expect(total).toBe(countTests(teams.flatMap(({ tests }) => tests)).begun);
  });
  it('for the hub, a driver with fewer than three teams stands with others', () => {
    const many = ['a', 'b', 'c', 'd'].map((id) => packTeam(id));
    const rare = packTeam('e', { tests: [packTest('T', {}, { idea: idea('Cards', ASK) })] });
    const rows = networkDriverRows([...many, rare], 3);
    // One team alone on a driver: the other driver joins it, else the total would give it away.
    expect(rows).toEqual([
      {
        name: 'All drivers together',
        teams: 5,
        counts: countTests(many.concat(rare).flatMap(({ tests }) => tests)),
      },
    ]);
    expect(networkDriverRows([rare], 3)[0]?.counts).toBeNull();
    expect(NO_DRIVER).toBe('No driver named');
  });
});

describe('what got in the way', () => {
  it('is counted by kind, of this school year, without the words', () => {
    const teams = [
      packTeam('a', {
        blockers: [
          { on: '2025-10-01', kind: 'time' },
          { on: '2025-11-01', kind: 'Time' },
        ],
      }),
      packTeam('b', {
        blockers: [
          { on: '2025-10-02', kind: null },
          { on: '2025-03-02', kind: 'time' },
        ],
      }),
    ];
    expect(blockerCounts(teams, '2025-07-01')).toEqual([
      { kind: 'Time', meetings: 2, teams: 1 },
      { kind: NOT_NAMED, meetings: 1, teams: 1 },
    ]);
  });
});

describe('quiet teams', () => {
  const silent = packTeam('a', { name: 'Aster', schoolDaysSince: { data: 11, meeting: 12 } });
  it('lists who has had no data or meeting for two weeks of school', () => {
    expect(quietTeams([silent, packTeam('b')], 10)).toEqual([
      { team: 'Aster', sentence: 'Aster: no new data since Feb 3; no meeting noted since Feb 10.' },
    ]);
  });
  it('a team on school break is not listed', () => {
    expect(quietTeams([{ ...silent, onBreak: true }], 10)).toEqual([]);
  });
  it('a team without an open test owes no data', () => {
    const decided = {
      ...silent,
      tests: [packTest('T', { stage: 'decided' as const, decision: 'adopt' as const })],
    };
    expect(quietTeams([decided], 10)[0]?.sentence).toBe('Aster: no meeting noted since Feb 10.');
  });
});
