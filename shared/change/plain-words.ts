import type { Language } from './sentence.ts';

/** Why a word has no place in a sentence that teachers read. */
export type Objection = 'claims a cause' | 'jargon' | 'ranks or grades people';

interface ForbiddenWords {
  readonly objection: Objection;
  readonly words: Record<Language, readonly RegExp[]>;
}

const forbidden: readonly ForbiddenWords[] = [
  {
    objection: 'claims a cause',
    words: {
      en: [
        /\bbecause\b/,
        /\bcaus(e|es|ed|ing|al)\b/,
        /\b(led|leads?|leading) to\b/,
        /\bimpacts?\b/,
        /\beffects?\b/,
        /\baffect(s|ed)?\b/,
        /\b(due|thanks|owing) to\b/,
        /\bresult(s|ed)? (in|from)\b/,
        /\b(raised|improved|boosted|produced|made) (the|their|students?|scores?)\b/,
        /\b(the change|it) worked\b/,
        /\bproves?\b(?! that nothing)/,
      ],
      es: [
        /\bporque\b/,
        /\bcaus(a|as|ó|ado|aron|al)\b/,
        /\bprovoc/,
        /\bdebido a\b/,
        /\bgracias a\b/,
        /\bpor culpa\b/,
        /\b(llevó|lleva|conduce|condujo) a\b/,
        /\b(efecto|efectos|impacto|impactos)\b/,
        /\bafect(a|ó|aron)\b/,
        /\b(el cambio|esto) funcionó\b/,
      ],
    },
  },
  {
    objection: 'jargon',
    words: {
      en: [
        /\bsigma\b/,
        /\bp-?values?\b/,
        /\bucl\b|\blcl\b/,
        /\bsignifican(t|ce|tly)\b/,
        /\bheterosc/,
        /\b(standard )?deviations?\b/,
        /\bvariance\b/,
        /\bconfidence (interval|limits?)\b/,
        /\bmedians?\b/,
        /\bquartiles?\b/,
        /\bwilson\b|\bnewcombe\b|\banh[øo]+e?j\b/,
        /\bcontrol limits?\b/,
        /\boutliers?\b/,
        /\bcrossings?\b/,
        /\bfalse alarms?\b/,
        /\bhypothes[ie]s\b/,
        /\bnull\b/,
        /\bsample size\b/,
        /\bstatistic/,
      ],
      es: [
        /\bsigma\b/,
        /\bvalor p\b/,
        /\bsignificativ/,
        /\bdesviaci[oó]n/,
        /\bvarianza\b/,
        /\bintervalo de confianza\b/,
        /\bmedianas?\b/,
        /\bcuartil/,
        /\bl[ií]mites? de control\b/,
        /\bat[ií]pic/,
        /\bfalsas? alarmas?\b/,
        /\bhip[oó]tesis\b/,
        /\bestad[ií]stic/,
      ],
    },
  },
  {
    objection: 'ranks or grades people',
    words: {
      en: [
        /\brank(s|ed|ing)?\b/,
        /\b(best|worst)\b/,
        /\b(red|amber|yellow|green)\b/,
        /\bfail(s|ed|ing|ure)?\b/,
      ],
      es: [/\bclasificaci[oó]n\b/, /\b(mejor|peor)(es)?\b/, /\b(rojo|ámbar|amarillo|verde)\b/, /\bfracas/],
    },
  },
];

/** Something in a sentence that should be said otherwise. */
export interface PlainWordsProblem {
  readonly objection: Objection;
  readonly words: string;
}

/**
 * Words in a sentence that claim a cause, are jargon, or rank people.
 *
 * For the sentences this project makes; what teams write themselves is theirs.
 *
 * @example plainWordsProblems('en', 'The opener led to a significant rise.')
 * // [{ objection: 'claims a cause', words: 'led to' }, { objection: 'jargon', words: 'significant' }]
 */
export function plainWordsProblems(language: Language, text: string): PlainWordsProblem[] {
  const lower = text.toLowerCase();
  return forbidden.flatMap(({ objection, words }) =>
    words[language].flatMap((pattern) => {
      const found = pattern.exec(lower);
      return found === null ? [] : [{ objection, words: found[0] }];
    }),
  );
}

/**
 * Flesch-Kincaid grade of an English text: 0.39 words per sentence + 11.8 syllables per word - 15.59
 * (Kincaid et al. 1975). Syllables are counted by groups of vowels, a silent final e left out.
 *
 * Units: US school grade. 0 for a text without words.
 *
 * @example readingGrade('Keep going and look again after 3 more lessons.') // about 4
 */
export function readingGrade(text: string): number {
  const sentences = Math.max(1, text.split(/[.!?]+(?:\s|$)/).filter((part) => part.trim() !== '').length);
  const words = text.toLowerCase().match(/[a-z0-9%'’-]+/g) ?? [];
  if (words.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  return (0.39 * words.length) / sentences + (11.8 * syllables) / words.length - 15.59;
}

function syllablesIn(word: string): number {
  const groups = word.replace(/(?<=[^aeiouyl])e(s|d)?$/, '').match(/[aeiouy]+/g);
  return Math.max(1, groups?.length ?? 1);
}
