import { median } from '../../change/run-chart/centre-line.ts';
import type { InterimsView, IsoDate, SeriesPointView, SeriesView } from '../../workbook/team-view.ts';
import type { TeamModel } from '../team-model.ts';
import type { InterimResult } from '../team-records.ts';
import type { TeamWords } from '../words/words.ts';

/** How the results of one kind of test become a value. */
interface InterimReading {
  readonly name: (words: TeamWords, testName: string) => string;
  readonly counts: (result: InterimResult) => boolean;
  readonly value: (results: readonly InterimResult[]) => number | null;
  readonly percent: boolean;
}

const share = (results: readonly InterimResult[], holds: (result: InterimResult) => boolean): number =>
  results.filter(holds).length / results.length;

/** Interim blocks report 1 below, 2 near, 3 above the standard, and no scale score. */
const NEAR = 2;

/** In order: the first reading that fits a result takes it. */
const READINGS: readonly InterimReading[] = [
  {
    name: (words, testName) => words.interims.met(testName),
    counts: ({ standing, distanceFromStandard }) => standing === 'counts' && distanceFromStandard !== null,
    value: (results) => share(results, ({ distanceFromStandard }) => (distanceFromStandard ?? -1) >= 0),
    percent: true,
  },
  {
    name: (words, testName) => words.interims.nearOrAbove(testName),
    counts: ({ standing, achievementLevel }) => standing === 'not-comparable' && achievementLevel !== null,
    value: (results) => share(results, ({ achievementLevel }) => (achievementLevel ?? 0) >= NEAR),
    percent: true,
  },
  {
    name: (words, testName) => words.interims.median(testName),
    counts: ({ standing, scaleScore }) => standing === 'counts' && scaleScore !== null,
    value: (results) =>
      median(results.flatMap(({ scaleScore }) => (scaleScore === null ? [] : [scaleScore]))),
    percent: false,
  },
];

interface ReadResult {
  readonly result: InterimResult;
  readonly reading: InterimReading;
  readonly line: string;
  readonly testedOn: IsoDate;
}

/**
 * Interim tests of the team's students, a few points a year: dots with n, no usual level, no verdict. Only the network's subject; a
 * result without a date stands on no axis. Fewer students than the floor: no value.
 */
export function interimsView(model: TeamModel): InterimsView | null {
  const subject = model.settings.networkAim?.subject ?? 'mathematics';
  const read = model.records.interims
    .filter((result) => result.subject === subject)
    .flatMap((result): ReadResult[] => {
      const reading = READINGS.find(({ counts }) => counts(result));
      if (reading === undefined || result.testedOn === null) return [];
      const line = JSON.stringify([result.test, result.testName, READINGS.indexOf(reading)]);
      return [{ result, reading, line, testedOn: result.testedOn }];
    });
  const series = [...groupBy(read, ({ line }) => line)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([line, results]) => interimSeries(line, results, model));
  return series.length === 0 ? null : { series };
}

function groupBy<R>(rows: readonly R[], keyOf: (row: R) => string): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}

function interimSeries(line: string, results: readonly ReadResult[], model: TeamModel): SeriesView {
  const { words, settings, keys } = model;
  const [first] = results;
  const reading = first?.reading ?? READINGS[0];
  const testName = first?.result.testName ?? first?.result.test ?? '';
  const windows = [...groupBy(results, ({ result }) => result.administration)];
  const points = windows.map(([window, ofWindow]): SeriesPointView => {
    const students = newestPerStudent(ofWindow);
    const hidden = students.length < settings.floors.teamGroup;
    const date =
      ofWindow
        .map(({ testedOn }) => testedOn)
        .sort()
        .at(-1) ?? '';
    return {
      key: keys.point({ measureId: line, itemId: null, source: 'interim', section: null, date: window }),
      date,
      value: hidden || reading === undefined ? null : reading.value(students.map(({ result }) => result)),
      answered: students.length,
      expected: null,
      inBaseline: false,
      excluded: null,
      hidden,
    };
  });
  const highest = Math.max(0, ...results.map(({ result }) => result.scaleScore ?? 0));
  return {
    measureId: `interim:${first?.result.test ?? ''}:${testName}`,
    measureName: reading?.name(words, testName) ?? testName,
    section: null,
    source: testName,
    unit: reading?.percent ? { kind: 'percent' } : { kind: 'score', lowest: 0, highest },
    betterIs: 'higher',
    students: new Set(results.map(({ result }) => result.student)).size,
    points: points.sort((a, b) => (a.date < b.date ? -1 : 1)),
    usualLevels: [],
    goal: null,
    change: null,
    limits: null,
  };
}

/** A student who took a test twice in one window counts with the newer result. */
function newestPerStudent(results: readonly ReadResult[]): ReadResult[] {
  const newest = new Map<string, ReadResult>();
  for (const one of results) {
    const before = newest.get(one.result.student);
    if (before === undefined || one.testedOn >= before.testedOn) newest.set(one.result.student, one);
  }
  return [...newest.values()];
}
