import { defineFormat } from './format-definition.ts';
import { goneWhen, rosterYear } from './oneroster-shared.ts';

/** OneRoster orgs.csv: schools; districts, departments and states are set aside. */
export const onerosterOrgs = defineFormat({
  format: 'oneroster',
  title: 'OneRoster organisations (orgs.csv)',
  system: 'oneroster-orgs',
  completeSet: 'oneroster-manifest',
  recognise: {
    allOf: ['sourcedId', 'name', 'type', 'identifier', 'parentSourcedId'],
    noneOf: ['startDate', 'classCode'],
  },
  setAside: [{ when: [{ column: 'type', isNot: ['school', ''] }], reason: 'organisation that is no school' }],
  shared: rosterYear,
  records: [
    {
      type: 'school',
      deletedWhen: goneWhen,
      fields: {
        schoolCode: { firstOf: ['identifier', 'sourcedId'] },
        schoolSourceId: 'sourcedId',
        schoolName: 'name',
      },
    },
  ],
});
