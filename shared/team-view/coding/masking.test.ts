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
  student('P2', 1, { givenName: 'Will', familyName: 'de la Cruz' }),
  student('P2', 2, { givenName: 'Zoë', familyName: "O'Hara" }),
  student('P2', 3, { givenName: null, familyName: null }),
];
const { answer, teamText } = maskingFor(roster, [member('Tatadra Quezada'), member('Ana Lopez')]);

describe('names in what students wrote', () => {
  it.each([
    ['Maria helped me', '[name] helped me'],
    ['MARÍA helped me', '[name] helped me'],
    ['maria jose quezada-ruiz was mean', '[name] was mean'],
    ["maria's drawing", '[name]’s drawing'],
    ['i worked with zoe and Zoë', 'i worked with [name] and [name]'],
    ["O'Hara and ohara", '[name] and ohara'],
    ['Ms. Tavarra went too fast', 'Ms. [name] went too fast'],
    ['ms tavarra went too fast', 'ms [name] went too fast'],
    ['la maestra Benimoro explicó', 'la maestra [name] explicó'],
    ['Coach Diaz and dr. lopez', 'Coach [name] and dr. [name]'],
    ['tatadra talked', '[name] talked'],
  ])('%s', (text, masked) => {
    expect(answer(text)).toBe(masked);
  });

  it('that are everyday words are masked only where they are written like names', () => {
    expect(answer('i will ask more')).toBe('i will ask more');
    expect(answer('Will you help')).toBe('Will you help');
    expect(answer('I asked Will today')).toBe('I asked [name] today');
    expect(answer('en la cruz')).toBe('en la cruz');
  });

  it('leave the words of the lesson alone', () => {
    for (const text of ['la maestra me ayudó', 'la profe de mate', 'the number line helped', '¿3 x 4?']) {
      expect(answer(text)).toBe(text);
    }
  });
});

describe('numbers in what students wrote', () => {
  it.each([
    ['call my mom at 555-0142', 'call my mom at [number]'],
    ['(530) 555-0142', '[number]'],
    ['530.555.0142!', '[number]!'],
    ['my id is 4711', 'my id is [number]'],
    ['my id is 90004711', 'my id is [number]'],
    ['write to zoe@mail.example', 'write to [name]'],
  ])('%s', (text, masked) => {
    expect(answer(text)).toBe(masked);
  });

  it.each(['1/2 + 3/4 = 5/4', '12 - 7 = 5', '345 x 12', 'I got 1000', '12345 divided by 5'])(
    '%s stays',
    (text) => {
      expect(answer(text)).toBe(text);
    },
  );
});

describe('what the team wrote', () => {
  it('keeps the team’s own names and loses students’', () => {
    expect(teamText('Tatadra Quezada asks Maria and Zoe')).toBe('Tatadra Quezada asks [name] and [name]');
  });

  it('takes an everyday word for a name only beside another one', () => {
    const roles = maskingFor([student('P2', 0, { givenName: 'Grace', familyName: 'Small' })], []);
    expect(roles.teamText('Small Group Roles')).toBe('Small Group Roles');
    expect(roles.teamText('Ask Grace Small first')).toBe('Ask [name] first');
  });

  it('keeps days and percents, and loses ids', () => {
    expect(teamText('On 2025-11-05: 52% (4711 was away)')).toBe('On 2025-11-05: 52% ([number] was away)');
  });

  it('is as it was for a team without a roster', () => {
    expect(maskingFor([], []).teamText('Ana and Maria')).toBe('Ana and Maria');
  });
});
