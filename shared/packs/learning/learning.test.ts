import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { VERDICT_KEYS } from '../../change/verdict.ts';
import { installedFont } from '../../workbook/charts/font.ts';
import { ASK, idea, packTeam, packTest, RELEASED_TEXTS, TALK } from '../made-up/pack-teams.ts';
import { verdictInShort } from '../teams/short-words.ts';
import { ideaCatalogue } from './idea-catalogue.ts';
import { cardsFor, learningCards, teamsOnSameDriver } from './learning-cards.ts';
import { LEARNING_WORDS } from './learning-words.ts';
import { teamLearning, teamLearningWorkbook } from './team-learning.ts';

const adopted = packTest(
  'T1',
  {
    stage: 'decided',
    decision: 'adopt',
    decidedOn: '2025-12-01',
    startsOn: '2025-10-01',
    verdict: 'lasting_better',
    standing: 'called',
  },
  { released: RELEASED_TEXTS },
);
const abandoned = packTest(
  'T2',
  { stage: 'decided', decision: 'abandon', verdict: 'lasting_worse', standing: 'called', students: 7 },
  { released: { ...RELEASED_TEXTS, title: 'Cold calls' }, idea: idea('Cold calls', ASK) },
);
const secret = packTest('T3', { stage: 'decided', decision: 'adapt' });
const oak = packTeam('oak', { name: 'Oak', tests: [adopted, abandoned, secret] });
const elm = packTeam('elm', {
  name: 'Elm',
  district: 'birch',
  tests: [packTest('T1', { startsOn: '2026-01-12' })],
});
const fir = packTeam('fir', {
  name: 'Fir',
  tests: [packTest('T1', {}, { idea: idea('Other', { id: 'x', name: 'X' }) })],
});
const teams = [oak, elm, fir];

describe('learning cards', () => {
  const cards = learningCards(teams, 10);
  it('hold closed tests that were released, those that were stopped as well', () => {
    expect(cards.map(({ change, decision }) => [change, decision])).toEqual([
      ['Cold calls', 'Stop'],
      ['Partner talk before the problem', 'Adopt'],
    ]);
  });
  it('name no school, and no number of students under the floor', () => {
    const all = JSON.stringify(cards);
    expect(all).not.toContain('Quillarn');
    expect(all).not.toContain('Oak');
    expect(cards.find(({ decision }) => decision === 'Adopt')?.result).toBe(
      'A lasting change (9 lessons before, 7 since, 20-49 students)',
    );
    expect(cards.find(({ decision }) => decision === 'Stop')?.result).toBe(
      'The other way (9 lessons before, 7 since)',
    );
  });
});

describe('matching by driver', () => {
  it('a team finds cards and teams of its drivers, never its own', () => {
    expect(cardsFor(elm, teams, 10).map(({ driver }) => driver)).toEqual([TALK]);
    expect(teamsOnSameDriver(elm, teams).map(({ name }) => name)).toEqual(['Oak']);
    expect(cardsFor(oak, teams, 10)).toEqual([]);
  });
  it('where nobody matches the list is empty: it is never filled up', () => {
    const view = teamLearning(fir, teams, ideaCatalogue(teams), 10, (id) => id);
    expect(view).toMatchObject({ cards: [], teams: [], noDriver: false });
    expect(view.ideas.map(({ name }) => name)).toEqual(['Other']);
  });
});

describe('the catalogue of change ideas', () => {
  it('counts adopt, adapt and stop, and who took an adopted idea up', () => {
    const [ask, talk] = ideaCatalogue(teams);
    expect(ask).toMatchObject({ name: 'Cold calls', tests: 1, stopped: 1, adopted: 0, open: 0 });
    expect(talk).toMatchObject({
      name: 'Partner talk',
      tests: 3,
      adopted: 1,
      adapted: 1,
      open: 1,
      takenUpAfterAdoption: 1,
    });
  });
  it('holds ideas the hub suggests though nobody has tried them, with why', () => {
    const suggested = { ...idea('Number talks'), suggestedBecause: 'Two networks saw more talk' };
    expect(ideaCatalogue([], [suggested])).toMatchObject([
      { name: 'Number talks', tests: 0, suggestedBecause: 'Two networks saw more talk' },
    ]);
  });
});

describe('a team that works in Spanish', () => {
  it('reads Spanish around what other teams wrote in their own words', async () => {
    const view = teamLearning(
      { ...elm, language: 'es' },
      teams.map((team) => ({ ...team, language: 'en' as const })),
      ideaCatalogue(teams),
      10,
      (id) => id,
    );
    const workbook = new ExcelJS.Workbook();
    const bytes = await teamLearningWorkbook(view, '2025-07-31', installedFont());
    await workbook.xlsx.load(bytes.slice().buffer);
    expect(workbook.worksheets.slice(0, 3).map(({ name }) => name)).toEqual([
      'Mismo factor',
      'Tarjetas de aprendizaje',
      'Ideas de cambio',
    ]);
    const texts: string[] = [];
    for (const sheet of workbook.worksheets.slice(0, 3)) {
      expect(sheet.headerFooter.oddFooter).toContain('página &P de &N');
      sheet.eachRow((row) => row.eachCell((cell) => void texts.push(cell.text)));
    }
    expect(texts).toContain('Un cambio duradero (9 lecciones antes, 7 después, 20-49 estudiantes)');
    expect(texts).toContain('Partner talk before the problem');
    const english = Object.values(LEARNING_WORDS.en).flatMap((words) =>
      typeof words === 'string' ? [words] : typeof words === 'object' ? Object.values<string>(words) : [],
    );
    expect(texts.filter((text) => english.includes(text) && text !== '')).toEqual([]);
  });

  it('has a Spanish word for every short verdict', () => {
    const shown = (['so_far', 'called'] as const).flatMap((standing) =>
      VERDICT_KEYS.map((verdict) => verdictInShort(packTest('T', { verdict, standing }))),
    );
    const known = Object.keys(LEARNING_WORDS.es.verdicts);
    expect([...new Set(shown)].filter((words) => !known.includes(words))).toEqual([]);
  });
});
