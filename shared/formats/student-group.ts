import { defineFormat, type RecordTemplate, type Source } from './format-definition.ts';

const school = 'school_natural_id';
/** Teachers call their groups "Period 1" in every school: the school is part of the id. */
const sectionId: Source = { join: [school, 'group_name'], with: '|' };

function memberOf(role: 'student' | 'teacher', column: string, key: Source): RecordTemplate {
  return {
    type: 'enrollment',
    once: true,
    when: [{ column, blank: false }],
    fields: {
      enrollmentId: { join: [sectionId, column], with: '|' },
      sectionId,
      personKey: key,
      role: { constant: role },
      schoolCode: school,
    },
  };
}

/**
 * Student groups of CERS (SmarterApp RDW): a row names a group, and a student or a user in it, or neither. The first row of a group makes
 * the section.
 */
export const studentGroup = defineFormat({
  format: 'student_group',
  title: 'Student groups (CERS roster upload)',
  system: 'student-group',
  recognise: { allOf: ['group_name', 'school_natural_id', 'school_year', 'student_ssid'] },
  shared: { schoolYear: 'school_year' },
  records: [
    {
      type: 'section',
      once: true,
      fields: {
        sectionId,
        sectionCode: 'group_name',
        title: 'group_name',
        schoolCode: school,
        subjects: { column: 'subject_code', codes: { all: '' } },
      },
    },
    memberOf('student', 'student_ssid', {
      join: [{ constant: 'S' }, { column: 'student_ssid', parse: 'state-id' }],
      with: ':',
    }),
    memberOf('teacher', 'group_user_login', {
      join: [{ constant: 'T' }, 'group_user_login'],
      with: ':',
    }),
    {
      type: 'staff',
      byProduct: true,
      once: true,
      when: [{ column: 'group_user_login', blank: false }],
      fields: { staffId: 'group_user_login', email: 'group_user_login', role: { constant: 'teacher' } },
    },
  ],
});
