import { dateInTimeZone } from '../../shared/intake/bytes/landed-file.ts';
import type { CurrentFile } from '../../shared/ledger/file-state.ts';
import type { SchoolYear } from '../../shared/standards/school-year.ts';
import { SUBJECTS } from '../../shared/standards/smarter-balanced.ts';
import { type CohortsOfYear, GROWTH_GRADES } from '../compute-growth/cohort-sql.ts';
import type { Container, TeamPlace } from '../container.ts';
import { inputHash } from '../input-hash.ts';
import { nightHolder, takeNight } from '../night-step.ts';
import { tellQuietDistricts } from './quiet-districts.ts';

/** What one night has to do. Lists hold candidates: each step looks into the ledger first and leaves alone what is up to date. */
export interface NightPlan {
  readonly runId: string;
  readonly startedAt: string;
  /** The calendar day of the run in the network's time zone. */
  readonly today: string;
  readonly districts: readonly DistrictItem[];
  readonly cohorts: readonly CohortsOfYear[];
  readonly gapScopes: readonly DistrictItem[];
  readonly teamChunks: readonly TeamChunk[];
  readonly districtPacks: readonly PackItem[];
  /** Made after those of the districts, which it must not be read together with. */
  readonly networkPacks: readonly PackItem[];
  /** What the districts' files were when the night was planned; publish-run notes it when the night is done. */
  readonly seen: readonly {
    readonly district: string;
    readonly inputHash: string;
    /** Number of the district's files when they were read: FileLedger.filesRevision. */
    readonly revision: number;
  }[];
  /** The run that is going on already: this one then does nothing. */
  readonly leftTo?: string;
}

/** What the workflow tells its first step about itself. */
export interface Execution {
  /** The same when the step is tried again. */
  readonly execution: string;
  /** ISO. */
  readonly startedAt: string;
}

export interface DistrictItem {
  readonly district: string;
}

/** At most 25 teams: one call of write-team-files. */
export interface TeamChunk {
  readonly teams: readonly TeamPlace[];
}

export type PackItem =
  | { readonly scope: 'district'; readonly district: string }
  | { readonly scope: 'network' };

const NOTHING_TO_DO = {
  districts: [],
  cohorts: [],
  gapScopes: [],
  teamChunks: [],
  districtPacks: [],
  networkPacks: [],
  seen: [],
} as const;

export const TEAMS_IN_A_CHUNK = 25;
/** Pointers of this kind say what a district's files were in the last night that was finished. */
export const NIGHT_POINTER = 'night';

/**
 * Plans the night from the ledger alone: no file is opened, and when nothing has changed nothing is listed. While another night
 * goes on, nothing is listed either.
 */
export async function planRecompute(
  container: Container,
  { execution, startedAt }: Execution,
): Promise<NightPlan> {
  const { ledger, settings } = container;
  const runId = `${startedAt}-${inputHash(execution).slice(0, 8)}`;
  const now = container.now();
  const today = dateInTimeZone(now.toISOString(), settings.timeZone);
  if (!(await takeNight(ledger, runId))) {
    const leftTo = (await nightHolder(ledger)) ?? 'another run';
    container.log.warn('Another night goes on; this one does nothing', { runId, leftTo });
    return { runId, startedAt, today, leftTo, ...NOTHING_TO_DO };
  }
  const known = await ledger.districts();
  // Before the files: what is read afterwards is at least as new as its number says.
  const revisions = new Map(
    await Promise.all(
      known.map(async (district) => [district, await ledger.filesRevision(district)] as const),
    ),
  );
  const files = new Map(
    await Promise.all(
      known.map(async (district) => [district, await ledger.currentFiles(district)] as const),
    ),
  );
  const seen = known.map((district) => ({
    district,
    inputHash: fingerprint(files.get(district) ?? [], container),
    revision: revisions.get(district) ?? 0,
  }));
  const before = new Map((await ledger.pointers(NIGHT_POINTER)).map((pointer) => [pointer.name, pointer]));

  const changed = seen
    .filter((state) => before.get(state.district)?.inputHash !== state.inputHash)
    .map((state) => state.district);
  // A new day can change a workbook without a new file: data grows old, a test comes to its decide-by date.
  const newDay = known.filter((district) => before.get(district)?.details?.['today'] !== today);
  const anything = changed.length > 0;
  const newNumbers = anything || newDay.length > 0;

  tellQuietDistricts(container, files, today);
  await ledger.startRun({ runId, kind: 'night', startedAt, details: { today, changed } });
  return {
    runId,
    startedAt,
    today,
    districts: changed.map((district) => ({ district })),
    cohorts: anything ? cohortsOf([...files.values()].flat()) : [],
    gapScopes: anything ? known.map((district) => ({ district })) : [],
    teamChunks: chunks(
      known
        .filter((district) => changed.includes(district) || newDay.includes(district))
        .flatMap((district) => teamsOf(district, files.get(district) ?? [])),
    ),
    districtPacks: newNumbers ? known.map((district) => ({ scope: 'district', district })) : [],
    networkPacks: newNumbers ? [{ scope: 'network' }] : [],
    seen,
  };
}

function fingerprint(files: readonly CurrentFile[], container: Container): string {
  const { now: _moment, landedAt: _landed, ...settings } = container.settings;
  return inputHash([
    files.map((file) => [file.landingKey, file.sequencer, file.deleted, file.batchId, file.landedAt]),
    settings,
  ]);
}

/** Subject, year and grades of all cohorts that could have growth: years with results of statewide tests. */
function cohortsOf(files: readonly CurrentFile[]): readonly CohortsOfYear[] {
  const years = new Set<SchoolYear>();
  for (const file of files) {
    if (file.deleted) continue;
    for (const part of file.parts) if (part.recordType === 'assessment-result') years.add(part.schoolYear);
  }
  return [...years]
    .sort()
    .flatMap((schoolYear) => SUBJECTS.map((subject) => ({ subject, schoolYear, grades: GROWTH_GRADES })));
}

/** Folders below teams/ whose name begins so hold the slips of a convening: adults, no Local Improvement Team. */
const CONVENING = /^convening([-_.]|$)/;

export const isConvening = (teamId: string) => CONVENING.test(teamId);

/** Every team that has a file. */
export function teamsOf(district: string, files: readonly CurrentFile[]): readonly TeamPlace[] {
  const teams = new Set<string>();
  for (const file of files) {
    const [, room, teamId] = file.landingKey.split('/');
    if (room === 'teams' && teamId) teams.add(teamId);
  }
  return [...teams].sort().map((teamId) => ({ district, teamId }));
}

function chunks(teams: readonly TeamPlace[]): readonly TeamChunk[] {
  const made: TeamChunk[] = [];
  for (let start = 0; start < teams.length; start += TEAMS_IN_A_CHUNK) {
    made.push({ teams: teams.slice(start, start + TEAMS_IN_A_CHUNK) });
  }
  return made;
}
