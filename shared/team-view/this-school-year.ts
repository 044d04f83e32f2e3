import { type SchoolYear, schoolYearOfDate } from '../standards/school-year.ts';
import type { IsoDate } from '../workbook/team-view.ts';
import type { TeamRecords } from './team-records.ts';

interface OfAYear {
  readonly schoolYear: SchoolYear;
}

/**
 * The records a team works with now. Records are true inside their school year: a team that goes on has a test T1, a section P2 and an
 * item for the same question in each, and the slips of last year's students are no baseline for this year's.
 *
 * - The team's year is the newest in which anything happened or was planned, never one still to come.
 * - What happened (slips, observations, meetings) and what was typed counts in that year only. Over the summer people still type into
 *   last year's workbook: later edits count too.
 * - Sections, members and tests are those of the newest year that has any: nobody keeps access by having been a member once.
 * - Measures, items, codes and the theory stay until a newer row says otherwise.
 */
export function recordsOfThisYear(records: TeamRecords, today: IsoDate): TeamRecords {
  const latest = schoolYearOfDate(today);
  const year =
    newestYear([records.answers, records.observations, records.sections, records.tests].flat(), latest) ??
    latest;
  const inYear = <R extends OfAYear>(list: readonly R[]): R[] =>
    list.filter((one) => one.schoolYear === year);
  const newestOnly = <R extends OfAYear>(list: readonly R[]): R[] => {
    const newest = newestYear(list, latest);
    return list.filter((one) => one.schoolYear === newest);
  };
  return {
    ...records,
    sections: newestOnly(records.sections),
    members: newestOnly(records.members),
    tests: newestOnly(records.tests),
    measures: newestPer(records.measures, latest, ({ teamId, measureId }) => [teamId, measureId]),
    items: newestPer(records.items, latest, ({ question }) => [question]),
    codes: newestPer(records.codes, latest, ({ codeId }) => [codeId]),
    aims: newestPer(records.aims, latest, ({ aimId, version }) => [aimId, version]),
    drivers: newestPer(records.drivers, latest, ({ driverId, version }) => [driverId, version]),
    changeIdeas: newestPer(records.changeIdeas, latest, ({ teamId, changeIdeaId }) => [teamId, changeIdeaId]),
    storyboard: newestPer(records.storyboard, latest, ({ heading }) => [heading]),
    answers: inYear(records.answers),
    observations: inYear(records.observations),
    meetings: inYear(records.meetings),
    edits: records.edits.filter((one) => one.schoolYear >= year),
  };
}

function newestYear(list: readonly OfAYear[], latest: SchoolYear): SchoolYear | undefined {
  let newest: SchoolYear | undefined;
  for (const { schoolYear } of list) {
    if (schoolYear <= latest && (newest === undefined || schoolYear > newest)) newest = schoolYear;
  }
  return newest;
}

/** Of rows with the same key the one of the newest year. */
function newestPer<R extends OfAYear>(
  list: readonly R[],
  latest: SchoolYear,
  keyOf: (row: R) => readonly unknown[],
): R[] {
  const newest = new Map<string, R>();
  for (const row of list) {
    if (row.schoolYear > latest) continue;
    const key = JSON.stringify(keyOf(row));
    const before = newest.get(key);
    if (before === undefined || row.schoolYear > before.schoolYear) newest.set(key, row);
  }
  return [...newest.values()];
}
