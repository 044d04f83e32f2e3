import { caSchoolsExtract } from './ca-schools-extract.ts';
import { caStudentExtract } from './ca-student-extract.ts';
import { caasppToms } from './caaspp-toms.ts';
import { cersDistrict } from './cers-district.ts';
import { cersInterimBlocks } from './cers-interim-blocks.ts';
import { cersRoster } from './cers-roster.ts';
import { dibelsSeasons } from './dibels-seasons.ts';
import type { FormatDefinition } from './format-definition.ts';
import { googleForms } from './google-forms.ts';
import { ireadyDiagnostic } from './iready-diagnostic.ts';
import { ireadyInstruction } from './iready-instruction.ts';
import { ireadySpanish } from './iready-spanish.ts';
import { ireadyWide } from './iready-wide.ts';
import { lausdIab } from './lausd-iab.ts';
import { lausdSbacDetail } from './lausd-sbac-detail.ts';
import { localLong } from './local-long.ts';
import { localWide } from './local-wide.ts';
import { mclassDibels } from './mclass-dibels.ts';
import { mclassSummary } from './mclass-summary.ts';
import { measureValues } from './measure-values.ts';
import { microsoftForms } from './microsoft-forms.ts';
import { noSchoolDays } from './no-school-days.ts';
import { notWanted } from './not-wanted.ts';
import { nweaMapGrowth } from './nwea-map-growth.ts';
import { nweaStudents } from './nwea-students.ts';
import { observations } from './observations.ts';
import { onerosterAcademicSessions } from './oneroster-academic-sessions.ts';
import { onerosterClasses } from './oneroster-classes.ts';
import { onerosterCourses } from './oneroster-courses.ts';
import { onerosterDemographics } from './oneroster-demographics.ts';
import { onerosterEnrollments } from './oneroster-enrollments.ts';
import { onerosterManifest } from './oneroster-manifest.ts';
import { onerosterOrgs } from './oneroster-orgs.ts';
import { onerosterRoles } from './oneroster-roles.ts';
import { onerosterUserProfiles } from './oneroster-user-profiles.ts';
import { onerosterUsers } from './oneroster-users.ts';
import { orsPreliminary } from './ors-preliminary.ts';
import { renaissanceStar } from './renaissance-star.ts';
import { studentGroup } from './student-group.ts';
import { suppliedGrowth } from './supplied-growth.ts';
import { teamSheets } from './team-sheets.ts';

/** Every format that comes with the project. A new one is a file of this folder and a line here. */
export const builtInFormats: readonly FormatDefinition[] = [
  caasppToms,
  cersDistrict,
  cersRoster,
  cersInterimBlocks,
  lausdSbacDetail,
  lausdIab,
  orsPreliminary,
  nweaMapGrowth,
  nweaStudents,
  ireadyDiagnostic,
  ireadySpanish,
  ireadyInstruction,
  ireadyWide,
  renaissanceStar,
  mclassDibels,
  mclassSummary,
  dibelsSeasons,
  onerosterManifest,
  onerosterOrgs,
  onerosterAcademicSessions,
  onerosterCourses,
  onerosterClasses,
  onerosterUsers,
  onerosterRoles,
  onerosterUserProfiles,
  onerosterEnrollments,
  onerosterDemographics,
  caStudentExtract,
  caSchoolsExtract,
  studentGroup,
  localLong,
  localWide,
  suppliedGrowth,
  googleForms,
  microsoftForms,
  ...teamSheets,
  observations,
  measureValues,
  noSchoolDays,
  ...notWanted,
];
