import { defineFormat } from './format-definition.ts';

/** California schools extract: the names behind the CDS codes. A charter school is known by the code of its authoriser and its own. */
export const caSchoolsExtract = defineFormat({
  format: 'ca_schools_extract',
  title: 'California schools extract',
  system: 'ca-schools-extract',
  recognise: { allOf: ['County-District Code', 'School Code', 'Auth CDS Code', 'School Name'] },
  shared: { schoolYear: { fact: 'landed-school-year' } },
  records: [
    {
      type: 'school',
      fields: {
        schoolCode: {
          firstOf: [
            { column: 'Auth CDS Code', parse: 'cds-code' },
            { join: ['County-District Code', 'School Code'], with: '' },
          ],
        },
        schoolSourceId: 'School Code',
        schoolName: 'School Name',
      },
    },
  ],
});
