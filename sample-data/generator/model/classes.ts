import { draw } from '../random.ts';
import { familyName, givenName } from './names.ts';
import type { District, NetworkShape, School } from './network-shape.ts';
import { placeIn, type Student } from './student.ts';
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

/** The mathematics classes of a district's grades 3 to 8: students of a school and grade dealt evenly, in an order of chance. */
export function mathClasses(
  shape: NetworkShape,
  district: District,
  students: readonly Student[],
): readonly MathClass[] {
  const year = shape.currentYear;
  const schools = [...district.elementarySchools, ...district.middleSchools];
  const groups = new Map<string, Student[]>();
  for (const student of students) {
    const place = placeIn(student, year);
    if (place?.district !== district) continue;
    const key = `${schools.indexOf(place.school)}-${place.grade}`;
    const group = groups.get(key);
    if (group) group.push(student);
    else groups.set(key, [student]);
  }
  return [...groups]
    .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .flatMap(([key, group]) => {
      const [school, grade] = key.split('-').map(Number) as [number, number];
      return classesOf(shape, district, schools[school]!, school, grade, group);
    });
}

function classesOf(
  shape: NetworkShape,
  district: District,
  school: School,
  schoolNumber: number,
  grade: number,
  students: readonly Student[],
): MathClass[] {
  const order = (student: Student) => draw(shape.seed, TOPIC.section, student.serial);
  const mixed = [...students].sort((a, b) => order(a) - order(b));
  const count = Math.ceil(mixed.length / CLASS_SIZE);
  return Array.from({ length: count }, (_, number) => {
    const code = `M${grade}-${schoolNumber + 1}${number + 1}`;
    return {
      id: `cls-${district.id}-${schoolNumber + 1}-${grade}-${number + 1}`,
      code,
      title: `Mathematics ${grade}, ${school.name.replace(/ (Elementary|Middle) School$/, '')} ${number + 1}`,
      school,
      grade,
      period: number + 1,
      teacher: teacherOf(shape, district, schoolNumber * 100 + grade * 10 + number),
      students: mixed
        .filter((_, position) => position % count === number)
        .sort((a, b) => a.serial - b.serial),
    };
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
export function plain(name: string): string {
  return name.normalize('NFD').replace(/[̀-ͯ]/g, '').toLowerCase();
}
