import { describe, expect, it } from 'vitest';
import { codeAnswers, movedAnswers, type SlipText } from './code-answers.ts';
import { masking } from './masking.ts';
import { starterCodebook } from './starter-codebook.ts';

const mask = masking({ names: ['Jaylen Ortiz'], language: 'en' });
const slip = (key: string, text: string, people: SlipText['people'] = null): SlipText => ({
  key,
  text,
  context: { form: 'en', prompt: 'Did you talk with your partner about the problem?' },
  people,
});
const coded = (...slips: SlipText[]) => codeAnswers(slips, starterCodebook, { mask });

describe('first pass for a team', () => {
  it('masks the answer and the reason', () => {
    const [answer] = coded(slip('a', 'jaylen did not')).answers;
    expect(answer).toMatchObject({
      shown: '[name] did not',
      codes: ['peers'],
      decidedBy: 'first pass',
      suggested: [{ because: '[name] did not [partner]' }],
    });
  });

  it('lets people win, for ever', () => {
    const { answers, counts } = coded(slip('a', 'we talked', { codes: ['asked'], checked: false }));
    expect(answers[0]).toMatchObject({ codes: ['asked'], decidedBy: 'people' });
    expect(counts.find(({ code }) => code === 'peers')?.answers).toBe(0);
    expect(counts.find(({ code }) => code === 'asked')?.answers).toBe(1);
  });

  it('keeps a worry about safety out of codes, counts and what is shown, whatever people coded', () => {
    const result = coded(
      slip('a', 'my partner hits me', { codes: ['peers'], checked: true }),
      slip('b', 'we talked'),
    );
    expect(result.safety).toEqual([{ key: 'a', concern: { kind: 'harmed by others', because: 'hits me' } }]);
    expect(result.answers.map(({ key }) => key)).toEqual(['b']);
    expect(result.counts.find(({ code }) => code === 'peers')?.answers).toBe(1);
    expect(JSON.stringify([result.answers, result.lookAlikes])).not.toContain('hits');
  });

  it('shows suggest-only codes and does not count them', () => {
    const codes = starterCodebook.codes.map((code) => ({ ...code, state: 'suggest-only' as const }));
    const { answers, notCoded } = codeAnswers([slip('a', 'we talked')], { version: 'x', codes }, { mask });
    expect(answers[0]).toMatchObject({ codes: [], decidedBy: 'nobody', suggested: [{ code: 'peers' }] });
    expect(notCoded).toBe(1);
  });

  it('shows what looks alike among the uncoded, and counts none of it', () => {
    const uncoded = (key: string, text: string): SlipText => ({
      key,
      text,
      context: { form: 'en' },
      people: null,
    });
    const result = codeAnswers(
      [uncoded('a', 'chromebook died'), uncoded('b', 'my chromebook'), uncoded('c', 'chromebook froze')],
      starterCodebook,
      { mask },
    );
    expect(result.lookAlikes).toEqual([{ keys: ['a', 'b', 'c'], sharedWords: ['chromebook'] }]);
    expect(result.answers.map(({ looksLike }) => looksLike)).toEqual([
      ['chromebook'],
      ['chromebook'],
      ['chromebook'],
    ]);
    expect(result.counts.every(({ answers }) => answers === 0)).toBe(true);
  });

  it('says what an edited codebook moved', () => {
    const before = coded(slip('a', 'we talked'), slip('b', 'no'));
    const without = { version: 'x', codes: starterCodebook.codes.filter(({ id }) => id !== 'peers') };
    const after = codeAnswers([slip('a', 'we talked'), slip('b', 'no')], without, { mask });
    expect(movedAnswers(before, after)).toEqual([{ key: 'a', gained: [], lost: ['peers'] }]);
  });

  it('is the same in every run, gives every code its reason, and reads 200 answers in under 5 seconds', () => {
    const said = [
      'i was lost with 3/4',
      'my partner drew it',
      'idk',
      'no le entendí a la división',
      'the cat sat',
    ];
    const slips = Array.from({ length: 200 }, (_, i) =>
      slip(`k${i}`, `${said[i % said.length]} ${i} and so on`),
    );
    const start = performance.now();
    const once = coded(...slips);
    expect(performance.now() - start).toBeLessThan(5000);
    expect(coded(...slips)).toEqual(once);
    const reasons = once.answers.flatMap(({ suggested }) => suggested.map(({ because }) => because));
    expect(reasons.length).toBeGreaterThan(100);
    expect(reasons.every((because) => because.length > 0)).toBe(true);
  });
});
