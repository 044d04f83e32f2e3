import { takesPart } from '../../change/run-chart/point.ts';
import type { Series } from '../../change/series.ts';
import type { MeasureRecord } from '../../records/team.ts';
import type { Traced } from '../team-records.ts';
import type { NotUsedReason } from '../words/words.ts';
import type { ClassDays, LineName } from './class-days.ts';
import { observedLines, type TeamObservations } from './observed-lines.ts';
import { type SlipQuestion, slipLines } from './slip-lines.ts';

/** One line of one measure: all sections of the team, or one of them (or the rows whose section nobody knows). */
export interface MeasureLine {
  readonly measure: MeasureRecord;
  readonly name: LineName;
  readonly series: Series;
}

/** A row that is in no line. */
export interface NotUsed {
  readonly date: string;
  readonly reason: NotUsedReason;
  readonly record: Traced<object>;
  /** Where it stood, when the file is not known: the form or the measure as written. */
  readonly place: string;
}

/** The lines of one measure. */
export interface LinesOfMeasure {
  readonly measure: MeasureRecord;
  /** The line that is judged: of those with all sections together, the one with the most lessons. Null before any row came in. */
  readonly main: MeasureLine | null;
  /** Further questions and sources, all sections together. Sources never share a line. */
  readonly others: readonly MeasureLine[];
  /** One for each section, of the question and source of the main line. Empty when there is only one section. */
  readonly bySection: () => readonly MeasureLine[];
  readonly setAside: readonly NotUsed[];
}

/** Ties are broken in this order: what students say, what somebody saw, what they did, what teachers say of themselves. */
const SOURCE_ORDER: readonly string[] = ['student-slip', 'observed', 'work-sample', 'self-report'];

/** All lines of a measure: from slips, from observations, or from both. */
export function linesOfMeasure(
  measure: MeasureRecord,
  questions: readonly SlipQuestion[],
  observations: TeamObservations,
  days: ClassDays,
): LinesOfMeasure {
  const own = questions.filter((question) => question.measure === measure);
  const observed = observations.byMeasure.get(measure.measureId)?.counts ?? [];
  const observedTogether = observedLines(measure, observed, 'together', days);
  const [main = null, ...others] = [
    ...own.flatMap((question) => slipLines(question, 'together', days)),
    ...observedTogether.lines,
  ]
    .filter(({ series }) => series.points.length > 0)
    .sort(byLessons);
  return {
    measure,
    main,
    others,
    bySection: () => {
      if (main === null) return [];
      const question = own.find(({ itemId }) => itemId === main.name.itemId);
      const ofSource = observed.filter(({ source }) => source === main.name.source);
      const lines =
        question === undefined
          ? observedLines(measure, ofSource, 'separate', days).lines
          : slipLines(question, 'separate', days);
      return lines.length > 1 ? lines : [];
    },
    setAside: [...own.flatMap(({ setAside }) => setAside), ...observedTogether.setAside],
  };
}

function byLessons(a: MeasureLine, b: MeasureLine): number {
  const lessons = ({ series }: MeasureLine): number => series.points.filter(takesPart).length;
  const source = ({ name }: MeasureLine): number => SOURCE_ORDER.indexOf(name.source);
  const item = ({ name }: MeasureLine): string => name.itemId ?? '';
  return lessons(b) - lessons(a) || source(a) - source(b) || (item(a) < item(b) ? -1 : 1);
}
