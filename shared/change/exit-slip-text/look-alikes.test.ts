import { describe, expect, it } from 'vitest';
import { lookAlikes, MOST_ANSWERS } from './look-alikes.ts';

const answers = (...texts: string[]) =>
  texts.map((text, index) => ({ key: `k${index}`, text, context: { form: 'en' as const } }));

describe('answers that look alike', () => {
  it('shows three or more with the words they share', () => {
    const groups = lookAlikes(
      answers(
        'the calculator was slow',
        'calculator froze again',
        'lunch was late',
        'my calculator died, slow',
        'a fire drill',
      ),
    );
    expect(groups).toEqual([{ keys: ['k0', 'k1', 'k3'], sharedWords: ['calculator', 'slow'] }]);
  });

  it('shows nothing for two', () => {
    expect(lookAlikes(answers('the calculator', 'a calculator', 'lunch'))).toEqual([]);
  });

  it('does not join answers by small words alone', () => {
    expect(lookAlikes(answers('it was the cat', 'it was the dog', 'it was the bird'))).toEqual([]);
  });

  it('is the same in every run and compares 300 answers at most', () => {
    const many = answers(...Array.from({ length: 400 }, (_, i) => `chromebook ${i % 7} battery ${i}`));
    const once = lookAlikes(many);
    expect(lookAlikes(many)).toEqual(once);
    expect(once.flatMap(({ keys }) => keys).length).toBeLessThanOrEqual(MOST_ANSWERS);
  });

  it('has nothing to say about no answers', () => {
    expect(lookAlikes([])).toEqual([]);
  });
});
