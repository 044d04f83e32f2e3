import { compilePhrase } from './phrase.ts';
import { SLIP_LANGUAGES, type SlipLanguage } from './words.ts';

/** Phrases of a code by language. Syntax: `phrase.ts`. */
export type PhrasesByLanguage = Readonly<Record<SlipLanguage, readonly string[]>>;

/** A code of a team's codebook. The team edits it: names, definitions and phrases are theirs. */
export interface Code {
  readonly id: string;
  readonly name: string;
  readonly nameEs: string | null;
  readonly definition: string | null;
  readonly include: string | null;
  readonly exclude: string | null;
  /** Phrases that give the code. */
  readonly phrases: PhrasesByLanguage;
  /** Phrases that veto the code in the clause where they stand: "not confused". */
  readonly unless: PhrasesByLanguage;
  /** 'suggest-only': shown, never counted, since people corrected it too often. */
  readonly state: 'active' | 'suggest-only' | 'retired';
}

/** An active code of a name and, where there are any, English phrases; nothing else is said about it. */
export function plainCode(
  id: string,
  name: string,
  phrases: readonly string[] = [],
  unless: readonly string[] = [],
): Code {
  return {
    id,
    name,
    nameEs: null,
    definition: null,
    include: null,
    exclude: null,
    phrases: { en: phrases, es: [] },
    unless: { en: unless, es: [] },
    state: 'active',
  };
}

export interface Codebook {
  readonly version: string;
  readonly codes: readonly Code[];
}

/** A phrase that says nothing to the first pass: brackets that do not close, or nothing but gaps. */
export interface UnreadablePhrase {
  readonly code: string;
  readonly language: SlipLanguage;
  readonly phrase: string;
}

/** Phrases a team typed that cannot be read. They match nothing; the team is told. */
export function unreadablePhrases({ codes }: Codebook): readonly UnreadablePhrase[] {
  return codes.flatMap((code) =>
    SLIP_LANGUAGES.flatMap((language) =>
      [...code.phrases[language], ...code.unless[language]]
        .filter((phrase) => compilePhrase(phrase, language) === undefined)
        .map((phrase) => ({ code: code.id, language, phrase })),
    ),
  );
}

/** What a code is called in the team's language. */
export function nameOfCode(code: Code, language: SlipLanguage): string {
  return (language === 'es' ? code.nameEs : null) ?? code.name;
}
