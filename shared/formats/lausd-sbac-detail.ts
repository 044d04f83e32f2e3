import { defineFormat } from './format-definition.ts';

/**
 * LAUSD warehouse copy of summative results: one row a student, both subjects side by side. TEST_YEAR is the year in which the school
 * year ends. The file of alternate tests has the same columns but no claims, by which the two are told apart.
 */
export const lausdSbacDetail = defineFormat({
  format: 'lausd_sbac_detail',
  title: 'LAUSD warehouse file of Smarter Balanced results (SBAC_DETAIL)',
  system: 'lausd-sbac-detail',
  recognise: {
    allOf: [
      'SST_RECORD_ID',
      'DISTID',
      'SSID',
      'ELA_SCALE_SCORE',
      'MATH_SCALE_SCORE',
      'TEST_YEAR',
      'ELA_CLAIM_PFLVL_1',
    ],
  },
  identity: { stateId: 'SSID', localId: 'DISTID' },
  contradictions: ['ELA', 'MATH'].map((part) => ({
    when: [
      { column: `${part}_INCLUDE_IND`, isNot: ['', 'Y', 'T', 'R', 'N', 'E'] },
      { column: `${part}_SCALE_SCORE`, isNot: ['', '0'] },
    ],
    column: `${part}_INCLUDE_IND`,
    says: 'This should say whether the score counts: Y, T, R, N or E.',
  })),
  nothingWanted: 'no result in either subject',
  shared: { schoolYear: 'TEST_YEAR' },
  records: [
    {
      type: 'assessment-result',
      forEach: [
        { part: 'ELA', subject: 'english-language-arts' },
        { part: 'MATH', subject: 'mathematics' },
      ],
      // A student tested in one subject leaves the columns of the other empty.
      when: [{ value: { firstOf: ['{part}_INCLUDE_IND', '{part}_SCALE_SCORE'] }, isNot: [''] }],
      fields: {
        test: { constant: 'smarter-balanced-summative' },
        subject: { constant: '{subject}' },
        administration: { constant: 'summative' },
        attempt: { constant: 1 },
        testedOn: {
          derive: 'latest-date',
          from: { performance: '{part}_PT_TEST_DATE', adaptive: '{part}_NPT_TEST_DATE' },
        },
        schoolCode: { firstOf: ['{part}_NPT_SCHCD', '{part}_PT_SCHCD', 'LAST_TEST_SCHCD'] },
        gradeAssessed: { firstOf: ['{part}_GRADE_TESTED', 'ENROLLED_GRADE'] },
        scaleScore: { column: '{part}_SCALE_SCORE', codes: { '0': '' } },
        standardError: '{part}_SEM',
        achievementLevel: '{part}_ACHIEVE_LVL',
        standing: {
          choose: [
            { when: [{ column: '{part}_INCLUDE_IND', is: ['R'] }], take: { constant: 'invalidated' } },
            {
              when: [{ column: '{part}_INVALID_FLAG', is: ['Y', 'YES', '1'] }],
              take: { constant: 'invalidated' },
            },
            { when: [{ column: '{part}_INCLUDE_IND', is: ['N'] }], take: { constant: 'not-tested' } },
            {
              when: [{ column: '{part}_INCLUDE_IND', is: ['E'] }],
              take: { constant: 'english-learner-under-12-months' },
            },
            { when: [{ column: '{part}_INCLUDE_IND', is: ['T'] }], take: { constant: 'below-threshold' } },
            { when: [{ column: '{part}_SCALE_SCORE', is: ['', '0'] }], take: { constant: 'no-score' } },
          ],
          otherwise: { constant: 'counts' },
        },
      },
      checks: ['grade-with-score', 'smarter-balanced-score'],
    },
    {
      type: 'student',
      byProduct: true,
      fields: {
        asOf: { column: 'LAST_TEST_DATE', parse: 'date' },
        givenName: 'FIRST_NAME',
        familyName: 'LAST_NAME',
        schoolCode: 'LOCATION_CODE',
        grade: 'ENROLLED_GRADE',
        gradeOriginal: 'ENROLLED_GRADE',
        gender: 'GENDER',
        raceEthnicity: {
          derive: 'toms-race',
          from: {
            code: { column: 'PRT_ETHNICITY', parse: 'text' },
            hispanic: 'HISP_LATINO',
            americanIndian: 'AMER_IND_ALASKA',
            asian: 'ASIAN',
            pacificIslander: 'HAWAII_PACIFIC_ISLAND',
            filipino: 'FILIPINO',
            black: 'BLK_AFR_AMER',
            white: 'WHITE',
            twoOrMore: 'MORE_RACES',
          },
        },
        raceEthnicityOriginal: 'PRT_ETHNICITY',
        englishStatus: 'LANG_ACQUISITION_STATUS',
        englishLearner: {
          firstOf: ['LEP_STATUS', { column: 'LANG_ACQUISITION_STATUS', parse: 'learner-from-status' }],
        },
        reclassifiedOn: 'LEP_EXIT_DATE',
        socioeconomicallyDisadvantaged: 'ECON_DISADV_STATUS',
        studentWithDisability: 'IDEA_INDICATOR',
        homeless: 'HOMELESS_STATUS',
        foster: 'FOSTER_STATUS',
        migrant: 'MIGRANT_STATUS',
      },
    },
  ],
});
