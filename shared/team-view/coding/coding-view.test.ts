import { describe, expect, it } from 'vitest';
import { STARTER_MEANINGS_IN_SPANISH } from '../../change/exit-slip-text/starter/in-spanish.ts';
import { starterCodebook } from '../../change/exit-slip-text/starter-codebook.ts';
import { codeFinder } from '../edits/human-codes.ts';
import { edit, oakContext, oakTeam, team, WROTE } from '../made-up/oak-team.ts';
import { rowKeys } from '../row-keys.ts';
import { teamModel } from '../team-model.ts';
import { teamViews } from '../team-views.ts';
import { exitSlipCoding } from './answer-coding.ts';
import { MOST_ANSWERS } from './read-answers.ts';

const TEXTS = [
  'I was lost at first',
  'my partner helped me see it',
  'idk',
  'Beto Okonjo explained the groups',
];
/** One written answer in ten slips, all since the change. */
const wrote = (lesson: number, who: number) =>
  who % 10 === 0 ? (TEXTS[(lesson + who / 10) % 4] ?? null) : null;
const records = oakTeam({ wrote });
const context = oakContext();
const pageOf = (changes = {}, more = {}) =>
  teamViews({ ...records, ...changes }, { ...context, ...more }).pages[0]!.view;
const keys = rowKeys(context.rowKeySecret, 'oak');
const keyOf = (text: string) =>
  keys.answer(records.answers.findLast(({ question, answer }) => question === WROTE && answer === text)!);

describe('answers to be coded', () => {
  it('are those since the change, newest first, masked, with the first pass and its words', () => {
    const { answers } = pageOf().coding;
    expect(answers.length).toBe(3 * 8);
    expect(answers[0]!.date > answers.at(-1)!.date).toBe(true);
    expect(answers.at(-1)!.date >= '2025-10-24').toBe(true);
    const about = answers.find(({ answer }) => answer.includes('explained'));
    expect(about?.answer).toBe('[name] explained the groups');
    const lost = answers.find(({ answer }) => answer === 'I was lost at first');
    expect(lost).toMatchObject({ section: 'Period 2', language: 'English', yours: [], checked: false });
    expect(lost?.suggested[0]).toEqual({
      code: 'Confused / did not understand',
      because: expect.stringContaining('lost'),
    });
  });

  it('are read in well under five seconds for two hundred, each code with the words that caused it', () => {
    const said = [
      'i was lost with 3/4',
      'my partner drew it',
      'idk',
      'no le entendí a la división',
      'the cat sat',
    ];
    const many = oakTeam({
      lessons: 40,
      wrote: (lesson, who) =>
        who % 5 === 0 ? `${said[(lesson + who / 5) % said.length]} ${lesson} ${who} and so on` : null,
    });
    const before = process.cpuUsage();
    const { answers } = teamViews(many, oakContext({ today: '2026-01-08' })).pages[0]!.view.coding;
    // Of the processor: the clock of a busy machine says nothing.
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(5000);
    const reasons = answers.flatMap(({ suggested }) => suggested.map(({ because }) => because));
    expect(reasons.length).toBeGreaterThan(100);
    expect(reasons.filter((because) => because === '')).toEqual([]);
  });

  it('are at most two hundred', () => {
    const many = oakTeam({ lessons: 40, wrote: () => 'I was lost at first' });
    expect(teamViews(many, oakContext({ today: '2026-01-08' })).pages[0]!.view.coding.answers).toHaveLength(
      MOST_ANSWERS,
    );
  });

  it('show what people said: it wins, and what nobody knows is told and not counted', () => {
    const edits = [
      edit('human-code', keyOf('I was lost at first'), 'yours1', 'Talking / working with others'),
      edit('human-code', keyOf('my partner helped me see it'), 'yours1', 'Bored'),
      edit('human-code', keyOf('idk'), 'checked', 'yes'),
      edit('comment', keyOf('idk'), 'comment', 'Ask Cora Marwick'),
    ];
    const { coding, thisWeek } = pageOf({ edits });
    const row = (key: string) => coding.answers.find((one) => one.key === key);
    expect(row(keyOf('I was lost at first'))?.yours).toEqual(['Talking / working with others']);
    expect(row(keyOf('my partner helped me see it'))?.yours).toEqual(['Bored']);
    expect(row(keyOf('idk'))).toMatchObject({ checked: true, comment: 'Ask [name]' });
    expect(coding.agreement[0]).toBe('1 answer has a code that is not in the codebook (Bored): not counted.');
    const counts = (view: typeof thisWeek) =>
      Object.fromEntries(view.wrote.map(({ code, count }) => [code, count]));
    const [before, after] = [counts(pageOf().thisWeek), counts(thisWeek)];
    const name = 'Confused / did not understand';
    expect(after[name]).toBe((before[name] ?? 0) - 1);
    // One answer came in by a person, one that the first pass had found was taken out by one.
    expect(after['Talking / working with others']).toBe(before['Talking / working with others']);
  });

  it('say per code how far first pass and team agree, and ask about phrases, from five checked answers on', () => {
    const seen = records.answers.filter(
      ({ question, answer }) => question === WROTE && answer === 'I was lost at first',
    );
    const checked = seen
      .slice(0, 6)
      .map((answer) => edit('human-code', keys.answer(answer), 'checked', 'yes'));
    expect(pageOf({ edits: checked.slice(0, 4) }).coding.agreement).toEqual([]);
    const { agreement } = pageOf({ edits: checked }).coding;
    expect(agreement[0]).toMatch(
      /^“Confused .*”: of 6 answers the first pass marked, you kept 6; of 6 you marked, it had found 6\.$/,
    );
    expect(agreement.at(-1)).toBe('You checked 6 answers and changed 0.');
  });

  it('never propose a student’s name as a phrase, however often corrections go with it', () => {
    const byName = records.answers.filter(
      ({ question, answer }) => question === WROTE && (answer ?? '').startsWith('Beto'),
    );
    const edits = byName
      .slice(0, 6)
      .map((answer) => edit('human-code', keys.answer(answer), 'yours1', 'needs_more'));
    const { agreement } = pageOf({ edits }).coding;
    expect(agreement.length).toBeGreaterThan(0);
    expect(agreement.join(' ').toLowerCase()).not.toMatch(/beto|okonjo/);
  });

  it('stop counting a code that people take out again and again, and say so', () => {
    const many = oakTeam({ lessons: 16, wrote: (_, who) => (who < 4 ? 'I was lost at first' : null) });
    const own = many.answers.filter(({ question, answer }) => question === WROTE && answer !== null);
    const edits = own
      .slice(0, 20)
      .map((answer) => edit('human-code', keys.answer(answer), 'yours1', 'peers'));
    const { coding, thisWeek } = teamViews({ ...many, edits }, context).pages[0]!.view;
    expect(coding.codebook.find(({ id }) => id === 'confused')?.state).toBe('suggest-only');
    expect(coding.agreement[0]).toMatch(/^“Confused .*” is shown and not counted for now/);
    expect(thisWeek.wrote.map(({ code }) => code)).not.toContain('Confused / did not understand');
  });

  it('list how many answers two copies disagree about', () => {
    const key = keyOf('idk');
    const edits = [
      edit('human-code', key, 'yours1', 'No content', { editor: 'Ana', editedAt: '2025-11-10T10:00:00' }),
      edit('human-code', key, 'yours1', 'Feeling: bored / worried', {
        editor: 'Beto',
        editedAt: '2025-11-11T10:00:00',
      }),
    ];
    expect(pageOf({ edits }).coding.agreement[0]).toBe(
      'Two copies disagree about 1 answer: the newest counts. Look at them together.',
    );
  });
});

