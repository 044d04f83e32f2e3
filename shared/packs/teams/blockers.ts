import type { PackTeam } from './pack-team.ts';

/** What got in the way, in the teams' own words for its kind, and how often it was written down. */
export interface BlockerCount {
  readonly kind: string;
  readonly meetings: number;
  readonly teams: number;
}

export const NOT_NAMED = 'Other, not named';

/**
 * Blockers of a school year by kind, most frequent first (kinds of equal count by name). Kinds that differ in case only are one. Counts,
 * never the texts: those stay in the team.
 */
export function blockerCounts(teams: readonly PackTeam[], firstDay: string): readonly BlockerCount[] {
  const kinds = new Map<string, { kind: string; meetings: number; teams: Set<string> }>();
  for (const team of teams) {
    for (const { on, kind } of team.blockers) {
      if (on < firstDay) continue;
      const words = kind?.trim() || NOT_NAMED;
      const key = words.toLowerCase();
      const count = kinds.get(key) ?? { kind: sentenceCase(words), meetings: 0, teams: new Set<string>() };
      count.meetings += 1;
      count.teams.add(team.teamId);
      kinds.set(key, count);
    }
  }
  return [...kinds.values()]
    .map((count) => ({ ...count, teams: count.teams.size }))
    .sort((a, b) => b.meetings - a.meetings || (a.kind < b.kind ? -1 : 1));
}

function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
