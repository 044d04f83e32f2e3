import { describe, expect, it } from 'vitest';
import { masking } from './masking.ts';

const mask = masking({
  names: ['Jaylen Ortiz', 'Will Smith', "D'Andre O'Neil", 'María José de la Cruz'],
  language: 'en',
});

describe('masking', () => {
  it.each([
    ['jaylen helped me', '[name] helped me'],
    ['MARIA TOLD ME', '[name] TOLD ME'],
    ['María José told me', '[name] told me'],
    ['dandre has it', '[name] has it'],
    ["Jaylen's idea", "[name]'s idea"],
  ])('hides names of the roster: %s', (text, masked) => expect(mask(text)).toBe(masked));

  it('leaves a word alone that is also a name, unless it has a capital letter', () => {
    expect(mask('i will ask Will')).toBe('i will ask [name]');
  });

  it.each([
    ['I asked Ms. R what it wanted', 'I asked Ms. [name] what it wanted'],
    ['mr. lopez said no', 'mr. [name] said no'],
    ['la maestra Ana me ayudó', 'la maestra [name] me ayudó'],
    ['Mrs. de la Cruz', 'Mrs. [name]'],
  ])('hides the name after a title: %s', (text, masked) => expect(mask(text)).toBe(masked));

  it.each(['the maestra me ayudó', 'miss you', 'i asked ms for help', 'my teacher is nice'])(
    'keeps a title without a name: %s',
    (text) => expect(mask(text)).toBe(text),
  );

  it('hides names that are on no roster: frequent ones, and capitals within a sentence', () => {
    expect(mask('platicarlo con Yaretzi')).toBe('platicarlo con [name]');
    expect(mask('brandon took it')).toBe('[name] took it');
    expect(mask('Then Zaïra and Deshawn helped')).toBe('Then [name] and [name] helped');
  });

  it('keeps ordinary words with a capital letter', () => {
    const text = 'I like Math on Monday in English. The test was ok';
    expect(mask(text)).toBe(text);
  });

  it.each([
    ['call (209) 555-0134 now', 'call [number] now'],
    ['555-0134', '[number]'],
    ['209.555.0134', '[number]'],
    ['my id is 1234567', 'my id is [number]'],
    ['born 10/12/2013', 'born [number]'],
    ['12 Oak Park St', '[number]'],
    ['mail a.b@c.org', 'mail [e-mail]'],
  ])('hides numbers and addresses that lead to a person: %s', (text, masked) =>
    expect(mask(text)).toBe(masked),
  );

  it.each(['3/4 and 0.75', '123,456 is big', '12 + 30 = 42', '2/3 - 1/3', '10:30'])(
    'keeps sums: %s',
    (text) => expect(mask(text)).toBe(text),
  );

  it('speaks the language of the team', () => {
    const spanish = masking({ names: [], language: 'es' });
    expect(spanish('con Emiliano, 555-0134')).toBe('con [nombre], [número]');
  });

  it('changes nothing when it is done twice', () => {
    const once = mask('jaylen and Ms. R called 555-0134');
    expect(once).toBe('[name] and Ms. [name] called [number]');
    expect(mask(once)).toBe(once);
  });
});
