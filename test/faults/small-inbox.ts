import { cp, mkdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SAMPLE_DATA } from '../end-to-end/sample-run.ts';

/** Files of the sample data that make a network of two districts and two teams, small enough to be run many times. */
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
const ALDER_SCORES =
  'alder-unified/caaspp/00700110000000_CAASPP_Student_Score_Data_File_TestedStudentScoreData_2025.csv';
const BIRCH_SCORES =
  'birch-unified/caaspp/00700220000000_CAASPP_Student_Score_Data_File_TestedStudentScoreData_2025.csv';

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
  await put(inbox, ALDER_SCORES, await linesOf(ALDER_SCORES, 1, 240), FIRST_DROP);
  await put(inbox, BIRCH_SCORES, await linesOf(BIRCH_SCORES, 1, 120), FIRST_DROP);
}

/** What happens on the next day: one file replaced by another version, one withdrawn, one new. */
export async function dropMore(inbox: string): Promise<void> {
  await put(inbox, ALDER_SLIPS, await linesOf(ALDER_SLIPS, 20, 400), SECOND_DROP);
  await rm(join(inbox, 'birch-unified/teams/istravelle-5-representations/observations.csv'));
  const unit = ['StudentID,AssessmentName,TestDate,Score', '550001,Grade 6 Unit 2,11/14/2025,60', ''];
  await put(inbox, 'birch-unified/unit 2.csv', unit.join('\n'), SECOND_DROP);
}

/** The header and some of the lines of a sample file (the score files have no line breaks inside fields). */
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
