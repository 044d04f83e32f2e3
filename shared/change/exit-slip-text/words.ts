import snowball from 'snowball-stemmers';
import { figureKindOf, WORD } from './figures.ts';
import { spellingOf } from './spellings.ts';

export type SlipLanguage = 'en' | 'es';
export const SLIP_LANGUAGES: readonly SlipLanguage[] = ['en', 'es'];

/** A word of an answer with every form under which a codebook phrase may name it. */
export interface Word {
  /** As the student wrote it: what is shown as the reason of a code. */
  readonly written: string;
  /** Lower case, accents folded, apostrophes gone: "don't" is 'dont'. */
  readonly plain: string;
  /** The plain word, its Snowball stems, what it stands for (u: you; 3/4: #/#), and 'not' / 'no' for words that say no. */
  readonly forms: ReadonlySet<string>;
  /** Spanish only: how the word and its stem sound. "ise" and "hice" sound alike. */
  readonly sounds: ReadonlySet<string>;
}

const STEMMERS = { en: snowball.newStemmer('english'), es: snowball.newStemmer('spanish') };

/** Stems of all words seen so far: a team's answers repeat the same few hundred words. */
const STEMS: Record<SlipLanguage, Map<string, string>> = { en: new Map(), es: new Map() };

/** Lower case, accents folded (ñ too: students leave it out). */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}

/** The stem by which words of one language are compared, accents folded. */
export function stemOf(word: string, language: SlipLanguage): string {
  const known = STEMS[language].get(word);
  if (known !== undefined) return known;
  const stem = fold(STEMMERS[language].stem(word.toLowerCase()));
  STEMS[language].set(word, stem);
  return stem;
}

/**
 * How a Spanish word sounds, in letters: h is silent, b and v, s, z and soft c, ll and y, soft g and j, qu and k are one sound each.
 * Students write as they speak.
 *
 * @example soundOf('hice') === soundOf('ise')
 * @example soundOf('dividir') === soundOf('dibidir')
 */
export function soundOf(plain: string): string {
  return plain
    .replace(/ch/g, '8')
    .replace(/h/g, '')
    .replace(/8/g, 'ch')
    .replace(/v/g, 'b')
    .replace(/z|c(?=[ei])/g, 's')
    .replace(/qu(?=[ei])|c(?!h)/g, 'k')
    .replace(/ll/g, 'y')
    .replace(/g(?=[ei])/g, 'j')
    .replace(/gu(?=[ei])/g, 'g')
    .replace(/(.)\1/g, '$1');
}

/** How a word and its stem sound; nothing in English, whose spelling says little about its sound. */
export function soundsOf(plain: string, language: SlipLanguage): ReadonlySet<string> {
  if (language === 'en') return NO_SOUNDS;
  const sound = soundOf(plain);
  if (sound.length < SHORTEST_SOUND) return NO_SOUNDS;
  const stem = hasNoEndings(plain, language) ? sound : stemOf(sound, language);
  return new Set(stem.length < SHORTEST_SOUND_STEM ? [sound] : [sound, stem]);
}

const NO_SOUNDS: ReadonlySet<string> = new Set();
const SHORTEST_SOUND = 3;
const SHORTEST_SOUND_STEM = 4;

/**
 * Clauses end at punctuation (not inside 0.5 and 10:30), at "but" / "pero", and where the story goes on: "I was lost but then I drew it
 * and now I get it" says three things.
 */
const CLAUSE_END =
  /[!?;\n]+|[.,:](?!\d)|\b(?:but|pero|although|even tho(?:ugh)?|aunque)\b|(?<!\b(?:and|y) )\b(?=(?:then|now|ahora|luego|until) (?:i|we|it|im|me|my|ya|si|le|lo)\b)|\b(?=(?:and|y) (?:then|now|ahora|luego|ya)\b)/i;

/**
 * The words of an answer, clause by clause.
 *
 * @example clausesOf("I wasn't lost. It was fun!", 'en').length === 2
 */
export function clausesOf(text: string, language: SlipLanguage): readonly (readonly Word[])[] {
  return straightened(text)
    .split(CLAUSE_END)
    .map((clause) => wordsOf(clause, language))
    .filter((words) => words.length > 0);
}

/** NFC, straight apostrophes. */
function straightened(text: string): string {
  return text.normalize('NFC').replace(/[\u2018\u2019\u02bc\u0060\u00b4]/g, "'");
}

function wordsOf(clause: string, language: SlipLanguage): Word[] {
  return (clause.match(WORD) ?? []).map((written) => wordOf(written, language));
}

/** One word with all its forms. */
export function wordOf(written: string, language: SlipLanguage): Word {
  const whole = straightened(written).toLowerCase().replace(/'/g, '').replace(/\s+/g, ' ');
  const plain = fold(joinedNegation(whole));
  const meant = spellingOf(plain.replace(/([a-z])\1{2,}/g, '$1'), language);
  const stems = hasNoEndings(meant, language)
    ? []
    : [whole, plain, meant].map((form) => stemOf(form, language));
  const forms = new Set([plain, meant, ...stems]);
  const figure = figureKindOf(plain);
  if (figure !== undefined) forms.add(figure);
  if (NO_WORDS[language].test(meant)) forms.add(language === 'en' ? 'not' : 'no');
  return { written, plain, forms, sounds: soundsOf(meant, language) };
}

/** Small words of grammar are only themselves: "como" is no form of "comer", "sobre" none of "sobrar". */
const NO_ENDINGS: Readonly<Record<SlipLanguage, ReadonlySet<string>>> = {
  en: new Set('it its one other even evening being like all so will noone'.split(' ')),
  es: new Set(
    'como cual cuales que para por porque con sin sobre nada nadie todo todos mas maso muy bien mal si no ya hay este esta nos se su mi tu el la los las un una cada entre hasta desde cuando donde hoy mesa sol cosa caso hora ahora'.split(
      ' ',
    ),
  ),
};

export function hasNoEndings(plain: string, language: SlipLanguage): boolean {
  return NO_ENDINGS[language].has(plain);
}

/** "did not" and "didn't" are one word: didnt. */
function joinedNegation(word: string): string {
  return word === 'cannot' || word === 'can not' ? 'cant' : word.replace(/^(\w+) not$/, '$1nt');
}

/** Words that say no: `not` in an English phrase, `no` in a Spanish one, stands for all of them. */
const NO_WORDS: Readonly<Record<SlipLanguage, RegExp>> = {
  en: /^(?:not|never|cant|wont|aint|dont|didnt|doesnt|isnt|arent|wasnt|werent|couldnt|wouldnt|shouldnt|havent|hasnt|hadnt)$/,
  es: /^(?:no|nunca|tampoco)$/,
};
