import type { GroupTableRow, SameStudentRow } from '../../shared/gaps/group-table.ts';
import { ofPopulation, packGroups } from '../../shared/packs/outcomes/release-outcomes.ts';
import {
  type SameStudentFinding,
  sameStudentFindings,
  sameStudentTable,
} from '../../shared/packs/outcomes/same-student-table.ts';
import type { SchoolsView } from '../../shared/packs/outcomes/schools-view.ts';
import { distanceLimits } from '../../shared/packs/outcomes/score-limits.ts';
import { type SubjectView, subjectView } from '../../shared/packs/outcomes/subject-view.ts';
import type { RangeSolver } from '../../shared/privacy/range-solver.ts';
import type { PublishedTable } from '../../shared/privacy/released-table.ts';
import type { SuppressionRules } from '../../shared/privacy/rules.ts';
import { suppress } from '../../shared/privacy/suppress.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import type { SchoolYear } from '../../shared/standards/school-year.ts';
import type { Subject } from '../../shared/standards/smarter-balanced.ts';
import { groupOutcomes } from './group-outcomes.ts';
import { aboutGroups, aimOf } from './network-aim.ts';

/** One subject in one place, with what was published before. */
export interface SubjectFacts {
  readonly settings: Settings;
  /** A district, or the network. */
  readonly place: string;
  /** The gap table of the place. Not suppressed. */
  readonly rows: readonly GroupTableRow[];
  /** Students with a score in both the baseline and the newest year; none where they are the same. Not suppressed. */
  readonly pairs: readonly SameStudentRow[];
  readonly subject: Subject;
  readonly years: readonly SchoolYear[];
  readonly baseline: SchoolYear;
  readonly rules: SuppressionRules;
  readonly solver: RangeSolver;
  readonly earlier: readonly PublishedTable[];
}

/** What is told of a district's schools, with the tables behind it. */
export interface ReleasedSchools {
  readonly view: SchoolsView | null;
  readonly tables: readonly PublishedTable[];
}

const NO_SCHOOLS: ReleasedSchools = { view: null, tables: [] };

/** What a pack tells of a subject in a place, through suppression: groups, growth, the same students, schools where they are told apart. */
export function subjectOfPlace(
  facts: SubjectFacts,
  schoolsBeside: (groups: PublishedTable) => ReleasedSchools = () => NO_SCHOOLS,
): { readonly view: SubjectView; readonly tables: readonly PublishedTable[] } {
  const { settings, place, subject, years, baseline, rules } = facts;
  const about = aboutGroups(settings);
  const { outcomes, growth } = groupOutcomes({
    ...facts,
    groups: packGroups(about),
    growthFloor: settings.floors.growthGroup,
  });
  const same = sameStudents(facts);
  const schools = schoolsBeside(outcomes.table);
  const view = subjectView({
    subject,
    place,
    years,
    baseline,
    outcomes,
    growth,
    sameStudents: same.findings,
    about,
    aim: aimOf(settings, subject),
    schools: schools.view,
    exact: rules.exactN,
  });
  const groupTables = [outcomes.table, ...(growth === null ? [] : [growth.table])];
  return { view, tables: [...groupTables, ...same.tables, ...schools.tables] };
}

function sameStudents({
  settings,
  place,
  pairs,
  subject,
  years,
  baseline,
  rules,
  solver,
  earlier,
}: SubjectFacts): {
  readonly findings: readonly SameStudentFinding[];
  readonly tables: readonly PublishedTable[];
} {
  const yearNow = years.at(-1);
  if (pairs.length === 0 || yearNow === undefined) return { findings: [], tables: [] };
  const groups = packGroups(aboutGroups(settings)).first;
  const table = sameStudentTable({
    id: `${place} ${subject} same students`,
    rows: pairs,
    place,
    subject,
    yearThen: baseline,
    yearNow,
    groups,
    scoreLimits: distanceLimits(subject),
  });
  const released = suppress(table, rules, solver, ofPopulation(earlier, table));
  const about = groups.filter(({ id }) => id !== 'white');
  return { findings: sameStudentFindings(released, about), tables: [released] };
}
