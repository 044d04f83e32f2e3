import * as z from 'zod';
import {
  date,
  integer,
  oneOf,
  optionalDate,
  optionalDecimal,
  optionalOneOf,
  optionalText,
  schoolYear,
  text,
  timestamp,
} from './fields.ts';
import { type RecordOf, recordType } from './record-type.ts';

/**
 * One answer of one exit slip: a cell of a form export, kept as it was given. Which question is which item, and which column holds
 * the student id or the section, is said by the team's `item` records and applied when the series is computed, so that the order in
 * which a form export and the team's workbook land does not matter.
 */
export const exitSlipAnswer = recordType({
  name: 'exit-slip-answer',
  description: 'One answer on one exit slip, as given.',
  schema: z.object({
    schoolYear: schoolYear(),
    teamId: text('Team'),
    form: text(
      "Folder of the form below the team's folder ('' is written as '-'): separate forms of one team lie in folders of their own",
    ),
    submittedAt: timestamp('When the slip was sent, local time'),
    lessonDate: date('Lesson day: the date of submittedAt'),
    responseKey: text('Says which answers belong to one slip: hash of time, respondent columns and order'),
    question: text('Question text, the header of the column'),
    questionOrdinal: integer('1, or 2.. where a form has the same question text twice'),
    answerHash: text('Hash of the answer, so that two different answers are two records'),
    ordinal: integer('1.. among identical answers to the same question at the same second in one file'),
    answer: optionalText('The answer as given; null when the cell was empty'),
  }),
  naturalKey: ['teamId', 'form', 'submittedAt', 'question', 'questionOrdinal', 'answerHash', 'ordinal'],
  cadence: 'at once',
});
export type ExitSlipAnswer = RecordOf<typeof exitSlipAnswer>;

/** A count or check of adult practice or student work in a lesson. */
export const observation = recordType({
  name: 'observation',
  description: 'A dated count, rating or done/partly/no check of a lesson.',
  schema: z.object({
    schoolYear: schoolYear(),
    teamId: text('Team'),
    observedOn: date('Lesson day'),
    sectionId: optionalText('Section'),
    measureId: text('Measure of the team (measure id or its name as written)'),
    source: oneOf(
      ['observed', 'self-report', 'work-sample'],
      'Who says so; sources are never mixed on one line',
    ),
    observer: optionalText('Who observed (initials); never shown above the team'),
    numerator: optionalDecimal('Count, or number of students/groups/lessons that did it'),
    denominator: optionalDecimal('Of how many; minutes observed for a rate'),
    value: optionalDecimal('Score or rating, where the measure is no count'),
    done: optionalOneOf(['done', 'partly', 'no'], 'Was the change done as planned in this lesson?'),
    note: optionalText('Note'),
    ordinal: integer('1.. among otherwise identical rows of one file'),
  }),
  naturalKey: ['teamId', 'observedOn', 'sectionId', 'measureId', 'source', 'observer', 'ordinal'],
  cadence: 'at once',
});
export type ObservationRecord = RecordOf<typeof observation>;

/** Any other dated number with numerator and denominator: teacher retention, attendance, on-track rates. */
export const measureValue = recordType({
  name: 'measure-value',
  description: 'A dated number of a district- or school-level measure.',
  schema: z.object({
    schoolYear: schoolYear(),
    measureId: text('Measure'),
    measureName: optionalText('Name of the measure'),
    date: date('Date the number stands for'),
    schoolCode: optionalText('School, or null for the whole district'),
    group: optionalText('Group the number is about'),
    numerator: optionalDecimal('Numerator'),
    denominator: optionalDecimal('Denominator'),
    value: optionalDecimal('Value, where it is no ratio'),
    reason: optionalText('Coded reason (such as why a teacher left)'),
    countsAsAvoidable: optionalOneOf(['yes', 'no'], 'For leavers: was the reason avoidable?'),
    note: optionalText('Note'),
  }),
  naturalKey: ['measureId', 'date', 'schoolCode', 'group', 'reason'],
});
export type MeasureValue = RecordOf<typeof measureValue>;

/** A day the district has no school: breaks and closures. Data is never stale on such days. */
export const noSchoolDay = recordType({
  name: 'no-school-day',
  description: 'First and last day of a break or closure.',
  schema: z.object({
    schoolYear: schoolYear(),
    firstDay: date('First day without school'),
    lastDay: optionalDate('Last day without school; null = one day'),
    name: optionalText('Name of the break'),
  }),
  naturalKey: ['firstDay', 'name'],
});
export type NoSchoolDay = RecordOf<typeof noSchoolDay>;
