import type { ClassSetting, Enrollment } from '../../change/lesson-days.ts';
import type { TeamSection } from '../../records/team.ts';
import type { ExcludedPoint } from '../edits/exclusions.ts';
import type { PointName } from '../row-keys.ts';
import type { RosterStudent } from '../team-records.ts';

/** What surrounds every line of a team. */
export interface ClassDays {
  readonly enrollments: readonly Enrollment[];
  /** Sizes of sections without a roster, as the team typed them. */
  readonly sectionSizes: ReadonlyMap<string, number>;
  readonly exclusions: readonly ExcludedPoint[];
}

export function classDays(
  roster: readonly RosterStudent[],
  sections: readonly TeamSection[],
  exclusions: readonly ExcludedPoint[],
): ClassDays {
  const ofTeam = new Set(sections.map(({ sectionId }) => sectionId));
  const sizes = sections.flatMap(({ sectionId, studentsExpected }) =>
    studentsExpected === null ? [] : [[sectionId, studentsExpected] as const],
  );
  return {
    enrollments: roster
      .filter(({ sectionId }) => ofTeam.has(sectionId))
      .map(({ sectionId, student, beginsOn, endsOn }) => ({
        section: sectionId,
        student,
        begin: beginsOn,
        end: endsOn,
      })),
    sectionSizes: new Map(sizes),
    exclusions,
  };
}

/** The line that a point name belongs to: everything but section and day. */
export type LineName = Pick<PointName, 'measureId' | 'itemId' | 'source'>;

export function sameLine(a: LineName, b: LineName): boolean {
  return a.measureId === b.measureId && a.itemId === b.itemId && a.source === b.source;
}

/** The setting of one line: only what the team left out of this line is left out. */
export function settingOf(
  { enrollments, sectionSizes, exclusions }: ClassDays,
  line: LineName,
  more: Pick<ClassSetting, 'sections' | 'lessons' | 'phaseStarts'>,
): ClassSetting {
  return {
    ...more,
    enrollments,
    sectionSizes,
    exclusions: exclusions
      .filter((point) => sameLine(point, line))
      .map(({ date, section, reason }) => ({ date, section, reason })),
  };
}
