import { describe, expect, it } from 'vitest';
import { student } from '../made-up/oak-team.ts';
import { maskingFor } from './masking.ts';

const member = (personName: string) => ({
  schoolYear: '2025-26' as const,
  teamId: 'oak',
  personEmail: 'a@oak.example',
  personName,
  role: 'lead' as const,
  fromDate: null,
  toDate: null,
});
const roster = [
  student('P2', 0, { givenName: 'María José', familyName: 'Quezada-Ruiz', studentLocalId: '4711' }),
  student('P2', 1, { givenName: 'Grace', familyName: 'Small' }),
  student('P2', 2, { givenName: 'Zoë', familyName: "O'Hara" }),
  student('P2', 3, { givenName: null, familyName: null }),
];
const { answer, teamText } = maskingFor(roster, [member('Tatadra Quezada'), member('Ana Lopez')], 'en');

describe('what students wrote', () => {
  it.each([
    ['Maria helped me', '[name] helped me'],
    ['MARÍA helped me', '[name] helped me'],
    ['maria jose quezada-ruiz was mean', '[name] was mean'],
    ['i worked with zoe and Zoë', 'i worked with [name] and [name]'],
    ['tatadra talked', '[name] talked'],
    ['Ms. Tavarra went too fast', 'Ms. [name] went too fast'],
    ['call my mom at 555-0142', 'call my mom at [number]'],
    ['my id is 4711', 'my id is [number]'],
    ['my id is 90004711', 'my id is [number]'],
  ])('%s', (text, masked) => {
    expect(answer(text)).toBe(masked);
  });

  it.each(['the number line helped', '¿3 x 4?', '1/2 + 3/4 = 5/4', '345 x 12', 'i got 1000'])(
    '%s stays',
    (text) => {
      expect(answer(text)).toBe(text);
    },
  );

  it('is masked in the team’s language', () => {
    const spanish = maskingFor(roster, [], 'es');
    expect(spanish.answer('maria, 4711')).toBe('[nombre], [número]');
    expect(spanish.teamText('maria, 4711')).toBe('[nombre], [número]');
  });
});

describe('what the team wrote', () => {
  it('keeps the team’s own names and loses students’', () => {
    expect(teamText('Tatadra Quezada asks Maria and Zoe')).toBe('Tatadra Quezada asks [name] and [name]');
    expect(teamText("Maria José Ruiz's slip, O'Hara’s too")).toBe('[name]’s slip, [name]’s too');
  });

  it('takes an everyday word for a name only beside another one', () => {
    expect(teamText('Small Group Roles')).toBe('Small Group Roles');
    expect(teamText('Ask Grace Small first')).toBe('Ask [name] first');
  });

  it('keeps days and percents, and loses ids', () => {
    expect(teamText('On 2025-11-05: 52% (4711 was away)')).toBe('On 2025-11-05: 52% ([number] was away)');
  });

  it('is as it was for a team without a roster', () => {
    expect(maskingFor([], [], 'en').teamText('Ana and Maria')).toBe('Ana and Maria');
  });
});
