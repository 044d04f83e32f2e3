import { outboxKey } from '../../shared/access/outbox-file.ts';
import { dateInTimeZone } from '../../shared/intake/bytes/landed-file.ts';
import { ideaCatalogue } from '../../shared/packs/learning/idea-catalogue.ts';
import { networkPackView } from '../../shared/packs/network/network-pack-view.ts';
import { networkPackWorkbook } from '../../shared/packs/network/network-pack-workbook.ts';
import { schoolYearOfPeriod } from '../../shared/packs/period/period.ts';
import { loadRangeSolver } from '../../shared/privacy/range-solver.ts';
import { networkRules } from '../../shared/privacy/rules.ts';
import { installedFont } from '../../shared/workbook/charts/font.ts';
import { CONTENT_TYPES } from '../write-outputs.ts';
import type { ContainerAsOf } from './container-as-of.ts';
import type { LoadedNetwork } from './load-network.ts';
import { networkSubjects } from './network-subjects.ts';
import type { PackCut } from './pack-cut.ts';
import type { Releases } from './releases.ts';
import type { Pack } from './staged-pack.ts';

/** The network's pack at a cut. From the same container, cut and releases the same bytes come out. */
export async function networkPack(
  container: ContainerAsOf,
  cut: PackCut,
  network: LoadedNetwork,
  earlier: Releases,
): Promise<Pack> {
  const { settings } = container;
  const { subjects, districtRows, tables } = await networkSubjects(container, {
    districts: network.districts,
    solver: await loadRangeSolver(),
    earlier: earlier.tables,
    rules: networkRules,
    byDistrict: network.districts.length > 1,
  });
  const { newestFileAt } = network;
  const view = networkPackView({
    network: settings.networkName,
    period: cut.period,
    newestFileOn: newestFileAt === null ? null : dateInTimeZone(newestFileAt, settings.timeZone),
    districts: network.districts,
    ratings: network.ratings,
    subjects,
    districtRows,
    catalogue: ideaCatalogue(network.teams, network.sharedIdeas),
    convenings: network.convenings,
    floor: settings.floors.network,
    leastTeams: settings.floors.networkTeams,
    minimumCohort: settings.minimumCohort,
  });
  return {
    scope: 'network',
    name: cut.period.id,
    schoolYear: schoolYearOfPeriod(cut.period),
    says: view,
    tables,
    earlier: earlier.names,
    final: cut.final,
    files: [
      {
        outboxKey: outboxKey.networkPack(`${cut.period.id}.xlsx`),
        contentType: CONTENT_TYPES.xlsx,
        make: () => networkPackWorkbook(view, settings.minimumCohort, installedFont()),
      },
    ],
  };
}
