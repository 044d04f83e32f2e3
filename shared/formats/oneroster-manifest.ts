import { defineFormat } from './format-definition.ts';

/** OneRoster manifest.csv: says which members are bulk, delta or absent; its rows make no records. */
export const onerosterManifest = defineFormat({
  format: 'oneroster',
  title: 'OneRoster manifest (manifest.csv)',
  system: 'oneroster-manifest',
  recognise: { allOf: ['propertyName', 'value'] },
  nothingWanted: 'property of the set: read for the other files',
});
