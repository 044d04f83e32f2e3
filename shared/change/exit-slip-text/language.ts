import { fold, SLIP_LANGUAGES, type SlipLanguage } from './words.ts';

/** What is known of an answer's language before reading it: the language chosen on the form, or of the question. */
export interface LanguageEvidence {
  readonly form?: SlipLanguage | null;
  readonly question?: SlipLanguage | null;
}

const SPANISH_WORDS = new Set(
  'el la los las un una unos unas de del al que en es son fue era con por para mi te se lo le les su si muy mas porque cuando como donde nada todo tambien pero yo tu ella nosotros maestra maestro clase problema problemas numero numeros hoy estaba estoy tengo puedo quiero hacer hice gusto gusta entendi entiendo ayuda ayudo ya nos esta eso ese esa cual quien mejor bien mucho poco necesito despues siempre nunca tiempo menos entre cada sin sobre fracciones sumar restar dividir multiplicar mis'.split(
    ' ',
  ),
);
const ENGLISH_WORDS = new Set(
  'the a an of to and or in is are was were with for my i it you he she we they not yes very more because when how what that this do did dont didnt cant im its but so get got like just about have had can could would help helped then now at on if know nothing need partner math problem read didn why too there one them her his your our be been really understand asked easy hard fun good'.split(
    ' ',
  ),
);
const SPANISH_ENDINGS =
  /(?:ando|iendo|aron|ieron|amos|emos|imos|cion|ciones|mente|aba|aban|ito|ita|ado|ada|idos)$/;
const ENGLISH_ENDINGS = /(?:ing|tion|tions|ness|ight|ould|ed)$/;

/**
 * The languages to read an answer in, the likelier first: what the form or the question says, and every language whose words stand in it.
 * Students mix languages in one answer, so one word of the other language is enough to look there as well. An answer that shows neither
 * goes through both codebooks.
 *
 * @example languagesToTry('le dije what', { form: 'es' }) // ['es', 'en']
 */
export function languagesToTry(answer: string, evidence: LanguageEvidence): readonly SlipLanguage[] {
  const votes = votesOf(answer);
  const expected = [evidence.form, evidence.question];
  const languages = SLIP_LANGUAGES.filter((language) => votes[language] > 0 || expected.includes(language));
  if (languages.length === 0) return SLIP_LANGUAGES;
  const weight = (language: SlipLanguage): number =>
    2 * votes[language] + (language === (evidence.form ?? evidence.question) ? 1 : 0);
  return [...languages].sort((a, b) => weight(b) - weight(a));
}

/** The language a text is most likely written in; null when it shows neither. */
export function likelyLanguage(text: string): SlipLanguage | null {
  const { en, es } = votesOf(text);
  if (en === es) return null;
  return en > es ? 'en' : 'es';
}

function votesOf(answer: string): Record<SlipLanguage, number> {
  const votes = { en: 0, es: 0 };
  if (/[ñáéíóú¿¡]/i.test(answer)) votes.es += 2;
  for (const word of fold(answer).match(/[a-z']+/g) ?? []) {
    const plain = word.replace(/'/g, '');
    if (SPANISH_WORDS.has(plain)) votes.es += 1;
    else if (ENGLISH_WORDS.has(plain)) votes.en += 1;
    else if (plain.length > 5 && SPANISH_ENDINGS.test(plain)) votes.es += 1;
    else if (plain.length > 5 && ENGLISH_ENDINGS.test(plain)) votes.en += 1;
  }
  return votes;
}
