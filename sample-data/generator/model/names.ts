import { chance, wholeBelow } from '../random.ts';
import { TOPIC } from './topics.ts';

/** Names are put together from syllables: they are nobody's. */
const STARTS = [
  'Bre',
  'Cal',
  'Do',
  'El',
  'Fa',
  'Gi',
  'Ha',
  'Is',
  'Jo',
  'Ka',
  'Lu',
  'Ma',
  'Ne',
  'O',
  'Pa',
  'Qui',
  'Ra',
  'Se',
  'Ta',
  'U',
  'Va',
  'We',
  'Xi',
  'Yo',
  'Za',
];
const MIDDLES = ['', 'bri', 'da', 'lo', 'mi', 'ne', 'ri', 'so', 'ta', 've', 'zu'];
const GIVEN_ENDS = ['dra', 'len', 'lia', 'mon', 'na', 'rel', 'rin', 'sha', 'ton', 'vik', 'wen', 'ya'];
const FAMILY_ENDS = [
  'bern',
  'carro',
  'dane',
  'fell',
  'gado',
  'holm',
  'kett',
  'landa',
  'moro',
  'nix',
  'pell',
  'quist',
  'rado',
  'stane',
  'tova',
  'varra',
  'wick',
  'zuno',
];

function compose(seed: number, topic: number, person: number, ends: readonly string[]): string {
  const part = (list: readonly string[], place: number) =>
    list[wholeBelow(list.length, seed, topic, person, place)]!;
  const name = part(STARTS, 0) + part(MIDDLES, 1) + part(ends, 2);
  return chance(0.06, seed, TOPIC.accent, person, topic) ? accented(name) : name;
}

/** Puts one accent or tilde into a name, as in many names that files mangle. */
function accented(name: string): string {
  return name
    .replace(/[aeiou](?=[a-z]*$)/, (vowel) => ({ a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú' })[vowel]!)
    .replace(/n(?=[aeo])/, 'ñ');
}

export function givenName(seed: number, person: number): string {
  return compose(seed, TOPIC.givenName, person, GIVEN_ENDS);
}

export function familyName(seed: number, person: number): string {
  return compose(seed, TOPIC.familyName, person, FAMILY_ENDS);
}

/** A place name for schools of a generated network: never a real place on purpose. */
export function placeName(seed: number, place: number): string {
  return compose(seed, TOPIC.section, place, FAMILY_ENDS);
}
