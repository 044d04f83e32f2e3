import { describe, expect, it } from 'vitest';
import type { Codebook } from '../../shared/change/exit-slip-text/codebook.ts';
import { acceptPhrase, learnFrom } from '../../shared/change/exit-slip-text/learning.ts';
import { safetyCheck } from '../../shared/change/exit-slip-text/safety.ts';
import { starterCodebook } from '../../shared/change/exit-slip-text/starter-codebook.ts';
import { cohensKappa, decisionsOn, score } from './coding-scores.ts';
import { firstPassOver, pairingsOf, type RightIs, scoresOf, starterOne } from './first-pass-scores.ts';
import { type GoldAnswer, goldAnswers, halfOf, heldOutHalf, SAFETY_IDS, tuningHalf } from './gold-set.ts';

/*
 * How well the first pass reads invented answers (README.md: not student data). The codebook was written from the definitions and the tuning
 * half; the held-out half was run to report, not to adjust. Both are printed side by side.
 */

const codeIds = starterCodebook.codes.map(({ id }) => id);
const percent = (share: number): string => share.toFixed(2);
const print = (title: string, lines: readonly string[]): void => console.log([title, ...lines].join('\n  '));

describe('the gold set', () => {
  it('has 300 English and 200 Spanish answers, each coded by two coders with codes of the codebook', () => {
    expect(goldAnswers.filter(({ lang }) => lang === 'en')).toHaveLength(300);
    expect(goldAnswers.filter(({ lang }) => lang === 'es')).toHaveLength(200);
    const used = new Set(goldAnswers.flatMap(({ coderA, coderB }) => [...coderA, ...coderB]));
    expect([...used].filter((code) => !codeIds.includes(code))).toEqual([]);
  });

  it('is split by the hash of the id, five answers that were seen too early in neither half', () => {
    expect(tuningHalf).toHaveLength(238);
    expect(heldOutHalf).toHaveLength(257);
    expect(goldAnswers.filter((answer) => halfOf(answer) === 'neither')).toHaveLength(5);
  });

  it('has no phrase of starter-1 in at least a quarter of the coded answers', () => {
    const given = firstPassOver(goldAnswers, starterOne());
    const coded = goldAnswers.filter(({ coderA }) => coderA.length > 0);
    const without = coded.filter(({ id }) => given.get(id)?.length === 0).length / coded.length;
    print('Coded answers without a phrase of starter-1', [percent(without)]);
    expect(without).toBeGreaterThanOrEqual(0.25);
  });

  it('was coded alike by two coders: Cohen’s kappa per code and over all', () => {
    const pairings = goldAnswers.map(({ coderA, coderB }) => ({ right: coderA, measured: coderB }));
    const perCode = codeIds.map((code) => ({ code, kappa: cohensKappa(decisionsOn(code, pairings)) ?? 1 }));
    const overall = cohensKappa(codeIds.flatMap((code) => decisionsOn(code, pairings))) ?? 1;
    const ceiling = score(pairings);
    print('Two coders, all 500 answers', [
      `over all kappa ${percent(overall)}`,
      ...perCode.map(({ code, kappa }) => `${code} kappa ${percent(kappa)}`),
      `coder B measured against coder A: P ${percent(ceiling.precision)} R ${percent(ceiling.recall)}`,
    ]);
    expect(overall).toBeGreaterThanOrEqual(0.7);
  });
});

const HALVES = { tuning: tuningHalf, 'held out': heldOutHalf } as const;

