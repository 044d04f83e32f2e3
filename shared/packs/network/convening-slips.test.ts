import { describe, expect, it } from 'vitest';
import type { ExitSlipAnswer } from '../../records/classroom.ts';
import { conveningView, themesOf } from './convening-slips.ts';

function answers(question: string, given: readonly string[]): readonly ExitSlipAnswer[] {
  return given.map((answer, i) => ({
    schoolYear: '2025-26',
    teamId: 'convening-october',
    form: '-',
    submittedAt: `2025-10-20T16:00:${String(i % 60).padStart(2, '0')}`,
    lessonDate: '2025-10-20',
    responseKey: `r${i}`,
    question,
    questionOrdinal: 1,
    answerHash: `h${i}`,
    ordinal: 1,
    answer,
  }));
}

describe('slips of a convening', () => {
  it('the source’s two quotes get different themes', () => {
    expect(themesOf('great beginning')).toEqual(['good-start']);
    expect([...themesOf('need to bring in more math content and equity')].sort()).toEqual([
      'equity',
      'more-math',
    ]);
  });
  it('ratings: share of the upper two points, n as a band', () => {
    const view = conveningView('October', answers('I can use this', [...'5544433221', '5', '4']), 10);
    expect(view.questions).toEqual([
      { kind: 'rating', question: 'I can use this', n: '10-19', scale: 5, percentHigh: 58 },
    ]);
  });
  it('under the floor nothing is said, and columns about people are left out', () => {
    const few = answers('What next?', ['more time']);
    const names = answers(
      'Your name',
      Array.from({ length: 12 }, (_, i) => `Person ${i}`),
    );
    expect(conveningView('October', [...few, ...names], 10).questions).toEqual([]);
  });
  it('words: themes of three answers or more', () => {
    const words = [
      ...Array(4).fill('great beginning'),
      ...Array(2).fill('lunch was late'),
      ...Array(6).fill('ok then'),
    ];
    const [question] = conveningView('October', answers('How was it?', words), 10).questions;
    expect(question).toMatchObject({
      kind: 'words',
      themes: [{ theme: 'A good start', answers: 4 }],
      withoutTheme: 6,
    });
  });
});
