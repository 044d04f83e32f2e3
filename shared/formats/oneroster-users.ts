import { defineFormat, type Source } from './format-definition.ts';
import { firstOfList, goneWhen, rosterYear, studentKey } from './oneroster-shared.ts';

/** v1.1 has the role in the row; v1.2 has it in roles.csv beside it. */
const role: Source = {
  derive: 'oneroster-role',
  from: { role: 'role', user: 'sourcedId', grades: 'grades' },
};

/** One of the {type:id} pairs of userIds, by the name of its type. */
const userId = (types: string): Extract<Source, { derive: unknown }> => ({
  derive: 'oneroster-user-id',
  from: { ids: 'userIds | userId', types: { constant: types } },
});

/**
 * OneRoster users.csv: students (with their local id and, in userIds, their SSID) and staff; parents and guardians are set aside.
 * A row that deletes a user may leave the role empty: then whatever that id was is withdrawn.
 */
export const onerosterUsers = defineFormat({
  format: 'oneroster',
  title: 'OneRoster users (users.csv)',
  system: 'oneroster-users',
  completeSet: 'oneroster-manifest',
  recognise: { allOf: ['sourcedId', 'enabledUser', 'givenName', 'familyName'] },
  nothingWanted: 'parent or guardian',
  shared: rosterYear,
  records: [
    {
      type: 'student',
      when: [{ value: role, is: ['student'] }],
      deletedWhen: goneWhen,
      fields: {
        studentKey: studentKey('sourcedId'),
        studentRosterId: 'sourcedId',
        studentStateId: { ...userId('[^:}]*(?:ssid|state)[^:}]*'), parse: 'doubtful-state-id' },
        studentLocalId: {
          firstOf: [
            'identifier',
            { ...userId('[^:}]*(?:local|student|sis|district)[^:}]*'), parse: 'local-id' },
          ],
        },
        givenName: 'givenName',
        familyName: 'familyName',
        schoolCode: firstOfList('orgSourcedIds | primaryOrgSourcedId'),
        grade: firstOfList('grades'),
        gradeOriginal: 'grades',
      },
    },
    {
      type: 'student',
      when: [...goneWhen, { column: 'role', blank: true }, { value: role, isNot: ['student'] }],
      deletedWhen: goneWhen,
      fields: { studentKey: studentKey('sourcedId') },
    },
    {
      type: 'staff',
      when: [{ value: role, isNot: ['student', 'parent', 'guardian', 'relative'] }],
      deletedWhen: goneWhen,
      fields: {
        staffId: 'sourcedId',
        givenName: 'givenName',
        familyName: 'familyName',
        email: 'email',
        role,
      },
    },
  ],
});
