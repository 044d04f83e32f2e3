import type { DatedDone } from '../../change/implementation.ts';
import type { ClassSetting } from '../../change/lesson-days.ts';
import { type DatedObservation, observationSeries } from '../../change/observation-series.ts';
import type { SetAsideReason, Source } from '../../change/series.ts';
import type { ObservationRecord } from '../../records/classroom.ts';
import type { MeasureRecord, TeamSection } from '../../records/team.ts';
import { sectionsByWords, type Unplaced } from '../responses.ts';
import type { Traced } from '../team-records.ts';
import { sameText } from '../texts.ts';
import { type ClassDays, type LineName, sameLine, settingOf } from './class-days.ts';
import type { MeasureLine, NotUsed } from './measure-lines.ts';
import { minutesOfRate, seriesKind, type TeamMeasures } from './team-measures.ts';

/** An observation with its section as the team's list has it. */
export interface Observed extends DatedObservation {
  readonly record: Traced<ObservationRecord>;
}

/** "Done as planned?" of one lesson, with who said so. */
export interface DoneEntry extends DatedDone {
  readonly observer: string | null;
  readonly record: Traced<ObservationRecord>;
}

/** The observations of a team, by the measure they are about. */
export interface TeamObservations {
  readonly byMeasure: ReadonlyMap<
    string,
    { readonly counts: readonly Observed[]; readonly done: readonly DoneEntry[] }
  >;
  readonly setAside: readonly NotUsed[];
  readonly unknownMeasures: readonly Unplaced[];
  readonly unknownSections: readonly Unplaced[];
}

/**
 * Sorts observations by measure and kind. Sections that the team's list does not have keep the words they came with, so that two
 * lessons of one day stay two.
 */
export function teamObservations(
  records: readonly Traced<ObservationRecord>[],
  measures: TeamMeasures,
  sections: readonly TeamSection[],
): TeamObservations {
  const sectionOf = sectionsByWords(sections);
  const onlySection = new Set(sectionOf.values()).size === 1 ? [...sectionOf.values()][0] : undefined;
  const byMeasure = new Map<string, { counts: Observed[]; done: DoneEntry[] }>();
  const setAside: NotUsed[] = [];
  const unknownMeasures = new Map<string, number>();
  const unknownSections = new Map<string, number>();
  for (const record of inOrder(records)) {
    const measure = measures.find(record.measureId);
    const place = record.measureId;
    if (measure === undefined) {
      setAside.push({ date: record.observedOn, reason: 'no_such_measure', record, place });
      unknownMeasures.set(place, (unknownMeasures.get(place) ?? 0) + 1);
      continue;
    }
    const words = record.sectionId;
    const known = words === null ? onlySection : (sectionOf.get(sameText(words)) ?? onlySection);
    if (words !== null && !sectionOf.has(sameText(words))) {
      unknownSections.set(words, (unknownSections.get(words) ?? 0) + 1);
    }
    const section = known ?? words;
    const { source, observer, numerator, denominator, value, done, observedOn: date } = record;
    const ofMeasure = byMeasure.get(measure.measureId) ?? { counts: [], done: [] };
    byMeasure.set(measure.measureId, ofMeasure);
    if (measure.kind !== 'implementation') {
      ofMeasure.counts.push({ date, section, source, observer, numerator, denominator, value, record });
    } else if (done !== null) ofMeasure.done.push({ date, section, source, observer, done, record });
    else setAside.push({ date, reason: 'neither_done_nor_not', record, place });
  }
  return {
    byMeasure,
    setAside,
    unknownMeasures: [...unknownMeasures].map(([text, count]) => ({ text, count })),
    unknownSections: [...unknownSections].map(([text, count]) => ({ text, count })),
  };
}

/** In time order; within a day in the order of the natural key, so that the order of landing plays no part. */
function inOrder(records: readonly Traced<ObservationRecord>[]): Traced<ObservationRecord>[] {
  const key = (record: ObservationRecord): string =>
    JSON.stringify([record.observedOn, record.sectionId, record.source, record.observer, record.ordinal]);
  return records
    .map((record) => ({ record, key: key(record) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ record }) => record);
}

/** The lines of a measure from observations: one for each source, all sections together or each by itself. */
export function observedLines(
  measure: MeasureRecord,
  observed: readonly Observed[],
  sections: ClassSetting['sections'],
  days: ClassDays,
): { readonly lines: readonly MeasureLine[]; readonly setAside: readonly NotUsed[] } {
  const lines: MeasureLine[] = [];
  const setAside: NotUsed[] = [];
  const perMinutes = minutesOfRate(measure);
  const measured = {
    measure: measure.measureId,
    kind: seriesKind(measure),
    ...(perMinutes === undefined ? {} : { perMinutes }),
  };
  for (const source of [...new Set(observed.map((row) => row.source))].sort()) {
    const name: LineName = { measureId: measure.measureId, itemId: null, source };
    const ofSource = observed.filter((row) => row.source === source);
    const setting = settingOf(days, name, { sections, lessons: [], phaseStarts: [] });
    const built = observationSeries(measured, ofSource, setting);
    lines.push(...built.series.map((series) => ({ measure, name, series })));
    // The engine hands back the rows it was given.
    setAside.push(...built.setAside.map(({ row, reason }) => notUsed(row as Observed, reason)));
  }
  return { lines, setAside };
}

function notUsed({ record, date }: Observed, reason: SetAsideReason): NotUsed {
  return { date, reason, record, place: record.measureId };
}

/** A lesson that the team left out of "did we do it as planned?", with its reason. */
export interface LeftOutDone extends NotUsed {
  readonly words: string;
  readonly entry: DoneEntry;
}

/** "Done as planned?" of a measure without the lessons that the team left out. */
export function doneWithoutLeftOut(
  done: readonly DoneEntry[],
  measureId: string,
  { exclusions }: ClassDays,
): {
  readonly kept: readonly DoneEntry[];
  readonly leftOut: readonly LeftOutDone[];
} {
  const reasonOf = ({ date, section, source }: DoneEntry): string | undefined =>
    exclusions.find(
      (point) =>
        sameLine(point, { measureId, itemId: null, source: source satisfies Source }) &&
        point.date === date &&
        (point.section === null || point.section === section),
    )?.reason;
  const kept = done.filter((entry) => reasonOf(entry) === undefined);
  const leftOut = done.flatMap((entry) => {
    const words = reasonOf(entry);
    const { date, record } = entry;
    return words === undefined
      ? []
      : [{ date, reason: 'lesson_left_out' as const, record, place: measureId, words, entry }];
  });
  return { kept, leftOut };
}
