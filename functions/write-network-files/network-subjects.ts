import { type GroupTableRow, networkRows } from '../../shared/gaps/group-table.ts';
import { studentGroup } from '../../shared/gaps/groups.ts';
import type { DistrictOutcomes } from '../../shared/packs/network/network-pack-view.ts';
import { ofPopulation, packGroups, releaseOutcomes } from '../../shared/packs/outcomes/release-outcomes.ts';
import { sameStudentFindings, sameStudentTable } from '../../shared/packs/outcomes/same-student-table.ts';
import { distanceLimits } from '../../shared/packs/outcomes/score-limits.ts';
import { type SubjectView, subjectView } from '../../shared/packs/outcomes/subject-view.ts';
import type { RangeSolver } from '../../shared/privacy/range-solver.ts';
import type { PublishedTable } from '../../shared/privacy/released-table.ts';
import { networkRules, type SuppressionRules } from '../../shared/privacy/rules.ts';
import { suppress } from '../../shared/privacy/suppress.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import type { SchoolYear } from '../../shared/standards/school-year.ts';
import type { Subject } from '../../shared/standards/smarter-balanced.ts';
import type { ContainerAsOf } from './container-as-of.ts';
import { aboutGroups, baselineYear, packAim, subjectsInOrder } from './district-subjects.ts';
import { groupOutcomes } from './group-outcomes.ts';
import { loadGroupRows, yearsOf } from './load-outcomes.ts';
import { sameStudentsOfNetwork } from './load-same-students.ts';

const NETWORK = 'network';

/** Outcomes over the whole network, with every table that stands behind them. */
export interface NetworkSubjects {
  readonly subjects: readonly SubjectView[];
  readonly districtRows: readonly DistrictOutcomes[];
  readonly tables: readonly PublishedTable[];
}

export interface NetworkSubjectsInput {
  readonly districts: readonly { readonly id: string; readonly name: string }[];
  readonly solver: RangeSolver;
  readonly earlier: readonly PublishedTable[];
  /** The hub's rules, or those of the public. */
  readonly rules: (floors: Settings['floors']) => SuppressionRules;
  /** Tell districts apart: for the hub only. */
  readonly byDistrict: boolean;
}

/** The network's outcomes through suppression, subject by subject. */
export async function networkSubjects(
  container: ContainerAsOf,
  input: NetworkSubjectsInput,
): Promise<NetworkSubjects> {
  const ids = input.districts.map(({ id }) => id);
  const rows = await loadGroupRows(container, ids);
  const ofNetwork = networkRows(rows);
  const found: NetworkSubjects[] = [];
  for (const subject of subjectsInOrder(container.settings)) {
    const years = yearsOf(rows, subject);
    const newest = years.at(-1);
    if (newest === undefined) continue;
    const baseline = baselineYear(container.settings, subject, years);
    const pairs =
      baseline === newest ? [] : await sameStudentsOfNetwork(container, ids, subject, [baseline, newest]);
    const facts = { ...input, settings: container.settings, subject, years, baseline };
    const whole = wholeNetwork(facts, ofNetwork, pairs);
    const districts = input.byDistrict ? districtsOfNetwork(facts, rows, ofNetwork, whole.tables) : NOTHING;
    found.push({
      subjects: whole.subjects,
      districtRows: districts.districtRows,
      tables: [...whole.tables, ...districts.tables],
    });
  }
  return {
    subjects: found.flatMap(({ subjects }) => subjects),
    districtRows: found.flatMap(({ districtRows }) => districtRows),
    tables: found.flatMap(({ tables }) => tables),
  };
}

const NOTHING = { districtRows: [], tables: [] };

interface SubjectFacts extends NetworkSubjectsInput {
  readonly settings: Settings;
  readonly subject: Subject;
  readonly years: readonly SchoolYear[];
  readonly baseline: SchoolYear;
}

function wholeNetwork(
  facts: SubjectFacts,
  rows: readonly GroupTableRow[],
  pairs: Parameters<typeof sameStudentTable>[0]['rows'],
): Pick<NetworkSubjects, 'subjects' | 'tables'> {
  const { settings, subject, years, baseline, solver, earlier } = facts;
  const rules = facts.rules(settings.floors);
  const about = aboutGroups(settings);
  const { outcomes, growth } = groupOutcomes({
    rows,
    place: NETWORK,
    subject,
    years,
    baseline,
    groups: packGroups(about),
    rules,
    growthFloor: settings.floors.growthGroup,
    solver,
    earlier,
  });
  const same = sameStudents(facts, rules, pairs);
  const view = subjectView({
    subject,
    place: NETWORK,
    years,
    baseline,
    outcomes,
    growth,
    sameStudents: same.findings,
    about,
    aim: settings.networkAim?.subject === subject ? packAim(settings) : null,
    schools: null,
    exact: rules.exactN,
  });
  return {
    subjects: [view],
    tables: [outcomes.table, ...(growth === null ? [] : [growth.table]), ...same.tables],
  };
}

function sameStudents(
  { settings, subject, years, baseline, solver, earlier }: SubjectFacts,
  rules: SuppressionRules,
  pairs: Parameters<typeof sameStudentTable>[0]['rows'],
) {
  const yearNow = years.at(-1);
  if (pairs.length === 0 || yearNow === undefined) return { findings: [], tables: [] };
  const groups = [...new Set([...aboutGroups(settings), 'white'])].flatMap((id) => studentGroup(id) ?? []);
  const table = sameStudentTable({
    id: `network ${subject} same students`,
    rows: pairs,
    place: NETWORK,
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

/** The groups of the aim by district, baseline and newest year: the districts add up to the network. */
function districtsOfNetwork(
  facts: SubjectFacts,
  districtRows: readonly GroupTableRow[],
  ofNetwork: readonly GroupTableRow[],
  before: readonly PublishedTable[],
): Pick<NetworkSubjects, 'districtRows' | 'tables'> {
  const { settings, subject, years, baseline, solver, earlier, districts } = facts;
  const shownYears = [...new Set([baseline, years.at(-1) as SchoolYear])];
  const places = districts.map(({ id }) => id);
  const outcomes = releaseOutcomes(
    {
      id: `network ${subject} districts`,
      rows: [...districtRows.filter(({ scopeLevel }) => scopeLevel === 'district'), ...ofNetwork],
      subject,
      measure: 'distance-from-standard',
      places: [NETWORK, ...places],
      wholePlace: NETWORK,
      years: shownYears,
      baselineYear: baseline,
      scoreLimits: distanceLimits(subject),
    },
    { first: packGroups(aboutGroups(settings)).first, others: [] },
    networkRules(settings.floors),
    solver,
    [...earlier, ...before],
  );
  return {
    tables: [outcomes.table],
    districtRows: districts.map(({ id, name }) => ({
      district: name,
      subject: subjectView({
        subject,
        place: id,
        years: shownYears,
        baseline,
        outcomes,
        growth: null,
        sameStudents: [],
        about: aboutGroups(settings),
        aim: null,
        schools: null,
        exact: false,
      }),
    })),
  };
}
