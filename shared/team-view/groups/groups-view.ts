import { median } from '../../change/run-chart/centre-line.ts';
import type { Membership } from '../../gaps/divisions.ts';
import type { StudentGroup } from '../../gaps/groups.ts';
import { teamGroupSentence } from '../../gaps/team-group-sentence.ts';
import type { MeasureRecord } from '../../records/team.ts';
import type { SchoolYear } from '../../standards/school-year.ts';
import type { GroupComparison, GroupSide, GroupsView, IsoDate } from '../../workbook/team-view.ts';
import { type ClassDays, sameLine } from '../lines/class-days.ts';
import type { CountedSlip, SlipQuestion } from '../lines/slip-lines.ts';
import { measureName, scoreScale, seriesKind, unitOf } from '../lines/team-measures.ts';
import type { RosterStudent } from '../team-records.ts';
import type { TeamWords } from '../words/words.ts';
import { memberOf } from './team-groups.ts';

/** Lessons that are looked at: enough for every class and for students who were away, and recent. */
const NEWEST_LESSONS = 5;

export interface GroupsViewing {
  readonly groups: readonly StudentGroup[];
  readonly roster: readonly RosterStudent[];
  readonly days: ClassDays;
  /** Smallest n of which a percent is shown (setting floors.teamGroup). */
  readonly floor: number;
  readonly schoolYear: SchoolYear;
  readonly words: TeamWords;
}

/** A group with too few students for a percent: its students are listed for their teachers. */
export interface SmallGroup {
  readonly groupName: string;
  readonly question: string;
  /** Students of the group who answered, with whether their newest answer is the one the team hopes for. */
  readonly students: ReadonlyMap<string, boolean>;
}

export interface GroupsOfTest {
  readonly view: GroupsView;
  readonly small: readonly SmallGroup[];
}

/** What one student said last. */
interface NewestAnswer {
  readonly student: string;
  readonly read: CountedSlip['read'];
}

/**
 * Each group beside the students who are not in it: what every student said last in the newest five lessons.
 *
 * A student counts once, however often he or she answered: the plausible range is about students. Nobody is put on a side by guessing:
 * slips without a known student, and students of whom the roster does not say it, are on none.
 *
 * @param question the question behind the outcome of the test; null = it does not come from slips
 */
export function groupsOfTest(
  question: SlipQuestion | null,
  span: { readonly from: IsoDate; readonly to: IsoDate },
  viewing: GroupsViewing,
): GroupsOfTest {
  const { floor } = viewing;
  const inSpan =
    question === null
      ? []
      : keptAnswers(question, viewing.days).filter(({ date }) => date >= span.from && date <= span.to);
  const lessons = [...new Set(inSpan.map(({ date }) => date))].sort().slice(-NEWEST_LESSONS);
  const [from, to] = [lessons[0], lessons.at(-1)];
  const nothing: GroupsOfTest = { view: { floor, comparisons: [], answersWithoutGroup: 0 }, small: [] };
  if (question === null || from === undefined || to === undefined) return nothing;

  const answers = inSpan.filter(({ date }) => date >= from);
  const answersWithoutGroup = answers.filter(({ student }) => student === null).length;
  const newest = newestAnswers(answers);
  if (newest.length === 0) return { ...nothing, view: { ...nothing.view, answersWithoutGroup } };
  const compared = viewing.groups.map((group) => compare(group, question, newest, { from, to }, viewing));
  return {
    view: { floor, comparisons: compared.map(({ comparison }) => comparison), answersWithoutGroup },
    small: compared.flatMap(({ small }) => (small === null ? [] : [small])),
  };
}

/** Answers of lessons that nobody left out. */
function keptAnswers({ counted, measure, itemId }: SlipQuestion, { exclusions }: ClassDays): CountedSlip[] {
  const line = { measureId: measure.measureId, itemId, source: 'student-slip' };
  const leftOut = exclusions.filter((point) => sameLine(point, line));
  if (leftOut.length === 0) return [...counted];
  return counted.filter(
    ({ date, section }) =>
      !leftOut.some((point) => point.date === date && (point.section === null || point.section === section)),
  );
}

