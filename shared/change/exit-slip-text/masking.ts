import { isAlsoAWord, isFrequentName } from './first-names.ts';
import { fold, type SlipLanguage } from './words.ts';

/** People whose names must not leave the team: full names as the roster has them. */
export interface Masking {
  readonly names: readonly string[];
  /** Language of what is put in place of a name or a number. */
  readonly language: SlipLanguage;
}

/** Masks one text after the other. */
export type Mask = (text: string) => string;

const INSTEAD = {
  en: { name: '[name]', number: '[number]', address: '[e-mail]' },
  es: { name: '[nombre]', number: '[número]', address: '[correo]' },
} as const;

const ADDRESS = /[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)*|\bhttps?:\/\/\S+|\bwww\.\S+|(?<![\w.])@\w[\w.]+/giu;

/** Telephone numbers in their usual dress, dates of birth, street addresses, and any run of six digits (ids): sums in a lesson have commas. */
const NUMBERS: readonly RegExp[] = [
  /(?<!\d)(?:\+?1[\s.-]?)?\(?\d{3}\)?[\s.-]?\d{3}[\s.-]\d{4}(?!\d)/g,
  /(?<!\d)\d{3}[\s.-]\d{4}(?!\d)/g,
  /(?<!\d)\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d{2})(?!\d)/g,
  /(?<!\d)\d{1,5}\s+(?:[nsew]\.?\s+)?[\p{L}]+(?:\s+[\p{L}]+)?\s+(?:street|st|avenue|ave|road|rd|drive|dr|lane|ln|court|ct|boulevard|blvd|calle|avenida)\b\.?/giu,
  /(?<![\d,.])\d{6,}(?!\d)/g,
  /(?<!\d)\d(?:[\s-]\d){6,}(?!\d)/g,
];

/** "Ms. R", "mr. lopez", "Maestra Ana de la Cruz". Titles that are ordinary words need a name with a capital letter. */
const SURE_TITLE =
  /\b([Mm][Rr]?[Ss]|[Mm][Rr]|Mx|[Dd][Rr]|[Ss][Rr](?:[Tt]?[Aa])?|[Pp]rofa?)(\.\s*|\s+)((?:de\s+|la\s+|las\s+|los\s+|del\s+)*)(?!(?:y|and|or|o|is|was|said|es|dijo|me|nos|te|lo|la|le|que|no|si|when|can|could|please|i|to|the|a|for|in|on|at|helped|explained|por|con|de|en)\b)(\p{L}[\p{L}'-]*)(?:\s+\p{Lu}\p{Ll}[\p{L}'-]*)*/gu;
const LIKELY_TITLE =
  /\b([Mm](?:iss|is|ister|aestra|aestro)|[Tt]eacher|[Cc]oach|[Pp]rofe(?:sor|sora)?|[Ss]e[ñn]or(?:a|ita)?|[Dd]on|[Dd]o[ñn]a|[Pp]rincipal|[Tt][ií][oa]|[Aa]unt(?:ie)?|[Uu]ncle)(\.?\s+)((?:de\s+|la\s+|las\s+|los\s+|del\s+)*)(\p{Lu}[\p{L}'-]*)(?:\s+\p{Lu}\p{Ll}[\p{L}'-]*)*/gu;

/** Words with a capital letter that are no names of people. */
const NO_NAMES: ReadonlySet<string> = new Set(
  `i im ill id ive ok okay idk lol math maths mathematics english spanish science history reading writing art music pe lunch recess monday tuesday
  wednesday thursday friday saturday sunday january february march april may june july august september october november december
  christmas halloween thanksgiving kahoot desmos zearn iready ixl khan academy google youtube chromebook classroom ipad tiktok fortnite minecraft
  roblox blooket quizizz netflix american mexican california mexico texas lcm gcf lcd pemdas gemdas ela eld cgi x y z n a b c
  lunes martes miercoles jueves viernes sabado domingo ingles espanol matematicas mate ciencias dios navidad mis miss mister maestra maestro
  ms mrs mr teacher profe coach mom dad mama papa grandma grandpa abuela abuelo tia tio yes no si true false part unit lesson chapter`
    .split(/\s+/)
    .filter(Boolean),
);

/**
 * A function that masks what could tell who wrote a text or whom it is about: names of the roster in any writing, names after a title,
 * frequent first names, other words with a capital letter within a sentence, telephone numbers, ids, dates of birth, addresses. It masks too
 * much rather than too little, and it cannot find a name that looks like a word ("lily helped me"): people read a quote before it leaves.
 *
 * @example masking({ names: ['Jaylen Ortiz'], language: 'en' })('jaylen and Ms. R called 555-0134')
 *   // '[name] and Ms. [name] called [number]'
 */
export function masking({ names, language }: Masking): Mask {
  const roster = new Set(names.flatMap(partsOfName));
  const instead = INSTEAD[language];
  return (text) => {
    let masked = text.normalize('NFC').replace(ADDRESS, instead.address);
    for (const numbers of NUMBERS) masked = masked.replace(numbers, instead.number);
    const titled = (_: string, title: string, blank: string) => `${title}${blank}${instead.name}`;
    masked = masked.replace(SURE_TITLE, titled).replace(LIKELY_TITLE, titled);
    return maskNames(masked, roster, instead.name);
  };
}

/** The words of a name by which a person may be called: letters of two or more; "de", "la" are nobody's name. */
function partsOfName(name: string): readonly string[] {
  return fold(name)
    .split(/[^a-z']+/)
    .map((part) => part.replace(/'/g, ''))
    .filter((part) => part.length > 1 && !/^(?:de|la|las|los|del|van|von|jr|sr|ii|iii)$/.test(part));
}

const WORD_OR_MASK = /\[[^\]]*\]|\p{L}[\p{L}\p{M}]*(?:['’](?!s\b)\p{L}+)*/gu;

function maskNames(text: string, roster: ReadonlySet<string>, instead: string): string {
  const shouted = !/\p{Ll}/u.test(text);
  const masked = text.replace(WORD_OR_MASK, (word, at: number) => {
    if (word.startsWith('[')) return word;
    const plain = fold(word).replace(/['’]/g, '');
    const capital = /^\p{Lu}/u.test(word) && !shouted;
    if (roster.has(plain) && (capital || !isAlsoAWord(plain))) return instead;
    if (isFrequentName(plain) && (capital || !isAlsoAWord(plain))) return instead;
    const within = capital && !startsSentence(text, at) && /^\p{Lu}\p{Ll}+/u.test(word);
    return within && !NO_NAMES.has(plain) ? instead : word;
  });
  // First and last name are one person.
  const pair = `${instead} ${instead}`;
  return masked.split(pair).join(instead);
}

function startsSentence(text: string, at: number): boolean {
  return /(?:^|[.!?¡¿:\n"“(-]\s*)$/.test(text.slice(0, at).trimEnd()) || text.slice(0, at).trim() === '';
}
