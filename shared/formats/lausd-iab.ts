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

const takenOn = { column: 'SUBMIT_DATE_TIME', parse: 'date' as const };

/** LAUSD warehouse copy of the CERS district export, in upper snake case with a few columns renamed. */
export const lausdIab = defineFormat({
  format: 'lausd_iab',
  title: 'LAUSD warehouse file of interim results (CERS copy)',
  system: 'cers',
  recognise: {
    allOf: ['DISTRICT_ID', 'STUDENT_IDENTIFIER', 'ASSESSMENT_SUB_TYPE', 'ACHIEVEMENT_LEVEL', 'SCALE_SCORE'],
    noneOf: ['ScaleScoreAchievementLevel'],
  },
  identity: { stateId: 'STUDENT_IDENTIFIER' },
  setAside: otherTests,
  contradictions: unknownConditions('ADMINISTRATION_CONDITION'),
  nothingWanted: 'kind of test that is not used',
  shared: {
    schoolYear: { firstOf: ['SCHOOL_YEAR', { column: 'SUBMIT_DATE_TIME', parse: 'school-year-of-date' }] },
    schoolCode: { column: 'SCHOOL_ID', parse: 'cds-code' },
  },
  records: [
    ...resultTemplates(
      {
        summative: [{ column: 'ASSESSMENT_SUB_TYPE', is: ['SUM'] }],
        comprehensive: [{ column: 'ASSESSMENT_SUB_TYPE', is: ['ICA'] }],
        block: [{ column: 'ASSESSMENT_SUB_TYPE', is: ['IAB', 'FIAB'] }],
      },
      {
        subject,
        attempt: { constant: 1 },
        testedOn: takenOn,
        gradeAssessed: gradeOfForm('GRADE_ASSESSED'),
        scaleScore: 'SCALE_SCORE',
        standardError: 'STANDARD_ERROR',
        achievementLevel: 'ACHIEVEMENT_LEVEL',
      },
      takenOn,
      'ACHIEVEMENT_LEVEL',
      standing({
        condition: 'ADMINISTRATION_CONDITION',
        completeness: 'COMPLETENESS',
        score: 'SCALE_SCORE',
      }),
    ),
    {
      type: 'student',
      byProduct: true,
      fields: {
        asOf: takenOn,
        givenName: 'FIRST_NAME',
        familyName: 'LAST_NAME',
        grade: 'GRADE_ASSESSED',
        gradeOriginal: 'GRADE_ASSESSED',
        gender: 'SEX',
        ...raceByFlags({
          hispanic: 'HISP_LATINO',
          americanIndian: 'AMER_IND_ALASKA',
          asian: 'ASIAN',
          pacificIslander: 'HAWAII_PACIFIC_ISLAND',
          filipino: 'FILIPINO',
          black: 'BLK_AFR_AMER',
          white: 'WHITE',
          twoOrMore: 'MORE_RACES',
        }),
        englishStatus: 'EL_ACQUISITION_STATUS',
        englishLearner: {
          firstOf: ['LEP_STATUS', { column: 'EL_ACQUISITION_STATUS', parse: 'learner-from-status' }],
        },
        studentWithDisability: 'IDEA_INDICATOR',
        migrant: 'MIGRANT_STATUS',
      },
    },
  ],
});
