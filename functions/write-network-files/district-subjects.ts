import type { GroupTableRow } from '../../shared/gaps/group-table.ts';
import { DEFAULT_GROWTH_SETTINGS } from '../../shared/growth/growth-cohort.ts';
import { ofPopulation } from '../../shared/packs/outcomes/release-outcomes.ts';
import {
  schoolGrowthTable,
  schoolLevelTable,
  schoolOutcomeTable,
} from '../../shared/packs/outcomes/school-tables.ts';
import { schoolsView } from '../../shared/packs/outcomes/schools-view.ts';
import { distanceLimits, percentileLimits } from '../../shared/packs/outcomes/score-limits.ts';
import type { SubjectView } from '../../shared/packs/outcomes/subject-view.ts';
import type { CountTable } from '../../shared/privacy/count-table.ts';
import type { RangeSolver } from '../../shared/privacy/range-solver.ts';
import type { PublishedTable } from '../../shared/privacy/released-table.ts';
import { districtRules } from '../../shared/privacy/rules.ts';
import { suppress } from '../../shared/privacy/suppress.ts';
import type { SchoolYear } from '../../shared/standards/school-year.ts';
import type { ContainerAsOf } from './container-as-of.ts';
import { loadGroupRows, loadSchoolRows, medianOfSchools, yearsOf } from './load-outcomes.ts';
import { sameStudentsOfDistrict } from './load-same-students.ts';
import { baselineYear, subjectsInOrder } from './network-aim.ts';
import { type ReleasedSchools, type SubjectFacts, subjectOfPlace } from './subject-of-place.ts';

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
  const found: ReturnType<typeof subjectOfPlace>[] = [];
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
    const facts: DistrictFacts = {
      settings: container.settings,
      district,
      place: district.id,
      schools,
      rules: districtRules(floors),
      solver,
      earlier,
      rows,
      subject,
      years,
      baseline,
      pairs,
      networkMedian: await medianOfSchools(container, subject, newest, floors.district),
    };
    found.push(subjectOfPlace(facts, (groups) => releasedSchools(facts, groups)));
  }
  return {
    subjects: found.map(({ view }) => view),
    tables: found.flatMap(({ tables }) => tables),
    rows,
  };
}

interface DistrictFacts extends SubjectFacts {
  readonly district: { readonly id: string; readonly name: string };
  readonly schools: SchoolFacts;
  readonly networkMedian: number | null;
}

/** The schools' tables; each takes the ones before into account, for they count the same students. */
function releasedSchools(facts: DistrictFacts, groupTable: PublishedTable): ReleasedSchools {
  const { settings, district, rows, subject, years, rules, solver, earlier, schools, networkMedian } = facts;
  const schoolYear = years.at(-1) as SchoolYear;
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
