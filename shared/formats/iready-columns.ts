import { SCHOOL_YEAR_IN_FILE_NAME, SUBJECT_IN_FILE_NAME } from './file-name-patterns.ts';
import type { Choice, RecordTemplate, Source } from './format-definition.ts';
import { anythingMeansYes, raceByWords } from './student-columns.ts';

/** Columns that only reading results fill, and only mathematics results. The platform export and the wide form have a column for it. */
const READING = [
  'Lexile Measure',
  'Phonics Scale Score',
  'Phonics Placement',
  'Vocabulary Scale Score',
  'Vocabulary Placement',
  'Phonological Awareness Placement',
  'Diagnostic: Lexile Measure (Most Recent)',
];
const MATHEMATICS = [
  'Quantile Measure',
  'Number and Operations Scale Score',
  'Number and Operations Placement',
  'Geometry Scale Score',
  'Geometry Placement',
  'NUMBER_OPER_SCALE_SCORE',
  'Diagnostic: Quantile Measure (Most Recent)',
];
const anyOf = (columns: readonly string[]): string => columns.join(' | ');

const mathematics: Source = { constant: 'mathematics' };
/** Spanish reading is a test of its own. */
const reading: Source = {
  choose: [{ when: [{ column: 'Diagnostic Language', is: ['Spanish'] }], take: { constant: 'other' } }],
  otherwise: { constant: 'english-language-arts' },
};

/** In a file of both subjects, rows put below each other: a row is of the subject whose columns alone it fills. */
const filledAlone = (own: readonly string[], others: readonly string[], take: Source): Choice[] =>
  own.map((column) => ({
    when: [{ column, blank: false }, ...others.map((other) => ({ column: other, blank: true }))],
    take,
  }));

/** Subject from the Subject column, else from the columns of its domains, else from the name of the file. */
export const subject: Source = {
  choose: [
    { when: [{ hasColumn: 'Subject' }], take: 'Subject' },
    { when: [{ hasColumn: anyOf(MATHEMATICS) }, { lacksColumn: anyOf(READING) }], take: mathematics },
    { when: [{ hasColumn: anyOf(READING) }, { lacksColumn: anyOf(MATHEMATICS) }], take: reading },
    ...filledAlone(MATHEMATICS, READING, mathematics),
    ...filledAlone(READING, MATHEMATICS, reading),
    { when: [{ hasColumn: anyOf([...READING, ...MATHEMATICS]) }], take: { constant: null } },
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
