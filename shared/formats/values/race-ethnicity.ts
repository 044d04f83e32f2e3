import { type RaceEthnicity, TOMS_ETHNICITY } from '../../standards/student-groups.ts';
import type { Finding, Value } from './finding.ts';

/** Words of race/ethnicity columns, letters only, lower case. Sources: TOMS, NWEA, i-Ready, Star, CALPADS names. */
const WORDS: Readonly<Record<string, RaceEthnicity>> = {
  africanamerican: 'african-american',
  black: 'african-american',
  blackorafricanamerican: 'african-american',
  blackafricanamerican: 'african-american',
  africanamericanorblack: 'african-american',
  americanindian: 'american-indian',
  nativeamerican: 'american-indian',
  americanindianoralaskanative: 'american-indian',
  americanindianoralaskannative: 'american-indian',
  americanindianalaskanative: 'american-indian',
  nativeamericanoralaskannative: 'american-indian',
  alaskanative: 'american-indian',
  asian: 'asian',
  filipino: 'filipino',
  hispanic: 'hispanic-latino',
  latino: 'hispanic-latino',
  latinx: 'hispanic-latino',
  hispanicorlatino: 'hispanic-latino',
  hispaniclatino: 'hispanic-latino',
  latinohispanic: 'hispanic-latino',
  pacificislander: 'pacific-islander',
  nativehawaiian: 'pacific-islander',
  hawaiian: 'pacific-islander',
  nativehawaiianorpacificislander: 'pacific-islander',
  nativehawaiianorotherpacificislander: 'pacific-islander',
  nativehawaiianpacificislander: 'pacific-islander',
  hawaiianorotherpacificislander: 'pacific-islander',
  multiracial: 'two-or-more',
  multirace: 'two-or-more',
  multiethnic: 'two-or-more',
  mixed: 'two-or-more',
  twoormore: 'two-or-more',
  twoormoreraces: 'two-or-more',
  ormoreraces: 'two-or-more',
  white: 'white',
  caucasian: 'white',
  notreported: 'not-reported',
  notspecified: 'not-reported',
  notspecifiedorother: 'not-reported',
  notprovided: 'not-reported',
  decline: 'not-reported',
  declinetostate: 'not-reported',
  nonereported: 'not-reported',
  unknown: 'not-reported',
};

/** CALPADS detailed race codes by their hundreds: 201 Chinese ... 299 other Asian; 301 Hawaiian ... 399 other Pacific Islander. */
function codedRace(code: string): RaceEthnicity | undefined {
  return TOMS_ETHNICITY[code] ?? TOMS_ETHNICITY[`${code.charAt(0)}00`];
}

/**
 * One race/ethnicity group from a word or a California code.
 *
 * @example raceEthnicity('Hispanic or Latino') === 'hispanic-latino'; raceEthnicity('208') === 'asian' (Hmong)
 */
export function raceEthnicity(text: string): Value | Finding {
  if (/^[1-8]\d\d$/.test(text)) return codedRace(text) ?? unknown();
  const word = WORDS[text.toLowerCase().replace(/[^a-z]/g, '')];
  if (word) return word;
  const several = text.split(/[,;|]/);
  return several.length > 1 && several.every((part) => typeof raceEthnicity(part.trim()) === 'string')
    ? severalRaces(several)
    : unknown();
}

/** 'White; Asian' is two or more; Hispanic among them goes first, as in the state's reporting. */
function severalRaces(parts: readonly string[]): RaceEthnicity {
  const groups = new Set(parts.map((part) => raceEthnicity(part.trim()) as RaceEthnicity));
  if (groups.has('hispanic-latino')) return 'hispanic-latino';
  const [first] = groups;
  return groups.size === 1 && first ? first : 'two-or-more';
}

function unknown(): Finding {
  return {
    code: 'race-unknown',
    message: 'This race/ethnicity is on no list known here; it was left empty.',
  };
}

/** The Yes/No columns of race and ethnicity; null = the column is missing or its cell is empty. */
export interface RaceFlags {
  readonly hispanic: boolean | null;
  readonly americanIndian: boolean | null;
  readonly asian: boolean | null;
  readonly pacificIslander: boolean | null;
  readonly filipino: boolean | null;
  readonly black: boolean | null;
  readonly white: boolean | null;
  readonly twoOrMore: boolean | null;
}

const ONE_RACE: readonly (readonly [keyof RaceFlags, RaceEthnicity])[] = [
  ['americanIndian', 'american-indian'],
  ['asian', 'asian'],
  ['pacificIslander', 'pacific-islander'],
  ['filipino', 'filipino'],
  ['black', 'african-american'],
  ['white', 'white'],
];

/**
 * One group from Yes/No columns: Hispanic goes first whatever else is marked; two or more races are 'two-or-more'; all answered "no"
 * is 'not-reported'; all empty says nothing (null).
 */
export function raceFromFlags(flags: RaceFlags): RaceEthnicity | null {
  if (flags.hispanic) return 'hispanic-latino';
  let only: RaceEthnicity | null = null;
  let marked = 0;
  let answered = flags.hispanic === false || flags.twoOrMore === false;
  for (const [flag, race] of ONE_RACE) {
    const answer = flags[flag];
    answered ||= answer === false;
    if (answer !== true) continue;
    only = race;
    marked++;
  }
  if (flags.twoOrMore || marked > 1) return 'two-or-more';
  return only ?? (answered ? 'not-reported' : null);
}

/**
 * TOMS reports one code a student; 800 means "two or more, or none reported", and only the Yes/No columns tell the two apart
 * (CDE "2021-2022 CAASPP Student Data File Layout", p. 24). A code that is missing leaves the columns to speak.
 */
export function tomsRace(code: string | null, flags: RaceFlags): RaceEthnicity | null {
  const byFlags = raceFromFlags(flags);
  if (code === null) return byFlags;
  if (code !== '800') return codedRace(code) ?? byFlags;
  if (byFlags === 'hispanic-latino') return byFlags;
  return byFlags === 'not-reported' || byFlags === null ? 'not-reported' : 'two-or-more';
}
