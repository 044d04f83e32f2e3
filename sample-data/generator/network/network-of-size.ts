import { placeName } from '../model/names.ts';
import type { District, NetworkShape, School } from '../model/network-shape.ts';
import type { NetworkOptions } from './options.ts';

/** End year of the newest student score files; rosters and interims are one year younger. */
export const NEWEST_SCORES = 2025;
const ELEMENTARY_GRADE = 90;
const MIDDLE_GRADE = 240;
const GRADES = 6;
/** Of a cohort so many are there in one year: some arrive later, some leave. */
const PRESENT = 0.904;

/** Districts and schools for so many students: elementary schools of about 90 a grade, middle schools of about 240. */
export function networkOfSize(options: NetworkOptions): NetworkShape {
  const perGrade = Math.max(1, Math.round(options.students / options.districts / GRADES / PRESENT));
  const districts = Array.from({ length: options.districts }, (_, number) =>
    districtOf(options.seed, number, perGrade),
  );
  return {
    seed: options.seed,
    districts,
    currentYear: NEWEST_SCORES + 1,
    firstYear: NEWEST_SCORES + 1 - options.years,
  };
}

function districtOf(seed: number, number: number, perGrade: number): District {
  // The county 00 does not exist.
  const countyDistrictCode = `00${String(80_000 + number)}`;
  const name = `${placeName(seed, number * 10_000)} Unified`;
  const schools = (level: School['level'], count: number): School[] =>
    Array.from({ length: count }, (_, place) => ({
      name: `${placeName(seed, number * 10_000 + (level === 'middle' ? 5_000 : 1) + place)} ${level === 'middle' ? 'Middle' : 'Elementary'} School ${place + 1}`,
      code: `${countyDistrictCode}${6_000_000 + (level === 'middle' ? 50_000 : 0) + place}`,
      level,
      extraGrowth: { [NEWEST_SCORES]: ((place * 7) % 5) * 4 - 8 },
    }));
  return {
    id: `district-${String(number + 1).padStart(3, '0')}`,
    name,
    countyDistrictCode,
    elementarySchools: schools('elementary', Math.ceil(perGrade / ELEMENTARY_GRADE)),
    middleSchools: schools('middle', Math.ceil(perGrade / MIDDLE_GRADE)),
    studentsPerGrade: perGrade,
    groupShifts: [
      { ethnicity: '500', subject: 'mathematics', from: NEWEST_SCORES, points: (number % 4) * 4 },
    ],
  };
}
