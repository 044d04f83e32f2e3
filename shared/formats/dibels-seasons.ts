import { defineFormat } from './format-definition.ts';

/**
 * DIBELS 8 in three seasons side by side (Ideal Consulting): a score, a norm and a benchmark level for each measure and season, no
 * composite. Each measure and season is a result of its own; none of them is averaged.
 */
const MEASURES = ['LNF', 'PSF', 'NWF-CLS', 'NWF-WWR', 'WRF', 'ORF', 'Maze'];
const SEASONS = ['Fall', 'Winter', 'Spring'];

export const dibelsSeasons = defineFormat({
  format: 'mclass_dibels',
  title: 'DIBELS results, three seasons side by side',
  system: 'mclass',
  recognise: {
    allOf: ['School Year', 'Student SASID', 'Assessment Edition', 'LNF - Fall Score', 'LNF - Spring Score'],
  },
  identity: { stateId: 'Student SASID', doubtful: true },
  nothingWanted: 'no measure taken',
  shared: { schoolYear: 'School Year' },
  records: [
    {
      type: 'assessment-result',
      forEach: MEASURES.flatMap((measure) =>
        SEASONS.map((season) => ({ measure, season, window: season.toLowerCase() })),
      ),
      withColumns: ['{measure} - {season} Score'],
      when: [{ column: '{measure} - {season} Score', blank: false }],
      fields: {
        test: { constant: 'mclass-dibels' },
        testName: { constant: '{measure}' },
        subject: { constant: 'english-language-arts' },
        administration: { constant: '{window}' },
        attempt: { constant: 1 },
        gradeAssessed: { column: 'Assessment Grade', unreadable: 'leave-empty' },
        scaleScore: '{measure} - {season} Score',
        performanceWords: '{measure} - {season} Benchmark',
        standing: { constant: 'not-comparable' },
      },
    },
    {
      type: 'student',
      byProduct: true,
      fields: {
        givenName: 'Student First Name',
        familyName: 'Student Last Name',
        grade: 'Grade',
        gradeOriginal: 'Grade',
        englishLearner: 'ELL',
        socioeconomicallyDisadvantaged: 'Low Income',
      },
    },
  ],
});
