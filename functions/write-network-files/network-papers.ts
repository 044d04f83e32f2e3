import { createHmac } from 'node:crypto';
import { outboxKey } from '../../shared/access/outbox-file.ts';
import { type CatalogueEntry, ideaCatalogue } from '../../shared/packs/learning/idea-catalogue.ts';
import { learningCards } from '../../shared/packs/learning/learning-cards.ts';
import {
  districtLearningWorkbook,
  teamLearning,
  teamLearningWorkbook,
} from '../../shared/packs/learning/team-learning.ts';
import { boardPage, boardSays } from '../../shared/packs/pages/board-page.ts';
import { coachReading } from '../../shared/packs/pages/coach-reading.ts';
import { conveningBooklet } from '../../shared/packs/pages/convening-booklet.ts';
import { lastDayOf, periodOfId, schoolYearOfPeriod } from '../../shared/packs/period/period.ts';
import { loadRangeSolver } from '../../shared/privacy/range-solver.ts';
import { publicRules } from '../../shared/privacy/rules.ts';
import { installedFont } from '../../shared/workbook/charts/font.ts';
import { CONTENT_TYPES } from '../write-outputs.ts';
import type { ContainerAsOf } from './container-as-of.ts';
import type { LoadedNetwork } from './load-network.ts';
import { networkSubjects } from './network-subjects.ts';
import type { PackCut } from './pack-cut.ts';
import type { Releases } from './releases.ts';
import { researchPack } from './research-pack.ts';
import type { Pack } from './staged-pack.ts';

/** Everything of the hub beside its pack: the coaches' page, the booklet, what teams learn from each other, the board's page, research. */
export async function networkPapers(
  container: ContainerAsOf,
  cut: PackCut,
  network: LoadedNetwork,
  earlier: Releases,
): Promise<readonly Pack[]> {
  const found = await networkSubjects(container, {
    districts: network.districts,
    solver: await loadRangeSolver(),
    earlier: earlier.tables,
    rules: publicRules,
    byDistrict: false,
  });
  const papers: Papers = { container, cut, network, ...found, earlier };
  const catalogue = ideaCatalogue(network.teams, network.sharedIdeas);
  return [
    coachPage(papers),
    booklet(papers),
    board(papers),
    ...learning(papers, catalogue),
    await researchPack(papers, await pseudonyms(papers)),
  ];
}

/** What the hub's papers are made of. `subjects` are released at the public floor. */
export interface Papers extends Awaited<ReturnType<typeof networkSubjects>> {
  readonly container: ContainerAsOf;
  readonly cut: PackCut;
  readonly network: LoadedNetwork;
  readonly earlier: Releases;
}

/** A paper of one HTML page without tables of students. */
function page(papers: Papers, name: string, key: string, html: string): Pack {
  return {
    scope: 'network',
    name,
    schoolYear: schoolYearOfPeriod(papers.cut.period),
    says: html,
    tables: [],
    files: [{ outboxKey: key, contentType: CONTENT_TYPES.html, make: async () => html }],
  };
}

function districtNames({ network }: Papers): (id: string) => string {
  const names = new Map(network.districts.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}

function coachPage(papers: Papers): Pack {
  const { container, network, cut } = papers;
  const html = coachReading({
    network: container.settings.networkName,
    teams: network.teams,
    districtName: districtNames(papers),
    today: cut.today,
    quietAfterSchoolDays: container.settings.staleAfterSchoolDays,
  });
  return page(papers, 'coach-reading', outboxKey.coachReading('before-the-check-ins.html'), html);
}

function booklet(papers: Papers): Pack {
  const { container, network, cut } = papers;
  const html = conveningBooklet({
    network: container.settings.networkName,
    districts: network.districts,
    today: cut.today,
  });
  return page(papers, 'convening-booklet', outboxKey.networkPack('convening-booklet.html'), html);
}

function board({ container, network, subjects, tables, cut, earlier }: Papers): Pack {
  const input = {
    network: container.settings.networkName,
    districts: network.districts,
    subjects,
    leastTeams: container.settings.floors.networkTeams,
  };
  return {
    scope: 'network',
    name: 'board',
    schoolYear: schoolYearOfPeriod(cut.period),
    says: boardSays(input),
    tables,
    earlier: earlier.names,
    files: [
      {
        outboxKey: outboxKey.public('board.html'),
        contentType: CONTENT_TYPES.html,
        make: async () => boardPage(input),
      },
    ],
  };
}

/** For each team what others tried on its drivers; for each district all released cards and the catalogue. */
function learning(papers: Papers, catalogue: readonly CatalogueEntry[]): readonly Pack[] {
  const { container, network, cut } = papers;
  const schoolYear = schoolYearOfPeriod(cut.period);
  const floor = container.settings.floors.network;
  const name = districtNames(papers);
  // The only day in the file: it must not move with every night.
  const day = lastDayOf(periodOfId(`${schoolYear.slice(0, 4)}-07`));
  const ofTeams = network.teams.map((team): Pack => {
    const view = teamLearning(team, network.teams, catalogue, floor, name);
    return {
      scope: team.district,
      name: `learning/${team.teamId}`,
      schoolYear,
      says: view,
      tables: [],
      files: [
        {
          outboxKey: outboxKey.teamWorkbook(team.district, team.teamId, 'learning-from-other-teams'),
          contentType: CONTENT_TYPES.xlsx,
          make: () => teamLearningWorkbook(view, day, installedFont()),
        },
      ],
    };
  });
  const cards = learningCards(network.teams, floor);
  const ofDistricts = network.districts.map(
    ({ id, name: district }): Pack => ({
      scope: id,
      name: 'learning',
      schoolYear,
      says: { district, cards, catalogue },
      tables: [],
      files: [
        {
          outboxKey: outboxKey.districtPack(id, 'learning.xlsx'),
          contentType: CONTENT_TYPES.xlsx,
          make: () => districtLearningWorkbook({ district, cards, catalogue }, day, installedFont()),
        },
      ],
    }),
  );
  return [...ofTeams, ...ofDistricts];
}

/** Pseudonyms keyed by the districts' own secrets: stable over extracts, not to be undone by trying names. */
async function pseudonyms({
  container,
  network,
}: Papers): Promise<(kind: 'district' | 'team', id: string) => string> {
  const secrets = new Map<string, string>();
  for (const { id } of network.districts) secrets.set(id, await container.rowKeySecret(id));
  return (kind, id) => {
    const secret = secrets.get(id.split('/')[0] ?? '') ?? '';
    return `${kind}-${createHmac('sha256', secret).update(`research ${kind} ${id}`).digest('hex').slice(0, 10)}`;
  };
}
