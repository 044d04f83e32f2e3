import { defineFormat } from './format-definition.ts';
import { raceByWords } from './student-columns.ts';

const takenOn = { column: 'TestStartDate', parse: 'date' as const };
const COURSE = 'Course | MeasurementScale | TestName';

/** What GrowthMeasureYN says, in every way it was seen. */
const FOR_GROWTH = ['TRUE', 'T', 'Yes', 'Y', '1'];
const NOT_FOR_GROWTH = ['FALSE', 'F', 'No', 'N', '0'];

/** Spans over which NWEA reports a conditional growth percentile; the columns are named FallToSpringConditionalGrowthPercentile ... */
const SPANS = [
  { span: 'FallToFall', window: 'fall-fall' },
  { span: 'FallToWinter', window: 'fall-winter' },
  { span: 'FallToSpring', window: 'fall-spring' },
  { span: 'WinterToWinter', window: 'winter-winter' },
  { span: 'WinterToSpring', window: 'winter-spring' },
  { span: 'SpringToSpring', window: 'spring-spring' },
];

/** NWEA MAP Growth: AssessmentResults of all years, and the combined file that carries students and results. */
export const nweaMapGrowth = defineFormat({
  format: 'nwea_map_growth',
  title: 'NWEA MAP Growth results',
  system: 'nwea',
  recognise: { allOf: ['TermName', 'TestRITScore', 'TestStandardError', 'TestStartDate'] },
  identity: {
    localId: 'StudentID | Student_Number',
    stateId: 'Student_StateID',
    doubtful: true,
  },
  shared: {
    schoolYear: { firstOf: ['TermName', { column: 'TestStartDate', parse: 'school-year-of-date' }] },
    subject: {
      choose: [
        { when: [{ column: 'Subject', blank: false }], take: 'Subject' },
        { when: [{ column: 'Discipline', blank: false }], take: 'Discipline' },
      ],
      otherwise: COURSE,
    },
  },
  contradictions: [
    {
      when: [{ column: 'GrowthMeasureYN', isNot: ['', ...FOR_GROWTH, ...NOT_FOR_GROWTH] }],
      column: 'GrowthMeasureYN',
      says: 'This should say TRUE or FALSE: whether the test counts for growth.',
    },
  ],
  records: [
    {
      type: 'assessment-result',
      fields: {
        test: { constant: 'nwea-map-growth' },
        testName: 'TestName',
        administration: { firstOf: [takenOn, { column: 'TermName', parse: 'testing-window' }] },
        attempt: { constant: 1 },
        testedOn: takenOn,
        schoolCode: 'School_StateID',
        // Until 2015 NWEA wrote 13 for kindergarten.
        gradeAssessed: {
          column: 'NWEAStandard_Grade | Grade',
          codes: { '13': 'K', '0': 'K' },
          unreadable: 'leave-empty',
        },
        scaleScore: 'TestRITScore',
        standardError: 'TestStandardError',
        performanceWords: 'AchievementQuintile',
        percentile: 'TestPercentile',
        percentCorrect: 'PercentCorrect',
        standing: {
          choose: [
            { when: [{ column: 'TestRITScore', blank: true }], take: { constant: 'no-score' } },
            {
              when: [{ column: 'GrowthMeasureYN', is: NOT_FOR_GROWTH }],
              take: { constant: 'not-for-growth' },
            },
          ],
          otherwise: { constant: 'counts' },
        },
      },
    },
    {
      type: 'supplied-growth',
      byProduct: true,
      forEach: SPANS,
      withColumns: ['{span}ConditionalGrowthPercentile'],
      when: [
        { column: '{span}ConditionalGrowthPercentile', matches: '\\d' },
        { column: 'GrowthMeasureYN', isNot: NOT_FOR_GROWTH },
      ],
      fields: {
        provider: { join: [{ constant: 'NWEA MAP conditional growth percentile' }, COURSE], with: ': ' },
        window: { constant: '{window}' },
        growthPercentile: '{span}ConditionalGrowthPercentile',
      },
    },
    {
      type: 'student',
      byProduct: true,
      withColumns: ['StudentEthnicGroup | StudentGender | NWEAStandard_EthnicGroup'],
      fields: {
        asOf: takenOn,
        givenName: 'StudentFirstName',
        familyName: 'StudentLastName',
        grade: { column: 'NWEAStandard_Grade | Grade', codes: { '13': 'K', '0': 'K' } },
        gradeOriginal: 'Grade',
        gender: 'StudentGender',
        ...raceByWords('StudentEthnicGroup | NWEAStandard_EthnicGroup', 'HispanicOrLatino'),
      },
    },
  ],
});
