import type { TeamWords } from './words.ts';

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const fromStandard = (points: number): string =>
  points === 0
    ? 'at standard'
    : `${plural(Math.abs(points), 'point', 'points')} ${points < 0 ? 'below' : 'above'} standard`;

const problems = {
  not_a_day: 'is no day',
  not_a_choice: 'is none of the choices',
  not_a_value: 'is no value of this measure',
  no_such_code: 'is no code of the codebook',
} as const;

export const english: TeamWords = {
  language: 'en',
  theChange: 'the change',
  quoted: (title) => `“${title}”`,
  sources: {
    'student-slip': 'exit slips',
    'self-report': 'written down by the teacher',
    observed: 'observed',
    'work-sample': 'work samples',
  },
  roles: {
    lead: 'lead',
    facilitator: 'facilitator',
    sponsor: 'sponsor',
    member: 'member',
    guest: 'guest',
  },
  noTest: {
    headline: 'No test of change yet: write down one change to try.',
    next: 'Fill in Our test: one change, one question, one prediction.',
  },
  decided: ({ decision, day }) => `Decided${day === null ? '' : ` on ${day}`}: ${decision}.`,
  writeNextTest: 'You decided to adapt: write the next test.',
  watch: ({ measure, headline }) => `${measure}: ${headline}`,
  predictionInWords: (text) => `Prediction: ${text}`,
  measure: {
    yes: '% yes',
    favorable: '% in the top answers',
    median: 'middle score',
    done: 'done / partly / no',
    withKind: (name, kind) => (kind === null ? name : `${name} (${kind})`),
    goal: (name, goal) => `${name}, goal ${goal}`,
    agreement: (name, agreement) => `${name}. ${agreement}`,
    lessonsBetween: (name) => `${name}: lessons from one rare lesson to the next`,
  },
  otherSource: ({ source, summary }) => `(${source}) ${summary}`,
  notUsed: {
    off_the_scale: 'The answer is not on the scale of the question.',
    answer_does_not_fit_the_question: 'The answer does not fit the question: name it on the sheet Items.',
    answered_again_the_same_day: 'The student answered again later that day: the last answer counts.',
    no_minutes_observed: 'No minutes observed.',
    not_a_count: 'No count.',
    more_than_asked: 'More than there were.',
    no_such_measure: 'The measure is not on the sheet Measures.',
    neither_done_nor_not: 'Neither done, partly nor no.',
    lesson_left_out: 'The team left this lesson out:',
    further_rows: 'further rows that could not be used.',
  },
  unmappedQuestion: ({ question, answers }) =>
    `${plural(answers, 'answer', 'answers')} to “${question}”: nobody has said what this question is. Add it to the sheet Items.`,
  findings: {
    leftOutWithoutReason: ({ day, measure }) =>
      `${day}, ${measure}: marked to be left out, without a reason. It still counts: write down why.`,
    reasonWithoutLeavingOut: ({ day, measure }) =>
      `${day}, ${measure}: a reason to leave it out, but Leave out is not “yes”. It still counts.`,
    conflict: ({ field, values }) =>
      `Two copies say different things about ${field}: ${values.map((value) => `“${value}”`).join(', ')}. The last one counts.`,
    editProblem: ({ kind, field, value }) => `${field}: “${value}” ${problems[kind]}. Nothing was changed.`,
    predictionWithoutNumber: 'The prediction has no number: write “at least” or “at most” and a value.',
    predictionWithoutDay: 'The prediction has no day: nobody can tell if it came before the data.',
    measureNotThere: (measureId) => `The measure “${measureId}” is not on the sheet Measures.`,
    decidedWithoutDay: 'The decision has no day: write down when you decided.',
  },
  conflictAbout: {
    'human-code': 'the code of an answer',
    'exclude-point': 'a lesson to leave out',
    'team-field': 'the team',
    meeting: 'a meeting',
    storyboard: 'the storyboard',
    codebook: 'the codebook',
  },
  coding: {
    conflicts: (answers) =>
      `Two copies disagree about ${plural(answers, 'answer', 'answers')}: the newest counts. Look at them together.`,
    unknownCodes: ({ answers, codes }) =>
      `${plural(answers, 'answer has', 'answers have')} a code that is not in the codebook (${codes.join(', ')}): not counted.`,
    languages: { en: 'English', es: 'Spanish' },
  },
  interims: {
    met: (name) => `${name}: students who met the standard`,
    nearOrAbove: (name) => `${name}: students near or above the standard`,
    median: (name) => `${name}: middle score`,
  },
  storyboard: {
    members: (names) => names.join(', '),
    meetings: ({ count, newest, outcome }) =>
      `${plural(count, 'meeting', 'meetings')}, the newest on ${newest}${outcome === null ? '.' : `: ${outcome}`}`,
    usualLevel: ({ measure, level, goal }) =>
      `${measure}: usual level ${level}${goal === null ? '' : `, goal ${goal}`}`,
    test: ({ title, stage, decision }) => `${title}: ${decision === null ? stage : decision}`,
    chain: (titles) => titles.join(' → '),
    learned: ({ title, notes }) => `${title}: ${notes}`,
    nextMeeting: (day) => `Next meeting: ${day}.`,
    decideBy: (day) => `Decide by ${day}.`,
  },
  growthNote: (students) =>
    `Growth was computed with at least ${students} students a grade instead of 1,000: read it with care.`,
  suppliedGrowthNote:
    'A percentile that a file of the district supplies stands apart, with who computed it. It cannot be compared with ours.',
  lateSlips: ({ slips, day, landedOn }) =>
    `${plural(slips, 'slip', 'slips')} of ${day} came on ${landedOn}, after newer lessons. ${slips === 1 ? 'It counts' : 'They count'}.`,
  annualContext: {
    subjects: { mathematics: 'math', 'english-language-arts': 'English language arts' },
    title: ({ group, inGroup, notInGroup }) =>
      `${group} ${fromStandard(inGroup)}, students not in the group ${fromStandard(notInGroup)}`,
    subtitle: ({ subject, year, n: [inGroup, notInGroup] }) =>
      `Average distance from standard in ${subject}, ${year} · n ${inGroup} and ${notInGroup}`,
    whoIsMeant: 'The students of your classes now, in each year’s state test.',
    tooFew: (floor) => `A year with fewer than ${floor} students on a side is not shown.`,
    growth: ({ year, group, inGroup, notIn, notInGroup, n }) =>
      `Average growth percentile ${year}: ${group} ${inGroup} (n ${n[0]}), ${notIn} ${notInGroup} (n ${n[1]}). 50 is the middle of students with similar earlier scores.`,
  },
  digest: {
    noTest: (team) => `${team} has no test of change yet.`,
    opening: ({ team, tests }) => `${team} has ${plural(tests, 'test', 'tests')} of change in its workbooks.`,
    test: ({ title, stage, headline }) => `“${title}” (${stage}): ${headline}`,
    needs: (text) => `What the team needs from the district: ${text}`,
    nextMeeting: (day) => `Next meeting: ${day}.`,
  },
};
