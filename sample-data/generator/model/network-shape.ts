import type { Subject } from '../../../shared/standards/smarter-balanced.ts';

/** School years are named by the year in which they end: 2025 is 2024-25. */
export type EndYear = number;

export interface School {
  readonly name: string;
  /** County-district-school code, 14 digits. */
  readonly code: string;
  readonly level: 'elementary' | 'middle';
  /** Points that the school's students gain more (or less) than others in a year. */
  readonly extraGrowth: Readonly<Partial<Record<EndYear, number>>>;
}

export interface District {
  /** Folder below the landing folder. */
  readonly id: string;
  readonly name: string;
  /** First seven digits of the codes of its schools. */
  readonly countyDistrictCode: string;
  readonly elementarySchools: readonly School[];
  readonly middleSchools: readonly School[];
  /** Students who begin grade 3 in one year. */
  readonly studentsPerGrade: number;
  /** Points added to every score of an ethnicity code from a year on: how a gap narrows or widens. */
  readonly groupShifts: readonly {
    readonly ethnicity: string;
    readonly subject: Subject;
    readonly from: EndYear;
    readonly points: number;
  }[];
}

/** A network of districts, from which everything else follows. */
export interface NetworkShape {
  readonly seed: number;
  readonly districts: readonly District[];
  /** The running school year: rosters and interims; the newest summative scores are one year older. */
  readonly currentYear: EndYear;
  /** First year for which students are followed. */
  readonly firstYear: EndYear;
}

/** County-district code with seven zeros: how TOMS writes the code of a district. */
export function districtCode(district: District): string {
  return `${district.countyDistrictCode}0000000`;
}
