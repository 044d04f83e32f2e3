import { chance, normal, uniform, weighted, wholeBelow } from '../random.ts';
import { familyName, givenName } from './names.ts';
import type { District, EndYear, NetworkShape, School } from './network-shape.ts';
import { TOPIC } from './topics.ts';

/** TOMS ethnicity code; 'none' is reported as 800 with No in every column. */
export type Ethnicity = '100' | '200' | '300' | '400' | '500' | '600' | '700' | '800' | 'none';

/** What a student brings to every file; what changes with the year is looked up by functions below. */
export interface Student {
  readonly serial: number;
  /** Ten digits. */
  readonly stateId: string;
  /** The district's own number. */
  readonly localId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly gender: 'F' | 'M' | 'X';
  readonly birthDate: string;
  readonly ethnicity: Ethnicity;
  /** Learner of English when school began, and the day of leaving that status, if any. */
  readonly englishStart: 'EO' | 'IFEP' | 'EL';
  readonly reclassifiedOn: string | null;
  readonly language: string;
  readonly disadvantaged: boolean;
  readonly disabilityType: string | null;
  /** Takes the alternate assessment instead. */
  readonly alternateTest: boolean;
  readonly foster: boolean;
  readonly migrant: boolean;
  readonly military: boolean;
  readonly section504: boolean;
  readonly parentEducation: string;
  /** End year in which the student is in grade 3 for the first time. */
  readonly cohort: EndYear;
  readonly retainedIn: EndYear | null;
  /** First year in the network's districts; before it the scores were made elsewhere in the state, or not at all. */
  readonly arrivesIn: EndYear;
  readonly testedElsewhereBefore: boolean;
  readonly leavesAfter: EndYear;
  readonly home: District;
  /** Moves to another district of the network. */
  readonly move: { readonly to: District; readonly from: EndYear } | null;
  readonly elementary: number;
  readonly middle: number;
  /** Points above or below the network's mean that last for all years, per subject. */
  readonly ability: { readonly mathematics: number; readonly 'english-language-arts': number };
}

const ETHNICITIES: readonly (readonly [Ethnicity, number])[] = [
  ['500', 44],
  ['700', 19],
  ['600', 14],
  ['200', 9],
  ['400', 4],
  ['800', 4.5],
  ['300', 2],
  ['100', 1.5],
  ['none', 2],
];
const LEARNER_SHARE: Readonly<Record<Ethnicity, number>> = {
  '100': 0.03,
  '200': 0.35,
  '300': 0.2,
  '400': 0.2,
  '500': 0.48,
  '600': 0.04,
  '700': 0.05,
  '800': 0.04,
  none: 0.1,
};
const DISADVANTAGED_SHARE: Readonly<Record<Ethnicity, number>> = {
  '100': 0.7,
  '200': 0.45,
  '300': 0.65,
  '400': 0.35,
  '500': 0.75,
  '600': 0.72,
  '700': 0.33,
  '800': 0.45,
  none: 0.5,
};
/** Lasting differences between groups, in points: what the group trends show. */
const ETHNICITY_POINTS: Readonly<Record<Ethnicity, number>> = {
  '100': -30,
  '200': 48,
  '300': -22,
  '400': 34,
  '500': -22,
  '600': -38,
  '700': 30,
  '800': 14,
  none: 0,
};
const DISABILITIES = ['SLD', 'SLD', 'SLD', 'SLI', 'SLI', 'OHI', 'AUT', 'AUT', 'EMN', 'HI', 'OI'];
const PARENT_EDUCATION: readonly (readonly [string, number])[] = [
  ['14', 18],
  ['13', 24],
  ['12', 24],
  ['11', 18],
  ['10', 10],
  ['15', 6],
];

/** Where a student of a district and year of grade 3 stands in the network: the only input besides the seed. */
export interface StudentPlace {
  readonly serial: number;
  readonly cohort: EndYear;
  readonly home: District;
}

