import { describe, expect, it } from 'vitest';
import { type Membership, mayFetch } from '../../access/access.ts';
import { outboxKey } from '../../access/outbox-file.ts';
import type { TeamMember } from '../../records/team.ts';
import { oakContext, oakTeam, section, TEAM, team } from '../made-up/oak-team.ts';
import { teamViews } from '../team-views.ts';

const member = (personEmail: string, role: TeamMember['role'], toDate: string | null = null): TeamMember => ({
  schoolYear: '2025-26',
  teamId: TEAM,
  personEmail,
  personName: null,
  role,
  fromDate: '2025-09-01',
  toDate,
});
const records = oakTeam(
  { sections: ['P2', 'P3'], lessons: 2 },
  {
    team: team({ safetyContact: 'Counselor@oak.example' }),
    members: [
      member('P2@oak.example ', 'lead'),
      member('p3@oak.example', 'member'),
      member('coach@oak.example', 'facilitator'),
      member('principal@oak.example', 'sponsor'),
      member('counselor@oak.example', 'member'),
      member('visitor@oak.example', 'guest', '2025-12-31'),
    ],
  },
);

function fetches(email: string, key: string, context = oakContext()): boolean {
  const { people } = teamViews(records, context).access;
  // The compiler checks here that the list is made of memberships.
  const memberships: Membership[] = people
    .filter((one) => one.email === email)
    .map(({ membership }) => membership);
  return mayFetch(memberships, key, '2025-11-12');
}

describe('who may fetch a team’s files', () => {
  const workbook = outboxKey.teamWorkbook('alder', TEAM, 'T1');
  const [own, other] = ['P2', 'P3'].map((id) => outboxKey.section('alder', TEAM, id)) as [string, string];

  it('members fetch the workbook and the sections they teach', () => {
    expect(fetches('p2@oak.example', workbook)).toBe(true);
    expect(fetches('p2@oak.example', own)).toBe(true);
    expect(fetches('p2@oak.example', other)).toBe(false);
    expect(fetches('coach@oak.example', own)).toBe(false);
  });

  it('members fetch all sections where the district says so; the sponsor and guests never', () => {
    const district = { ...oakContext().district, teamSeesAllSections: true };
    const context = oakContext({ district });
    expect(fetches('coach@oak.example', own, context)).toBe(true);
    expect(fetches('principal@oak.example', own, context)).toBe(false);
    expect(fetches('visitor@oak.example', own, context)).toBe(false);
    expect(fetches('principal@oak.example', workbook, context)).toBe(true);
  });

  it('only the adult the team named fetches answers with a worry about safety', () => {
    const notice = outboxKey.safetyNotice('alder', TEAM);
    expect(fetches('counselor@oak.example', notice)).toBe(true);
    expect(fetches('p2@oak.example', notice)).toBe(false);
  });

  it('a section with two teachers is one section for each', () => {
    const two = [
      section('P2'),
      section('P2', { memberEmail: 'p3@oak.example' }),
      section('P3', { memberEmail: null }),
    ];
    const { people } = teamViews({ ...records, sections: two }, oakContext()).access;
    expect(people.find(({ email }) => email === 'p3@oak.example')?.membership.sections).toEqual(['P2']);
  });

  it('the adult named for safety fetches the answers that worry also without being on the team, and no student row', () => {
    const safety = outboxKey.safetyNotice('alder', TEAM);
    const outside = { ...records, team: team({ safetyContact: ' Nurse@oak.example' }) };
    const { people } = teamViews(outside, oakContext()).access;
    const memberships: Membership[] = people
      .filter(({ email }) => email === 'nurse@oak.example')
      .map(({ membership }) => membership);
    expect(mayFetch(memberships, safety, '2025-11-12')).toBe(true);
    expect(mayFetch(memberships, own, '2025-11-12')).toBe(false);
    expect(mayFetch(memberships, safety, '2026-07-01')).toBe(false);
    const named = { ...records, team: team({ safetyContact: 'the counselor' }) };
    expect(teamViews(named, oakContext()).access.people).toHaveLength(records.members.length);
  });
});
