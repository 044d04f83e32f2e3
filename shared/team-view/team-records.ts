import type { GroupFields } from '../gaps/divisions.ts';
import type { AssessmentResult } from '../records/assessment.ts';
import type { ExitSlipAnswer, NoSchoolDay, ObservationRecord } from '../records/classroom.ts';
import type { Provenance } from '../records/record-type.ts';
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
import type { StudentGrowthView } from '../workbook/section-view.ts';
import type { IsoDate, SetAsideRow } from '../workbook/team-view.ts';

/** Every record that counts for one team, as the lake gives them. Readers add nothing and guess nothing. */
export interface TeamRecords {
  readonly district: string;
  readonly teamId: string;
  /** The team's own row; null before the team's workbook landed. */
  readonly team: TeamRecord | null;
  readonly members: readonly TeamMember[];
  readonly sections: readonly TeamSection[];
  /** Aims of the team, and those of its district and network (teamId null). */
  readonly aims: readonly AimRecord[];
  /** Drivers and change ideas of the whole district: theories are shared. */
  readonly drivers: readonly DriverRecord[];
  readonly changeIdeas: readonly ChangeIdea[];
  /** Measures of the team, and those of its district (teamId null). */
  readonly measures: readonly MeasureRecord[];
  readonly items: readonly ItemRecord[];
  readonly tests: readonly TestOfChange[];
  /**
   * Everything the landed versions of the team's workbook predicted for a test, oldest first, where that is more than one thing; the last
   * one stands now. A later file replaces the row of a test; without these a prediction that was changed in the team's own file looks as if
   * it had always been so.
   */
  readonly earlierPredictions?: readonly EarlierPrediction[];
  readonly meetings: readonly MeetingRecord[];
  readonly storyboard: readonly StoryboardEntry[];
  readonly codes: readonly CodeRecord[];
  /** What the team typed into workbooks it sent back. */
  readonly edits: readonly TeamEdit[];
  readonly answers: readonly Traced<ExitSlipAnswer>[];
  readonly observations: readonly Traced<ObservationRecord>[];
  /** Students of the team's sections; one entry for each section a student is in. */
  readonly roster: readonly RosterStudent[];
  readonly noSchoolDays: readonly NoSchoolDay[];
  /** Interim results of the roster's students in the team's school year. */
  readonly interims: readonly InterimResult[];
  /** Rows of the team's files that intake rejected, and rows that came late, as their receipts say. */
  readonly setAsideRows?: readonly SetAsideRow[];
}

/** A record with the place it came from, where the reader knows it. */
export type Traced<R> = R & Partial<Pick<Provenance, 'sourceKey' | 'sourceRow'> & Landing>;

/** When the file of a record landed. */
export interface Landing {
  /** Local day. */
  readonly landedOn: IsoDate;
  /** A later file has a higher number. */
  readonly landingOrder: number;
}

export type InterimResult = Pick<
  AssessmentResult,
  | 'test'
  | 'testName'
  | 'subject'
  | 'administration'
  | 'testedOn'
  | 'scaleScore'
  | 'distanceFromStandard'
  | 'achievementLevel'
  | 'standing'
> & {
  /** Resolved student id, as in the roster. */
  readonly student: string;
};

/** A prediction as an earlier file had it. Units as in the test: percents 0-100. */
export interface EarlierPrediction {
  readonly testId: string;
  readonly direction: 'at-least' | 'at-most';
  readonly value: number;
  /** The day it was written, or else the day the file landed. */
  readonly typedOn: IsoDate;
}

/** A student of one of the team's sections, with what the records say of the groups (null or absent = not known). */
export interface RosterStudent extends Partial<Omit<GroupFields, 'raceEthnicity' | 'englishLearner'>> {
  /** The team's own section id (`TeamSection.sectionId`), whatever the roster calls the section. */
  readonly sectionId: string;
  /** Resolved student id: 'S:...', 'L:...' or 'R:...'. */
  readonly student: string;
  readonly studentStateId: string | null;
  readonly studentLocalId: string | null;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly raceEthnicity: GroupFields['raceEthnicity'];
  readonly englishLearner: GroupFields['englishLearner'];
  readonly beginsOn: string | null;
  readonly endsOn: string | null;
  /** Scores and growth percentiles by subject and year, newest last; empty before the growth stage made them. */
  readonly growth: readonly StudentGrowthView[];
}
