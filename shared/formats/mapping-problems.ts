import type { ProblemFacts } from './format-contract.ts';

const ID_COLUMN_AS_TEXT =
  'Export again from the source system and drop that file without opening it in a spreadsheet; or format the id column as Text before pasting.';

/** What each problem code of formats means and how to mend it. Receipts print from this table. */
export const mappingProblems = {
  // ids
  'student-id-missing': {
    title: 'Student id is missing',
    meaning: 'The row has no state student id and no local student id. Students are never matched by name.',
    mend: 'Export again with the student id column switched on, or fill in the id.',
  },
  'state-id-length': {
    title: 'State student id has the wrong length',
    meaning: 'A Statewide Student Identifier (SSID) always has 10 digits.',
    mend: `Correct the id in the source system. If a spreadsheet cut it short: ${ID_COLUMN_AS_TEXT}`,
  },
  'state-id-unusual': {
    title: 'State student id holds letters',
    meaning:
      'The id is no 10-digit SSID. It was kept as it stands (practice files have such ids) and joins only to the same text.',
    mend: 'If these are real students, export again with the SSID.',
  },
  'state-id-ignored': {
    title: 'State id column holds something else',
    meaning:
      'The column that should hold the SSID holds another id. The row was read by its local student id.',
    mend: 'Nothing must be done. To join the rows by SSID, have the vendor’s roster carry the 10-digit SSID.',
  },
  'leading-zeros-restored': {
    title: 'Leading zeros were put back',
    meaning:
      'A spreadsheet had dropped the zeros at the start of an id of fixed length; the length proves how many.',
    mend: `Nothing must be done. To avoid it: ${ID_COLUMN_AS_TEXT}`,
  },
  'id-in-scientific-notation': {
    title: 'Id was rounded by a spreadsheet',
    meaning: 'An id such as 1.23E+09 has lost its digits for ever; nothing can restore it.',
    mend: ID_COLUMN_AS_TEXT,
  },
  // numbers, dates, words
  'number-unreadable': {
    title: 'Number cannot be read',
    meaning: 'The cell should hold a number and holds something else.',
    mend: 'Put a number in the cell, or empty it.',
  },
  'percent-out-of-range': {
    title: 'Percentage outside 0 to 100',
    meaning: 'A percentage lies between 0 and 100.',
    mend: 'Check whether points or a scale score stand in the percent column.',
  },
  'percentile-out-of-range': {
    title: 'Percentile outside 1 to 99',
    meaning: 'A growth percentile is a whole number from 1 to 99.',
    mend: 'Check that the column holds percentiles, not percentages or gain points.',
  },
  'date-unreadable': {
    title: 'Date cannot be read',
    meaning: 'The cell should hold a date.',
    mend: 'Write dates as 2026-09-27 or 9/27/2026.',
  },
  'date-order-contradicts': {
    title: 'Date is written in another order than the rest',
    meaning:
      'Day and month stand the other way round than in the rest of the file, so the date cannot be trusted.',
    mend: 'Write all dates of the file in one order, best as 2026-09-27. If the district writes the day first, set dayFirst in its settings.',
  },
  'date-not-plausible': {
    title: 'Date cannot be right',
    meaning:
      'The day lies after the file was dropped, or before 1990. Up to a year after, it is used all the same; further off it is refused, for it would count in a school year of its own.',
    mend: 'Correct the date, above all its year.',
  },
  'time-unreadable': {
    title: 'Date and time cannot be read',
    meaning: 'The cell should hold a date with a time.',
    mend: 'Download the responses again from the form; do not edit the timestamp column.',
  },
  'grade-unreadable': {
    title: 'Grade cannot be read',
    meaning: 'The cell should hold a grade: TK, K, 1 to 12, or ungraded (UE, US).',
    mend: 'Correct the grade, or empty the cell if it is not known.',
  },
  'grade-missing': {
    title: 'Grade is missing',
    meaning: 'A score without the grade of the test cannot be compared with the standard.',
    mend: 'Fill in the grade the student was tested in.',
  },
  'yes-no-unreadable': {
    title: 'Yes or no expected',
    meaning: 'The cell should say yes or no. It was left empty: a missing answer is never a no.',
    mend: 'Write Yes or No.',
  },
  'word-not-in-list': {
    title: 'Word is not on the list',
    meaning: 'The cell may hold only the words of a fixed list.',
    mend: 'Use one of the words that the message names.',
  },
  'race-unknown': {
    title: 'Race/ethnicity is not known here',
    meaning:
      'The word or code is on no list known here. It is kept as written; the student counts in no race/ethnicity group.',
    mend: 'Translate the code with a format of your own (docs/formats.md), or tell the people who run the pipeline.',
  },
  'english-status-unknown': {
    title: 'English status is not known here',
    meaning: 'The status should be EO, IFEP, EL, RFEP, TBD or ADEL.',
    mend: 'Check whether columns were shifted when the file was edited.',
  },
  'level-unreadable': {
    title: 'Level cannot be read',
    meaning: 'The cell should hold an achievement level: 1 to 4, or its words.',
    mend: 'Correct the level, or empty the cell: the level also follows from the score.',
  },
  'window-unreadable': {
    title: 'Testing window cannot be read',
    meaning: 'The cell should name the testing window.',
    mend: 'Write Fall, Winter or Spring (or BOY, MOY, EOY).',
  },
  'school-year-unreadable': {
    title: 'School year cannot be read',
    meaning: 'The cell should hold a school year.',
    mend: 'Write the school year as 2024-25, or the year in which it ends.',
  },
  // what a record needs
  'school-year-unknown': {
    title: 'School year is not known',
    meaning: 'Neither the row nor the name of the file says which school year the row is about.',
    mend: 'Put the school year in the name of the file, such as results_2024-25.csv, and drop it again.',
  },
  'subject-unknown': {
    title: 'Subject is not known',
    meaning:
      'Neither the columns nor the name of the file say whether this is mathematics or English language arts.',
    mend: 'Put "math" or "ela" in the name of the file, such as iready_math_2025.csv, and drop it again.',
  },
  'value-missing': {
    title: 'A needed cell is empty',
    meaning: 'The record cannot be made without this value.',
    mend: 'Fill in the cell that the message names.',
  },
  'row-contradicts-itself': {
    title: 'A cell of the row cannot be right',
    meaning:
      'A cell contradicts another one of its row, or holds a code that is not known here. Guessing could spoil the numbers.',
    mend: 'Correct the cell that the message names, or empty the one that is wrong.',
  },
  'record-invalid': {
    title: 'Value does not fit its field',
    meaning: 'A value has another form than its field allows.',
    mend: 'Check the column that the message names against docs/data-dictionary.md.',
  },
  // scores
  'score-out-of-range': {
    title: 'Scale score is impossible',
    meaning:
      'The score lies outside the lowest and highest scores of its subject, grade and year. It is an error, not a low score.',
    mend: 'Check the score, the grade and the school year of the row; columns are sometimes shifted when a file is edited.',
  },
  'level-contradicts-score': {
    title: 'Level contradicts the score',
    meaning:
      'The level in the file is not the one the cut scores give. The score was believed; the level follows from it.',
    mend: 'Nothing must be done if the scores are right. If many rows say so, check whether columns were shifted.',
  },
  // files
  'unknown-format': {
    title: 'Format is not known',
    meaning: 'The columns match no format that is known here.',
    mend: 'Compare the header with the closest format, drop the original export, or describe the format in _formats (docs/formats.md).',
  },
  'ambiguous-format': {
    title: 'Several formats match',
    meaning: 'The columns match more than one format, and guessing could misread the file.',
    mend: 'Remove the columns of one of them, or make the recognition of your own format stricter (noneOf).',
  },
  'wrong-place': {
    title: 'File lies in the wrong folder',
    meaning:
      'Files of a team lie in its folder, which says whose they are; files of the district lie outside of it.',
    mend: 'Move the file: a team’s into teams/<team>/, the district’s into the district’s own folder.',
  },
  'unsupported-test': {
    title: 'Test is not used here',
    meaning: 'The file is known, but its test is not used by the pipeline.',
    mend: 'Nothing must be done; take the file out of the folder. If the district wants it read, describe it in _formats (docs/formats.md).',
  },
  'other-state': {
    title: 'Test of another state or program',
    meaning: 'The file holds results of a test that California districts do not give for accountability.',
    mend: 'Take the file out of the folder.',
  },
  'standards-report': {
    title: 'Report by standard or skill',
    meaning:
      'The file breaks one test down by standard or skill. Its parts are no scores that can be averaged.',
    mend: 'Export the results themselves (one row a student and test) and drop that file.',
  },
  'alternate-or-science-test': {
    title: 'Alternate or science test',
    meaning:
      'The file holds only alternate assessments (CAA) or science tests (CAST), on scales of their own.',
    mend: 'Take the file out of the folder; results of mathematics and ELA come in other files.',
  },
  aggregate: {
    title: 'File holds groups, not students',
    meaning:
      'Each row is a school or a student group, already summed up. The pipeline needs rows of students.',
    mend: 'Drop the student score file of TOMS or CERS instead.',
  },
  'code-list': {
    title: 'File is a code list',
    meaning: 'The file explains codes or names of tests; it holds no results.',
    mend: 'Take the file out of the folder.',
  },
  // formats of a district
  'format-not-json': {
    title: 'Format file is no JSON',
    meaning: 'The file in _formats cannot be read as JSON.',
    mend: 'Check commas, quotes and brackets at the line and character that the message names.',
  },
  'format-invalid': {
    title: 'Format file cannot be used',
    meaning: 'Something in the format is misspelt, missing or unknown.',
    mend: 'Correct what the message names and try: npm run formats -- check FILE.format.json SAMPLE.csv',
  },
} as const satisfies Readonly<Record<string, ProblemFacts>>;

export type MappingProblemCode = keyof typeof mappingProblems;
