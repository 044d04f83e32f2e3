import { seededRandom } from '../../../test/seeded-random.ts';
import type { Axis, CountCell, CountTable } from '../count-table.ts';

/** Random districts for the tests of suppression: students with school, grade, race, English status and a score, counted into a table. */

interface Child {
  readonly school: string;
  readonly grade: string;
  readonly race: string;
  readonly learner: string;
  readonly distance: number;
}

export interface DistrictShape {
  readonly schools: number;
  readonly grades: number;
  readonly races: number;
  /** Groups with a "not in the group" row. */
  readonly pairedRaces: number;
  readonly english: boolean;
  readonly largestGrade: number;
}

const LOWEST = -300;
const HIGHEST = 280;

/**
 * A shape drawn at random: from two schools with one group and its complement to eight schools with six races, English status and three
 * grades. Three of ten are small: the smallest are searched exhaustively for the best suppression.
 */
function randomShape(seed: number): DistrictShape {
  const random = seededRandom(seed);
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const small = random() < 0.3;
  const races = small ? 2 : whole(2, 6);
  return {
    schools: whole(2, small ? 5 : 8),
    grades: small ? 1 : whole(1, 3),
    races,
    pairedRaces: races === 2 ? 1 : whole(1, 2),
    english: !small && random() < 0.5,
    largestGrade: whole(40, 220),
  };
}

function children(shape: DistrictShape, seed: number): readonly Child[] {
  const random = seededRandom(seed * 7919 + 1);
  const shares = Array.from({ length: shape.races }, () => random() ** 3 + 0.02);
  const total = shares.reduce((a, b) => a + b, 0);
  const draw = () => {
    let rest = random() * total;
    const race = shares.findIndex((share) => {
      rest -= share;
      return rest <= 0;
    });
    return `race-${race + 1}`;
  };
  const result: Child[] = [];
  for (let s = 1; s <= shape.schools; s++) {
    const tilt = random();
    for (let g = 1; g <= shape.grades; g++) {
      const size = 12 + Math.floor(random() * shape.largestGrade);
      for (let i = 0; i < size; i++) {
        const spread = random() + random() + random() - 1.5;
        const learner =
          random() < 0.005 ? 'learner-unknown' : random() < 0.15 * (0.3 + tilt) ? 'learner' : 'not-learner';
        result.push({
          school: `school-${s}`,
          grade: `grade-${g}`,
          race: random() < 0.01 ? 'race-unknown' : draw(),
          learner,
          distance: Math.round(Math.max(LOWEST, Math.min(HIGHEST, 160 * spread - 30 - 60 * tilt))),
        });
      }
    }
  }
  return result;
}

function groupsAxis(shape: DistrictShape): Axis {
  const races = Array.from({ length: shape.races }, (_, i) => `race-${i + 1}`);
  const paired = races.slice(0, shape.pairedRaces);
  return {
    name: 'group',
    kind: 'groups',
    members: [
      'all',
      ...races,
      ...paired.map((race) => `not-${race}`),
      'race-unknown',
      ...(shape.english ? ['learner', 'not-learner', 'learner-unknown'] : []),
    ],
    partitions: [
      { whole: 'all', parts: [...races, 'race-unknown'] },
      ...paired.map((race) => ({ whole: 'all', parts: [race, `not-${race}`, 'race-unknown'] })),
      ...paired.map((race) => ({ whole: `not-${race}`, parts: races.filter((other) => other !== race) })),
      ...(shape.english ? [{ whole: 'all', parts: ['learner', 'not-learner', 'learner-unknown'] }] : []),
    ],
    pairs: [
      ...paired.map((race) => [race, `not-${race}`] as const),
      ...(shape.english ? [['learner', 'not-learner'] as const] : []),
    ],
    tellingZeros: [...paired.map((race) => `not-${race}`), 'not-learner'],
  };
}

function isIn(child: Child, group: string): boolean {
  if (group === 'all') return true;
  if (group.startsWith('not-race')) return child.race !== 'race-unknown' && `not-${child.race}` !== group;
  return group === child.race || group === child.learner;
}

/** The table of a random district: district and schools x groups x grades, with numerators and score sums. */
export function randomDistrict(seed: number, shape = randomShape(seed)): CountTable {
  const students = children(shape, seed);
  const schools = Array.from({ length: shape.schools }, (_, i) => `school-${i + 1}`);
  const grades = Array.from({ length: shape.grades }, (_, i) => `grade-${i + 1}`);
  const axes: readonly Axis[] = [
    {
      name: 'place',
      kind: 'places',
      members: ['district', ...schools],
      partitions: [{ whole: 'district', parts: schools }],
    },
    groupsAxis(shape),
    {
      name: 'grade',
      kind: 'spans',
      members: shape.grades > 1 ? ['all', ...grades] : ['all'],
      partitions: shape.grades > 1 ? [{ whole: 'all', parts: grades }] : [],
    },
  ];
  const [places, groups, spans] = axes.map((axis) => axis.members) as [
    readonly string[],
    readonly string[],
    readonly string[],
  ];
  const cells: CountCell[] = places.flatMap((place) =>
    groups.flatMap((group) =>
      spans.map((span) => {
        const inside = students.filter(
          (child) =>
            (place === 'district' || child.school === place) &&
            isIn(child, group) &&
            (span === 'all' || child.grade === span),
        );
        return {
          at: [place, group, span],
          n: inside.length,
          met: inside.filter((child) => child.distance >= 0).length,
          scores: {
            sum: inside.reduce((sum, child) => sum + child.distance, 0),
            lowest: LOWEST,
            highest: HIGHEST,
          },
        };
      }),
    ),
  );
  return { id: `random-${seed}`, population: `random-${seed}`, axes, standard: 0, cells, derived: [] };
}