describe('what students wrote', () => {
  it('is the most frequent codes with one masked quote each, never "no content"', () => {
    const { wrote: codes } = pageOf().thisWeek;
    expect(codes.map(({ code }) => code)).not.toContain('No content');
    expect(codes.map(({ count }) => count)).toEqual(
      codes.map(({ count }) => count).toSorted((a, b) => b - a),
    );
    expect(new Set(codes.map(({ quote }) => quote)).size).toBe(codes.length);
    expect(JSON.stringify(codes)).not.toContain('Beto');
  });

  it('is told in the team’s language', () => {
    const { wrote: codes } = pageOf({ team: team({ language: 'es' }) }).thisWeek;
    expect(codes.map(({ code }) => code)).toContain('Confundido / no entendió');
  });
});

describe('the codebook of a Spanish-speaking team', () => {
  it('says what the starter codes mean in Spanish, and keeps what the team wrote itself', () => {
    const spanish = pageOf({
      team: team({ language: 'es' }),
      edits: [edit('codebook', 'peers', 'definition', 'Hablan entre ellos')],
    }).coding.codebook;
    const of = (id: string) => spanish.find((code) => code.id === id);
    expect(of('confused')?.definition).toBe('Dice que algo no se entendió o se confundió.');
    expect(of('peers')?.definition).toBe('Hablan entre ellos');
    expect(of('peers')?.exclude).toBe('habla la maestra; de qué habla el problema');
    expect(pageOf().coding.codebook.find(({ id }) => id === 'confused')?.definition).toMatch(/^Student says/);
  });

  it('leaves no starter code without its Spanish meaning', () => {
    const ids = starterCodebook.codes.map(({ id }) => id);
    expect(Object.keys(STARTER_MEANINGS_IN_SPANISH).sort()).toEqual([...ids].sort());
  });
});

describe('the caller’s way of reading answers', () => {
  it('replaces the first pass, and its look-alikes are shown for answers without a code', () => {
    const coding = () => ({
      code: () => [],
      lookAlikes: (answers: readonly { key: string }[]) =>
        new Map(answers.map(({ key }) => [key, 'lost, first'])),
      mask: (text: string) => text.replace('lost', '[word]'),
    });
    const { answers } = pageOf({}, { coding }).coding;
    expect(
      answers.every(({ suggested, looksLike }) => suggested.length === 0 && looksLike === '[word], first'),
    ).toBe(true);
    expect(answers.some(({ answer }) => answer === 'I was [word] at first')).toBe(true);
  });

  it('sends a worry about safety to the named adult, and nowhere else', () => {
    const coding = (codebook: Parameters<typeof exitSlipCoding>[0]) => ({
      ...exitSlipCoding(codebook),
      safetyWorry: (answer: string) => answer.includes('lost'),
    });
    const views = teamViews(records, { ...context, coding });
    expect(JSON.stringify([views.pages, views.sections])).not.toContain('I was lost');
    expect(views.safetyWorries.length).toBeGreaterThan(0);
    expect(views.safetyWorries[0]).toMatchObject({
      sectionId: 'P2',
      sectionName: 'Period 2',
      answer: 'I was lost at first',
      studentName: expect.stringMatching(/^\w+ \w+$/),
    });
  });

  it('is asked once for each answer that is shown', () => {
    let asked = 0;
    const coding = () => ({
      code: () => {
        asked += 1;
        return [];
      },
    });
    const { answers } = teamModel(records, { ...context, coding });
    answers.between('', '9999');
    const first = asked;
    answers.between('', '9999');
    expect([asked, first > 0]).toEqual([first, true]);
    expect(codeFinder({ version: '', codes: [] })('x')).toBeUndefined();
  });
});
