import { PLANTED } from '../sample/districts.ts';
import type { Sample } from '../sample/sample.ts';
import { rowsOf, type SampleFile } from '../sample/sample-file.ts';
import { NOW } from '../sample/settings.ts';
import { ONLY_IN_FIRST_EXPORT } from '../sample/team-files.ts';
import {
  groupExpectations,
  growthCohorts,
  moversBetweenDistricts,
  rounded,
  totalExpectations,
} from './score-expectations.ts';
import { teamExpectation } from './team-expectations.ts';

/** What a reader of sample-data/ should find, as numbers. All of it is counted in the generator's own model. */
export interface Expected {
  readonly now: string;
  readonly files: readonly FileExpectation[];
  readonly totals: ReturnType<typeof totalExpectations>;
  readonly groups: ReturnType<typeof groupExpectations>;
  readonly aim: ReturnType<typeof aimProgress>;
  readonly growth: {
    readonly cohorts: ReturnType<typeof growthCohorts>;
    readonly moversBetweenDistricts: number;
    readonly fastSchool: { readonly name: string; readonly extraPoints: number };
    readonly slowSchool: { readonly name: string; readonly extraPoints: number };
  };
  readonly teams: readonly ReturnType<typeof teamExpectation>[];
  readonly overlappingExports: {
    readonly team: string;
    readonly onlyInFirstExport: number;
    readonly slips: number;
  };
}

export interface FileExpectation {
  readonly key: string;
  readonly status: 'accepted' | 'partly' | 'refused';
  readonly rows: {
    readonly total: number;
    readonly accepted: number;
    readonly rejected: number;
    readonly setAside: number;
  };
  readonly rejected: SampleFile['rejected'];
  readonly setAside: SampleFile['setAside'];
}

function fileExpectation(file: SampleFile): FileExpectation {
  const rejected = rowsOf(file.rejected);
  const setAside = rowsOf(file.setAside);
  return {
    key: file.key,
    status: file.refused ? 'refused' : rejected > 0 ? 'partly' : 'accepted',
    rows: { total: file.rows, accepted: file.rows - rejected - setAside, rejected, setAside },
    rejected: file.rejected,
    setAside: file.setAside,
  };
}

/** Progress to the network aim, 2023-24 to 2024-25: a third of the way to 2026-27 has passed. */
function aimProgress(groups: ReturnType<typeof groupExpectations>) {
  return (['african-american', 'hispanic-latino'] as const).map((group) => {
    const of = (schoolYear: string) =>
      groups.find(
        (row) =>
          row.district === 'network' &&
          row.subject === 'mathematics' &&
          row.group === group &&
          row.schoolYear === schoolYear,
      )!;
    const [before, now] = [of('2023-24'), of('2024-25')];
    return {
      group,
      changeOfMean: rounded(now.inGroup.meanDistance! - before.inGroup.meanDistance!),
      ofTarget: 44,
      evenPaceOfMean: rounded(44 / 3),
      changeOfGapToWhite: rounded(now.gapToWhite! - before.gapToWhite!),
      ofGapTarget: -20,
      evenPaceOfGap: rounded(-20 / 3),
      changeOfGapToNotInGroup: rounded(now.gapToNotInGroup! - before.gapToNotInGroup!),
    };
  });
}

export function expectedOf(sample: Sample): Expected {
  const groups = groupExpectations(sample.students);
  const teams = sample.teams.map(teamExpectation);
  const overlapping = teams.find(({ team }) => team === 'velmaric-7-three-reads')!;
  return {
    now: NOW,
    files: sample.files.map(fileExpectation),
    totals: totalExpectations(sample.students),
    groups,
    aim: aimProgress(groups),
    growth: {
      cohorts: growthCohorts(sample.students),
      moversBetweenDistricts: moversBetweenDistricts(sample.students),
      fastSchool: { name: 'Velmaric Middle School', extraPoints: PLANTED.fastSchool },
      slowSchool: { name: 'Dorvanne Middle School', extraPoints: PLANTED.slowSchool },
    },
    teams,
    overlappingExports: {
      team: overlapping.team,
      onlyInFirstExport: ONLY_IN_FIRST_EXPORT,
      slips: overlapping.slips,
    },
  };
}
