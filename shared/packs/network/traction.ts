import type { MeasureValue } from '../../records/classroom.ts';
import { COACH_RATING_PREFIX } from '../measures/reserved-measures.ts';

/** What coaches rate, after Coburn (2003): each with a sentence of evidence. */
const COACH_RATINGS = {
  ownership: 'The team decides what to test, and reads its own data',
  depth: 'What people do and believe about lessons has changed, not only a form',
  spread: 'More people or classes have taken the change up',
  sustainability: 'The change has held over time, also without the coach',
} as const;
export type CoachRatingName = keyof typeof COACH_RATINGS;

/** One rating of one team by its coach. */
export interface CoachRating {
  readonly district: string;
  readonly teamId: string;
  readonly rating: CoachRatingName;
  readonly on: string;
  readonly reached: boolean;
  /** What the coach saw; a rating without it does not count. */
  readonly evidence: string | null;
}

/** How far a team has come, in the words of the hub. 'not rated': no rating with evidence. */
export const TRACTION = ['none', 'started', 'spreading', 'sustained'] as const;
export type Traction = (typeof TRACTION)[number] | 'not rated';

/**
 * Coaches' ratings out of measure values: measure id "coach-rating-ownership" (depth, spread, sustainability), team in "Group", 1 or 0 in
 * "Value", evidence in "Note".
 */
export function coachRatings(district: string, values: readonly MeasureValue[]): readonly CoachRating[] {
  return values.flatMap(({ measureId, group, date, value, note }) => {
    const rating = ratingNamed(measureId);
    if (rating === undefined || group === null || value === null) return [];
    return [{ district, teamId: group, rating, on: date, reached: value >= 1, evidence: note }];
  });
}

function ratingNamed(measureId: string): CoachRatingName | undefined {
  const name = measureId.startsWith(COACH_RATING_PREFIX) ? measureId.slice(COACH_RATING_PREFIX.length) : '';
  return name in COACH_RATINGS ? (name as CoachRatingName) : undefined;
}

/**
 * Traction of one team: 'started' with ownership and depth, 'spreading' with spread besides, 'sustained' with sustainability besides these;
 * 'none' when it was rated and has not come that far. The newest rating of each counts; ratings without evidence are left out.
 *
 * Source: Coburn (2003), "Rethinking scale", as the hub's classes. Unit: a class, not a score; it grades no teacher.
 *
 * @example ownership 1 and depth 1 with evidence, spread 0: 'started'
 */
export function tractionOf(ratings: readonly CoachRating[]): Traction {
  const counted = ratings.filter(({ evidence }) => evidence !== null && evidence.trim() !== '');
  if (counted.length === 0) return 'not rated';
  const reached = (name: CoachRatingName): boolean =>
    counted
      .filter(({ rating }) => rating === name)
      .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : Number(a.reached) - Number(b.reached)))
      .at(-1)?.reached ?? false;
  if (!reached('ownership') || !reached('depth')) return 'none';
  if (!reached('spread')) return 'started';
  return reached('sustainability') ? 'sustained' : 'spreading';
}

export interface TractionShares {
  /** Teams with a rating. */
  readonly rated: number;
  readonly notRated: number;
  readonly classes: readonly {
    readonly traction: (typeof TRACTION)[number];
    readonly teams: number;
    readonly percent: number;
  }[];
  /** Ratings that did not count for want of evidence. */
  readonly withoutEvidence: number;
}

/** Teams by traction, with shares of the rated ones in whole percents. */
export function tractionShares(
  teams: readonly { readonly district: string; readonly teamId: string }[],
  ratings: readonly CoachRating[],
): TractionShares {
  const classes = teams.map(({ district, teamId }) =>
    tractionOf(ratings.filter((rating) => rating.district === district && rating.teamId === teamId)),
  );
  const rated = classes.filter((one) => one !== 'not rated').length;
  return {
    rated,
    notRated: classes.length - rated,
    classes: TRACTION.map((traction) => {
      const count = classes.filter((one) => one === traction).length;
      return { traction, teams: count, percent: rated === 0 ? 0 : Math.round((100 * count) / rated) };
    }),
    withoutEvidence: ratings.filter(({ evidence }) => evidence === null || evidence.trim() === '').length,
  };
}

/** Where the network's first networks stood (PACE, 2020-21): a line to read beside, not a goal. */
export const REFERENCE_2020_21 = {
  none: 49,
  started: 36,
  spreading: 15,
  sustained: 0,
} as const satisfies Record<(typeof TRACTION)[number], number>;
