import { cp, mkdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SAMPLE_DATA } from '../end-to-end/sample-run.ts';
import { unitScores } from './test-network.ts';

/**
 * Files of the sample data that make a network of two districts and two teams, small enough to be run many times: unit tests
 * instead of the state's scores, because suppression of the packs takes most of a night's time.
 */
const WHOLE = [
  'alder-unified/calendar/no-school-days-2025-26.csv',
  'alder-unified/roster/oneroster_2025-26.zip',
  'alder-unified/teams/velmaric-6-partner-talk/exit slips.csv',
  'alder-unified/teams/velmaric-6-partner-talk/observations.csv',
  'alder-unified/teams/velmaric-6-partner-talk/team.xlsx',
  'birch-unified/teams/istravelle-5-representations/observations.csv',
  'birch-unified/teams/istravelle-5-representations/team.xlsx',
] as const;

const ALDER_SLIPS = 'alder-unified/teams/velmaric-6-partner-talk/exit slips.csv';
const ALDER_SCORES = 'alder-unified/assessments/unit 1.csv';
const BIRCH_SCORES = 'birch-unified/assessments/unit 1.csv';

/** The sample data is set in this time; a file's time of change says which version of it is the newest. */
const FIRST_DROP = new Date('2026-02-12T20:00:00Z');
const SECOND_DROP = new Date('2026-02-13T20:00:00Z');

/** Makes the inbox: everything the districts have dropped so far. */
export async function makeSmallInbox(inbox: string): Promise<void> {
  const settings = JSON.parse(await readFile(join(SAMPLE_DATA, 'settings.json'), 'utf8')) as object;
  await put(inbox, 'settings.json', JSON.stringify({ ...settings, minimumCohort: 20 }), FIRST_DROP);
  for (const key of WHOLE) {
    await mkdir(dirname(join(inbox, key)), { recursive: true });
    await cp(join(SAMPLE_DATA, key), join(inbox, key));
    await utimes(join(inbox, key), FIRST_DROP, FIRST_DROP);
  }
  await put(inbox, ALDER_SCORES, unitScores(1, 240, 60), FIRST_DROP);
  await put(inbox, BIRCH_SCORES, unitScores(1, 120, 70), FIRST_DROP);
}

/** What happens on the next day: two files replaced by other versions, one withdrawn, one new. */
export async function dropMore(inbox: string): Promise<void> {
  await put(inbox, ALDER_SLIPS, await linesOf(ALDER_SLIPS, 20, 400), SECOND_DROP);
  await rm(join(inbox, 'birch-unified/teams/istravelle-5-representations/observations.csv'));
  await put(inbox, ALDER_SCORES, unitScores(40, 280, 75), SECOND_DROP);
  await put(inbox, 'birch-unified/assessments/unit 1 again.csv', unitScores(100, 160, 80), SECOND_DROP);
}

/** The header and some of the lines of a sample file (this one has no line breaks inside fields). */
async function linesOf(key: string, from: number, to: number): Promise<string> {
  const lines = (await readFile(join(SAMPLE_DATA, key), 'utf8')).split('\n');
  return `${[lines[0], ...lines.slice(from, to)].join('\n')}\n`;
}

async function put(inbox: string, key: string, content: string, at: Date): Promise<void> {
  const path = join(inbox, key);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  await utimes(path, at, at);
}
