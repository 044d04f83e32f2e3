import type { Source } from './format-definition.ts';

/** Race and ethnicity given by Yes/No columns: one group, and the marked columns as the original text. */
export function raceByFlags(columns: Readonly<Record<string, string>>): {
  readonly raceEthnicity: Source;
  readonly raceEthnicityOriginal: Source;
} {
  return {
    raceEthnicity: { derive: 'race-from-flags', from: columns },
    raceEthnicityOriginal: { derive: 'marked-columns', from: columns },
  };
}

/** Race in words beside a Hispanic Yes/No column, as i-Ready and NWEA have it. */
export function raceByWords(
  words: string,
  hispanic: string,
): {
  readonly raceEthnicity: Source;
  readonly raceEthnicityOriginal: Source;
} {
  return {
    raceEthnicity: {
      derive: 'race-words-or-hispanic',
      from: { words, hispanic: { column: hispanic, parse: 'yes-no' } },
    },
    raceEthnicityOriginal: { firstOf: [words, hispanic] },
  };
}

/** "Homeless" and the like from a column that holds a status or a code instead of yes and no: anything filled means yes. */
export const anythingMeansYes = (column: string): Source => ({
  choose: [
    {
      when: [{ column, isNot: ['', 'n', 'no', 'false', '0', 'n/a', 'none', 'null'] }],
      take: { constant: true },
    },
    { when: [{ column, blank: false }], take: { constant: false } },
  ],
  otherwise: { constant: null },
});
