import { defineFormat } from './format-definition.ts';

/** OneRoster v1.2 userProfiles.csv: accounts of other programs. Nothing of it is read, least of all its passwords. */
export const onerosterUserProfiles = defineFormat({
  format: 'oneroster',
  title: 'OneRoster user profiles (userProfiles.csv)',
  system: 'oneroster-user-profiles',
  recognise: { allOf: ['sourcedId', 'userSourcedId', 'profileType', 'vendorId'] },
  nothingWanted: 'account of another program',
});
