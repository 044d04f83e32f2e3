import { masking } from '../../change/exit-slip-text/masking.ts';
import { fold, type SlipLanguage } from '../../change/exit-slip-text/words.ts';
import type { TeamMember } from '../../records/team.ts';
import type { RosterStudent } from '../team-records.ts';

/** Hides students' names and numbers in texts that people wrote. */
export interface TeamMasking {
  /** For what students wrote: every name, telephone number, address and long number (change/exit-slip-text/masking.ts), and ids. */
  readonly answer: (text: string) => string;
  /** For what the team wrote: students' names and ids; the names of the team itself stay. */
  readonly teamText: (text: string) => string;
}

export const MASKED_NAME = { en: '[name]', es: '[nombre]' } as const;
const MASKED_NUMBER = { en: '[number]', es: '[número]' } as const;

/** Parts of family names that are no name by themselves. */
const PARTICLES = new Set('de del la las los el da do dos van von der den di du le san y e i o u'.split(' '));

/**
 * Names that are everyday words in English or Spanish. A team writes titles with capitals ("Small Group Roles"): such a word is a name
 * only beside another name.
 */
const EVERYDAY_WORDS = new Set(
  (
    'a an may will mark grace hope faith joy april june august summer autumn dawn art rose lily ivy sky star angel rich drew chance ' +
    'chase so my see no do long young best white brown green black gray grey hand hands park day king price love miles page pages ' +
    'bell field fields hill wood woods stone rivers lake ford miller cook baker carter mason hunter parker porter cash ' +
    'case cole dean frank gene jack jay max nick pat ray rob sue ty val bill bob dan don guy jan jo ken kay lee penny pearl ' +
    'ruby robin sandy sage sunny dot trinity victor victory wade ward wise good gold little small short strong sharp moon sun ' +
    'cruz rosa sol luz paz mar cielo angeles flores reina rey leon blanco blanca moreno rubio bueno buena amor abril julio dulce ' +
    'esperanza fe gloria pilar dolores mercedes consuelo socorro rios campos torres castillo iglesias prado vega sierra montes rojas ' +
    'delgado bravo franco justo leal nieves salud salvador amado feliz pero sin con mas tu yo el ella'
  ).split(/\s+/),
);

const WORD = /[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu;

/**
 * Masking for a team: knows the names and ids of its roster and the names of its members. Names are found word by word, whatever their
 * case and accents. Nicknames that are on no roster cannot be known.
 */
export function maskingFor(
  roster: readonly RosterStudent[],
  members: readonly TeamMember[],
  language: SlipLanguage,
): TeamMasking {
  const fullNames = roster.map(({ givenName, familyName }) =>
    [givenName, familyName].filter(Boolean).join(' '),
  );
  const people = members.flatMap(({ personName }) => personName ?? []);
  const engine = masking({ names: [...fullNames, ...people], language });
  const team = new Set(people.flatMap(nameWords));
  const students = new Set(fullNames.flatMap(nameWords));
  const withoutTeam = new Set([...students].filter((name) => !team.has(name)));
  const ids = new Set(
    roster.flatMap(({ student, studentStateId, studentLocalId }) =>
      [student, student.replace(/^[A-Z]:/, ''), studentStateId, studentLocalId].filter(isId),
    ),
  );
  const noIds = (text: string): string => withoutIds(text, ids, MASKED_NUMBER[language]);
  return {
    answer: (text) => onePerson(engine(noIds(text)), language),
    teamText: (text) => onePerson(withoutNames(noIds(text), withoutTeam, MASKED_NAME[language]), language),
  };
}

/** Ids shorter than four characters, and years, would hide the numbers of the lesson and of dates. */
function isId(id: string | null): id is string {
  return id !== null && id.length >= 4 && !/^(?:19|20)\d\d$/.test(id);
}

function nameWords(name: string): string[] {
  return (name.match(WORD) ?? [])
    .flatMap((word) => [word, ...word.split(/['’-]/)])
    .map(fold)
    .filter((word) => word.length > 1 && !PARTICLES.has(word));
}

function withoutIds(text: string, ids: ReadonlySet<string>, instead: string): string {
  return ids.size === 0
    ? text
    : text.replace(/[\p{L}\p{N}:]{4,}/gu, (word) => (ids.has(word) ? instead : word));
}

function withoutNames(text: string, names: ReadonlySet<string>, instead: string): string {
  if (names.size === 0) return text;
  return text.replace(WORD, (word, position: number) => {
    const plain = fold(word);
    const owner = plain.replace(/['’]s$/, '');
    const found = [plain, owner, ...plain.split(/['’-]/)].find((part) => part.length > 1 && names.has(part));
    if (found === undefined) return word;
    if (EVERYDAY_WORDS.has(found) && !standsBesideName(text, word, position, names)) return word;
    return owner === plain ? instead : `${instead}’s`;
  });
}

const SEVERAL_NAMES = {
  en: /\[name\](?:[\s-]+\[name\])+/g,
  es: /\[nombre\](?:[\s-]+\[nombre\])+/g,
} as const;

/** First, middle and last name are one person. */
function onePerson(text: string, language: SlipLanguage): string {
  return text.replace(SEVERAL_NAMES[language], MASKED_NAME[language]);
}

function standsBesideName(text: string, word: string, position: number, names: ReadonlySet<string>): boolean {
  const before = text.slice(0, position).match(/([\p{L}\p{M}'’-]+)\s+$/u)?.[1];
  const after = text.slice(position + word.length).match(/^\s+([\p{L}\p{M}'’-]+)/u)?.[1];
  return [before, after].some((neighbour) => neighbour !== undefined && names.has(fold(neighbour)));
}
