import type { TeamFinding, TeamFindingCode } from './data-lead-findings.ts';

/** What the files of one team leave to be mended. */
export interface FindingsOfTeam {
  /** The team's folder. */
  readonly teamId: string;
  /** Null where no sheet Team says it. */
  readonly teamName: string | null;
  readonly findings: readonly TeamFinding[];
}

/** What a night found in the files of a district's teams, for its data lead. */
export interface TeamsFindings {
  readonly district: string;
  /** Teams in whose files there is something to mend, by folder. */
  readonly teams: readonly FindingsOfTeam[];
}

/** One thing to mend, as a line of a table. */
export interface TeamFindingLine {
  readonly teamId: string;
  readonly teamName: string;
  readonly count: number;
  readonly text: string;
  readonly toDo: string;
}

/** What a data lead does with each kind of finding: one line each, as docs/operations.md has them. */
export const WHAT_TO_DO: Readonly<Record<TeamFindingCode, string>> = {
  'team-row-missing':
    'If the folder’s name is mistyped, drop its files into the right folder and delete this one. Otherwise ask the team for its workbook.',
  'no-items': 'Ask the team to fill in the sheet Items and to drop its workbook again.',
  'unmapped-question':
    'Ask the team to add the question to the sheet Items, or to say there that it is not a measure.',
  'item-without-measure': 'Ask the team which measure the question is for; it goes on the sheet Items.',
  'unknown-section':
    'Compare the section’s name in the file with the sheet Sections, and make them the same.',
  'unknown-student-ids':
    'See whether the roster is up to date and whether the slips carry the district’s own ids; drop the one that was wrong again.',
  'section-without-students':
    'Drop a roster that holds the section, or have the number of students put on the sheet Sections.',
  'unknown-measure': 'Ask the team to add the measure to the sheet Measures, or to mend its name.',
  'unknown-group': 'Ask the team to name one of the groups in the list of the sheet Aim.',
  'teacher-not-a-member':
    'Ask the team to add the person to the sheet Members, or to mend the address on the sheet Sections.',
  'safety-contact-not-a-member':
    'Soon: ask the team to write the e-mail address of the safety contact into the sheet Team.',
};

/**
 * First what was found, in one sentence.
 *
 * @example teamsFindingsSentence({ district: 'alder', teams: [] }) // 'Nothing in the files of the teams has to be mended.'
 */
export function teamsFindingsSentence({ teams }: TeamsFindings): string {
  const found = teams.reduce((sum, { findings }) => sum + findings.length, 0);
  if (found === 0) return 'Nothing in the files of the teams has to be mended.';
  const things = found === 1 ? '1 thing' : `${found.toLocaleString('en-US')} things`;
  const whose = teams.length === 1 ? '1 team' : `${teams.length.toLocaleString('en-US')} teams`;
  return `${things} in the files of ${whose} should be looked at. The sheet "To mend" says what to do about each.`;
}

/** The findings as lines of one table, team by team. */
export function teamFindingLines({ teams }: TeamsFindings): readonly TeamFindingLine[] {
  return teams.flatMap(({ teamId, teamName, findings }) =>
    findings.map(({ code, count, text }) => ({
      teamId,
      teamName: teamName ?? '',
      count,
      text,
      toDo: WHAT_TO_DO[code],
    })),
  );
}