describe('the first pass with the starter codebook', () => {
  it('is reported on both halves, against each coder and against the answers they code alike', () => {
    for (const rightIs of ['coder A', 'coder B', 'both'] satisfies RightIs[]) {
      const lines = (['en', 'es', 'both'] as const).flatMap((lang) =>
        Object.entries(HALVES).map(([half, answers]) => {
          const { all, withoutNoContent, noContent } = scoresOf(answers, starterCodebook, lang, rightIs);
          const shown = ({ precision, recall }: typeof all) => `P ${percent(precision)} R ${percent(recall)}`;
          return `${lang.padEnd(4)} ${half.padEnd(8)}  all codes ${shown(all)}  without no_content ${shown(withoutNoContent)}  no_content ${shown(noContent)}`;
        }),
      );
      print(`First pass against ${rightIs === 'both' ? 'answers both coders code alike' : rightIs}`, lines);
    }
    const baseline = (['en', 'es'] as const).flatMap((lang) =>
      Object.entries(HALVES).map(([half, answers]) => {
        const { all } = scoresOf(answers, starterOne(), lang);
        return `${lang} ${half.padEnd(8)} P ${percent(all.precision)} R ${percent(all.recall)}`;
      }),
    );
    print('Baseline: starter-1 against coder A', baseline);
    const given = firstPassOver(heldOutHalf, starterCodebook);
    const pairings = pairingsOf(heldOutHalf, given, 'coder A');
    print(
      'Held-out half per code, against coder A',
      codeIds.map((code) => {
        const keep = pairings.map(({ right, measured }) => ({
          right: right.filter((one) => one === code),
          measured: measured.filter((one) => one === code),
        }));
        const { both, extra, missed } = score(keep);
        return `${code}: found ${both} of ${both + missed}, ${extra} more`;
      }),
    );
    expect(given.size).toBe(heldOutHalf.length);
  });

  it('reaches precision 0.80 and recall 0.70 in English on the held-out half', () => {
    const { all, withoutNoContent } = scoresOf(heldOutHalf, starterCodebook, 'en');
    for (const { precision, recall } of [all, withoutNoContent]) {
      expect(precision).toBeGreaterThanOrEqual(0.8);
      expect(recall).toBeGreaterThanOrEqual(0.7);
    }
  });

  it('reaches precision 0.75 and recall 0.65 in Spanish on the held-out half', () => {
    const { all, withoutNoContent } = scoresOf(heldOutHalf, starterCodebook, 'es');
    for (const { precision, recall } of [all, withoutNoContent]) {
      expect(precision).toBeGreaterThanOrEqual(0.75);
      expect(recall).toBeGreaterThanOrEqual(0.65);
    }
  });

  it('finds answers without content with precision 0.90 and recall 0.75 on the held-out half', () => {
    const { noContent } = scoresOf(heldOutHalf, starterCodebook, 'both');
    expect(noContent.recall).toBeGreaterThanOrEqual(0.75);
    // 13 of 14. The first run had 13 of 16: README.md says what was changed after it, and that no answer was read for it.
    expect(noContent.precision).toBeGreaterThanOrEqual(0.9);
  });
});

describe('the safety net', () => {
  it('is reported on both halves', () => {
    const check = safetyCheck();
    const lines = Object.entries(HALVES).map(([half, answers]) => {
      const wanted = answers.filter(({ id }) => SAFETY_IDS.has(id));
      const found = wanted.filter(({ text }) => check(text) !== undefined).length;
      const others = answers.filter(
        ({ id, text }) => !SAFETY_IDS.has(id) && check(text) !== undefined,
      ).length;
      return `${half}: stopped at ${found} of ${wanted.length}, and at ${others} of the other ${answers.length - wanted.length}`;
    });
    print('Worries about safety', lines);
    expect(lines).toHaveLength(2);
    expect(tuningHalf.filter(({ id, text }) => SAFETY_IDS.has(id) && check(text) === undefined)).toEqual([]);
  });
});

describe('one round of corrections', () => {
  const context = ({ lang, prompt }: GoldAnswer) => ({ form: lang, prompt });
  const taught = (answers: readonly GoldAnswer[]) => {
    const rows = answers.map((answer) => ({
      text: answer.text,
      context: context(answer),
      people: answer.coderA,
    }));
    return learnFrom(rows, starterOne()).proposals.reduce(acceptPhrase, starterOne());
  };

  it('teaches little about answers that are all worded differently: four fifths taught, one fifth measured', () => {
    const fold = ({ id }: GoldAnswer) => Number(id.slice(1)) % 5;
    const parts = [0, 1, 2, 3, 4].map((part) => {
      const codebook = taught(tuningHalf.filter((answer) => fold(answer) !== part));
      const measured = tuningHalf.filter((answer) => fold(answer) === part);
      const pairings = (book: Codebook) => pairingsOf(measured, firstPassOver(measured, book), 'coder A');
      return { before: pairings(starterOne()), after: pairings(codebook) };
    });
    const before = score(parts.flatMap((part) => part.before));
    const after = score(parts.flatMap((part) => part.after));
    print('A round of corrections of starter-1, on answers nobody corrected', [
      `before P ${percent(before.precision)} R ${percent(before.recall)}`,
      `after  P ${percent(after.precision)} R ${percent(after.recall)}`,
    ]);
    expect(after.recall).toBeGreaterThanOrEqual(before.recall);
    expect(after.precision).toBeGreaterThanOrEqual(before.precision);
  });

  it('raises recall by 0.03 or more on the tuning half, and precision does not fall', () => {
    const before = scoresOf(tuningHalf, starterOne(), 'both').all;
    const after = scoresOf(tuningHalf, taught(tuningHalf), 'both').all;
    print('A round of corrections of starter-1, on the answers corrected', [
      `before P ${percent(before.precision)} R ${percent(before.recall)}`,
      `after  P ${percent(after.precision)} R ${percent(after.recall)}`,
    ]);
    expect(after.recall).toBeGreaterThanOrEqual(before.recall + 0.03);
    expect(after.precision).toBeGreaterThanOrEqual(before.precision);
  });
});
