import { fold } from '../../change/exit-slip-text/words.ts';
import type { TeamMember } from '../../records/team.ts';
import type { RosterStudent } from '../team-records.ts';

/** Hides students' names and numbers in texts that people wrote. */
export interface Masking {
  /** For what students wrote: every name, title with name, phone number, address and long number. */
  readonly answer: (text: string) => string;
  /** For what the team wrote: students' names and ids; the names of the team itself stay. */
  readonly teamText: (text: string) => string;
}

export const MASKED_NAME = '[name]';
export const MASKED_NUMBER = '[number]';

/** Parts of family names that are no name by themselves. */
const PARTICLES = new Set('de del la las los el da do dos van von der den di du le san y e i o u'.split(' '));

/**
 * Names that are everyday words in English or Spanish: masked only where they are written like a name, with a capital that does not
 * begin the sentence. Otherwise "i will ask for more time" would lose half its words.
 */
const EVERYDAY_WORDS = new Set(
  (
    'a an may will mark grace hope faith joy april june august summer autumn dawn art rose lily ivy sky star angel rich drew chance ' +
    'chase so my see no do long young best white brown green black gray grey hand hands park day king price love miles page pages ' +
    'bell field fields hill wood woods stone rivers lake ford miller cook baker carter mason hunter parker porter cash ' +
    'case cole dean frank gene jack jay max nick pat ray rob sue ty val bill bob dan don guy jan jo ken kay lee may penny pearl ' +
    'ruby robin sandy sage sunny dot trinity victor victory wade ward wise good gold little small short strong sharp moon sun ' +
    'cruz rosa sol luz paz mar cielo angeles flores reina rey leon blanco blanca moreno rubio bueno buena amor abril julio dulce ' +
    'esperanza fe gloria pilar dolores mercedes consuelo socorro rios campos torres castillo iglesias prado vega sierra montes rojas ' +
    'delgado bravo franco justo leal nieves salud salvador amado feliz pero sin con mas tu yo el ella'
  ).split(/\s+/),
);

const WORD = /[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu;
/** After a short title stands a name, however it is written. */
const SHORT_TITLED_NAME = /\b((?:ms|mrs|mr|dr|sra|srta)\b\.?)\s+[\p{L}\p{M}'’-]+/giu;
/** After these a name stands only where it is written like one: "la maestra me ayudó" names nobody. */
const LONG_TITLED_NAME =
  /\b((?:[Mm]iss|[Cc]oach|[Mm]aestr[oa]|[Pp]rofe(?:sora?)?|[Ss]r\.?|[Ss]eñora?|[Ss]enora?))\s+\p{Lu}[\p{L}\p{M}'’-]*/gu;
const MAIL_ADDRESS = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+/gu;
/** 555-0142, (530) 555 0142, 530.555.0142. Not 1/2-3/4 and not 12 - 7: a phone number has groups of 3 and 4. */
const PHONE_NUMBER = /(?:\(?\b\d{3}\)?[\s.-]{1,2})?\b\d{3}[\s.-]\d{4}\b/g;
/** Long enough to be an id; longer than the numbers of a mathematics lesson in grades 3-8. */
const LONG_NUMBER = /\b\d{6,}\b/g;

/**
 * Masking for a team: knows the names and ids of its roster and the names of its members.
 *
 * Names are found word by word, whatever their case and accents; names of everyday words ("Will", "Rosa") only where they are written
 * like names. Nicknames that are on no roster cannot be known.
 */
export function maskingFor(roster: readonly RosterStudent[], members: readonly TeamMember[]): Masking {
  const students = new Set(roster.flatMap((student) => nameWords(student.givenName, student.familyName)));
  const team = new Set(members.flatMap(({ personName }) => nameWords(personName)));
  const ids = new Set(
    roster.flatMap(({ student, studentStateId, studentLocalId }) =>
      [student, student.replace(/^[A-Z]:/, ''), studentStateId, studentLocalId].filter(isId),
    ),
  );
  const withoutTeam = new Set([...students].filter((name) => !team.has(name)));
  const both = new Set([...students, ...team]);
  const inAnswers = { names: both, isName: writtenAsName };
  const inTeamTexts = { names: withoutTeam, isName: besideName(withoutTeam) };
  return {
    answer: (text) => {
      const withoutTitled = withoutIds(text.replace(MAIL_ADDRESS, MASKED_NAME), ids)
        .replace(SHORT_TITLED_NAME, `$1 ${MASKED_NAME}`)
        .replace(LONG_TITLED_NAME, `$1 ${MASKED_NAME}`)
        .replace(PHONE_NUMBER, MASKED_NUMBER)
        .replace(LONG_NUMBER, MASKED_NUMBER);
      return tidied(withoutNames(withoutTitled, inAnswers));
    },
    teamText: (text) => tidied(withoutNames(withoutIds(text, ids), inTeamTexts)),
  };
}

/** Ids shorter than four characters, and years, would hide the numbers of the lesson and of dates. */
function isId(id: string | null): id is string {
  return id !== null && id.length >= 4 && !/^(?:19|20)\d\d$/.test(id);
}

function nameWords(...names: readonly (string | null)[]): string[] {
  return names
    .flatMap((name) => (name ?? '').match(WORD) ?? [])
    .flatMap((name) => [name, ...name.split(/['’-]/)])
    .map(fold)
    .filter((name) => name.length > 1 && !PARTICLES.has(name));
}

function withoutIds(text: string, ids: ReadonlySet<string>): string {
  return ids.size === 0
    ? text
    : text.replace(/[\p{L}\p{N}:]{4,}/gu, (word) => (ids.has(word) ? MASKED_NUMBER : word));
}

interface KnownNames {
  readonly names: ReadonlySet<string>;
  /** Is an everyday word a name where it stands? */
  readonly isName: (text: string, word: string, position: number) => boolean;
}

function withoutNames(text: string, { names, isName }: KnownNames): string {
  if (names.size === 0) return text;
  return text.replace(WORD, (word, position: number) => {
    const plain = fold(word);
    const owner = plain.replace(/['’]s$/, '');
    const parts = [plain, owner, ...plain.split(/['’-]/)];
    const found = parts.find((part) => part.length > 1 && names.has(part));
    if (found === undefined) return word;
    if (EVERYDAY_WORDS.has(found) && !isName(text, word, position)) return word;
    return owner === plain ? MASKED_NAME : `${MASKED_NAME}’s`;
  });
}

/** Students: a capital that is not just the first letter of a sentence, in a text that is not all capitals. */
function writtenAsName(text: string, word: string, position: number): boolean {
  const first = word.charAt(0);
  if (first === first.toLowerCase() || text === text.toUpperCase()) return false;
  const before = text.slice(0, position).trimEnd();
  return before !== '' && !/[.!?:;¿¡"“]$/.test(before);
}

/** Teams write titles with capitals ("Small Group Roles"): there an everyday word is a name only beside another name. */
function besideName(names: ReadonlySet<string>): KnownNames['isName'] {
  return (text, word, position) => {
    const before = text.slice(0, position).match(/([\p{L}\p{M}'’-]+)\s+$/u)?.[1];
    const after = text.slice(position + word.length).match(/^\s+([\p{L}\p{M}'’-]+)/u)?.[1];
    return [before, after].some((neighbour) => neighbour !== undefined && names.has(fold(neighbour)));
  };
}

/** "[name] [name]" is one person. */
function tidied(text: string): string {
  return text.replace(/\[name\](?:[\s-]+\[name\])+/g, MASKED_NAME);
}
