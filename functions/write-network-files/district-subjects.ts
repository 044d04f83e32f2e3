import type { GroupTableRow, SameStudentRow } from '../../shared/gaps/group-table.ts';
import { studentGroup } from '../../shared/gaps/groups.ts';
import { DEFAULT_GROWTH_SETTINGS } from '../../shared/growth/growth-cohort.ts';
import type { PackAim } from '../../shared/packs/outcomes/outcome-view.ts';
import { ofPopulation, packGroups } from '../../shared/packs/outcomes/release-outcomes.ts';
import { sameStudentFindings, sameStudentTable } from '../../shared/packs/outcomes/same-student-table.ts';
import {
  schoolGrowthTable,
  schoolLevelTable,
  schoolOutcomeTable,
} from '../../shared/packs/outcomes/school-tables.ts';
import { schoolsView } from '../../shared/packs/outcomes/schools-view.ts';
import { distanceLimits, percentileLimits } from '../../shared/packs/outcomes/score-limits.ts';
import { type SubjectView, subjectView } from '../../shared/packs/outcomes/subject-view.ts';
import type { CountTable } from '../../shared/privacy/count-table.ts';
import type { RangeSolver } from '../../shared/privacy/range-solver.ts';
import type { PublishedTable } from '../../shared/privacy/released-table.ts';
import { districtRules } from '../../shared/privacy/rules.ts';
import { suppress } from '../../shared/privacy/suppress.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import type { SchoolYear } from '../../shared/standards/school-year.ts';
import { SUBJECTS, type Subject } from '../../shared/standards/smarter-balanced.ts';
import type { ContainerAsOf } from './container-as-of.ts';
import { groupOutcomes } from './group-outcomes.ts';
import { loadGroupRows, loadSchoolRows, medianOfSchools, yearsOf } from './load-outcomes.ts';
import { sameStudentsOfDistrict } from './load-same-students.ts';

/** The outcomes of a district, with every table that stands behind them. */
export interface DistrictSubjects {
  readonly subjects: readonly SubjectView[];
  readonly tables: readonly PublishedTable[];
  /** The rows of the gap table they were made from. Not suppressed. */
  readonly rows: readonly GroupTableRow[];
}

export interface SchoolFacts {
  readonly nameOf: (schoolCode: string) => string;
  readonly withTeams: ReadonlySet<string>;
}

/** Groups a pack is about where the network has set no aim. */
const GROUPS_WITHOUT_AIM = ['african-american', 'hispanic-latino'];

/** The network's aim as packs need it; null where none is set. */
export function packAim({ networkAim }: Settings): PackAim | null {
  return networkAim === undefined ? null : (networkAim as PackAim);
}

export function aboutGroups(settings: Settings): readonly string[] {
  return settings.networkAim?.groups ?? GROUPS_WITHOUT_AIM;
}

/** Subjects in the order in which a pack tells them: the aim's first. */
export function subjectsInOrder({ networkAim }: Settings): readonly Subject[] {
  const first = networkAim?.subject ?? 'mathematics';
  return [first, ...SUBJECTS.filter((subject) => subject !== first)];
}

/** Outcomes of a district through suppression, subject by subject: groups, growth, the same students, schools. */
export async function districtSubjects(
  container: ContainerAsOf,
  district: { readonly id: string; readonly name: string },
  schools: SchoolFacts,
  solver: RangeSolver,
  earlier: readonly PublishedTable[],
): Promise<DistrictSubjects> {
  const rows = [
    ...(await loadGroupRows(container, [district.id])),
    ...(await loadSchoolRows(container, district.id)),
  ];
  const found: Omit<DistrictSubjects, 'rows'>[] = [];
  for (const subject of subjectsInOrder(container.settings)) {
    const years = yearsOf(rows, subject);
    if (years.length === 0) continue;
    const baseline = baselineYear(container.settings, subject, years);
    const newest = years.at(-1) as SchoolYear;
    const pairs =
      baseline === newest
        ? []
        : await sameStudentsOfDistrict(container, district.id, subject, [baseline, newest]);
    const { floors } = container.settings;
    found.push(
      subjectOfDistrict({
        settings: container.settings,
        district,
        schools,
        solver,
        earlier,
        rows,
        subject,
        years,
        baseline,
        pairs,
        networkMedian: await medianOfSchools(container, subject, newest, floors.district),
      }),
    );
  }
  return {
    subjects: found.flatMap(({ subjects }) => subjects),
    tables: found.flatMap(({ tables }) => tables),
    rows,
  };
}

