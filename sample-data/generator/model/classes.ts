import { draw } from '../random.ts';
import { familyName, givenName } from './names.ts';
import type { District, NetworkShape, School } from './network-shape.ts';
import type { Student } from './student.ts';
import { TOPIC } from './topics.ts';

export interface Teacher {
  /** The roster's own id. */
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
}

/** A mathematics class of the running school year. */
export interface MathClass {
  /** The roster's own id. */
  readonly id: string;
  /** The code that staff know it by. */
  readonly code: string;
  readonly title: string;
  readonly school: School;
  readonly grade: number;
  readonly period: number;
  readonly teacher: Teacher;
  readonly students: readonly Student[];
}

/** Students a class holds at most. */
const CLASS_SIZE = 30;

/** Serials of the students of each school and grade of one district; the key is made by `groupKey`. */
export type ClassGroups = ReadonlyMap<string, readonly number[]>;

/** Which school (its number in the district, elementary schools first) and grade a group is. */
export function groupKey(district: District, school: School, grade: number): string {
  const number = [...district.elementarySchools, ...district.middleSchools].indexOf(school);
  return `${number}-${grade}`;
}

/**
 * The mathematics classes of a district's grades 3 to 8: the students of a school and grade dealt evenly, in an order of chance.
 * Students are looked up by serial each time a class is asked for them, so that a large district need not lie in memory.
 */
export function mathClasses(
  shape: NetworkShape,
  district: District,
  groups: ClassGroups,
  studentOf: (serial: number) => Student,
): readonly MathClass[] {
  const schools = [...district.elementarySchools, ...district.middleSchools];
  return [...groups]
    .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .flatMap(([key, serials]) => {
      const [number, grade] = key.split('-').map(Number) as [number, number];
      const order = (serial: number) => draw(shape.seed, TOPIC.section, serial);
      const mixed = [...serials].sort((a, b) => order(a) - order(b));
      const count = Math.ceil(mixed.length / CLASS_SIZE);
      return Array.from({ length: count }, (_, place): MathClass => {
        const members = mixed.filter((_, position) => position % count === place).sort((a, b) => a - b);
        const school = schools[number]!;
        const code = `M${grade}-${number + 1}${place + 1}`;
        return {
          id: `cls-${district.id}-${number + 1}-${grade}-${place + 1}`,
          code,
          title: `Mathematics ${grade}, ${school.name.replace(/ (Elementary|Middle) School.*$/, '')} ${place + 1}`,
          school,
          grade,
          period: place + 1,
          teacher: teacherOf(shape, district, number * 1000 + grade * 100 + place),
          get students() {
            return members.map(studentOf);
          },
        };
      });
    });
}

function teacherOf(shape: NetworkShape, district: District, number: number): Teacher {
  const person = 3_000_000_000 + shape.districts.indexOf(district) * 1_000_000 + number;
  const given = givenName(shape.seed, person);
  const family = familyName(shape.seed, person);
  return {
    id: `tch-${district.id}-${number}`,
    givenName: given,
    familyName: family,
    email: `${plain(given)}.${plain(family)}@${district.id}.example`,
  };
}

/** Lower case without accents, as in e-mail addresses. */
function plain(name: string): string {
  return name.normalize('NFD').replace(/[̀-ͯ]/g, '').toLowerCase();
}
