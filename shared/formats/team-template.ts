import { columnsOf } from '../records/record-type.ts';
import { type RecordTypeName, recordTypeNamed } from '../records/records.ts';

/**
 * The workbook a facilitator fills in: one sheet a record type, one column a field. The same columns as a CSV are read as well.
 * `teamId` is no column: it is the name of the team's folder. `schoolYear` may be left out: it is then the school year
 * of the day the file landed.
 */
export const TEAM_TEMPLATE_SHEETS: readonly {
  readonly sheet: string;
  readonly recordType: RecordTypeName;
}[] = [
  { sheet: 'Team', recordType: 'team' },
  { sheet: 'Members', recordType: 'team-member' },
  { sheet: 'Sections', recordType: 'team-section' },
  { sheet: 'Aim', recordType: 'aim' },
  { sheet: 'Drivers', recordType: 'driver' },
  { sheet: 'Change ideas', recordType: 'change-idea' },
  { sheet: 'Measures', recordType: 'measure' },
  { sheet: 'Items', recordType: 'item' },
  { sheet: 'Tests', recordType: 'test-of-change' },
  { sheet: 'Meetings', recordType: 'meeting' },
  { sheet: 'Storyboard', recordType: 'storyboard-entry' },
  { sheet: 'Codebook', recordType: 'code' },
];

/** Column heading of a field: 'studentsExpected' -> 'Students expected'. */
function headingOf(field: string): string {
  const words = field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Headings of a template sheet with the fields they fill, in the order of the schema. */
export function templateColumns(name: RecordTypeName): readonly { heading: string; field: string }[] {
  return columnsOf(recordTypeNamed(name))
    .filter((column) => column.field !== 'teamId')
    .map((column) => ({ heading: headingOf(column.field), field: column.field }));
}