/** Changes are told since the aim's baseline year, or since the first year there is. */
export function baselineYear(settings: Settings, subject: Subject, years: readonly SchoolYear[]): SchoolYear {
  const wanted = settings.networkAim?.subject === subject ? settings.networkAim.baselineYear : undefined;
  return years.find((year) => year === wanted) ?? (years[0] as SchoolYear);
}

interface SubjectFacts {
  readonly settings: Settings;
  readonly district: { readonly id: string; readonly name: string };
  readonly schools: SchoolFacts;
  readonly solver: RangeSolver;
  readonly earlier: readonly PublishedTable[];
  readonly rows: readonly GroupTableRow[];
  readonly subject: Subject;
  readonly years: readonly SchoolYear[];
  readonly baseline: SchoolYear;
  readonly pairs: readonly SameStudentRow[];
  readonly networkMedian: number | null;
}

function subjectOfDistrict(facts: SubjectFacts): Omit<DistrictSubjects, 'rows'> {
  const { settings, district, rows, subject, years, baseline, solver, earlier } = facts;
  const { floors } = settings;
  const rules = districtRules(floors);
  const about = aboutGroups(settings);
  const place = district.id;
  const { outcomes, growth } = groupOutcomes({
    rows,
    place,
    subject,
    years,
    baseline,
    groups: packGroups(about),
    rules,
    growthFloor: floors.growthGroup,
    solver,
    earlier,
  });
  const same = suppressedSameStudents(facts);
  const schools = releasedSchools(facts, outcomes.table);
  const view = subjectView({
    subject,
    place,
    years,
    baseline,
    outcomes,
    growth,
    sameStudents: same.findings,
    about,
    aim: settings.networkAim?.subject === subject ? packAim(settings) : null,
    schools: schools.view,
    exact: true,
  });
  return {
    subjects: [view],
    tables: [outcomes.table, ...(growth === null ? [] : [growth.table]), ...same.tables, ...schools.tables],
  };
}

function suppressedSameStudents({
  settings,
  district,
  subject,
  years,
  baseline,
  pairs,
  solver,
  earlier,
}: SubjectFacts) {
  const yearNow = years.at(-1) as SchoolYear;
  if (pairs.length === 0) return { findings: [], tables: [] };
  const groups = [...aboutGroups(settings), 'white']
    .flatMap((id) => studentGroup(id) ?? [])
    .filter((group, i, all) => all.findIndex(({ id }) => id === group.id) === i);
  const table = sameStudentTable({
    id: `${district.id} ${subject} same students`,
    rows: pairs,
    place: district.id,
    subject,
    yearThen: baseline,
    yearNow,
    groups,
    scoreLimits: distanceLimits(subject),
  });
  const released = suppress(table, districtRules(settings.floors), solver, ofPopulation(earlier, table));
  const about = groups.filter(({ id }) => id !== 'white');
  return { findings: sameStudentFindings(released, about), tables: [released] };
}

/** The schools' tables; each takes the ones before into account, for they count the same students. */
function releasedSchools(facts: SubjectFacts, groupTable: PublishedTable) {
  const { settings, district, rows, subject, years, solver, earlier, schools, networkMedian } = facts;
  const schoolYear = years.at(-1) as SchoolYear;
  const rules = districtRules(settings.floors);
  const growthRules = { ...rules, floor: Math.max(rules.floor, settings.floors.growthSchool) };
  const input = { rows, district: district.id, subject, schoolYear };
  const one = (table: CountTable, before: readonly PublishedTable[], own = rules) =>
    suppress(table, own, solver, ofPopulation([...earlier, ...before], table));
  const outcomes = one(
    schoolOutcomeTable({ ...input, id: `${district.id} ${subject} schools` }, distanceLimits(subject)),
    [groupTable],
  );
  const growth = one(
    schoolGrowthTable({ ...input, id: `${district.id} ${subject} growth of schools` }, percentileLimits),
    [],
    growthRules,
  );
  const levels = one(
    schoolLevelTable(
      { ...input, id: `${district.id} ${subject} growth levels` },
      DEFAULT_GROWTH_SETTINGS.levelCuts,
    ),
    [growth],
  );
  const view = schoolsView({ outcomes, growth, levels }, schoolYear, subject, {
    district,
    ...schools,
    networkMedian,
  });
  return { view, tables: [outcomes, growth, levels] };
}
