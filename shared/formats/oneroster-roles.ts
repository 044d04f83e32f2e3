import { defineFormat } from './format-definition.ts';

/** OneRoster v1.2 roles.csv: users.csv asks it who is a student; its rows make no records. */
export const onerosterRoles = defineFormat({
  format: 'oneroster',
  title: 'OneRoster roles (roles.csv)',
  system: 'oneroster-roles',
  recognise: {
    allOf: ['sourcedId', 'userSourcedId', 'roleType', 'role', 'orgSourcedId'],
    noneOf: ['classSourcedId'],
  },
  nothingWanted: 'role: read for the users',
});
