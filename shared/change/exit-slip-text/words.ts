import snowball from 'snowball-stemmers';

export type SlipLanguage = 'en' | 'es';

/** A word of an answer with every form under which a codebook phrase may name it. */
export interface Word {
  /** As the student wrote it: what is shown as the reason of a code. */
  readonly written: string;
  /** Lower case, accents folded, apostrophes gone: "don't" is 'dont'. */
  readonly plain: string;
  /** The plain word and its Snowball stems (of the accented and of the plain form). */
  readonly forms: ReadonlySet<string>;
}

const STEMMERS = { en: snowball.newStemmer('english'), es: snowball.newStemmer('spanish') };

/** Lower case, curly quotes straight, accents folded (ñ too: students leave it out). */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}

/** Clauses end at punctuation and at "but" / "pero": "I was lost but now I get it" says two things. */
const CLAUSE_END = /[.!?;:\n]+|,|\bbut\b|\bpero\b/i;

/**
 * The words of an answer, clause by clause.
 *
 * @example clausesOf("I wasn't lost. It was fun!", 'en').length === 2
 */
export function clausesOf(text: string, language: SlipLanguage): readonly (readonly Word[])[] {
  return text
    .normalize('NFC')
    .replace(/[\u2018\u2019\u02bc\u0060\u00b4]/g, "'")
    .split(CLAUSE_END)
    .map((clause) => wordsOf(clause, language))
    .filter((words) => words.length > 0);
}

function wordsOf(clause: string, language: SlipLanguage): Word[] {
  const found = clause.match(/[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu) ?? [];
  return found.map((written) => {
    const whole = written.toLowerCase().replace(/'/g, '');
    const plain = fold(whole);
    const stemmer = STEMMERS[language];
    return { written, plain, forms: new Set([plain, fold(stemmer.stem(whole)), fold(stemmer.stem(plain))]) };
  });
}

/** The stem by which words of one language are compared. */
export function stemOf(word: string, language: SlipLanguage): string {
  return fold(STEMMERS[language].stem(word.toLowerCase()));
}
