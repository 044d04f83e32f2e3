import { RACE_ETHNICITIES, RACE_ETHNICITY_NAMES, type RaceEthnicity } from '../standards/student-groups.ts';
import type { Division, Membership } from './divisions.ts';

/** Words in both languages of the workbooks. */
export interface Words {
  readonly en: string;
  readonly es: string;
}

/** A division of its own for a union over several divisions; its parts are the three memberships. */
export type UnionDivision = `union:${string}`;

/** The division that does not divide: everyone, in the one part 'all'. */
export const EVERYONE = 'everyone';

/** A group of students: parts of one division. */
export interface StudentGroup {
  /** Stable id: 'hispanic-latino', 'english-learner'; unions join ids with '+'. */
  readonly id: string;
  readonly division: Division | UnionDivision;
  readonly members: readonly string[];
  readonly unknown: readonly string[];
  /** As a heading: 'Hispanic/Latino'. */
  readonly name: Words;
  /** As the subject of a sentence: 'Hispanic/Latino students'. */
  readonly students: Words;
  /** For a union over several divisions: what it joins. */
  readonly joins?: readonly StudentGroup[];
}

function raceGroup(id: RaceEthnicity): StudentGroup {
  const name = RACE_ETHNICITY_NAMES[id];
  const phrases: Partial<Record<RaceEthnicity, Words>> = {
    'two-or-more': { en: 'Students of two or more races', es: 'Estudiantes de dos o más razas' },
    'pacific-islander': {
      en: 'Native Hawaiian or Pacific Islander students',
      es: 'Estudiantes nativos de Hawái o de las islas del Pacífico',
    },
    'american-indian': {
      en: 'American Indian or Alaska Native students',
      es: 'Estudiantes indígenas americanos o nativos de Alaska',
    },
  };
  return {
    id,
    division: 'race-ethnicity',
    members: [id],
    unknown: ['not-reported'],
    name,
    students: phrases[id] ?? { en: `${name.en} students`, es: `Estudiantes ${name.es.toLowerCase()}` },
  };
}

function flagGroup(
  id: string,
  division: Division,
  en: [name: string, students: string],
  es: [name: string, students: string],
): StudentGroup {
  return {
    id,
    division,
    members: ['yes'],
    unknown: ['unknown'],
    name: { en: en[0], es: es[0] },
    students: { en: en[1], es: es[1] },
  };
}

/** Every group that is computed. "Not reported" is no group: it is the unknown of race/ethnicity. */
export const STUDENT_GROUPS: readonly StudentGroup[] = [
  ...RACE_ETHNICITIES.filter((id) => id !== 'not-reported').map(raceGroup),
  {
    id: 'english-learner',
    division: 'english',
    members: ['learner'],
    unknown: ['unknown'],
    name: { en: 'English learner (now)', es: 'Aprendices de inglés (ahora)' },
    students: { en: 'English learners', es: 'Aprendices de inglés' },
  },
  {
    id: 'english-learner-or-recently-reclassified',
    division: 'english',
    members: ['learner', 'reclassified-within-four-years'],
    unknown: ['unknown', 'reclassified-undated', 'not-learner-now'],
    name: {
      en: 'English learner or reclassified within four years',
      es: 'Aprendices de inglés o reclasificados en los últimos cuatro años',
    },
    students: {
      en: 'English learners and students reclassified within four years',
      es: 'Aprendices de inglés y estudiantes reclasificados en los últimos cuatro años',
    },
  },
  flagGroup(
    'socioeconomically-disadvantaged',
    'socioeconomic',
    ['Socioeconomically disadvantaged', 'Socioeconomically disadvantaged students'],
    ['En desventaja socioeconómica', 'Estudiantes en desventaja socioeconómica'],
  ),
  flagGroup(
    'student-with-disability',
    'disability',
    ['Students with disabilities', 'Students with disabilities'],
    ['Estudiantes con discapacidades', 'Estudiantes con discapacidades'],
  ),
  flagGroup(
    'foster',
    'foster',
    ['Foster youth', 'Foster youth'],
    ['Jóvenes de crianza', 'Jóvenes de crianza'],
  ),
  flagGroup(
    'homeless',
    'homeless',
    ['Homeless', 'Students experiencing homelessness'],
    ['Sin hogar', 'Estudiantes sin hogar'],
  ),
  flagGroup('migrant', 'migrant', ['Migrant', 'Migrant students'], ['Migrantes', 'Estudiantes migrantes']),
  ...(
    [
      ['female', 'Girls', 'Niñas'],
      ['male', 'Boys', 'Niños'],
      ['nonbinary', 'Nonbinary students', 'Estudiantes no binarios'],
    ] as const
  ).map(
    ([id, en, es]): StudentGroup => ({
      id,
      division: 'gender',
      members: [id],
      unknown: ['unknown'],
      name: { en, es },
      students: { en, es },
    }),
  ),
];

const BY_ID: ReadonlyMap<string, StudentGroup> = new Map(STUDENT_GROUPS.map((group) => [group.id, group]));

/**
 * The group of an id, or the union that a team named with '+': 'african-american+hispanic-latino'. Undefined for an unknown id.
 * African American and Hispanic/Latino are two groups; only a team's own aim makes them one.
 */
export function studentGroup(id: string): StudentGroup | undefined {
  const named = id.split('+').map((part) => BY_ID.get(part.trim()));
  const groups = named.filter((group) => group !== undefined);
  if (groups.length !== named.length) return undefined;
  return groups.length === 1 ? groups[0] : unionOf(groups);
}

/**
 * Everyone who is in at least one of the groups. Inside one division the union is its parts together; over several
 * it is a division of its own: 'yes' when in one of them, else 'unknown' when one is not known, else 'no'.
 */
function unionOf(groups: readonly StudentGroup[]): StudentGroup {
  const join = (pick: (group: StudentGroup) => string, and: string) => groups.map(pick).join(and);
  const words = {
    id: join((group) => group.id, '+'),
    name: { en: join((group) => group.name.en, ' or '), es: join((group) => group.name.es, ' o ') },
    students: {
      en: join((group) => group.students.en, ' and '),
      es: join((group) => group.students.es, ' y '),
    },
  };
  const division = groups[0]?.division as Division;
  if (groups.some((group) => group.division !== division)) {
    return { ...words, division: `union:${words.id}`, members: ['yes'], unknown: ['unknown'], joins: groups };
  }
  const members = [...new Set(groups.flatMap((group) => group.members))];
  const unknown = [...new Set(groups.flatMap((group) => group.unknown))];
  return { ...words, division, members, unknown: unknown.filter((part) => !members.includes(part)) };
}

/** Is a student of this part in the group? */
export function membershipIn(group: StudentGroup, part: string): Membership {
  if (group.members.includes(part)) return 'yes';
  return group.unknown.includes(part) ? 'unknown' : 'no';
}

/** Whom a group is compared with; always named in the output. */
export const COMPARISONS = {
  'not-in-group': {
    en: 'students not in the group',
    es: 'estudiantes que no están en el grupo',
  },
  white: { en: 'White students', es: 'estudiantes blancos' },
} as const satisfies Record<string, Words>;
export type Comparison = keyof typeof COMPARISONS;

/**
 * The comparisons of a group. White students are a comparison only for race/ethnicity groups without them: the two sides
 * of a gap must be different students, and an English learner may be White.
 */
export function comparisonsOf(group: StudentGroup): readonly Comparison[] {
  const sidesAreApart = group.division === 'race-ethnicity' && !group.members.includes('white');
  return sidesAreApart ? ['not-in-group', 'white'] : ['not-in-group'];
}