/** Makes the student: the same place always gives the same one. */
export function makeStudent(shape: NetworkShape, place: StudentPlace): Student {
  const { serial, cohort, home } = place;
  const at = (topic: number, second = 0) => uniform(shape.seed, topic, serial, second);
  const yes = (probability: number, topic: number) => chance(probability, shape.seed, topic, serial);
  const ethnicity = weighted(ETHNICITIES, at(TOPIC.ethnicity));
  const learner = yes(LEARNER_SHARE[ethnicity], TOPIC.englishStart);
  const englishStart = learner ? 'EL' : at(TOPIC.englishStart, 1) < 0.06 ? 'IFEP' : 'EO';
  const reclassifiedOn = learner ? reclassification(shape, serial, cohort) : null;
  const disadvantaged = yes(DISADVANTAGED_SHARE[ethnicity], TOPIC.disadvantaged);
  const disabled = yes(0.13, TOPIC.disability);
  const lasting =
    ETHNICITY_POINTS[ethnicity] +
    (englishStart === 'EL' ? (reclassifiedOn ? -2 : -34) : 0) +
    (disadvantaged ? -14 : 10) +
    (disabled ? -52 : 6);
  // A few students stand so far out that the test cannot tell how far: their scores lie at the end of the scale.
  const beyond = at(TOPIC.ability, 1) < 0.004 ? 340 : at(TOPIC.ability, 1) < 0.008 ? -340 : 0;
  const general = normal(shape.seed, TOPIC.ability, serial) * 50 + beyond;
  const inSubject = (subject: number) =>
    lasting + general + normal(shape.seed, TOPIC.subjectAbility, serial, subject) * 32;
  const arrival = at(TOPIC.arrival);
  return {
    serial,
    stateId: String(9_000_000_000 + ((serial * 48_271 + 11) % 899_999_963)),
    localId: localIdOf(serial),
    givenName: givenName(shape.seed, serial),
    familyName: familyName(shape.seed, serial),
    gender: at(TOPIC.gender) < 0.49 ? 'F' : at(TOPIC.gender) < 0.995 ? 'M' : 'X',
    birthDate: birthDate(shape, serial, cohort),
    ethnicity,
    englishStart,
    reclassifiedOn,
    language: englishStart === 'EO' ? '00' : ethnicity === '500' ? '01' : '05',
    disadvantaged,
    disabilityType: disabled
      ? DISABILITIES[wholeBelow(DISABILITIES.length, shape.seed, TOPIC.disabilityType, serial)]!
      : null,
    alternateTest: disabled && yes(0.08, TOPIC.alternateTest),
    foster: yes(0.012, TOPIC.foster),
    migrant: ethnicity === '500' && yes(0.03, TOPIC.migrant),
    military: yes(0.02, TOPIC.military),
    section504: !disabled && yes(0.03, TOPIC.section504),
    parentEducation: weighted(PARENT_EDUCATION, at(TOPIC.parentEducation)),
    cohort,
    retainedIn: yes(0.008, TOPIC.retained)
      ? cohort + 1 + wholeBelow(4, shape.seed, TOPIC.retained, serial, 1)
      : null,
    arrivesIn: arrival < 0.9 ? cohort : cohort + 1 + Math.floor((arrival - 0.9) * 50),
    testedElsewhereBefore: yes(0.55, TOPIC.priorElsewhere),
    leavesAfter: at(TOPIC.leaving) < 0.88 ? cohort + 9 : cohort + Math.floor((at(TOPIC.leaving) - 0.88) * 50),
    home,
    move: moveOf(shape, serial, home, cohort),
    elementary: wholeBelow(home.elementarySchools.length, shape.seed, TOPIC.elementarySchool, serial),
    middle: wholeBelow(home.middleSchools.length, shape.seed, TOPIC.middleSchool, serial),
    ability: { mathematics: inSubject(1), 'english-language-arts': inSubject(2) },
  };
}

/** Six digits in no order that says anything; unique: with one digit more from 899,981 on. */
function localIdOf(serial: number): string {
  return serial < 899_981 ? String(100_000 + ((serial * 7_919 + 13) % 899_981)) : String(1_000_000 + serial);
}

function birthDate(shape: NetworkShape, serial: number, cohort: EndYear): string {
  // Grade 3 pupils turn nine between September and August of that school year.
  const month = wholeBelow(12, shape.seed, TOPIC.birthDate, serial) + 1;
  const day = wholeBelow(28, shape.seed, TOPIC.birthDate, serial, 1) + 1;
  return `${month >= 9 ? cohort - 10 : cohort - 9}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function reclassification(shape: NetworkShape, serial: number, cohort: EndYear): string | null {
  const yearsAfterGradeTwo = Math.floor(uniform(shape.seed, TOPIC.reclassified, serial) * 11);
  if (yearsAfterGradeTwo > 6) return null;
  const month = wholeBelow(5, shape.seed, TOPIC.reclassified, serial, 1) + 1;
  return `${cohort - 1 + yearsAfterGradeTwo}-0${month}-15`;
}

function moveOf(shape: NetworkShape, serial: number, home: District, cohort: EndYear): Student['move'] {
  if (shape.districts.length < 2 || !chance(0.04, shape.seed, TOPIC.moving, serial)) return null;
  const others = shape.districts.filter((district) => district !== home);
  return {
    to: others[wholeBelow(others.length, shape.seed, TOPIC.moving, serial, 1)]!,
    from: cohort + 1 + wholeBelow(5, shape.seed, TOPIC.moving, serial, 2),
  };
}

/** Grade in a school year (a number, 3 = third grade); a retained student repeats one. */
export function gradeIn(student: Student, year: EndYear): number {
  const onTime = 3 + year - student.cohort;
  return student.retainedIn !== null && year >= student.retainedIn ? onTime - 1 : onTime;
}

/** The district and school in a school year; null when the student is in none of the network's or in no grade from 3 to 8. */
export function placeIn(
  student: Student,
  year: EndYear,
): { readonly district: District; readonly school: School; readonly grade: number } | null {
  const grade = gradeIn(student, year);
  if (grade < 3 || grade > 8 || year < student.arrivesIn || year > student.leavesAfter) return null;
  const district = student.move !== null && year >= student.move.from ? student.move.to : student.home;
  const schools = grade <= 5 ? district.elementarySchools : district.middleSchools;
  const school = schools[(grade <= 5 ? student.elementary : student.middle) % schools.length]!;
  return { district, school, grade };
}

/** English status on the last day of testing of a school year. */
export function englishStatusIn(student: Student, year: EndYear): 'EO' | 'IFEP' | 'EL' | 'RFEP' {
  if (student.englishStart !== 'EL') return student.englishStart;
  return student.reclassifiedOn !== null && student.reclassifiedOn < `${year}-03-01` ? 'RFEP' : 'EL';
}

/** Homelessness comes and goes. */
export function homelessIn(shape: NetworkShape, student: Student, year: EndYear): boolean {
  return chance(student.disadvantaged ? 0.05 : 0.004, shape.seed, TOPIC.homeless, student.serial, year);
}
