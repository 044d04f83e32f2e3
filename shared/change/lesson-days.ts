import type { IsoDate } from './run-chart/point.ts';
import type { Series, SeriesKind, SeriesPoint, Source } from './series.ts';

/** A lesson day people left out, with the reason they wrote down. */
export interface Exclusion {
  readonly date: IsoDate;
  /** Null = the day of all sections. */
  readonly section: string | null;
  readonly reason: string;
}

/** A student in a section; open-ended where a date is null. */
export interface Enrollment {
  readonly section: string;
  readonly student: string;
  readonly begin: IsoDate | null;
  readonly end: IsoDate | null;
}

/** What surrounds the rows of a team: which lessons there were, who was expected, what is left out. */
export interface ClassSetting {
  /** One line for all sections, or one for each. */
  readonly sections: 'together' | 'separate';
  /** Days on which a section met. A day without rows is a gap on the chart, not a zero. */
  readonly lessons: readonly { readonly date: IsoDate; readonly section: string | null }[];
  readonly exclusions: readonly Exclusion[];
  readonly enrollments: readonly Enrollment[];
  /** Number of students of sections without enrollments, as the team typed it. */
  readonly sectionSizes: ReadonlyMap<string, number>;
  /** Days on which people began a new phase. */
  readonly phaseStarts: readonly IsoDate[];
}

/** A setting in which nothing is known but the rows. */
export const bareSetting: ClassSetting = {
  sections: 'together',
  lessons: [],
  exclusions: [],
  enrollments: [],
  sectionSizes: new Map(),
  phaseStarts: [],
};

/** Anything that happened in a lesson. */
export interface LessonRow {
  readonly date: IsoDate;
  /** Null where the form does not say. */
  readonly section: string | null;
}

/** What a day's rows amount to. */
export type DayValue = Pick<SeriesPoint, 'value' | 'numerator' | 'denominator' | 'answered' | 'spread'>;

/** How rows become points. */
export interface LineMaker<Row extends LessonRow> {
  readonly measure: string;
  readonly kind: SeriesKind;
  readonly source: Source;
  /** The value of one day, from at least one row. */
  readonly dayValue: (rows: readonly Row[]) => DayValue;
  /** Students are expected to answer (slips), or not (counts of talk). */
  readonly aboutStudents: boolean;
  readonly studentOf: (row: Row) => string | null;
}

/** Lines from rows: one for all sections or one for each, in order of section. */
export function linesOf<Row extends LessonRow>(
  rows: readonly Row[],
  maker: LineMaker<Row>,
  setting: ClassSetting,
): Series[] {
  if (setting.sections === 'together') return [lineOf(null, rows, setting.lessons, maker, setting)];
  const sections = [...new Set([...rows, ...setting.lessons].map(({ section }) => section))];
  sections.sort((a, b) => (a ?? '').localeCompare(b ?? '', 'en'));
  return sections.map((section) => {
    const here = rows.filter((row) => row.section === section);
    const lessons = setting.lessons.filter((lesson) => lesson.section === section);
    return lineOf(section, here, lessons, maker, setting);
  });
}

function lineOf<Row extends LessonRow>(
  section: string | null,
  rows: readonly Row[],
  lessons: readonly LessonRow[],
  maker: LineMaker<Row>,
  setting: ClassSetting,
): Series {
  const rowsByDate = byDate(rows);
  const lessonsByDate = byDate(lessons);
  const dates = [...new Set([...rowsByDate.keys(), ...lessonsByDate.keys()])].sort();
  const points = dates.map((date) =>
    pointOf(date, rowsByDate.get(date) ?? [], lessonsByDate.get(date) ?? [], maker, setting),
  );
  const { measure, kind, source } = maker;
  const students = maker.aboutStudents ? differentStudents(rows, points, maker) : null;
  return { measure, kind, source, section, points, students, phaseStarts: setting.phaseStarts };
}

