import type { MathClass } from '../../model/classes.ts';
import type { District } from '../../model/network-shape.ts';

export type ClassBook = ReadonlyMap<District, readonly MathClass[]>;

/** The n-th class of a grade in the school whose name begins so. */
export function classNamed(
  book: ClassBook,
  district: District,
  school: string,
  grade: number,
  number: number,
): MathClass {
  const found = book
    .get(district)
    ?.filter((mathClass) => mathClass.school.name.startsWith(school) && mathClass.grade === grade)[
    number - 1
  ];
  if (!found) throw new Error(`${district.name} has no class ${number} of grade ${grade} in ${school}`);
  return found;
}
