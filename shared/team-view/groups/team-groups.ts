import { type Membership, partOf } from '../../gaps/divisions.ts';
import { membershipIn, type StudentGroup, studentGroup } from '../../gaps/groups.ts';
import type { AimRecord } from '../../records/team.ts';
import type { SchoolYear } from '../../standards/school-year.ts';
import type { RosterStudent } from '../team-records.ts';

/** The two groups every team looks at, each beside the students who are not in it. */
const ALWAYS = ['african-american', 'hispanic-latino'] as const;

export interface TeamGroups {
  readonly groups: readonly StudentGroup[];
  /** Groups that an aim names and nobody knows. */
  readonly unknown: readonly string[];
}

/** The groups of a team: the two of the network, and what its own aim names (a union with +). */
export function teamGroups(aims: readonly AimRecord[], teamId: string): TeamGroups {
  const named = aims
    .filter((aim) => aim.teamId === teamId)
    .flatMap(({ focusGroups }) => (focusGroups ?? '').split(','))
    .map((id) => id.trim().toLowerCase())
    .filter((id) => id !== '');
  const ids = [...new Set<string>([...ALWAYS, ...named])];
  const found = ids.map((id) => ({ id, group: studentGroup(id) }));
  return {
    groups: found.flatMap(({ group }) => (group === undefined ? [] : [group])),
    unknown: found.filter(({ group }) => group === undefined).map(({ id }) => id),
  };
}

/** Is a student of the roster in a group? What the roster does not say is unknown, never no. */
export function memberOf(group: StudentGroup, student: RosterStudent, schoolYear: SchoolYear): Membership {
  if (group.joins !== undefined) {
    const parts = group.joins.map((one) => memberOf(one, student, schoolYear));
    if (parts.includes('yes')) return 'yes';
    return parts.includes('unknown') ? 'unknown' : 'no';
  }
  // Only unions over several divisions have a division of their own, and those have `joins`.
  if (group.division.startsWith('union:')) return 'unknown';
  const fields = {
    englishStatus: null,
    reclassifiedOn: null,
    socioeconomicallyDisadvantaged: null,
    studentWithDisability: null,
    homeless: null,
    foster: null,
    migrant: null,
    gender: null,
    ...student,
  };
  return membershipIn(group, partOf(group.division as Parameters<typeof partOf>[0], fields, schoolYear));
}
