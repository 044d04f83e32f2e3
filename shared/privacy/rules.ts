import type { Settings } from '../settings/settings.ts';

/** What a release must keep. P1-P8 are the rules of the suppression chapter of the documentation. */
export interface SuppressionRules {
  /** P1: smallest n that is shown. */
  readonly floor: number;
  /** P7: exact n; false above the district, where n is a band. */
  readonly exactN: boolean;
  /** P3: of two equally small losses, which level of places gives way: the lower at the hub, the upper in a district's own pack. */
  readonly hideFirst: 'lower places' | 'upper places';
  /** A hidden count or numerator must be open over at least this many values. */
  readonly smallestRange: number;
  /** P5: teams and districts behind a value made of teams' data, and the largest share of one team. */
  readonly dominance: {
    readonly teams: number;
    readonly districts: number;
    readonly largestShare: number;
  } | null;
}

const SMALLEST_RANGE = 5;

/** A district's pack about itself: exact n, the district's floor. */
export function districtRules(floors: Settings['floors']): SuppressionRules {
  return {
    floor: floors.district,
    exactN: true,
    hideFirst: 'upper places',
    smallestRange: SMALLEST_RANGE,
    dominance: null,
  };
}

/** The hub's pack: n in bands, at least three teams of two districts behind what teams collected. */
export function networkRules(floors: Settings['floors']): SuppressionRules {
  return {
    floor: floors.network,
    exactN: false,
    hideFirst: 'lower places',
    smallestRange: SMALLEST_RANGE,
    dominance: { teams: floors.networkTeams, districts: 2, largestShare: 0.6 },
  };
}

/** Boards, the public and research: the network's rules at the public floor. */
export function publicRules(floors: Settings['floors']): SuppressionRules {
  return { ...networkRules(floors), floor: floors.public };
}
