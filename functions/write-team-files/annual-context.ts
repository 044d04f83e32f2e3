import { gapRows } from '../../shared/gaps/gap-rows.ts';
import { groupTableRow } from '../../shared/gaps/group-table.ts';
import { quoteLiteral } from '../../shared/lake/sql.ts';
import { teamGroups } from '../../shared/team-view/groups/team-groups.ts';
import { annualContext } from '../../shared/team-view/pages/annual-context.ts';
import type { TeamRecords } from '../../shared/team-view/team-records.ts';
import type { ContextView } from '../../shared/workbook/team-view.ts';
import { GAPS_POINTER } from '../compute-gaps/compute-gaps.ts';
import type { DistrictReading } from './district-reading.ts';

const ANNUAL_TEST = 'smarter-balanced-summative';

/**
 * The one annual line of a team that asked for it: the students of its classes in the annual test, from the district's gap table as the
 * last night computed it. Null: not asked for, or nothing there to show.
 */
export async function annualContextOf(
  reading: DistrictReading,
  { teamId, team, aims, sections }: TeamRecords,
): Promise<ContextView | null> {
  if (team?.showContext !== 'yes') return null;
  const { container, district } = reading;
  const pointer = await container.ledger.pointer(GAPS_POINTER, district);
  if (pointer === undefined || pointer.key === '') return null;
  const { settings } = container;
  const subject = settings.networkAim?.subject ?? 'mathematics';
  const rosterYear = sections.at(-1)?.schoolYear;
  if (rosterYear === undefined) return null;
  const lake = await container.lake();
  const rows = await lake.query(
    `FROM ${await lake.parquet([pointer.key])}
    WHERE scope_level = 'team' AND scope_id = ${quoteLiteral(teamId)} AND roster_year = ${quoteLiteral(rosterYear)}
      AND test = ${quoteLiteral(ANNUAL_TEST)} AND subject = ${quoteLiteral(subject)} AND grade_span = 'all'
      AND measure IN ('distance-from-standard', 'growth-percentile')
    ORDER BY school_year, measure, division, part`,
  );
  // A class has few students of one group or the other: the first group both sides of which may be shown.
  for (const group of teamGroups(aims, teamId).groups) {
    const view = annualContext(gapRows(rows.map(groupTableRow), [group]), {
      group,
      subject,
      language: team.language ?? 'en',
      floors: settings.floors,
      minimumCohort: settings.minimumCohort,
    });
    if (view !== null) return view;
  }
  return null;
}
