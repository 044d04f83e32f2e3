import { defineFormat, type RecordTemplate, type Source } from './format-definition.ts';
import { goneWhen, rosterYear, staffKey, studentKey } from './oneroster-shared.ts';

function enrollmentOf(role: 'student' | 'teacher', personKey: Source): RecordTemplate {
  return {
    type: 'enrollment',
    when: [{ column: 'role', is: [role] }],
    deletedWhen: goneWhen,
    fields: {
      enrollmentId: 'sourcedId',
      sectionId: 'classSourcedId',
      personKey,
      role: { constant: role },
      schoolCode: 'schoolSourcedId',
      beginsOn: 'beginDate',
      endsOn: 'endDate',
    },
  };
}

/** OneRoster enrollments.csv: who is in which section. Deleting rows may carry the id alone. */
export const onerosterEnrollments = defineFormat({
  format: 'oneroster',
  title: 'OneRoster enrollments (enrollments.csv)',
  system: 'oneroster-enrollments',
  completeSet: 'oneroster-manifest',
  recognise: { allOf: ['sourcedId', 'classSourcedId', 'userSourcedId', 'role'] },
  nothingWanted: 'role that is neither student nor teacher',
  shared: rosterYear,
  records: [
    enrollmentOf('student', studentKey('userSourcedId')),
    enrollmentOf('teacher', staffKey('userSourcedId')),
    {
      type: 'enrollment',
      when: [...goneWhen, { column: 'role', blank: true }],
      deletedWhen: goneWhen,
      fields: { enrollmentId: 'sourcedId' },
    },
  ],
});
