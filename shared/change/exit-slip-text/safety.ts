import { compilePhrases } from './first-pass.ts';
import { placesOf, readingsOf } from './reading.ts';
import { type SafetyKind, type SafetyWords, safetyWords } from './safety-words.ts';

/** What in an answer a grown-up must see. */
export interface SafetyConcern {
  readonly kind: SafetyKind;
  /** The student's words. For the adult who is told, never for a sheet, a chart or a log. */
  readonly because: string;
}

/** Looks through one answer. */
export type SafetyCheck = (answer: string) => SafetyConcern | undefined;

/**
 * A check for words of harm, made once per team. Every answer is read in both languages, whatever the form says. A district may give its
 * own list: it takes the place of the shipped one, kind by kind.
 *
 * This is a net for what nobody has read yet, not a judgement: it misses worries that are put otherwise, and it stops at words that turn
 * out harmless. People read the slips.
 *
 * @example safetyCheck()('ya no quiero vivir')?.kind === 'self-harm'
 */
export function safetyCheck(ofDistrict: Partial<SafetyWords> = {}): SafetyCheck {
  const lists = { ...safetyWords, ...ofDistrict };
  const kinds = Object.entries(lists).map(([kind, { phrases, unless }]) => ({
    kind: kind as SafetyKind,
    phrases: compilePhrases(phrases),
    unless: compilePhrases(unless),
  }));
  return (answer) => {
    const readings = readingsOf(answer, BOTH_LANGUAGES);
    for (const { kind, phrases, unless } of kinds) {
      for (const reading of readings) {
        const harmless = unless[reading.language].flatMap((phrase) => placesOf(phrase, reading));
        const place = phrases[reading.language]
          .flatMap((phrase) => placesOf(phrase, reading))
          .find(({ clause }) => !harmless.some((other) => other.clause === clause));
        if (place) return { kind, because: place.match.words };
      }
    }
    return undefined;
  };
}

/** A student in need writes in whatever language comes first. */
const BOTH_LANGUAGES = { form: 'en', question: 'es' } as const;
