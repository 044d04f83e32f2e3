import * as z from 'zod';
import {
  date,
  oneOf,
  optionalDate,
  optionalDecimal,
  optionalInteger,
  optionalOneOf,
  optionalText,
  schoolYear,
  text,
  timestamp,
} from './fields.ts';
import { type RecordOf, recordType } from './record-type.ts';

const teamId = text('Team: the name of its folder under landing/<district>/teams/');

/** A Local Improvement Team. One row of sheet "Team". */
export const team = recordType({
  name: 'team',
  description: 'A Local Improvement Team.',
  schema: z.object({
    schoolYear: schoolYear(),
    teamId,
    name: text('Name of the team'),
    schoolCode: optionalText('School'),
    schoolName: optionalText('School name'),
    language: oneOf(['en', 'es'], 'Language of the workbook'),
    cycleName: oneOf(['PDSA', 'Cycle of Inquiry'], 'What the district calls a cycle'),
    focus: optionalText('Focus, in the team’s words'),
    nextMeetingOn: optionalDate('Next meeting'),
    nextTask: optionalText('The one task until then'),
    raisedToDistrict: optionalText('What the team needs from the district'),
    safetyContact: optionalText('Adult who is told when an answer shows a safety worry'),
    showHowToRead: optionalOneOf(['yes', 'no'], 'Show the sheet How to read this'),
    showCodebook: optionalOneOf(['yes', 'no'], 'Show the sheet Codebook'),
    showContext: optionalOneOf(['yes', 'no'], 'Show the one line of annual context'),
    showLimits: optionalOneOf(['yes', 'no'], 'Show limits on charts of 12 points or more'),
  }),
  naturalKey: ['teamId'],
  cadence: 'at once',
});
export type TeamRecord = RecordOf<typeof team>;

const TEAM_ROLES = ['lead', 'facilitator', 'sponsor', 'member', 'guest'] as const;

/** Sheet "Members". */
export const teamMember = recordType({
  name: 'team-member',
  description: 'A person on a team, with role and dates.',
  schema: z.object({
    schoolYear: schoolYear(),
    teamId,
    personEmail: text('E-mail address'),
    personName: optionalText('Name'),
    role: oneOf(TEAM_ROLES, 'Role'),
    fromDate: optionalDate('First day'),
    toDate: optionalDate('Last day; a guest must have one'),
  }),
  naturalKey: ['teamId', 'personEmail', 'role', 'fromDate'],
  cadence: 'at once',
});
export type TeamMember = RecordOf<typeof teamMember>;

/** Sheet "Sections": which classes the team works with, and who teaches them. */
export const teamSection = recordType({
  name: 'team-section',
  description: 'A section the team works with.',
  schema: z.object({
    schoolYear: schoolYear(),
    teamId,
    sectionId: text('Section: id or code as the roster has it, or the words students choose on the form'),
    sectionLabel: optionalText('What the team calls it'),
    memberEmail: optionalText('Member who teaches it: sees its student rows'),
    studentsExpected: optionalInteger('Number of students, where no roster is dropped'),
  }),
  naturalKey: ['teamId', 'sectionId', 'memberEmail'],
  cadence: 'at once',
});
export type TeamSection = RecordOf<typeof teamSection>;

/** Sheet "Aim". Network and district aims are the same record with teamId null in district files. */
export const aim = recordType({
  name: 'aim',
  description: 'An aim: whom, what, how much, by when.',
  schema: z.object({
    schoolYear: schoolYear(),
    aimId: text('Id'),
    teamId: optionalText('Team; null for a district or network aim'),
    statement: text('The aim as a sentence'),
    focusGroups: optionalText(
      'Groups, joined by comma (african-american, hispanic-latino); a team may name their union with +',
    ),
    baselineYear: optionalText('Baseline school year'),
    targetYear: optionalText('Target school year'),
    targetChangeOfMean: optionalDecimal('Target change of the group’s mean distance from standard, points'),
    targetChangeOfGap: optionalDecimal(
      'Target change of the gap to White students, points (negative = smaller gap)',
    ),
    parentAimId: optionalText('The aim it serves'),
    version: optionalText('Version of the theory'),
  }),
  naturalKey: ['teamId', 'aimId', 'version'],
  cadence: 'at once',
});
export type AimRecord = RecordOf<typeof aim>;

/** Sheet "Drivers". */
export const driver = recordType({
  name: 'driver',
  description: 'A driver of the driver diagram.',
  schema: z.object({
    schoolYear: schoolYear(),
    driverId: text('Id'),
    name: text('Name'),
    level: oneOf(['primary', 'secondary'], 'Primary or secondary'),
    parentDriverId: optionalText('Primary driver of a secondary one'),
    aimId: optionalText('Aim'),
    version: optionalText('Version of the theory'),
  }),
  naturalKey: ['driverId', 'version'],
  cadence: 'at once',
});
export type DriverRecord = RecordOf<typeof driver>;

