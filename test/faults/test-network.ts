import { readFile, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Container, Log, LogFacts } from '../../functions/container.ts';
import type { LandingEvent } from '../../functions/ingest-file/landing-events.ts';
import { type Processed, processLandingEvent } from '../../functions/ingest-file/process-landing-event.ts';
import type { NightPublished } from '../../functions/publish-run/publish-run.ts';
import { containerOnFolders } from '../../local/local-container.ts';
import { nightlySteps, runNight, type Step } from '../../local/night.ts';
import type { Row } from '../../shared/lake/queries.ts';
import { openLedger } from '../../shared/ledger/ledger.ts';
import { openLocalTable } from '../../shared/ledger/local-table.test-support.ts';
import { sequencerOfTime } from '../../shared/ledger/sequencer.ts';
import type { RecordTypeName } from '../../shared/records/records.ts';
import { parseSettings } from '../../shared/settings/settings.ts';
import { SAMPLE_DATA, temporaryFolder } from '../end-to-end/sample-run.ts';

export interface LogLine {
  readonly message: string;
  readonly facts: LogFacts;
}

/** A small network in this process: folders, a ledger in memory, the real functions. Time is counted in days of February 2026. */
export interface TestNetwork {
  readonly container: Container;
  readonly folder: string;
  /** The table behind the ledger, and a client of it. */
  readonly table: { readonly client: DynamoDBClient; readonly tableName: string };
  readonly lines: readonly LogLine[];
  /** Teams whose refresh was asked for. */
  readonly refreshes: readonly string[];
  /** Puts bytes into the landing bucket and gives the event that S3 would send. */
  drop(key: string, content: string | Uint8Array, day: number): Promise<LandingEvent>;
  withdraw(key: string, day: number): Promise<LandingEvent>;
  deliver(event: LandingEvent): Promise<Processed>;
  /** Drops a file and delivers its event. */
  land(key: string, content: string | Uint8Array, day: number): Promise<Processed>;
  night(options?: NightOptions): Promise<NightPublished>;
  /** Records that count now. */
  records(recordType: RecordTypeName): Promise<readonly Row[]>;
  /** A second process on the same folders and ledger: nothing in memory is shared. */
  another(change?: (container: Container) => Container): Container;
  /** Closes something with the network. */
  closeLater(what: Promise<{ close(): Promise<void> }>): void;
  close(): Promise<void>;
}

export interface NightOptions {
  readonly container?: Container;
  /** Packs are made, too. They take most of a night's time: tests about something else leave them out. */
  readonly packs?: boolean;
  /** Replaces steps of the workflow; gets the real ones. */
  readonly steps?: (real: Readonly<Record<string, Step>>) => Readonly<Record<string, Step>>;
}

const moment = (day: number) => new Date(Date.UTC(2026, 1, 1) + day * 86_400_000);

export async function openTestNetwork(settings: object = {}): Promise<TestNetwork> {
  const folder = await temporaryFolder('network');
  const table = await openLocalTable();
  const lines: LogLine[] = [];
  const refreshes: string[] = [];
  const opened: { close(): Promise<void> }[] = [];
  const say = (message: string, facts: LogFacts = {}) => void lines.push({ message, facts });
  const log: Log = {
    info: say,
    warn: say,
    error: say,
    count: (metric, value, dimensions) => say(metric, { value, ...dimensions }),
  };
  const parsed = parseSettings({ now: '2026-02-13T18:00:00-08:00', minimumCohort: 5, ...settings });

  function another(change: (container: Container) => Container = (same) => same): Container {
    const place = { inbox: join(folder, 'inbox'), out: join(folder, 'out'), settings: parsed, log };
    const local = containerOnFolders(place, openLedger(table.client, table.tableName));
    opened.push(local);
    return change({
      ...local,
      askForRefresh: async (teams) => {
        refreshes.push(...teams.map((team) => `${team.district}/${team.teamId}`));
      },
    });
  }
  const container = another();

  async function drop(key: string, content: string | Uint8Array, day: number): Promise<LandingEvent> {
    const at = moment(day);
    await container.buckets.landing.put(key, content);
    await utimes(join(folder, 'inbox', key), at, at);
    return { kind: 'dropped', key, sequencer: sequencerOfTime(at), at: at.toISOString() };
  }
  const deliver = (event: LandingEvent) => processLandingEvent(container, event);

  return {
    container,
    folder,
    table,
    lines,
    refreshes,
    another,
    closeLater: (what) => void opened.push({ close: async () => (await what).close() }),
    drop,
    deliver,
    land: async (key, content, day) => deliver(await drop(key, content, day)),
    async withdraw(key, day) {
      await container.buckets.landing.delete(key);
      return {
        kind: 'withdrawn',
        key,
        sequencer: sequencerOfTime(moment(day)),
        at: moment(day).toISOString(),
      };
    },
    night({ container: own = container, packs = false, steps = unchanged }: NightOptions = {}) {
      const real = packs
        ? nightlySteps(own)
        : { ...nightlySteps(own), WriteDistrictPack: noPack, WriteNetworkPack: noPack };
      return runNight(own, { steps: steps(real), retryMilliseconds: 1 });
    },
    async records(recordType) {
      const lake = await container.lake();
      return lake.query(`FROM ${await lake.relation(recordType)} ORDER BY ALL`);
    },
    async close() {
      try {
        for (const one of opened) await one.close();
        await table.close();
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

/** Score files of the sample data. */
export const SCORE_FILES = {
  'alder-unified':
    'alder-unified/caaspp/00700110000000_CAASPP_Student_Score_Data_File_TestedStudentScoreData_2025.csv',
  'birch-unified':
    'birch-unified/caaspp/00700220000000_CAASPP_Student_Score_Data_File_TestedStudentScoreData_2025.csv',
} as const;

/** Some lines of a district's score file of the sample data, header and all. */
export async function scoreLines(
  district: keyof typeof SCORE_FILES,
  from: number,
  to: number,
): Promise<string> {
  const lines = (await readFile(join(SAMPLE_DATA, SCORE_FILES[district]), 'utf8')).split('\n');
  return `${[lines[0], ...lines.slice(from, to)].join('\n')}\n`;
}

const TEAM = 'alder-unified/teams/velmaric-6-partner-talk';

/** The files of one team of the sample data, and the roster its classes are in. */
export async function teamFiles(): Promise<
  readonly { readonly key: string; readonly content: Uint8Array }[]
> {
  const keys = [
    'alder-unified/roster/oneroster_2025-26.zip',
    `${TEAM}/team.xlsx`,
    `${TEAM}/exit slips.csv`,
    `${TEAM}/observations.csv`,
  ];
  return Promise.all(keys.map(async (key) => ({ key, content: await readFile(join(SAMPLE_DATA, key)) })));
}

/** Unit test scores in the simplest form there is: students n to m of the district, all with this score. */
export function unitScores(first: number, last: number, score: number): string {
  const students = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const rows = students.map(
    (student) => `55${String(student).padStart(4, '0')},Grade 6 Unit 2,11/14/2025,${score}`,
  );
  return `${['StudentID,AssessmentName,TestDate,Score', ...rows].join('\n')}\n`;
}

const noPack: Step = (async () => ({ outcome: 'unchanged' })) as Step;

function unchanged(real: Readonly<Record<string, Step>>): Readonly<Record<string, Step>> {
  return real;
}
