import type { DistrictSettings, Settings } from '../settings/settings.ts';
import type { ContextView, IsoDate } from '../workbook/team-view.ts';
import type { AnswerCodingFor } from './coding/answer-coding.ts';

/** What the records of a team are read with. */
export interface TeamContext {
  readonly settings: Settings;
  readonly district: DistrictSettings;
  /** Today in the district's time zone. */
  readonly today: IsoDate;
  /** The district's secret for row keys. */
  readonly rowKeySecret: string;
  /** How written answers are read; without it by the exit-slip engine. */
  readonly coding?: AnswerCodingFor;
  /** The one annual line, made by whoever computes growth and gaps. Shown only when the team asked for it. */
  readonly annualContext?: ContextView | null;
  /** What the district answered to what the team raised. */
  readonly districtReply?: string | null;
}
