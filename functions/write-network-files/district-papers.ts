import { outboxKey } from '../../shared/access/outbox-file.ts';
import { gradeRows, systemAnalysisWorkbook } from '../../shared/packs/launch/system-analysis.ts';
import { interviewsView, interviewsWorkbook } from '../../shared/packs/measures/exit-interviews.ts';
import { outcomeTable } from '../../shared/packs/outcomes/outcome-table.ts';
import { ofPopulation } from '../../shared/packs/outcomes/release-outcomes.ts';
import { distanceLimits } from '../../shared/packs/outcomes/score-limits.ts';
import { sponsorPage } from '../../shared/packs/pages/sponsor-page.ts';
import { schoolYearOfPeriod } from '../../shared/packs/period/period.ts';
import type { PackTeam } from '../../shared/packs/teams/pack-team.ts';
import { loadRangeSolver } from '../../shared/privacy/range-solver.ts';
import type { PublishedTable } from '../../shared/privacy/released-table.ts';
import { districtRules } from '../../shared/privacy/rules.ts';
import { suppress } from '../../shared/privacy/suppress.ts';
import { districtSettings } from '../../shared/settings/settings.ts';
import type { SchoolYear } from '../../shared/standards/school-year.ts';
import { TESTED_GRADES } from '../../shared/standards/smarter-balanced.ts';
import { installedFont } from '../../shared/workbook/charts/font.ts';
import { CONTENT_TYPES } from '../write-outputs.ts';
import type { ContainerAsOf } from './container-as-of.ts';
import type { DistrictSubjects } from './district-subjects.ts';
import { yearsOf } from './load-outcomes.ts';
import { loadMeasureValues } from './load-teams.ts';
import type { PackCut } from './pack-cut.ts';
import type { Releases } from './releases.ts';
import type { Pack } from './staged-pack.ts';

/** The sponsors' digests: one paragraph a team. */
export function sponsorDigests(
  districtId: string,
  cut: PackCut,
  teams: readonly PackTeam[],
): readonly Pack[] {
  return teams.map((team) => {
    const page = sponsorPage(team);
    return {
      scope: districtId,
      name: `sponsor-digest/${team.teamId}`,
      schoolYear: schoolYearOfPeriod(cut.period),
      says: page,
      tables: [],
      files: [
        {
          outboxKey: outboxKey.sponsorDigest(districtId, team.teamId),
          contentType: CONTENT_TYPES.html,
          make: async () => page,
        },
      ],
    };
  });
}

/** Adults' exit interviews, for human resources; none where the district dropped none. */
export async function exitInterviews(
  container: ContainerAsOf,
  districtId: string,
  cut: PackCut,
): Promise<readonly Pack[]> {
  const { name } = districtSettings(container.settings, districtId);
  const view = interviewsView(name, await loadMeasureValues(container, districtId));
  if (view === null) return [];
  return [
    {
      scope: districtId,
      name: 'exit-interviews',
      schoolYear: schoolYearOfPeriod(cut.period),
      says: view,
      tables: [],
      files: [
        {
          outboxKey: outboxKey.humanResources(districtId, 'exit-interviews.xlsx'),
          contentType: CONTENT_TYPES.xlsx,
          make: () => interviewsWorkbook(view, installedFont()),
        },
      ],
    },
  ];
}

export const SYSTEM_ANALYSIS = 'system-analysis';

/**
 * The launch pack: few measures by group, by grade and by school, of the outcomes that the district's pack of the same night tells. The caller asks for it
 * once, when the district's first results are there. `earlier`: what was released before, that pack's tables included.
 */
export async function systemAnalysis(
  container: ContainerAsOf,
  districtId: string,
  cut: PackCut,
  found: DistrictSubjects,
  earlier: Releases,
): Promise<readonly Pack[]> {
  if (found.subjects.length === 0) return [];
  const { settings } = container;
  const solver = await loadRangeSolver();
  const { rows } = found;
  const ofGrades: PublishedTable[] = [];
  const subjects = found.subjects.map((view) => {
    const subject = view.subject as Parameters<typeof distanceLimits>[0];
    const schoolYear = yearsOf(rows, subject).at(-1) as SchoolYear;
    const grades = TESTED_GRADES.filter((grade) =>
      rows.some((row) => row.subject === subject && row.schoolYear === schoolYear && row.gradeSpan === grade),
    );
    const table = outcomeTable({
      id: `${districtId} ${subject} by grade`,
      rows,
      subject,
      measure: 'distance-from-standard',
      places: [districtId],
      grades,
      groups: [],
      years: [schoolYear],
      baselineYear: null,
      scoreLimits: distanceLimits(subject),
    });
    const released = suppress(
      table,
      districtRules(settings.floors),
      solver,
      ofPopulation([...earlier.tables, ...ofGrades], table),
    );
    ofGrades.push(released);
    return { view, schoolYear, grades: gradeRows({ table: released }, districtId, schoolYear, grades) };
  });
  const district = districtSettings(settings, districtId).name;
  const view = { district, subjects, minimumCohort: settings.minimumCohort };
  return [
    {
      scope: districtId,
      name: SYSTEM_ANALYSIS,
      schoolYear: schoolYearOfPeriod(cut.period),
      says: view,
      tables: [...found.tables, ...ofGrades],
      earlier: earlier.names,
      final: true,
      files: [
        {
          outboxKey: outboxKey.districtPack(districtId, `${SYSTEM_ANALYSIS}.xlsx`),
          contentType: CONTENT_TYPES.xlsx,
          make: () => systemAnalysisWorkbook(view, cut.today, installedFont()),
        },
      ],
    },
  ];
}
