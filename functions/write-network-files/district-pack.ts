import { outboxKey } from '../../shared/access/outbox-file.ts';
import { dateInTimeZone } from '../../shared/intake/bytes/landed-file.ts';
import { districtPackView } from '../../shared/packs/district/district-pack-view.ts';
import { districtPackWorkbook } from '../../shared/packs/district/district-pack-workbook.ts';
import { districtMeasures } from '../../shared/packs/measures/district-measures.ts';
import { ofPopulation } from '../../shared/packs/outcomes/release-outcomes.ts';
import { suppliedGrowthRow, suppliedGrowthTables } from '../../shared/packs/outcomes/supplied-growth.ts';
import { schoolYearOfPeriod } from '../../shared/packs/period/period.ts';
import type { PackTeam } from '../../shared/packs/teams/pack-team.ts';
import { loadRangeSolver, type RangeSolver } from '../../shared/privacy/range-solver.ts';
import type { PublishedTable } from '../../shared/privacy/released-table.ts';
import { districtRules } from '../../shared/privacy/rules.ts';
import { suppress } from '../../shared/privacy/suppress.ts';
import { districtSettings } from '../../shared/settings/settings.ts';
import { installedFont } from '../../shared/workbook/charts/font.ts';
import { CONTENT_TYPES } from '../write-outputs.ts';
import type { ContainerAsOf } from './container-as-of.ts';
import { type DistrictSubjects, districtSubjects } from './district-subjects.ts';
import { loadSuppliedGrowth } from './load-outcomes.ts';
import { loadMeasureValues, loadRecords, loadSchoolNames } from './load-teams.ts';
import type { PackCut } from './pack-cut.ts';
import type { Releases } from './releases.ts';
import type { Pack } from './staged-pack.ts';

/** The outcomes of a district beside what was released before: its pack and its launch pack tell of the same. */
export async function districtOutcomes(
  container: ContainerAsOf,
  districtId: string,
  teams: readonly PackTeam[],
  earlier: Releases,
): Promise<DistrictSubjects> {
  const { name } = districtSettings(container.settings, districtId);
  const names = await loadSchoolNames(container, districtId);
  const schools = { nameOf: schoolName(names, teams), withTeams: schoolsWithTeams(teams) };
  const solver = await loadRangeSolver();
  return districtSubjects(container, { id: districtId, name }, schools, solver, earlier.tables);
}

/**
 * The pack of a district at a cut. `earlier`: what the district and the network had released before it. From the same container, cut and
 * releases the same bytes come out.
 */
export async function districtPack(
  container: ContainerAsOf,
  districtId: string,
  cut: PackCut,
  teams: readonly PackTeam[],
  { subjects, tables }: DistrictSubjects,
  earlier: Releases,
): Promise<Pack> {
  const { settings } = container;
  const { name, timeZone } = districtSettings(settings, districtId);
  const district = { id: districtId, name };
  const files = (await container.ledger.currentFiles(districtId)).filter(({ deleted }) => !deleted);
  const newest = files
    .map(({ landedAt }) => landedAt)
    .sort()
    .at(-1);
  const supplied = await suppliedGrowth(container, districtId, await loadRangeSolver(), earlier.tables);
  const view = districtPackView({
    district,
    period: cut.period,
    today: cut.today,
    newestFileOn: newest === undefined ? null : dateInTimeZone(newest, timeZone ?? settings.timeZone),
    teams,
    subjects,
    suppliedGrowth: supplied.rows,
    measures: districtMeasures(
      await loadMeasureValues(container, districtId),
      await loadRecords(container, 'measure', {
        districts: [districtId],
        order: 'measure_id',
        where: 'team_id IS NULL',
      }),
    ),
    minimumCohort: settings.minimumCohort,
    quietAfterSchoolDays: settings.staleAfterSchoolDays,
  });
  return {
    scope: districtId,
    name: cut.period.id,
    schoolYear: schoolYearOfPeriod(cut.period),
    says: view,
    tables: [...tables, ...supplied.tables],
    earlier: earlier.names,
    final: cut.final,
    files: [
      {
        outboxKey: outboxKey.districtPack(districtId, `${cut.period.id}.xlsx`),
        contentType: CONTENT_TYPES.xlsx,
        make: () => districtPackWorkbook(view, settings.minimumCohort, installedFont()),
      },
    ],
  };
}

/** Growth that others computed, through suppression; the floor is that of growth of a school. */
async function suppliedGrowth(
  container: ContainerAsOf,
  districtId: string,
  solver: RangeSolver,
  earlier: readonly PublishedTable[],
) {
  const { floors } = container.settings;
  const rules = { ...districtRules(floors), floor: Math.max(floors.district, floors.growthSchool) };
  const counts = await loadSuppliedGrowth(container, districtId);
  const released = suppliedGrowthTables(districtId, counts, rules.floor).map(({ count, table }) => ({
    count,
    table: suppress(table, rules, solver, ofPopulation(earlier, table)),
  }));
  return {
    rows: released.flatMap(({ count, table }) => suppliedGrowthRow(districtId, count, table)),
    tables: released.map(({ table }) => table),
  };
}

function schoolName(names: ReadonlyMap<string, string>, teams: readonly PackTeam[]) {
  const byTeam = new Map(
    teams.flatMap(({ schoolCode, schoolName }) =>
      schoolCode !== null && schoolName !== null ? [[schoolCode, schoolName] as const] : [],
    ),
  );
  return (code: string): string => names.get(code) ?? byTeam.get(code) ?? `School ${code}`;
}

function schoolsWithTeams(teams: readonly PackTeam[]): ReadonlySet<string> {
  return new Set(teams.flatMap(({ schoolCode }) => schoolCode ?? []));
}
