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
 * CERS district or school export: one row a student and test, 33 to 64 columns by year and by the role of who exports.
 * It has no columns for economic disadvantage, foster or homeless youth. Source: "Data Dictionary for CERS", V2.
 */
export const cersDistrict = defineFormat({
  format: 'cers',
  title: 'CERS district or school export',
  system: 'cers',
  recognise: {
    allOf: [
      'DistrictId',
      'StudentIdentifier',
      'AssessmentSubType',
      'AdministrationCondition',
      'ScaleScoreAchievementLevel',
      'Subject',
    ],
  },
  identity: { stateId: 'StudentIdentifier' },
  setAside: otherTests,
  contradictions: unknownConditions('AdministrationCondition'),
  nothingWanted: 'kind of test that is not used',
  shared: {
    schoolYear: { firstOf: ['SchoolYear', { column: 'SubmitDateTime', parse: 'school-year-of-date' }] },
    schoolCode: { column: 'SchoolId', parse: 'cds-code' },
  },
  records: [
    ...resultTemplates(
      {
        summative: [{ column: 'AssessmentSubType', is: ['SUM'] }],
        comprehensive: [{ column: 'AssessmentSubType', is: ['ICA'] }],
        block: [{ column: 'AssessmentSubType', is: ['IAB', 'FIAB'] }],
      },
      {
        subject,
        attempt: { constant: 1 },
        testedOn: takenOn,
        gradeAssessed: gradeOfForm('GradeLevelWhenAssessed'),
        scaleScore: 'ScaleScore',
        standardError: 'ScaleScoreStandardError',
        achievementLevel: 'ScaleScoreAchievementLevel',
      },
      takenOn,
      'ScaleScoreAchievementLevel',
      standing({
        condition: 'AdministrationCondition',
        completeness: 'Completeness',
        score: 'ScaleScore',
      }),
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
        gender: 'Sex',
        ...raceByFlags({
          hispanic: 'HispanicOrLatinoEthnicity',
          americanIndian: 'AmericanIndianOrAlaskaNative',
          asian: 'Asian',
          pacificIslander: 'NativeHawaiianOrOtherPacificIslander',
          filipino: 'Filipino',
          black: 'BlackOrAfricanAmerican',
          white: 'White',
          twoOrMore: 'TwoOrMoreRaces',
        }),
        englishStatus: 'EnglishLanguageAcquisitionStatus',
        englishLearner: {
          firstOf: [
            'LEPStatus',
            { column: 'EnglishLanguageAcquisitionStatus', parse: 'learner-from-status' },
          ],
        },
        studentWithDisability: 'IDEAIndicator',
        migrant: 'MigrantStatus',
      },
    },
  ],
});
