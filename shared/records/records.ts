import { assessmentResult, priorScore, suppliedGrowth } from './assessment.ts';
import { exitSlipAnswer, measureValue, noSchoolDay, observation } from './classroom.ts';
import type { RecordType } from './record-type.ts';
import { enrollment, school, section, staff } from './roster.ts';
import { student } from './student.ts';
import {
  aim,
  changeIdea,
  code,
  driver,
  item,
  measure,
  meeting,
  storyboardEntry,
  team,
  teamEdit,
  teamMember,
  teamSection,
  testOfChange,
} from './team.ts';

/** Every record type of the common schema. A new one is a definition in a file of this folder and a line here. */
export const recordTypes = {
  student,
  school,
  section,
  staff,
  enrollment,
  'assessment-result': assessmentResult,
  'prior-score': priorScore,
  'supplied-growth': suppliedGrowth,
  'exit-slip-answer': exitSlipAnswer,
  observation,
  'measure-value': measureValue,
  'no-school-day': noSchoolDay,
  team,
  'team-member': teamMember,
  'team-section': teamSection,
  aim,
  driver,
  'change-idea': changeIdea,
  measure,
  item,
  'test-of-change': testOfChange,
  meeting,
  'storyboard-entry': storyboardEntry,
  code,
  'team-edit': teamEdit,
} as const;

export type RecordTypeName = keyof typeof recordTypes;

/** The record type of a name; its shape is not known to the compiler. */
export function recordTypeNamed(name: RecordTypeName): RecordType {
  return recordTypes[name];
}

export const recordTypeNames = Object.keys(recordTypes) as readonly RecordTypeName[];
