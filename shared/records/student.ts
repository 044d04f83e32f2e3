import * as z from 'zod';
import { GRADES } from '../standards/grades.ts';
import { ENGLISH_STATUSES, GENDERS, RACE_ETHNICITIES } from '../standards/student-groups.ts';
import { optionalDate, optionalFlag, optionalOneOf, optionalText, schoolYear, text } from './fields.ts';
import { type RecordOf, recordType } from './record-type.ts';

/**
 * The fields by which a student is known. `studentKey` is the state id (SSID) as 'S:1234567890', or, where a file has none,
 * 'L:<local id>'. Rosters (OneRoster) know a person by an id of their own: 'R:<sourcedId>'. Student records that carry
 * more than one id link them, inside one district; nothing is ever matched by name.
 */
export const studentIdentity = {
  studentKey: text(
    "'S:' + state id; 'L:' + local id where the file has no state id; 'R:' + roster id in rosters",
  ),
  studentStateId: optionalText('Statewide Student Identifier (SSID), 10 digits'),
  studentLocalId: optionalText('District (local) student id'),
};

/** The key of a student from the ids a row carries; undefined when it carries none. Rosters use 'R:' + their own id instead. */
export function studentKeyOf(stateId: string | null, localId: string | null): string | undefined {
  if (stateId) return `S:${stateId}`;
  return localId ? `L:${localId}` : undefined;
}

/** What one source says about a student in one school year. Readers merge the sources field by field. */
export const student = recordType({
  name: 'student',
  description: 'What one source file says about a student: ids, grade, school, groups.',
  schema: z.object({
    schoolYear: schoolYear(),
    ...studentIdentity,
    studentRosterId: optionalText('Id of the student inside a roster (OneRoster sourcedId)'),
    system: text(
      'Kind of source: toms, cers, oneroster-users, oneroster-demographics, iready, ca-student-extract, local ...',
    ),
    asOf: optionalDate('Date the facts were true, where the file says so'),
    givenName: optionalText('First name (shown only in the section files of the own teachers)'),
    familyName: optionalText('Last name (shown only in the section files of the own teachers)'),
    schoolCode: optionalText(
      'School: CDS code (14 digits) where the source has it, else the source’s own school id',
    ),
    grade: optionalOneOf(GRADES, 'Grade of enrollment'),
    gradeOriginal: optionalText('Grade as the source wrote it'),
    gender: optionalOneOf(GENDERS, 'Gender'),
    raceEthnicity: optionalOneOf(RACE_ETHNICITIES, 'Race/ethnicity, one group a student'),
    raceEthnicityOriginal: optionalText('Race/ethnicity as the source wrote it'),
    englishStatus: optionalOneOf(ENGLISH_STATUSES, 'English language acquisition status'),
    englishLearner: optionalFlag('English learner now'),
    reclassifiedOn: optionalDate('Date reclassified fluent English proficient'),
    socioeconomicallyDisadvantaged: optionalFlag(
      'Socioeconomically disadvantaged (state flag, never rebuilt from meals alone)',
    ),
    studentWithDisability: optionalFlag('Student with disability (special education)'),
    homeless: optionalFlag('Homeless'),
    foster: optionalFlag('Foster youth'),
    migrant: optionalFlag('Migrant'),
  }),
  naturalKey: ['studentKey', 'system'],
});
export type StudentRecord = RecordOf<typeof student>;
