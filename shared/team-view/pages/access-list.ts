import type { SchoolYear } from '../../standards/school-year.ts';
import type { TeamModel } from '../team-model.ts';

/** What a person is on this team: the shape of a membership of shared/access, written to the team's access list. */
export interface TeamMembership {
  readonly place: 'team';
  readonly district: string;
  readonly teamId: string;
  readonly role: 'lead' | 'facilitator' | 'sponsor' | 'member' | 'guest';
  /** Sections whose student rows the person may see. */
  readonly sections: readonly string[] | 'all';
  readonly safetyContact: boolean;
  readonly from: string | null;
  readonly to: string | null;
}

/** Who may fetch this team's files. */
export interface TeamAccessList {
  readonly people: readonly { readonly email: string; readonly membership: TeamMembership }[];
}

/** Roles that may work with student rows at all. The sponsor and guests never do. */
const WORKS_WITH_STUDENT_ROWS: ReadonlySet<TeamMembership['role']> = new Set([
  'lead',
  'facilitator',
  'member',
]);

/**
 * The people of the team with their days: a member sees the student rows of the sections he or she teaches, of all of the team's sections
 * where the district says so.
 */
export function accessList(model: TeamModel): TeamAccessList {
  const { records, district } = model;
  const contact = sameAddress(records.team?.safetyContact ?? '');
  const people = records.members.map((member): TeamAccessList['people'][number] => {
    const email = sameAddress(member.personEmail);
    const isContact =
      contact !== '' && (contact === email || contact === sameAddress(member.personName ?? ''));
    const taught = records.sections
      .filter(({ memberEmail }) => memberEmail !== null && sameAddress(memberEmail) === email)
      .map(({ sectionId }) => sectionId);
    const mayAll = district.teamSeesAllSections;
    return {
      email,
      membership: {
        place: 'team',
        district: records.district,
        teamId: records.teamId,
        role: member.role,
        sections: !WORKS_WITH_STUDENT_ROWS.has(member.role) ? [] : mayAll ? 'all' : [...new Set(taught)],
        safetyContact: isContact,
        from: member.fromDate,
        to: member.toDate,
      },
    };
  });
  const isMember = people.some(({ membership }) => membership.safetyContact);
  return {
    people: isMember || !contact.includes('@') ? people : [...people, outsideContact(contact, model)],
  };
}

/**
 * The adult named for worries about safety need not be on the team: a counselor is its guest for the school year, who may fetch the
 * answers that worry, and no student row.
 */
function outsideContact(email: string, { records, schoolYear }: TeamModel): TeamAccessList['people'][number] {
  return {
    email,
    membership: {
      place: 'team',
      district: records.district,
      teamId: records.teamId,
      role: 'guest',
      sections: [],
      safetyContact: true,
      from: null,
      to: lastDayOf(records.team?.schoolYear ?? schoolYear),
    },
  };
}

/** School years end on June 30. */
function lastDayOf(schoolYear: SchoolYear): string {
  return `${Number(schoolYear.slice(0, 4)) + 1}-06-30`;
}

/** Addresses are compared without case and outer blanks. */
export function sameAddress(text: string): string {
  return text.trim().toLowerCase();
}
