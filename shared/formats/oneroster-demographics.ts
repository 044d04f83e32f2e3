import { defineFormat } from './format-definition.ts';
import { goneWhen, rosterYear, studentKey } from './oneroster-shared.ts';
import { raceByFlags } from './student-columns.ts';

const USER = 'sourcedId | userSourcedId';

/**
 * OneRoster demographics.csv: sex, race and ethnicity of a user. The standard has no Filipino, no English learner, no economic
 * disadvantage, no disability, no foster or homeless youth: California's groups come from other files.
 */
export const onerosterDemographics = defineFormat({
  format: 'oneroster',
  title: 'OneRoster demographics (demographics.csv)',
  system: 'oneroster-demographics',
  completeSet: 'oneroster-manifest',
  recognise: {
    allOf: [
      USER,
      'hispanicOrLatinoEthnicity',
      'demographicRaceTwoOrMoreRaces',
      'countryOfBirthCode | birthDate',
    ],
    noneOf: ['StudentIdentifier'],
  },
  shared: rosterYear,
  records: [
    {
      type: 'student',
      deletedWhen: goneWhen,
      fields: {
        studentKey: studentKey(USER),
        studentRosterId: USER,
        gender: 'sex',
        ...raceByFlags({
          hispanic: 'hispanicOrLatinoEthnicity',
          americanIndian: 'americanIndianOrAlaskaNative',
          asian: 'asian',
          pacificIslander: 'nativeHawaiianOrOtherPacificIslander',
          black: 'blackOrAfricanAmerican',
          white: 'white',
          twoOrMore: 'demographicRaceTwoOrMoreRaces',
        }),
      },
    },
  ],
});
