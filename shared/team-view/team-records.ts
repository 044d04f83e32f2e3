import type { AssessmentResult } from '../records/assessment.ts';
import type { ExitSlipAnswer, NoSchoolDay, ObservationRecord } from '../records/classroom.ts';
import type {
  AimRecord,
  ChangeIdea,
  CodeRecord,
  DriverRecord,
  ItemRecord,
  MeasureRecord,
  MeetingRecord,
  StoryboardEntry,
  TeamEdit,
  TeamMember,
  TeamRecord,
  TeamSection,
  TestOfChange,
} from '../records/team.ts';
import type { RaceEthnicity } from '../standards/student-groups.ts';

/** Every record that counts for one team, as the lake gives them. Readers add nothing and guess nothing. */
export interface TeamRecords {
  readonly district: string;
  readonly teamId: string;
  /** The team's own row; null before the team's workbook landed. */
  readonly team: TeamRecord | null;
  readonly members: readonly TeamMember[];
  readonly sections: readonly TeamSection[];
  readonly aims: readonly AimRecord[];
  /** Drivers and change ideas of the whole district: theories are shared. */
  readonly drivers: readonly DriverRecord[];
  readonly changeIdeas: readonly ChangeIdea[];
  readonly measures: readonly MeasureRecord[];
  readonly items: readonly ItemRecord[];
  readonly tests: readonly TestOfChange[];
  readonly meetings: readonly MeetingRecord[];
  readonly storyboard: readonly StoryboardEntry[];
  readonly codes: readonly CodeRecord[];
  /** What the team typed into workbooks it sent back, oldest first. */
  readonly edits: readonly TeamEdit[];
  readonly answers: readonly ExitSlipAnswer[];
  readonly observations: readonly ObservationRecord[];
  /** Students of the team's sections. */
  readonly roster: readonly RosterStudent[];
  readonly noSchoolDays: readonly NoSchoolDay[];
  /** Interim results of the roster's students in the team's school year. */
  readonly interims: readonly (Pick<
    AssessmentResult,
    'test' | 'testName' | 'subject' | 'testedOn' | 'scaleScore' | 'distanceFromStandard' | 'standing'
  > & {
    readonly student: string;
  })[];
}

/** A student of one of the team's sections, with what the record says of the groups (null = not known). */
export interface RosterStudent {
  readonly sectionId: string;
  /** Resolved student id: 'S:...', 'L:...' or 'R:...'. */
  readonly student: string;
  readonly studentStateId: string | null;
  readonly studentLocalId: string | null;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly raceEthnicity: RaceEthnicity | null;
  readonly englishLearner: boolean | null;
  readonly beginsOn: string | null;
  readonly endsOn: string | null;
  /** Latest growth percentiles, where the growth stage made them. */
  readonly growthPercentile: number | null;
  readonly similarStudentPercentile: number | null;
  readonly growthReason: string | null;
}
