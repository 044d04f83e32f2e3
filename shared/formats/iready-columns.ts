import { SCHOOL_YEAR_IN_FILE_NAME, SUBJECT_IN_FILE_NAME } from './file-name-patterns.ts';
import type { RecordTemplate, Source } from './format-definition.ts';
import { anythingMeansYes, raceByWords } from './student-columns.ts';

/** Columns that only the reading, only the mathematics results have. The platform export and the wide form have a column for it. */
const READING_COLUMNS =
  'Lexile Measure | Phonics Scale Score | Phonics Placement | Vocabulary Scale Score | Vocabulary Placement | Phonological Awareness Placement | Diagnostic: Lexile Measure (Most Recent)';
const MATHEMATICS_COLUMNS =
  'Quantile Measure | Number and Operations Scale Score | Number and Operations Placement | Geometry Scale Score | Geometry Placement | NUMBER_OPER_SCALE_SCORE | Diagnostic: Quantile Measure (Most Recent)';

/** Subject from the Subject column, else from the columns of its domains, else from the name of the file. */
export const subject: Source = {
  choose: [
    { when: [{ hasColumn: 'Subject' }], take: 'Subject' },
    { when: [{ hasColumn: MATHEMATICS_COLUMNS }], take: { constant: 'mathematics' } },
    {
      when: [{ hasColumn: READING_COLUMNS }, { column: 'Diagnostic Language', is: ['Spanish'] }],
      take: { constant: 'other' },
    },
    { when: [{ hasColumn: READING_COLUMNS }], take: { constant: 'english-language-arts' } },
  ],
  otherwise: { fileName: SUBJECT_IN_FILE_NAME, parse: 'subject-if-named' },
};

export const identity = {
  localId: 'Student ID',
  stateId: 'Student State ID',
  doubtful: true,
};

/** 'Academic Year', else a date, else the name of the file. */
export const schoolYear = (completedOn: string): Source => ({
  firstOf: [
    'Academic Year',
    { column: completedOn, parse: 'school-year-of-date' },
    { fileName: SCHOOL_YEAR_IN_FILE_NAME, parse: 'school-year' },
  ],
});

/** Demographics that a district may switch on in its i-Ready exports. Vendors do not say in which school a student is enrolled. */
export const student: RecordTemplate = {
  type: 'student',
  byProduct: true,
  fields: {
    givenName: 'First Name',
    familyName: 'Last Name',
    grade: 'Student Grade | Grade',
    gradeOriginal: 'Student Grade | Grade',
    gender: 'Sex | Gender',
    ...raceByWords('Race', 'Hispanic or Latino'),
    englishStatus: 'English Language Classification | English Language Acquisition',
    englishLearner: 'English Language Learner',
    socioeconomicallyDisadvantaged: 'Economically Disadvantaged | Economic Disadvantage',
    studentWithDisability: 'Special Education | Student with Disabilities',
    homeless: anythingMeansYes('Homeless Youth | Homeless'),
    foster: anythingMeansYes('Foster Youth | Foster'),
    migrant: 'Migrant',
  },
};