/** The last answer of each known student that counts; "I was not confused" says nothing here. */
function newestAnswers(answers: readonly CountedSlip[]): NewestAnswer[] {
  const last = new Map<string, CountedSlip>();
  for (const answer of answers) {
    if (answer.student === null || answer.read.kind === 'not_counted') continue;
    const before = last.get(answer.student);
    if (before === undefined || answer.date >= before.date) last.set(answer.student, answer);
  }
  return [...last].map(([student, { read }]) => ({ student, read }));
}

function compare(
  group: StudentGroup,
  question: SlipQuestion,
  newest: readonly NewestAnswer[],
  span: { readonly from: IsoDate; readonly to: IsoDate },
  viewing: GroupsViewing,
): { readonly comparison: GroupComparison; readonly small: SmallGroup | null } {
  const { floor, words, schoolYear, roster } = viewing;
  const { measure } = question;
  const sides = new Map(roster.map((one) => [one.student, memberOf(group, one, schoolYear)]));
  const onSide = (side: Membership) => newest.filter(({ student }) => sides.get(student) === side);
  const [inGroup, notInGroup] = [onSide('yes'), onSide('no')];
  const shown = inGroup.length >= floor && notInGroup.length >= floor;
  const side = (answers: readonly NewestAnswer[], membership: Membership): GroupSide => ({
    answered: answers.length,
    expected: shown ? expectedOn(roster, sides, membership, span.to) : null,
    value: shown ? sideValue(answers) : null,
  });
  const name = measureName(measure, words.language);
  const isPercent = seriesKind(measure) === 'percent';
  return {
    comparison: {
      groupId: group.id,
      groupName: group.name[words.language],
      measureId: measure.measureId,
      measureName: name,
      unit: unitOf(measure, words.language),
      ...span,
      inGroup: side(inGroup, 'yes'),
      notInGroup: side(notInGroup, 'no'),
      sentence: shown && isPercent ? sentenceOf(group, inGroup, notInGroup, viewing) : null,
    },
    small:
      inGroup.length > 0 && inGroup.length < floor
        ? {
            groupName: group.name[words.language],
            question: name,
            students: new Map(inGroup.map(({ student, read }) => [student, isHopedFor(read, measure)])),
          }
        : null,
  };
}

const isYes = (read: NewestAnswer['read']): boolean => read.kind === 'favorable';

/** Is this the answer the team hopes for? "Yes" to "I was lost" is not; of a score it is the better half of the scale. */
export function isHopedFor(read: CountedSlip['read'], measure: MeasureRecord): boolean {
  const { lowest, highest } = scoreScale(measure);
  const high = read.kind === 'score' ? read.value >= (lowest + highest) / 2 : isYes(read);
  return high === (measure.betterIs === 'higher');
}

/** Students of one side who are on the roster on the day of the newest lesson; a student in two sections is one student. */
function expectedOn(
  roster: readonly RosterStudent[],
  sides: ReadonlyMap<string, Membership>,
  side: Membership,
  day: IsoDate,
): number {
  const there = roster.filter(
    ({ student, beginsOn, endsOn }) =>
      sides.get(student) === side &&
      (beginsOn === null || beginsOn <= day) &&
      (endsOn === null || day <= endsOn),
  );
  return new Set(there.map(({ student }) => student)).size;
}

function sideValue(answers: readonly NewestAnswer[]): number | null {
  const scores = answers.flatMap(({ read }) => (read.kind === 'score' ? [read.value] : []));
  if (scores.length > 0) return median(scores);
  return answers.length === 0 ? null : answers.filter(({ read }) => isYes(read)).length / answers.length;
}

function sentenceOf(
  group: StudentGroup,
  inGroup: readonly NewestAnswer[],
  notInGroup: readonly NewestAnswer[],
  { words, floor }: GroupsViewing,
): string {
  const proportion = (answers: readonly NewestAnswer[]) => ({
    k: answers.filter(({ read }) => isYes(read)).length,
    n: answers.length,
  });
  const sides = { inGroup: proportion(inGroup), notInGroup: proportion(notInGroup) };
  const text = teamGroupSentence({ group, ...sides }, words.language, floor);
  // What one student is worth stands beside each side on the sheet already.
  const end = text.indexOf('. ');
  return end < 0 ? text : text.slice(0, end + 1);
}
