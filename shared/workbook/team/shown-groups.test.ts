import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsFor } from '../words/words.ts';
import { pointsOfOneStudent, shownSides } from './shown-groups.ts';
import { smallNumberNote } from './who.ts';

const side = (answered: number) => ({ answered, expected: answered + 2, value: 0.5 });

describe('a group beside the students not in it', () => {
  it('is shown with n from the floor on', () => {
    const shown = shownSides({ inGroup: side(5), notInGroup: side(20) }, 5);
    expect(shown.inGroup).toEqual({ shown: true, value: 0.5, n: 5, expected: 7 });
    expect(shown.notInGroup.shown).toBe(true);
  });

  it('hides both sides when one is too small: the other would reveal it', () => {
    const shown = shownSides({ inGroup: side(4), notInGroup: side(20) }, 5);
    expect(shown.inGroup).toEqual({ shown: false, because: 'too-few' });
    expect(shown.notInGroup).toEqual({ shown: false, because: 'beside-too-few' });
    expect(shownSides({ inGroup: side(20), notInGroup: side(4) }, 5).inGroup.shown).toBe(false);
  });

  it('never shows one side alone', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), fc.integer({ min: 1, max: 20 }), (a, b, floor) => {
        const shown = shownSides({ inGroup: side(a), notInGroup: side(b) }, floor);
        expect(shown.inGroup.shown).toBe(shown.notInGroup.shown);
        expect(shown.inGroup.shown).toBe(a >= floor && b >= floor);
      }),
    );
  });
});

describe('what a small number means', () => {
  const words = wordsFor('en');
  const note = (n: number): string => smallNumberNote({ shown: true, value: 0.5, n, expected: null }, words);

  it('says what one student is worth', () => {
    expect(pointsOfOneStudent(8)).toBe(12.5);
    expect(note(8)).toBe('Few students: one student is worth 13 points.');
    expect(note(16)).toBe('One student is worth 6 points: read it with the range above.');
    expect(note(20)).toBe('');
  });

  it('says that there are too few', () => {
    expect(smallNumberNote({ shown: false, because: 'too-few' }, words)).toBe('Too few to show');
  });
});