/** Sheet "Change ideas". */
export const changeIdea = recordType({
  name: 'change-idea',
  description: 'A change idea, tagged with its driver.',
  schema: z.object({
    schoolYear: schoolYear(),
    teamId: optionalText('Team; null for an idea of the district or network'),
    changeIdeaId: text('Id'),
    name: text('The change in a few words'),
    driverId: optionalText('Secondary driver; missing is flagged'),
    suggestedBecause: optionalText('Why the hub suggests it'),
  }),
  naturalKey: ['teamId', 'changeIdeaId'],
  cadence: 'at once',
});
export type ChangeIdea = RecordOf<typeof changeIdea>;

/**
 * How a measure's points are made:
 * percent-yes (yes of yes+no), percent-favorable (top two of a scale), rate (count per minutes or lessons), count, mean-score/median-score (rubric),
 * percent (numerator of denominator), implementation (done / partly / no per lesson).
 */
const MEASURE_KINDS = [
  'percent-yes',
  'percent-favorable',
  'percent',
  'rate',
  'count',
  'median-score',
  'implementation',
] as const;
/** What a measure is for (PACE: was it done as planned; did students respond; does it hold when spread; watch for harm). */
const MEASURE_ROLES = ['outcome', 'implementation', 'balancing'] as const;

/** Sheet "Measures". */
export const measure = recordType({
  name: 'measure',
  description: 'A measure a team (or district) follows.',
  schema: z.object({
    schoolYear: schoolYear(),
    teamId: optionalText('Team; null for a district measure'),
    measureId: text('Id'),
    name: text('Name as it stands above a chart'),
    nameEs: optionalText('Name in Spanish'),
    kind: oneOf(MEASURE_KINDS, 'How its points are made'),
    role: oneOf(MEASURE_ROLES, 'What it is for'),
    betterIs: oneOf(['higher', 'lower'], 'Good direction'),
    unit: optionalText('Unit of a rate: per 10 minutes, per lesson'),
    scaleLowest: optionalDecimal('Lowest possible score'),
    scaleHighest: optionalDecimal('Highest possible score'),
    goal: optionalDecimal('Goal (percent 0-100, or the measure’s own unit)'),
  }),
  naturalKey: ['teamId', 'measureId'],
  cadence: 'at once',
});
export type MeasureRecord = RecordOf<typeof measure>;

/**
 * Sheet "Items": which column of a form is what. Roles: 'measure' (answers feed a measure), 'text' (free text to be coded), 'student-id', 'section',
 * 'ignore'. The same item id may have an English and a Spanish question: one line on the chart.
 */
const ITEM_ROLES = ['measure', 'text', 'student-id', 'section', 'ignore'] as const;
export const item = recordType({
  name: 'item',
  description: 'A question of a form and what it feeds.',
  schema: z.object({
    schoolYear: schoolYear(),
    teamId,
    itemId: text('Id'),
    question: text('Question text, as in the header of the form export'),
    language: optionalOneOf(['en', 'es'], 'Language of the wording'),
    role: oneOf(ITEM_ROLES, 'What the column is'),
    measureId: optionalText('Measure the answers feed'),
    favorable: optionalText(
      'Answers that count, joined by |; default: yes / sí, or the top two of the scale',
    ),
    notCounted: optionalText('Answers that leave the denominator, joined by | (I was not confused)'),
    reversed: optionalOneOf(['yes', 'no'], 'Worded negatively: low is good'),
    scaleHighest: optionalInteger('Highest answer of a 1..n scale'),
    wordingFrom: optionalDate('First day this wording was used: a change starts a new phase'),
  }),
  naturalKey: ['teamId', 'question'],
  cadence: 'at once',
});
export type ItemRecord = RecordOf<typeof item>;

const DECISIONS = ['adopt', 'adapt', 'abandon'] as const;

