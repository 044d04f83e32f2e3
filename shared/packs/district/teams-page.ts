import { dayWithYear, periodInWords } from '../period/period.ts';
import { type GridCell, type PageGrid, skip, writeGridRow, writeText } from '../sheets/grid.ts';
import { finishPage, type PackBook, printedPage } from '../sheets/pack-book.ts';
import { NO_DRIVER, TEST_COUNTS, type TestCount } from '../teams/driver-rollup.ts';
import { counted, TEAM_ORDER } from '../text/pack-words.ts';
import type { DistrictPackView } from './district-pack-view.ts';

/** Team, change idea, driver, lessons, what the data say, newest point, decision, needs. Tests by driver stand in the same columns. */
const WIDTHS = [150, 172, 160, 84, 140, 84, 92, 168] as const;
const HEADS = [
  'Team',
  'Change idea',
  'Driver',
  'Lessons with data',
  'What the data say',
  'Newest lesson',
  'Decision',
  'Needs from the district',
];
const COUNTED: readonly TestCount[] = [
  'begun',
  'withPrediction',
  'withImplementation',
  'lastingChange',
  'adopted',
];

/** Page 1: one line a team, what got in the way, tests by driver, quiet teams, what was asked of the district. */
export function teamsPage(pack: PackBook, view: DistrictPackView): void {
  const grid = printedPage(pack, 'Teams', WIDTHS);
  writeGridRow(grid, [
    {
      column: 1,
      value: `${view.district.name}: ${periodInWords(view.period)}`,
      look: 'headline',
      runsOn: true,
    },
  ]);
  writeText(grid, summary(view), 'muted');
  skip(grid, 6);
  if (view.teams.length > 0) {
    teamLines(grid, view);
    skip(grid, 12);
    driversAndBlockers(grid, view);
  }
  listed(grid, 'Two weeks of school without data or a meeting', view.quiet);
  listed(
    grid,
    'Asked of the district',
    view.raised.map(
      ({ team, text, status, reply }) => `${team}: ${text} (${status}${reply === null ? '' : `: ${reply}`})`,
    ),
  );
  finishPage(pack, grid);
}

function summary({ teams, newestFileOn }: DistrictPackView): string {
  const files =
    newestFileOn === null
      ? 'No file has landed yet.'
      : `Files that landed up to ${dayWithYear(newestFileOn)}.`;
  if (teams.length === 0) return `No Local Improvement Team has dropped a file. ${files}`;
  return `${counted(teams.length, 'team', 'teams')}. ${TEAM_ORDER} ${files}`;
}

function teamLines(grid: PageGrid, { teams }: DistrictPackView): void {
  const isNumber = (i: number) => i === 3;
  writeGridRow(
    grid,
    HEADS.map(
      (value, i): GridCell => ({ column: i + 1, value, look: isNumber(i) ? 'numberHead' : 'columnHead' }),
    ),
  );
  for (const team of teams) {
    const values = [
      team.team,
      team.changeIdea,
      team.driver,
      team.lessons,
      team.verdict,
      team.newestPoint,
      team.decision,
      team.needs,
    ];
    writeGridRow(
      grid,
      values.map((value, i): GridCell => ({ column: i + 1, value, look: isNumber(i) ? 'number' : 'cell' })),
    );
  }
}

/** Left the tests by driver, right what got in the way: rows side by side. */
function driversAndBlockers(grid: PageGrid, { drivers, blockers }: DistrictPackView): void {
  writeGridRow(grid, [
    { column: 1, value: 'Driver', look: 'columnHead' },
    ...COUNTED.map(
      (count, i): GridCell => ({ column: i + 2, value: TEST_COUNTS[count].head, look: 'numberHead' }),
    ),
    { column: 8, value: 'What got in the way (meetings)', look: 'columnHead' },
  ]);
  const rows = Math.max(drivers.length, blockers.length, 1);
  for (let i = 0; i < rows; i += 1) {
    const driver = drivers[i];
    const blocker = blockers[i];
    writeGridRow(grid, [
      ...(driver === undefined
        ? []
        : [
            { column: 1, value: driver.driver?.name ?? NO_DRIVER, look: 'cell' } as const,
            ...COUNTED.map(
              (count, k): GridCell => ({ column: k + 2, value: driver.counts[count], look: 'number' }),
            ),
          ]),
      ...(blocker === undefined
        ? i === 0
          ? [{ column: 8, value: 'Nothing written down', look: 'cell' } as const]
          : []
        : [{ column: 8, value: `${blocker.kind}: ${blocker.meetings}`, look: 'cell' } as const]),
    ]);
  }
}

function listed(grid: PageGrid, title: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  skip(grid, 10);
  writeGridRow(grid, [{ column: 1, value: title, look: 'strong', runsOn: true }]);
  for (const line of lines) writeText(grid, line, 'body');
}
