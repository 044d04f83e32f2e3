import * as z from 'zod';
import { oneOf, optionalDate, optionalText, schoolYear, text } from './fields.ts';
import { type RecordOf, recordType } from './record-type.ts';

export const school = recordType({
  name: 'school',
  description: 'A school and the ids it is known by.',
  schema: z.object({
    schoolYear: schoolYear(),
    schoolCode: text('CDS code (14 digits) where the source has it, else the source’s own id'),
    schoolSourceId: optionalText('Id of the school inside its source (OneRoster sourcedId)'),
    schoolName: text('Name of the school'),
  }),
  naturalKey: ['schoolCode'],
});
export type SchoolRecord = RecordOf<typeof school>;

export const section = recordType({
  name: 'section',
  description: 'A class (section) of a course.',
  schema: z.object({
    schoolYear: schoolYear(),
    sectionId: text(
      'Id of the section inside its source (OneRoster class sourcedId, class code in group rosters)',
    ),
    sectionCode: optionalText('Code that staff know it by'),
    title: text('Title'),
    schoolCode: optionalText('School'),
    course: optionalText('Course title'),
    subjects: optionalText('Subjects, joined by comma'),
    grades: optionalText('Grades, joined by comma'),
    period: optionalText('Period of the day'),
  }),
  naturalKey: ['sectionId'],
});
export type SectionRecord = RecordOf<typeof section>;

export const staff = recordType({
  name: 'staff',
  description: 'A staff member as the roster names them.',
  schema: z.object({
    schoolYear: schoolYear(),
    staffId: text('Id of the person inside the roster'),
    givenName: optionalText('First name'),
    familyName: optionalText('Last name'),
    email: optionalText('E-mail address'),
    role: text('Role as the roster names it: teacher, administrator ...'),
  }),
  naturalKey: ['staffId'],
});
export type StaffRecord = RecordOf<typeof staff>;

/** A person's place in a section. Students carry studentKey, staff carry staffId. */
export const enrollment = recordType({
  name: 'enrollment',
  description: 'A student or teacher in a section, with dates.',
  schema: z.object({
    schoolYear: schoolYear(),
    enrollmentId: text('Id of the enrollment inside its source, or section and person joined by |'),
    sectionId: text('Section'),
    personKey: text("The student's studentKey (S:, L: or R:), or 'T:' + staff id"),
    role: oneOf(['student', 'teacher'], 'Role in the section'),
    schoolCode: optionalText('School'),
    beginsOn: optionalDate('First day'),
    endsOn: optionalDate('Last day'),
  }),
  naturalKey: ['enrollmentId'],
});
export type EnrollmentRecord = RecordOf<typeof enrollment>;
