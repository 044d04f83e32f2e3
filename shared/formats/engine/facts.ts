import {
  isSchoolYear,
  type SchoolYear,
  schoolYearEnding,
  schoolYearOfDate,
} from '../../standards/school-year.ts';
import type { TableFacts } from '../format-contract.ts';
import { headerIndex } from '../header-names.ts';
import type { Value } from '../values/finding.ts';
import type { FactName } from './fact-names.ts';

/**
 * The team whose folder the file lies in; for slips of a convening (landing/<district>/convenings/<name>/) 'convenings/<name>',
 * which no team's folder can be called.
 */
export function teamOf(facts: TableFacts): string | null {
  if (facts.teamId !== null) return facts.teamId;
  const [, folder, name, file] = facts.landingKey.split('/');
  return folder === 'convenings' && name && file ? `convenings/${name}` : null;
}

interface Session {
  readonly schoolYear: SchoolYear;
  readonly startDate: string;
  readonly endDate: string;
}

/** OneRoster names a school year by the calendar year in which it ends; without that column the end date tells. */
function sessionsOf(facts: TableFacts): readonly Session[] {
  const table = facts.siblings.table('academicSessions.csv');
  if (!table) return [];
  const index = headerIndex(table.headers);
  const cell = (row: readonly string[], key: string) => (row[index.get(key) ?? -1] ?? '').trim();
  return table.rows.flatMap((row): Session[] => {
    const endDate = cell(row, 'enddate').slice(0, 10);
    const year = /^\d{4}$/.test(cell(row, 'schoolyear'))
      ? schoolYearEnding(Number(cell(row, 'schoolyear')))
      : /^\d{4}-\d{2}-\d{2}$/.test(endDate)
        ? schoolYearOfDate(endDate)
        : '';
    return isSchoolYear(year)
      ? [{ schoolYear: year, startDate: cell(row, 'startdate').slice(0, 10), endDate }]
      : [];
  });
}

/**
 * School year of a roster, which names none in its rows: that of the academic session in which the file landed; of the latest session
 * when it landed in none; without sessions, the school year in which it landed.
 */
function rosterSchoolYear(facts: TableFacts): SchoolYear {
  const sessions = sessionsOf(facts);
  const now = sessions.find(
    (session) => session.startDate <= facts.localDate && facts.localDate <= session.endDate,
  );
  const latest = sessions.toSorted((a, b) => (a.endDate < b.endDate ? -1 : 1)).at(-1);
  return (now ?? latest)?.schoolYear ?? schoolYearOfDate(facts.localDate);
}

/** What the receipt says of a roster beside which no session says its school year. Undefined where one does. */
export function rosterYearNote(facts: TableFacts): string | undefined {
  if (sessionsOf(facts).length > 0) return undefined;
  return `No academicSessions.csv in the same zip says which school year this is. The school year of the day it landed was taken: ${rosterSchoolYear(facts)}.`;
}

const FACTS: Readonly<Record<FactName, (facts: TableFacts) => Value>> = {
  team: teamOf,
  form: (facts) => facts.form,
  'landed-on': (facts) => facts.localDate,
  'landed-school-year': (facts) => schoolYearOfDate(facts.localDate),
  'roster-school-year': rosterSchoolYear,
};

/** A fact of the whole table. */
export function factOf(name: FactName, facts: TableFacts): Value {
  return FACTS[name](facts);
}
