import { describe, expect, it } from 'vitest';
import { plainWordsProblems, readingGrade } from './plain-words.ts';
import { dayInWords, numberInWords, percentInWords, type Slots, sentence } from './sentence.ts';
import { english, type SentenceKey } from './sentences-english.ts';
import { spanish } from './sentences-spanish.ts';

const keys = Object.keys(english) as SentenceKey[];
const slotNames = (template: string): string[] =>
  [...new Set([...template.matchAll(/\{(\w+)/g)].map((match) => match[1] ?? ''))].sort();

/** Something plausible in every slot. */
const example: Slots = {
  change: 'the new opener',
  n: '25 students, 16 lessons',
  students: 25,
  lessons: 16,
  before: 8,
  since: 8,
  useful: 9,
  allOrNone: 10,
  needed: 3,
  run: 9,
  on: 12,
  above: true,
  date: 'Feb 2',
  second: 'Feb 5',
  more: 2,
  from: 'Feb 2',
  to: 'Feb 12',
  decideBy: 'Feb 20',
  later: 3,
  done: 3,
  partly: 2,
  logged: 8,
  predicted: '60%',
  k: 14,
  percent: '52%',
  low: '34%',
  high: '69%',
  middle: '7.5',
  answer: 'open',
  called: false,
  schoolDays: 3,
  agreed: 9,
  pairs: 12,
  wrong: 8,
  found: 60,
  atLeast: true,
};

/** The slots of one template only, n given as a number where the template makes it agree with a noun. */
const slotsFor = (key: SentenceKey): Slots => {
  const wantsNumber = english[key].includes('{n:');
  return { ...example, ...(wantsNumber ? { n: 27 } : {}) };
};

/** Sentences that report on lessons or students; all others ask, advise or name something. */
const reports =
  /^(verdict\.|prediction\.(percent|value|line)|done\.(summary|not_a_test)|agreement|rebaseline|how\.(one|every|early|days|found))/;

const givesCount = (template: string): boolean =>
  slotNames(template).some((slot) => slot === 'n' || typeof example[slot] === 'number') ||
  /\(n 0\)/.test(template);

describe.each(keys)('sentence %s', (key) => {
  it.each(['en', 'es'] as const)('is plain %s, with its n, and fills all its slots', (language) => {
    const text = sentence(language, key, slotsFor(key));
    expect(text).not.toMatch(/[{}]|undefined|NaN|\s{2}/);
    expect(plainWordsProblems(language, text)).toEqual([]);
    const template = (language === 'en' ? english : spanish)[key];
    if (reports.test(key)) expect(givesCount(template)).toBe(true);
  });

  it('has the same slots in both languages, and is translated', () => {
    expect(slotNames(spanish[key])).toEqual(slotNames(english[key]));
    const translatable = english[key].replace(/\{\w+\}/g, '').match(/[a-z]{4,}/i) !== null;
    if (translatable) expect(spanish[key]).not.toBe(english[key]);
  });
});

it('the sentences read at grade 8 or below on the whole, none above grade 12', () => {
  const sentences = keys.map((key) => sentence('en', key, slotsFor(key)));
  expect(readingGrade(sentences.join(' '))).toBeLessThan(8);
  const hard = sentences.filter((text) => readingGrade(text) >= 12);
  expect(hard).toEqual([]);
});

describe('slots', () => {
  it('agree with their number', () => {
    expect(sentence('en', 'verdict.few_lessons_since', { since: 1 })).toBe(
      'Too early to tell: 1 lesson so far.',
    );
    expect(sentence('en', 'verdict.few_lessons_since', { since: 4 })).toBe(
      'Too early to tell: 4 lessons so far.',
    );
    expect(sentence('es', 'verdict.few_lessons_since', { since: 4 })).toBe(
      'Es muy pronto para saber: 4 lecciones hasta ahora.',
    );
  });

  it('are never left open', () => {
    expect(() => sentence('en', 'verdict.few_lessons_since')).toThrow(/slot since/);
    expect(() => sentence('en', 'verdict.few_lessons_since', { since: 'four' })).toThrow(/slot since/);
  });

  it('cannot be filled twice over by what a team wrote', () => {
    const slots = { before: 3, change: 'the {before:x|y} opener' };
    expect(sentence('en', 'verdict.change_not_begun', slots)).toContain('the {before:x|y} opener');
  });

  it('begin a sentence with a capital', () => {
    const slots = { change: 'the new opener', done: 3, logged: 8 };
    expect(sentence('en', 'done.not_a_test', slots)).toBe(
      'The new opener happened as planned in 3 of 8 lessons, so this is not yet a test of the idea.',
    );
  });
});

describe('days and numbers', () => {
  it('days are said without the year', () => {
    expect(dayInWords('en', '2018-02-02')).toBe('Feb 2');
    expect(dayInWords('es', '2018-02-02')).toBe('2 de feb');
  });

  it('percents are whole below 100 people', () => {
    expect(percentInWords(14 / 27, 27)).toBe('52%');
    expect(percentInWords(57 / 110, 110)).toBe('51.8%');
    expect(percentInWords(1, 200)).toBe('100%');
  });

  it('other numbers have two decimals at most', () => {
    expect(numberInWords(7.5)).toBe('7.5');
    expect(numberInWords(2 / 3)).toBe('0.67');
  });
});

describe('the plain-words check', () => {
  it.each([
    ['en', 'The opener led to more questions.', 'claims a cause'],
    ['en', 'Scores rose because of the opener.', 'claims a cause'],
    ['en', 'A significant rise.', 'jargon'],
    ['en', 'The best team of the network.', 'ranks or grades people'],
    ['es', 'El cambio provocó más preguntas.', 'claims a cause'],
    ['es', 'Una subida significativa.', 'jargon'],
    ['es', 'El mejor equipo.', 'ranks or grades people'],
  ] as const)('%s: %s', (language, text, objection) => {
    expect(plainWordsProblems(language, text).map((problem) => problem.objection)).toContain(objection);
  });

  it('lets plain sentences pass, and can tell an easy text from a hard one', () => {
    expect(plainWordsProblems('en', 'Up and down as usual.')).toEqual([]);
    expect(readingGrade('Keep going. Look again after 3 more lessons.')).toBeLessThan(5);
    expect(
      readingGrade('Heterogeneous instructional implementation necessitates differentiated interpretation.'),
    ).toBeGreaterThan(15);
    expect(readingGrade('')).toBe(0);
  });
});
