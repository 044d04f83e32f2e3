import type { SlipLanguage } from './words.ts';

/** A code of a team's codebook. The team edits it: names, definitions and phrases are theirs. */
export interface Code {
  readonly id: string;
  readonly name: string;
  readonly nameEs: string | null;
  readonly definition: string | null;
  readonly include: string | null;
  readonly exclude: string | null;
  /** Phrases that give the code, by language. Syntax: see `phrase.ts`. */
  readonly phrases: Readonly<Record<SlipLanguage, readonly string[]>>;
  /** Phrases that veto the code in the clause where they stand: "not confused". */
  readonly unless: Readonly<Record<SlipLanguage, readonly string[]>>;
  /** 'suggest-only': shown, never counted, since people corrected it too often. */
  readonly state: 'active' | 'suggest-only' | 'retired';
}

export interface Codebook {
  readonly version: string;
  readonly codes: readonly Code[];
}
