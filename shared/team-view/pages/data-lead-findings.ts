import type { TeamModel } from '../team-model.ts';
import { sameAddress } from './access-list.ts';

/** Something the data lead or the facilitator can mend, with no student's data in it. */
export interface TeamFinding {
  readonly code: TeamFindingCode;
  /** The question, section, measure, group or field it is about; null = the team as a whole. */
  readonly about: string | null;
  /** Answers, slips or rows concerned. */
  readonly count: number;
  /** One English sentence that says what to do. */
  readonly text: string;
}

export type TeamFindingCode =
  | 'team-row-missing'
  | 'no-items'
  | 'unmapped-question'
  | 'item-without-measure'
  | 'unknown-section'
  | 'unknown-student-ids'
  | 'section-without-students'
  | 'unknown-measure'
  | 'unknown-group'
  | 'teacher-not-a-member'
  | 'safety-contact-not-a-member';

/** What stands in the way of reading a team's files well. In the order of the sheets of the team's workbook. */
export function dataLeadFindings(model: TeamModel): TeamFinding[] {
  return [...teamRows(model), ...slipRows(model), ...measureRows(model)];
}

function teamRows({ records, unknownGroups }: TeamModel): TeamFinding[] {
  const members = new Set(records.members.map(({ personEmail }) => sameAddress(personEmail)));
  const names = new Set(records.members.map(({ personName }) => sameAddress(personName ?? '')));
  const teachers = new Set(records.sections.flatMap(({ memberEmail }) => memberEmail ?? []));
  const strangers = [...teachers].filter((email) => !members.has(sameAddress(email)));
  const contact = records.team?.safetyContact ?? null;
  // Whoever has an address need not be a member: the access list makes a guest of this adult.
  const knownContact = contact === null || contact.includes('@') || names.has(sameAddress(contact));
  const empty = records.sections.filter(
    ({ sectionId, studentsExpected }) =>
      studentsExpected === null && !records.roster.some((student) => student.sectionId === sectionId),
  );
  return [
    ...(records.team === null
      ? [
          finding(
            'team-row-missing',
            null,
            1,
            'The team’s workbook has not landed in this folder, or its sheet Team is empty: no team of that name is known.',
          ),
        ]
      : []),
    ...strangers.map((email) =>
      finding(
        'teacher-not-a-member',
        email,
        1,
        `The sheet Sections names ${email}, the sheet Members does not: this person sees no file of the team.`,
      ),
    ),
    ...(knownContact
      ? []
      : [
          finding(
            'safety-contact-not-a-member',
            contact,
            1,
            'The safety contact has no e-mail address and is not on the sheet Members: nobody can fetch answers with a worry about safety.',
          ),
        ]),
    ...[...new Set(empty.map(({ sectionId }) => sectionId))].map((sectionId) =>
      finding(
        'section-without-students',
        sectionId,
        1,
        `No roster and no number of students for section “${sectionId}”: nobody can tell how many were expected to answer.`,
      ),
    ),
    ...unknownGroups.map((group) =>
      finding('unknown-group', group, 1, `The sheet Aim names a group that nobody knows: “${group}”.`),
    ),
  ];
}

function slipRows({ records, responses, observations }: TeamModel): TeamFinding[] {
  const noItems = records.answers.length > 0 && records.items.length === 0;
  return [
    ...(noItems
      ? [
          finding(
            'no-items',
            null,
            responses.responses.length,
            'Exit slips have come in, but the sheet Items is empty: nothing can be counted.',
          ),
        ]
      : responses.unmappedQuestions
          .filter(({ count }) => count > 0)
          .map(({ text, count }) =>
            finding('unmapped-question', text, count, `Add the question “${text}” to the sheet Items.`),
          )),
    ...[...responses.unknownSections, ...observations.unknownSections].map(({ text, count }) =>
      finding('unknown-section', text, count, `“${text}” is no section of the sheet Sections.`),
    ),
    ...(responses.unknownStudentIds > 0
      ? [
          finding(
            'unknown-student-ids',
            null,
            responses.unknownStudentIds,
            'Slips carry student ids that are on no roster of the team: they count as group unknown.',
          ),
        ]
      : []),
  ];
}

function measureRows({ records, measures, observations, tests }: TeamModel): TeamFinding[] {
  const loose = records.items.filter(
    ({ role, measureId }) => role === 'measure' && measures.find(measureId) === undefined,
  );
  const named = tests.flatMap(({ record }) => [record.measureId, record.implementationMeasureId]);
  const missing = new Set(
    named.flatMap((id) => (id !== null && measures.find(id) === undefined ? [id] : [])),
  );
  return [
    ...loose.map(({ question, measureId }) =>
      finding(
        'item-without-measure',
        question,
        1,
        measureId === null
          ? `The question “${question}” feeds no measure: name one on the sheet Items.`
          : `The question “${question}” feeds “${measureId}”, which is not on the sheet Measures.`,
      ),
    ),
    ...observations.unknownMeasures.map(({ text, count }) =>
      finding(
        'unknown-measure',
        text,
        count,
        `Observations name the measure “${text}”: add it to the sheet Measures.`,
      ),
    ),
    ...[...missing].map((id) =>
      finding(
        'unknown-measure',
        id,
        1,
        `A test names the measure “${id}”, which is not on the sheet Measures.`,
      ),
    ),
  ];
}

function finding(code: TeamFindingCode, about: string | null, count: number, text: string): TeamFinding {
  return { code, about, count, text };
}
