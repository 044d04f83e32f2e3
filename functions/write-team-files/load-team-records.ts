import { quoteLiteral } from '../../shared/lake/sql.ts';
import type { SchoolYear } from '../../shared/standards/school-year.ts';
import type { TeamRecords } from '../../shared/team-view/team-records.ts';
import { type DistrictReading, networkRecords, ownRecords, sharedRecords } from './district-reading.ts';
import { rowsOfForms } from './rows-of-forms.ts';
import { earlierPredictions, teamFiles } from './team-files.ts';
import { teamInterims, teamRoster } from './team-roster.ts';

/**
 * Every record that counts for one team of a reading. The team's own records are read as they are now (its files refresh its workbook at
 * once); the roster and interims as the last night published them. Without the rows that could not be used, which only its own workbook
 * lists (`setAsideRows`); `withoutScores`: without growth and interims of single students as well, of which no pack tells.
 */
export async function readTeamRecords(
  reading: DistrictReading,
  teamId: string,
  { withoutScores = false } = {},
): Promise<TeamRecords> {
  const { district } = reading;
  const own = <N extends Parameters<typeof ownRecords>[2]>(name: N, order: string) =>
    ownRecords(reading, teamId, name, order);
  const ours = ownedBy(reading);
  const sections = await own('team-section', 'school_year, section_id, member_email');
  const schoolYear = newestYear(sections.map((section) => section.schoolYear));
  const team = (await own('team', 'school_year')).at(-1) ?? null;
  const files = await teamFiles(reading, teamId);
  const mine = <R extends { readonly teamId: string | null }>(records: readonly R[]): readonly R[] =>
    records.filter((record) => record.teamId === null || record.teamId === teamId);
  const changeIdeas = sharedRecords(reading, 'change-idea', 'change_idea_id', ours).then(mine);
  // All at once: in AWS most of the time is waiting for the ledger.
  return together({
    district,
    teamId,
    team,
    members: own('team-member', 'person_email, role, from_date'),
    sections,
    aims: sharedRecords(reading, 'aim', 'aim_id', ours).then(mine),
    drivers: changeIdeas.then((ideas) => driversOf(reading, ideas)),
    changeIdeas,
    measures: sharedRecords(reading, 'measure', 'measure_id', ours).then(mine),
    items: own('item', 'item_id, question'),
    tests: own('test-of-change', 'test_id'),
    earlierPredictions: earlierPredictions(reading, files),
    meetings: own('meeting', 'met_on'),
    storyboard: own('storyboard-entry', 'heading'),
    codes: own('code', 'code_id'),
    edits: own('team-edit', 'edited_at, landing_order, source_row').then(firstOfEach),
    answers: rowsOfForms(reading, teamId, 'exit-slip-answer', ORDER_OF_ANSWERS),
    observations: rowsOfForms(reading, teamId, 'observation', 'observed_on, section_id, measure_id, ordinal'),
    roster:
      schoolYear === undefined ? [] : teamRoster(reading, teamId, schoolYear, { withGrowth: !withoutScores }),
    noSchoolDays: sharedRecords(reading, 'no-school-day', 'first_day, name'),
    interims: schoolYear === undefined || withoutScores ? [] : teamInterims(reading, teamId, schoolYear),
  });
}

/** The district's drivers, and of the network's those that the ideas name and the district does not describe: packs name them alike. */
async function driversOf(
  reading: DistrictReading,
  ideas: TeamRecords['changeIdeas'],
): Promise<TeamRecords['drivers']> {
  const own = await sharedRecords(reading, 'driver', 'driver_id');
  const described = new Set(own.map(({ driverId }) => driverId));
  const missing = new Set(
    ideas.flatMap(({ driverId }) => (driverId === null || described.has(driverId) ? [] : [driverId])),
  );
  if (missing.size === 0) return own;
  const network = await networkRecords(reading, 'driver', 'driver_id, version, name');
  return [...own, ...network.filter(({ driverId }) => missing.has(driverId))];
}

const ORDER_OF_ANSWERS = 'submitted_at, form, response_key, question, question_ordinal, ordinal';

/** Waits for every member of an object. */
async function together<T extends object>(members: T): Promise<{ [K in keyof T]: Awaited<T[K]> }> {
  const entries = Object.entries(members).map(async ([name, value]) => [name, await value] as const);
  return Object.fromEntries(await Promise.all(entries)) as { [K in keyof T]: Awaited<T[K]> };
}

/** SQL: records of the reading's teams, and those of the whole district or network. */
function ownedBy({ teamIds }: DistrictReading): string {
  return `team_id IS NULL OR team_id IN (${teamIds.map(quoteLiteral).join(', ')})`;
}

function newestYear(years: readonly SchoolYear[]): SchoolYear | undefined {
  return [...years].sort().at(-1);
}

/** The same copy dropped again, under whatever name, says nothing new: of equal edits from one writing the first counts. */
function firstOfEach(edits: TeamRecords['edits']): TeamRecords['edits'] {
  const seen = new Set<string>();
  return edits.filter(({ kind, rowKey, field, value, issue }) => {
    if (issue === null) return true;
    const edit = JSON.stringify([kind, rowKey, field, value, issue]);
    if (seen.has(edit)) return false;
    seen.add(edit);
    return true;
  });
}
