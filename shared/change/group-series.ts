import {
  answerLine,
  type CountedAnswer,
  type DatedAnswer,
  type Question,
  sortAnswers,
} from './answer-series.ts';
import { type ClassSetting, linesOf } from './lesson-days.ts';
import type { IsoDate } from './run-chart/point.ts';
import type { Series, SeriesPoint, SetAside } from './series.ts';

/** On which side of a comparison a student is. Nobody is put on a side by guessing. */
export type Membership = 'in_group' | 'not_in_group' | 'unknown';

/** A group and the students who are not in it, on the same axis. */
export interface GroupComparisonSeries {
  readonly inGroup: Series;
  readonly notInGroup: Series;
  /** Not in group minus in group, per lesson; a gap that closes moves towards 0. */
  readonly difference: Series;
  /** Answers whose side is not known, by lesson day: on no line, always told. */
  readonly unknown: readonly { readonly date: IsoDate; readonly answers: number }[];
  /** Lesson days hidden because one side was too small. */
  readonly hidden: readonly IsoDate[];
  readonly setAside: readonly SetAside<DatedAnswer>[];
}

/** Students in a group needed before a team sees its percent. */
const TEAM_GROUP_FLOOR = 5;

/**
 * A measure for a group and for the students not in it, per lesson day.
 *
 * A day is shown only when both sides have at least `floor` students in the denominator; otherwise both
 * are hidden, because the other side and the class total would give the hidden one away. The numbers
 * behind hidden days are not in the result.
 *
 * Only slips with a student id can be on a side. Sections are taken together.
 */
export function groupSeries(
  question: Question,
  answers: readonly DatedAnswer[],
  setting: ClassSetting,
  membershipOf: (student: string) => Membership,
  floor: number = TEAM_GROUP_FLOOR,
): GroupComparisonSeries {
  const { counted, setAside } = sortAnswers(answers, question.item);
  const sideOf = ({ student }: { student: string | null }): Membership =>
    student === null ? 'unknown' : membershipOf(student);
  const sideLine = (side: Membership): Series => {
    const enrollments = setting.enrollments.filter((enrollment) => sideOf(enrollment) === side);
    const onSide = counted.filter((answer) => sideOf(answer) === side);
    // Every lesson of the class is a place on both axes, so that the two lines stay side by side.
    const lessons = [...setting.lessons, ...counted.map(({ date, section }) => ({ date, section }))];
    const sideSetting = {
      ...setting,
      sections: 'together' as const,
      lessons,
      enrollments,
      sectionSizes: new Map(),
    };
    const [line] = linesOf(onSide, answerLine(question), sideSetting);
    if (line === undefined) throw new Error('sections together make one line');
    return line;
  };
  const [inLine, restLine] = [sideLine('in_group'), sideLine('not_in_group')];
  const hidden = new Set(hiddenDays(inLine.points, restLine.points, floor));
  const inGroup = { ...inLine, points: inLine.points.map((point) => hide(point, hidden)) };
  const notInGroup = { ...restLine, points: restLine.points.map((point) => hide(point, hidden)) };
  return {
    inGroup,
    notInGroup,
    difference: differenceOf(inGroup, notInGroup),
    unknown: unknownByDay(counted.filter((answer) => sideOf(answer) === 'unknown')),
    hidden: [...hidden].sort(),
    setAside,
  };
}

const behind = (point: SeriesPoint): number => point.denominator ?? point.answered ?? 0;

function hiddenDays(group: readonly SeriesPoint[], rest: readonly SeriesPoint[], floor: number): IsoDate[] {
  return group.flatMap((point, i) => {
    const other = rest[i];
    const together = behind(point) + (other === undefined ? 0 : behind(other));
    const shown = behind(point) >= floor && other !== undefined && behind(other) >= floor;
    return shown || together === 0 ? [] : [point.date];
  });
}

function hide(point: SeriesPoint, hidden: ReadonlySet<IsoDate>): SeriesPoint {
  if (!hidden.has(point.date)) return point;
  const { date, excluded } = point;
  return { date, value: null, answered: null, expected: null, excluded, hidden: true };
}

function differenceOf(inGroup: Series, notInGroup: Series): Series {
  const points = inGroup.points.map((point, i): SeriesPoint => {
    const other = notInGroup.points[i];
    const both = point.value !== null && other !== undefined && other.value !== null;
    return {
      date: point.date,
      value: both ? (other.value ?? 0) - (point.value ?? 0) : null,
      excluded: point.excluded ?? other?.excluded ?? null,
      answered: both ? (point.answered ?? 0) + (other.answered ?? 0) : null,
      expected: null,
      ...(point.hidden ? { hidden: true } : {}),
    };
  });
  const students = (inGroup.students ?? 0) + (notInGroup.students ?? 0);
  return { ...inGroup, kind: 'difference', points, students };
}

function unknownByDay(answers: readonly CountedAnswer[]): { date: IsoDate; answers: number }[] {
  const counts = new Map<IsoDate, number>();
  for (const { date } of answers) counts.set(date, (counts.get(date) ?? 0) + 1);
  return [...counts]
    .map(([date, count]) => ({ date, answers: count }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}
