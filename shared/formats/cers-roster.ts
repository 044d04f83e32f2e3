import { defineFormat } from './format-definition.ts';
import {
  gradeOfForm,
  otherTests,
  resultTemplates,
  standing,
  subject,
  unknownConditions,
} from './smarter-balanced-interims.ts';
import { raceByFlags } from './student-columns.ts';

const takenOn = { column: 'SubmitDateTime', parse: 'date' as const };

/**
 * CERS student roster export, which any teacher can make from a group: levels in words, one Status column, claim columns by subject.
 * Source: "Data Dictionary for CERS", V2.
 */
export const cersRoster = defineFormat({
  format: 'cers',
  title: 'CERS student roster export',
  system: 'cers',
  recognise: {
    allOf: [
      'StudentIdentifier',
      'Reporting Category',
      'Error Band Min',
      'ScaleScoreAchievementLevel',
      'Subject',
    ],
    noneOf: ['DistrictId'],
  },
  identity: { stateId: 'StudentIdentifier' },
  setAside: otherTests,
  contradictions: unknownConditions('Status'),
  nothingWanted: 'kind of test that is not used',
  shared: {
    schoolYear: { firstOf: ['SchoolYear', { column: 'SubmitDateTime', parse: 'school-year-of-date' }] },
  },
  records: [
    ...resultTemplates(
      {
        summative: [{ column: 'AssessmentType', is: ['Summative', 'SUM'] }],
        comprehensive: [{ column: 'AssessmentType', is: ['ICA', 'Interim Comprehensive'] }],
        block: [{ column: 'AssessmentType', is: ['IAB', 'FIAB'] }],
      },
      {
        subject,
        attempt: { constant: 1 },
        testedOn: takenOn,
        gradeAssessed: gradeOfForm('GradeLevelWhenAssessed'),
        scaleScore: 'ScaleScore',
        achievementLevel: 'ScaleScoreAchievementLevel',
        performanceWords: { firstOf: ['ScaleScoreAchievementLevel', 'Reporting Category'] },
      },
      takenOn,
      'Reporting Category',
      standing({ condition: 'Status', completeness: 'Status', score: 'ScaleScore' }),
    ),
    {
      type: 'student',
      byProduct: true,
      fields: {
        asOf: takenOn,
        givenName: 'FirstName',
        familyName: 'LastOrSurname',
        grade: 'GradeLevelWhenAssessed',
        gradeOriginal: 'GradeLevelWhenAssessed',
        ...raceByFlags({
          hispanic: 'HispanicOrLatinoEthnicity',
          americanIndian: 'AmericanIndianOrAlaskaNative',
          asian: 'Asian',
          pacificIslander: 'NativeHawaiianOrOtherPacificIslander',
          filipino: 'Filipino',
          black: 'BlackOrAfricanAmerican',
          white: 'White',
          twoOrMore: 'DemographicRaceTwoOrMoreRaces | TwoOrMoreRaces',
        }),
        englishStatus: 'EnglishLanguageAcquisitionStatus',
        englishLearner: { column: 'EnglishLanguageAcquisitionStatus', parse: 'learner-from-status' },
        migrant: 'MigrantStatus',
      },
    },
  ],
});
