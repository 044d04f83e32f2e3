import { type GroupTableRow, networkRows } from '../../shared/gaps/group-table.ts';
import type { DistrictOutcomes } from '../../shared/packs/network/network-pack-view.ts';
import { packGroups, releaseOutcomes } from '../../shared/packs/outcomes/release-outcomes.ts';
import { distanceLimits } from '../../shared/packs/outcomes/score-limits.ts';
import { type SubjectView, subjectView } from '../../shared/packs/outcomes/subject-view.ts';
import type { RangeSolver } from '../../shared/privacy/range-solver.ts';
import type { PublishedTable } from '../../shared/privacy/released-table.ts';
import { networkRules, type SuppressionRules } from '../../shared/privacy/rules.ts';
import type { Settings } from '../../shared/settings/settings.ts';
import type { SchoolYear } from '../../shared/standards/school-year.ts';
import type { ContainerAsOf } from './container-as-of.ts';
import { loadGroupRows, yearsOf } from './load-outcomes.ts';
import { sameStudentsOfNetwork } from './load-same-students.ts';
import { aboutGroups, baselineYear, subjectsInOrder } from './network-aim.ts';
import { type SubjectFacts, subjectOfPlace } from './subject-of-place.ts';

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
    const facts: NetworkFacts = {
      ...input,
      settings: container.settings,
      place: NETWORK,
      rows: ofNetwork,
      pairs,
      subject,
      years,
      baseline,
      rules: input.rules(container.settings.floors),
    };
    const whole = subjectOfPlace(facts);
    const districts = input.byDistrict ? districtsOfNetwork(facts, rows, whole.tables) : NOTHING;
    found.push({
      subjects: [whole.view],
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

interface NetworkFacts extends SubjectFacts {
  readonly districts: NetworkSubjectsInput['districts'];
}

/** The groups of the aim by district, baseline and newest year: the districts add up to the network. */
function districtsOfNetwork(
  facts: NetworkFacts,
  districtRows: readonly GroupTableRow[],
  before: readonly PublishedTable[],
): Pick<NetworkSubjects, 'districtRows' | 'tables'> {
  const { settings, subject, years, baseline, solver, earlier, districts, rows } = facts;
  const shownYears = [...new Set([baseline, years.at(-1) as SchoolYear])];
  const places = districts.map(({ id }) => id);
  const outcomes = releaseOutcomes(
    {
      id: `network ${subject} districts`,
      rows: [...districtRows.filter(({ scopeLevel }) => scopeLevel === 'district'), ...rows],
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
