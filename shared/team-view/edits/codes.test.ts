import { describe, expect, it } from 'vitest';
import { starterCodebook } from '../../change/exit-slip-text/starter-codebook.ts';
import type { CodeRecord } from '../../records/team.ts';
import { edit, TEAM } from '../made-up/oak-team.ts';
import { readEditLog } from './edit-log.ts';
import { editedCodebook } from './edited-codebook.ts';
import { codeFinder, humanCoding } from './human-codes.ts';

const confused: CodeRecord = {
  schoolYear: '2025-26',
  teamId: TEAM,
  codeId: 'confused',
  name: 'Confused',
  nameEs: 'Confundido',
  definition: null,
  include: null,
  exclude: null,
  phrasesEn: 'confus| lost ||stuck',
  phrasesEs: null,
  unlessEn: 'nothing was confus',
  unlessEs: null,
  state: null,
};

describe('the team’s codebook', () => {
  it('is the starter codebook while the team has none', () => {
    const { codebook } = editedCodebook([], readEditLog([]), 'en');
    expect(codebook.codes).toEqual(starterCodebook.codes);
  });

  it('is the team’s own, phrases joined by |', () => {
    const { codebook } = editedCodebook([confused], readEditLog([]), 'en');
    expect(codebook.codes).toHaveLength(1);
    expect(codebook.codes[0]).toMatchObject({
      phrases: { en: ['confus', 'lost', 'stuck'], es: [] },
      unless: { en: ['nothing was confus'], es: [] },
      state: 'active',
    });
  });

  it('takes what was typed on its sheet; the version changes with it', () => {
    const edits = [
      edit('codebook', 'confused', 'phrasesEnglish', 'confus|mixed up'),
      edit('codebook', 'confused', 'state', 'suggest only'),
      edit('codebook', 'confused', 'name', 'Confundidos'),
    ];
    const before = editedCodebook([confused], readEditLog([]), 'es').codebook;
    const { codebook } = editedCodebook([confused], readEditLog(edits), 'es');
    expect(codebook.codes[0]).toMatchObject({
      phrases: { en: ['confus', 'mixed up'] },
      state: 'suggest-only',
      name: 'Confused',
      nameEs: 'Confundidos',
    });
    expect(codebook.version).not.toBe(before.version);
  });

  it('gets a new code once, however often its copy comes back', () => {
    const typed = (editedAt: string) => [
      edit('codebook', 'new-1', 'name', 'Number line', { editedAt }),
      edit('codebook', 'new-1', 'phrasesEnglish', 'number line', { editedAt }),
    ];
    const log = readEditLog([...typed('2025-11-14T10:00:00'), ...typed('2025-11-15T10:00:00')]);
    const { codebook } = editedCodebook([confused], log, 'en');
    expect(codebook.codes.map(({ id, name }) => [id, name])).toEqual([
      ['confused', 'Confused'],
      ['number-line', 'Number line'],
    ]);
  });

  it('does not take a state nobody knows', () => {
    const { codebook, problems } = editedCodebook(
      [confused],
      readEditLog([edit('codebook', 'confused', 'state', 'on')]),
      'en',
    );
    expect(codebook.codes[0]?.state).toBe('active');
    expect(problems).toEqual([{ kind: 'not_a_choice', field: 'state', value: 'on' }]);
  });
});

describe('what people said about an answer', () => {
  const { codebook } = editedCodebook([confused], readEditLog([]), 'en');
  const read = (...edits: Parameters<typeof readEditLog>[0]) =>
    humanCoding(readEditLog(edits).rows('human-code').get('k'), codeFinder(codebook));

  it('is read by name in either language, or by id', () => {
    for (const typed of ['Confused', 'confundido', 'confused']) {
      expect(read(edit('human-code', 'k', 'yours1', typed))?.codes).toEqual(['confused']);
    }
  });

  it('keeps codes nobody knows apart', () => {
    expect(
      read(edit('human-code', 'k', 'yours1', 'Bored'), edit('human-code', 'k', 'yours2', 'Confused')),
    ).toEqual({
      codes: ['confused'],
      unknown: ['Bored'],
      checked: false,
      comment: null,
    });
  });

  it('is nothing where every cell was emptied again', () => {
    const first = edit('human-code', 'k', 'yours1', 'Confused', { editedAt: '2025-11-10T10:00:00' });
    expect(read(first, edit('human-code', 'k', 'yours1', null, { before: 'Confused' }))).toBeNull();
    expect(humanCoding(undefined, codeFinder(codebook))).toBeNull();
  });
});
