/** Race/ethnicity in the common schema (California's reporting list: Filipino is a group of its own). */
export const RACE_ETHNICITIES = [
  'african-american',
  'american-indian',
  'asian',
  'filipino',
  'hispanic-latino',
  'pacific-islander',
  'two-or-more',
  'white',
  'not-reported',
] as const;
export type RaceEthnicity = (typeof RACE_ETHNICITIES)[number];

/** English language acquisition status: English only, initially fluent, learner, reclassified fluent, to be determined, adult learner. */
export const ENGLISH_STATUSES = ['EO', 'IFEP', 'EL', 'RFEP', 'TBD', 'ADEL'] as const;
export type EnglishStatus = (typeof ENGLISH_STATUSES)[number];

export const GENDERS = ['female', 'male', 'nonbinary'] as const;
export type Gender = (typeof GENDERS)[number];

/**
 * TOMS `ReportingEthnicity` / `EthnicityforTesting` (CDE "2021-2022 CAASPP Student Data File Layout", p. 24).
 * 800 means "two or more, or none reported": the Yes/No columns tell the two apart.
 */
export const TOMS_ETHNICITY: Readonly<Record<string, RaceEthnicity>> = {
  '100': 'american-indian',
  '200': 'asian',
  '300': 'pacific-islander',
  '400': 'filipino',
  '500': 'hispanic-latino',
  '600': 'african-american',
  '700': 'white',
  '800': 'two-or-more',
};

/** Names as people read them. */
export const RACE_ETHNICITY_NAMES: Readonly<Record<RaceEthnicity, { en: string; es: string }>> = {
  'african-american': { en: 'African American', es: 'Afroamericanos' },
  'american-indian': {
    en: 'American Indian or Alaska Native',
    es: 'Indígenas americanos o nativos de Alaska',
  },
  asian: { en: 'Asian', es: 'Asiáticos' },
  filipino: { en: 'Filipino', es: 'Filipinos' },
  'hispanic-latino': { en: 'Hispanic/Latino', es: 'Hispanos/Latinos' },
  'pacific-islander': {
    en: 'Native Hawaiian or Pacific Islander',
    es: 'Nativos de Hawái o de las islas del Pacífico',
  },
  'two-or-more': { en: 'Two or more races', es: 'Dos o más razas' },
  white: { en: 'White', es: 'Blancos' },
  'not-reported': { en: 'Not reported', es: 'No informado' },
};