/** Sheet "Tests": a test of change (one PDSA cycle). */
export const testOfChange = recordType({
  name: 'test-of-change',
  description: 'A test of change: question, prediction, dates, decision.',
  schema: z.object({
    schoolYear: schoolYear(),
    teamId,
    testId: text('Id'),
    title: text('The change in a few words'),
    question: optionalText('The question the test asks'),
    changeIdeaId: optionalText('Change idea'),
    measureId: optionalText('Outcome measure; a test without one is said to have none'),
    implementationMeasureId: optionalText('Measure of "did we do it as planned?"'),
    predictionText: optionalText('Prediction in words'),
    predictionDirection: optionalOneOf(['at-least', 'at-most'], 'Is the prediction a floor or a ceiling'),
    predictionValue: optionalDecimal('Predicted value (percent 0-100, or the measure’s unit)'),
    predictedOn: optionalDate('Day the prediction was written'),
    baselineFrom: optionalDate('First baseline day; null = first data'),
    startsOn: optionalDate('First lesson with the change'),
    decideBy: optionalDate('Day of the decision'),
    plan: optionalText('Who does what, when'),
    doNotes: optionalText('What happened'),
    studyNotes: optionalText('What we learned'),
    decision: optionalOneOf(DECISIONS, 'Adopt, adapt or abandon'),
    decidedOn: optionalDate('Day of the decision'),
    decisionReason: optionalText('Why'),
    followsTestId: optionalText('The test this one adapts'),
    released: optionalOneOf(['yes', 'no'], 'May its learning card leave the team?'),
    releasedQuote: optionalText('A quote the team releases, masked'),
  }),
  naturalKey: ['teamId', 'testId'],
  cadence: 'at once',
});
export type TestOfChange = RecordOf<typeof testOfChange>;

/** Sheet "Meetings". */
export const meeting = recordType({
  name: 'meeting',
  description: 'A team meeting and its outcome.',
  schema: z.object({
    schoolYear: schoolYear(),
    teamId,
    metOn: date('Day'),
    outcome: optionalText('Outcome'),
    nextStep: optionalText('Next step'),
    blocker: optionalText('What got in the way'),
    blockerKind: optionalText('Kind of blocker, in a word'),
  }),
  naturalKey: ['teamId', 'metOn'],
  cadence: 'at once',
});
export type MeetingRecord = RecordOf<typeof meeting>;

/** Sheet "Storyboard": free text under the storyboard headings. */
export const storyboardEntry = recordType({
  name: 'storyboard-entry',
  description: 'Text under one heading of the team’s storyboard.',
  schema: z.object({
    schoolYear: schoolYear(),
    teamId,
    heading: text('Heading'),
    body: optionalText('Text'),
  }),
  naturalKey: ['teamId', 'heading'],
  cadence: 'at once',
});
export type StoryboardEntry = RecordOf<typeof storyboardEntry>;

/** Sheet "Codebook": a code of the team's codebook. Phrases joined by |. */
export const code = recordType({
  name: 'code',
  description: 'A code of a team’s codebook.',
  schema: z.object({
    schoolYear: schoolYear(),
    teamId,
    codeId: text('Id'),
    name: text('Name'),
    nameEs: optionalText('Name in Spanish'),
    definition: optionalText('Definition'),
    include: optionalText('Include'),
    exclude: optionalText('Exclude'),
    phrasesEn: optionalText('English phrases, joined by |'),
    phrasesEs: optionalText('Spanish phrases, joined by |'),
    unlessEn: optionalText('English phrases that veto, joined by |'),
    unlessEs: optionalText('Spanish phrases that veto, joined by |'),
    state: optionalOneOf(['active', 'suggest-only', 'retired'], 'State'),
  }),
  naturalKey: ['teamId', 'codeId'],
  cadence: 'at once',
});
export type CodeRecord = RecordOf<typeof code>;

/**
 * One thing a person typed in a workbook that came back: a human code, a decision, a prediction, an exclusion with its reason, a meeting row,
 * storyboard text. An append-only log: nothing in it is ever replaced by a later file; the newest edit of a cell is its state.
 */
const TEAM_EDIT_KINDS = [
  'human-code',
  'checked',
  'comment',
  'exclude-point',
  'test-field',
  'meeting',
  'storyboard',
  'codebook',
  'team-field',
] as const;
export const teamEdit = recordType({
  name: 'team-edit',
  description: 'One dated edit a team made in its workbook.',
  schema: z.object({
    schoolYear: schoolYear(),
    teamId,
    kind: oneOf(TEAM_EDIT_KINDS, 'What kind of cell was edited'),
    rowKey: text('Which row: keyed hash of the answer, or the id of test, point, meeting, heading'),
    field: text('Which field of it'),
    value: optionalText('What it says now; null = emptied'),
    before: optionalText('What the sheet said when it was written'),
    editedAt: timestamp('When the file landed'),
    editor: optionalText('Who, where the sheet says so'),
    issue: optionalText('Which writing of the workbook it was typed into'),
  }),
  naturalKey: ['teamId', 'kind', 'rowKey', 'field', 'editedAt'],
  cadence: 'at once',
  history: 'append',
});
export type TeamEdit = RecordOf<typeof teamEdit>;
