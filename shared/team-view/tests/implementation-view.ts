import {
  type ImplementationSummary,
  type ImplementationWords,
  implementationSummaries,
  implementationWords,
} from '../../change/implementation.ts';
import { agreementInWords, agreementOnCategories, observerPairs } from '../../change/observer-agreement.ts';
import type { IsoDate } from '../../change/run-chart/point.ts';
import type { MeasureRecord, TestOfChange } from '../../records/team.ts';
import type { ImplementationView } from '../../workbook/team-view.ts';
import { type DoneEntry, doneWithoutLeftOut, type LeftOutDone } from '../lines/observed-lines.ts';
import { measureName } from '../lines/team-measures.ts';
import type { TeamModel } from '../team-model.ts';

/** "Did we do it as planned?" of one test. */
export interface TestImplementation {
  readonly measure: MeasureRecord | undefined;
  readonly words: ImplementationWords;
  /** Null before the first lesson was written down. */
  readonly view: ImplementationView | null;
  readonly summaries: readonly ImplementationSummary[];
  /** Agreement of two observers of the same lessons, in words; null when nobody watched together. */
  readonly agreement: string | null;
  /** Lessons the team left out, with its reasons. */
  readonly leftOut: readonly LeftOutDone[];
}

const SILENT: ImplementationWords = { text: '', qualifiesHeadline: false };

/**
 * What was written down about doing the change, from its first lesson up to a day. Before that lesson nothing is expected, and nothing
 * is said. A measure that counts (minutes, times) is a line of its own on The numbers: only done / partly / no is summed up here.
 */
export function testImplementation(
  record: TestOfChange,
  test: { readonly changeWords: string; readonly until: IsoDate },
  model: TeamModel,
): TestImplementation {
  const { language, days, observations, measures } = model;
  const measure = measures.find(record.implementationMeasureId);
  const changeDate = record.startsOn !== null && record.startsOn <= model.today ? record.startsOn : null;
  const entries = measure === undefined ? undefined : observations.byMeasure.get(measure.measureId);
  const { kept, leftOut } = doneWithoutLeftOut(entries?.done ?? [], measure?.measureId ?? '', days);
  const summaries = changeDate === null ? [] : implementationSummaries(kept, changeDate, test.until);
  const isCounted = measure !== undefined && measure.kind !== 'implementation';
  const words =
    changeDate === null || isCounted
      ? SILENT
      : implementationWords(summaries, {
          language,
          change: test.changeWords,
          changeDate,
          hasMeasure: measure !== undefined,
        });
  return {
    measure,
    words,
    view: measure === undefined ? null : viewOf(measure, summaries, leftOut, words, model),
    summaries,
    agreement: agreementOf(kept, model),
    leftOut,
  };
}

function viewOf(
  measure: MeasureRecord,
  summaries: readonly ImplementationSummary[],
  leftOut: readonly LeftOutDone[],
  words: ImplementationWords,
  { language, keys, sectionName, masking, words: table }: TeamModel,
): ImplementationView | null {
  const [most, ...others] = summaries;
  if (most === undefined) return null;
  // Sources are never added up; the chart shows the one with the most lessons, the others are told.
  const further = others.map((summary) =>
    table.otherSource({
      source: table.sources[summary.source],
      summary: implementationWords([summary], {
        language,
        change: measureName(measure, language),
        changeDate: summary.lessons[0]?.date ?? '',
        hasMeasure: true,
      }).text,
    }),
  );
  return {
    measureId: measure.measureId,
    measureName: measureName(measure, language),
    source: table.sources[most.source],
    summary: [words.text, ...further].join(' '),
    lessons: [
      ...most.lessons.map((lesson) => ({ ...lesson, excluded: null })),
      // A lesson that was left out can be taken in again where it was left out.
      ...leftOut
        .filter(({ entry }) => entry.source === most.source && entry.date >= (most.lessons[0]?.date ?? ''))
        .map(({ entry, words: reason }) => ({ ...entry, excluded: masking.teamText(reason) })),
    ]
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
      .map(({ date, section, done, source, excluded }) => ({
        key: keys.point({ measureId: measure.measureId, itemId: null, source, section, date }),
        date,
        section: section === null ? null : sectionName(section),
        done,
        excluded,
      })),
  };
}

function agreementOf(done: readonly DoneEntry[], { language }: TeamModel): string | null {
  const pairs = observerPairs(
    done
      .filter(({ source }) => source === 'observed')
      .map(({ date, section, observer, done: noted }) => ({ date, section, observer, noted })),
  );
  return pairs.length === 0 ? null : agreementInWords(language, agreementOnCategories(pairs));
}
