import { fold, type SlipLanguage } from './words.ts';

/** What is known of an answer's language before reading it: the language chosen on the form, or of the question. */
export interface LanguageEvidence {
  readonly form?: SlipLanguage | null;
  readonly question?: SlipLanguage | null;
}

const SPANISH_WORDS = new Set(
  'el la los las un una unos unas de del al que y o en es son fue era con por para mi me te se lo le les su no si muy mas porque cuando como donde nada todo tambien pero yo tu ella nosotros maestra maestro clase problema numeros hoy estaba tengo puedo quiero hacer hice gusto entendi entiendo ayuda ya'.split(
    ' ',
  ),
);
const ENGLISH_WORDS = new Set(
  'the a an of to and or in is are was were with for my i it me you he she we they not no yes very more because when how what that this do did dont didnt cant im its but so get got like just about have had can could would help'.split(
    ' ',
  ),
);
const SPANISH_ENDINGS =
  /(?:ando|iendo|aron|ieron|amos|emos|imos|cion|ciones|mente|aba|aban|ito|ita|ado|ada|idos)$/;

/**
 * The languages to read an answer in: the evidence first; without it, by function words and endings; undecided goes through both
 * codebooks. Students mix languages in one answer, so a clear minority of the other language is read as well.
 */
export function languagesToTry(answer: string, evidence: LanguageEvidence): readonly SlipLanguage[] {
  const votes = votesOf(answer);
  const known = evidence.form ?? evidence.question;
  if (known) {
    const other = known === 'en' ? 'es' : 'en';
    return votes[other] > votes[known] ? [other, known] : [known];
  }
  if (votes.en > votes.es) return votes.es > 0 ? ['en', 'es'] : ['en'];
  if (votes.es > votes.en) return votes.en > 0 ? ['es', 'en'] : ['es'];
  return ['en', 'es'];
}

function votesOf(answer: string): Record<SlipLanguage, number> {
  const votes = { en: 0, es: 0 };
  if (/[ñáéíóú¿¡]/i.test(answer)) votes.es += 2;
  for (const word of fold(answer).match(/[a-z']+/g) ?? []) {
    const plain = word.replace(/'/g, '');
    if (SPANISH_WORDS.has(plain) && !ENGLISH_WORDS.has(plain)) votes.es += 1;
    else if (ENGLISH_WORDS.has(plain) && !SPANISH_WORDS.has(plain)) votes.en += 1;
    else if (plain.length > 5 && SPANISH_ENDINGS.test(plain)) votes.es += 1;
  }
  return votes;
}
