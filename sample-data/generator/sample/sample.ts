import { teamWorkbook } from '../writers/team-workbook.ts';
import { sampleClasses, sampleStudents } from './districts.ts';
import { interimFiles } from './interim-files.ts';
import { otherFiles } from './other-files.ts';
import { rosterFiles } from './roster-files.ts';
import type { SampleFile } from './sample-file.ts';
import { scoreFiles } from './score-files.ts';
import { teamFiles } from './team-files.ts';
import { confusion } from './teams/confusion.ts';
import { lost } from './teams/lost.ts';
import { lumbre } from './teams/lumbre.ts';
import { openers } from './teams/openers.ts';
import { partnerTalk } from './teams/partner-talk.ts';
import { representations } from './teams/representations.ts';
import type { TeamStory } from './teams/team-story.ts';
import { threeReads } from './teams/three-reads.ts';

export interface Sample {
  readonly students: ReturnType<typeof sampleStudents>;
  readonly classes: ReturnType<typeof sampleClasses>;
  readonly teams: readonly TeamStory[];
  /** In key order. */
  readonly files: readonly SampleFile[];
  readonly template: Uint8Array;
}

/** Everything in sample-data/, made from the seed. */
export async function makeSample(): Promise<Sample> {
  const students = sampleStudents();
  const classes = sampleClasses(students);
  const teams = [partnerTalk, threeReads, confusion, openers, lumbre, lost, representations].map((tell) =>
    tell(classes),
  );
  const ofTeams: SampleFile[] = [];
  for (const team of teams) ofTeams.push(...(await teamFiles(team)));
  const files = [
    ...scoreFiles(students),
    ...interimFiles(students),
    ...rosterFiles(classes),
    ...otherFiles(classes),
    ...ofTeams,
  ].sort((a, b) => (a.key < b.key ? -1 : 1));
  return { students, classes, teams, files, template: await teamWorkbook({}) };
}
