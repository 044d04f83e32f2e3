import { DEFAULT_MINIMUM_COHORT } from '../../settings/settings.ts';

/** Stands at the foot of every page of every pack. */
export const PACK_FOOT = 'For learning together. Not for evaluation of people.';

/** Under every view of outcomes. */
export const NO_CAUSES =
  'These pages show where students stand. They do not say why, and not what the teams did: teams work with some classes of some schools.';

export const TEAM_ORDER = 'Teams stand in the order of their names.';

/** Above percentiles that a file brought along. */
export const SUPPLIED_GROWTH_NOTE =
  'Percentiles that came with a file: others computed them, by other methods and compared with other students. They stand apart and are never mixed with the growth on the other sheets.';

export const GROWTH_NOTES: readonly string[] = [
  'Growth percentile of a school: how much its students grew compared with students of similar earlier scores and similar background. 50 is average in this network.',
  'Growth percentile of a group: how much its students grew compared with all students of similar earlier scores. The two are different numbers and are never mixed.',
  'They are computed here from the files the districts dropped; they will not equal the growth that the state or other networks publish.',
];

/** The sentence that every sheet with growth carries where the minimum cohort was lowered; null where it was not. */
export function loweredMinimumNote(minimumCohort: number): string | null {
  if (minimumCohort >= DEFAULT_MINIMUM_COHORT) return null;
  return `Growth was computed with cohorts from ${minimumCohort} students on; the usual minimum is ${DEFAULT_MINIMUM_COHORT.toLocaleString('en-US')}. Read it as an example.`;
}

export const HIDDEN_NOTE =
  'Too few to show: a value with few students is left out, and sometimes a second one, so that the first cannot be computed from the others.';

/** What a remade pack owes its reader. */
export const REMADE_NOTE =
  'This pack is made from the files that had landed before the end of its period, and comes out the same when it is made again. Where a district has had files deleted for good since then, a pack made again differs from this one: that is intended.';

/** Joins notes, leaving out what does not apply. */
export function notesOf(...notes: readonly (string | null)[]): readonly string[] {
  return notes.filter((note) => note !== null);
}

/** 'One', '2 teams': a count with its noun. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
