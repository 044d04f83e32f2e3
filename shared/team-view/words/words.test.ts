import { describe, expect, it } from 'vitest';
import { plainWordsProblems, readingGrade } from '../../change/plain-words.ts';
import { teamWords } from './words.ts';

/** Every sentence of a table, with its slots filled. */
function sentences(table: unknown): string[] {
  if (typeof table === 'string') return [table];
  if (typeof table === 'function') return FACTS.flatMap((facts) => tried(() => table(facts, 'a goal')));
  if (typeof table !== 'object' || table === null) return [];
  return Object.values(table).flatMap(sentences);
}

const FACTS: readonly unknown[] = [
  'Question cards',
  25,
  ['one', 'two'],
  {
    answers: 3,
    both: 3,
    checked: 7,
    code: 'Confused',
    codes: ['Bored'],
    count: 4,
    day: 'Feb 2',
    decision: 'adapt',
    field: 'Plan',
    found: 4,
    goal: '60%',
    group: 'Hispanic/Latino students',
    headline: 'Up and down as usual.',
    inGroup: -62,
    kind: 'not_a_day',
    landedOn: 'Feb 6',
    level: '44%',
    measure: 'Asked',
    n: [24, 30],
    newest: 'Feb 2',
    notIn: 'students not in the group',
    notInGroup: 3,
    notes: 'Cards got lost',
    outcome: 'Looked',
    question: 'What helped?',
    slips: 12,
    source: 'observed',
    stage: 'running',
    subject: 'math',
    summary: 'Done.',
    team: 'Oak',
    tests: 2,
    title: 'Cards',
    value: 'soon',
    values: ['adopt', 'adapt'],
    year: '2024-25',
    yours: 5,
  },
];

function tried(make: () => unknown): string[] {
  try {
    const text = make();
    return typeof text === 'string' && !/undefined|\[object|NaN/.test(text) ? [text] : [];
  } catch {
    return [];
  }
}

function names(table: unknown, path = ''): string[] {
  if (typeof table !== 'object' || table === null) return [path];
  return Object.entries(table).flatMap(([key, value]) => names(value, `${path}.${key}`));
}

describe.each(['en', 'es'] as const)('the words of a team’s pages (%s)', (language) => {
  const all = sentences(teamWords(language));

  it('claim no cause, use no jargon and rank nobody', () => {
    expect(all.length).toBeGreaterThan(60);
    const objections = all.flatMap((text) =>
      plainWordsProblems(language, text).map((problem) => ({ text, ...problem })),
    );
    expect(objections).toEqual([]);
  });

  it('are short', () => {
    for (const text of all) expect(text.length).toBeLessThan(230);
  });

  it('fill every slot: each entry makes at least one sentence', () => {
    const silent = Object.entries(teamWords(language)).filter(([, entry]) => sentences(entry).length === 0);
    expect(silent.map(([name]) => name)).toEqual([]);
  });
});

describe('both languages', () => {
  it('say the same things', () => {
    expect(names(teamWords('es'))).toEqual(names(teamWords('en')));
  });

  it('of which the English one can be read in grade 8', () => {
    const grades = sentences(teamWords('en'))
      .filter((text) => text.split(' ').length > 7)
      .map(readingGrade);
    expect(grades.reduce((sum, grade) => sum + grade, 0) / grades.length).toBeLessThan(8);
  });
});