function byDate<Row extends LessonRow>(rows: readonly Row[]): ReadonlyMap<IsoDate, Row[]> {
  const grouped = new Map<IsoDate, Row[]>();
  for (const row of rows) {
    const sameDay = grouped.get(row.date);
    if (sameDay === undefined) grouped.set(row.date, [row]);
    else sameDay.push(row);
  }
  return grouped;
}

/** At least so many different students: the ids seen, or the most answers on one day where slips carry none. */
function differentStudents<Row extends LessonRow>(
  rows: readonly Row[],
  points: readonly SeriesPoint[],
  maker: LineMaker<Row>,
): number {
  const ids = new Set(rows.map(maker.studentOf).filter((id) => id !== null));
  return points.reduce((most, { answered }) => Math.max(most, answered ?? 0), ids.size);
}

/**
 * One point. A section that is left out on this day drops out of the value; when nothing else is left the
 * whole point is left out, with its value kept so that it can be drawn hollow.
 */
function pointOf<Row extends LessonRow>(
  date: IsoDate,
  rows: readonly Row[],
  lessons: readonly LessonRow[],
  maker: LineMaker<Row>,
  setting: ClassSetting,
): SeriesPoint {
  const reasonFor = (section: string | null): string | null =>
    setting.exclusions.find(
      (exclusion) =>
        exclusion.date === date &&
        exclusion.reason.trim() !== '' &&
        (exclusion.section === null || exclusion.section === section),
    )?.reason ?? null;
  const kept = rows.filter((row) => reasonFor(row.section) === null);
  const allLeftOut = rows.length > 0 && kept.length === 0;
  const used = allLeftOut ? rows : kept;
  const reasons = new Set(rows.map((row) => reasonFor(row.section)).filter((reason) => reason !== null));
  const met = [...used, ...lessons.filter(({ section }) => allLeftOut || reasonFor(section) === null)];
  const day =
    used.length === 0 ? { value: null, answered: maker.aboutStudents ? 0 : null } : maker.dayValue(used);
  return {
    date,
    ...day,
    expected: maker.aboutStudents ? expectedStudents(date, met, setting) : null,
    excluded: allLeftOut ? [...reasons].join('; ') : null,
  };
}

/** Students on the roster of the sections that met; where the section is not known, of all sections. */
function expectedStudents(
  date: IsoDate,
  met: readonly LessonRow[],
  { enrollments, sectionSizes }: ClassSetting,
): number | null {
  const known = new Set(met.flatMap(({ section }) => (section === null ? [] : [section])));
  const all = new Set([...enrollments.map(({ section }) => section), ...sectionSizes.keys()]);
  const sections = known.size > 0 && met.every(({ section }) => section !== null) ? known : all;
  const rostered = new Set(enrollments.map(({ section }) => section));
  const students = new Set<string>();
  for (const { section, student, begin, end } of enrollments) {
    const there = (begin === null || begin <= date) && (end === null || date <= end);
    if (there && sections.has(section)) students.add(student);
  }
  let total = students.size;
  for (const section of sections) {
    if (rostered.has(section)) continue;
    const size = sectionSizes.get(section);
    if (size === undefined) return null;
    total += size;
  }
  return sections.size === 0 ? null : total;
}

/** Exclusions somebody typed without saying why: they are not applied, and the team is asked. */
export function exclusionsWithoutReason(exclusions: readonly Exclusion[]): Exclusion[] {
  return exclusions.filter(({ reason }) => reason.trim() === '');
}

/**
 * New phases from the days on which wordings of a question came into use. The first wording starts no
 * phase; the Spanish and the English wording of one day start one together.
 *
 * @example phaseStartsOfWordings([null, null, '2018-01-20']) // ['2018-01-20']
 */
export function phaseStartsOfWordings(usedFrom: readonly (IsoDate | null)[]): IsoDate[] {
  const days = [...new Set(usedFrom.map((day) => day ?? ''))].sort();
  return days.slice(1);
}
