import { COMPARISONS, type StudentGroup } from './groups.ts';
import { newcombe, type Proportion } from './statistics/proportion.ts';

/** The languages of team workbooks. */
export type Language = 'en' | 'es';

/** What a team's group panel says about one group: answers that count, of how many students, on each side. */
export interface TeamGroupComparison {
  readonly group: Pick<StudentGroup, 'students'>;
  readonly inGroup: Proportion;
  readonly notInGroup: Proportion;
}

/** Up to this n on either side the sentence says that the groups are small. */
const SMALL_GROUP = 50;
/** Under this n one student moves the percent by more than 10 points: the sentence says by how much. */
const FEW_STUDENTS = 10;

interface Phrases {
  readonly comparison: string;
  readonly side: (students: string, percent: number, n: number) => string;
  readonly verdict: (points: number) => string;
  readonly point: (points: number) => string;
  readonly range: (low: string, high: string, small: boolean) => string;
  readonly fewStudents: (points: number) => string;
  readonly tooFew: (students: string, n: number, otherN: number, floor: number) => string;
}

const plural = (count: number, one: string, many: string) => (count === 1 ? one : many);

const PHRASES: Readonly<Record<Language, Phrases>> = {
  en: {
    comparison: COMPARISONS['not-in-group'].en,
    side: (students, percent, n) => `${students} ${percent}% (n ${n})`,
    verdict: (points) =>
      points === 0
        ? 'no difference'
        : `${Math.abs(points)} ${plural(Math.abs(points), 'point', 'points')} ${points > 0 ? 'lower' : 'higher'}`,
    point: (points) =>
      points === 0 ? 'no difference' : `${Math.abs(points)} ${points > 0 ? 'lower' : 'higher'}`,
    range: (low, high, small) =>
      `${small ? 'with groups this small the' : 'the'} true difference could lie between ${low} and ${high}.`,
    fewStudents: (points) => ` Few students: one student is worth ${points} points.`,
    tooFew: (students, n, otherN, floor) =>
      `${students} (n ${n}), ${COMPARISONS['not-in-group'].en} (n ${otherN}): too few to show, percents need ${floor} on each side.`,
  },
  es: {
    comparison: COMPARISONS['not-in-group'].es,
    side: (students, percent, n) => `${students} ${percent}% (n ${n})`,
    verdict: (points) =>
      points === 0
        ? 'sin diferencia'
        : `${Math.abs(points)} ${plural(Math.abs(points), 'punto', 'puntos')} ${points > 0 ? 'menos' : 'más'}`,
    point: (points) =>
      points === 0 ? 'ninguna diferencia' : `${Math.abs(points)} ${points > 0 ? 'menos' : 'más'}`,
    range: (low, high, small) =>
      `${small ? 'con grupos tan pequeños, la' : 'la'} diferencia real podría estar entre ${low} y ${high}.`,
    fewStudents: (points) => ` Pocos estudiantes: cada estudiante vale ${points} puntos.`,
    tooFew: (students, n, otherN, floor) =>
      `${students} (n ${n}), ${COMPARISONS['not-in-group'].es} (n ${otherN}): muy pocos para mostrar, los porcentajes requieren ${floor} de cada lado.`,
  },
};

/**
 * The sentence under a group panel of a team workbook: both percents with n, the difference, and the range in which the
 * true difference could lie (Newcombe, 95 %). The difference is that of the two percents as they are printed.
 * Under `floor` students on a side no percent is printed (the team lists students to check on instead).
 *
 * @example
 * teamGroupSentence({ group: hispanicLatino, inGroup: { k: 10, n: 21 }, notInGroup: { k: 11, n: 18 } }, 'en', 5)
 * // 'Hispanic/Latino students 48% (n 21), students not in the group 61% (n 18): 13 points lower; with groups this small
 * //  the true difference could lie between 17 higher and 40 lower.'
 */
export function teamGroupSentence(
  { group, inGroup, notInGroup }: TeamGroupComparison,
  language: Language,
  floor: number,
): string {
  const phrases = PHRASES[language];
  const students = group.students[language];
  const smallest = Math.min(inGroup.n, notInGroup.n);
  if (smallest < floor || smallest === 0) return phrases.tooFew(students, inGroup.n, notInGroup.n, floor);
  const percent = ({ k, n }: Proportion) => Math.round((100 * k) / n);
  const behind = percent(notInGroup) - percent(inGroup);
  const range = newcombe(inGroup, notInGroup);
  const [best, worst] = [Math.round(100 * range.low), Math.round(100 * range.high)];
  const sides = `${phrases.side(students, percent(inGroup), inGroup.n)}, ${phrases.side(phrases.comparison, percent(notInGroup), notInGroup.n)}`;
  const small = smallest < SMALL_GROUP;
  const sentence = `${sides}: ${phrases.verdict(behind)}; ${phrases.range(phrases.point(best), phrases.point(worst), small)}`;
  return smallest < FEW_STUDENTS ? sentence + phrases.fewStudents(Math.round(100 / smallest)) : sentence;
}
