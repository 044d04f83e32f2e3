import { compareTexts, sameText } from '../../team-view/texts.ts';
import type { PackDriver, PackIdea, PackTeam } from '../teams/pack-team.ts';

/** A change idea with what is known of it: how many tests, and how they were decided. */
export interface CatalogueEntry {
  readonly name: string;
  /** Null = no driver named: flagged, for nobody can find it. */
  readonly driver: PackDriver | null;
  readonly tests: number;
  readonly adopted: number;
  readonly adapted: number;
  readonly stopped: number;
  readonly open: number;
  /** Why the hub suggests it. */
  readonly suggestedBecause: string | null;
  /** Tests of other teams that took the idea up after a team had adopted it. */
  readonly takenUpAfterAdoption: number;
}

/**
 * All change ideas of the network by driver, with adopt, adapt and stop counts. Ideas without a test stand there as well, when somebody
 * suggests them. The same words under one driver are one idea, whichever team wrote them.
 *
 * @param ideas ideas of districts and network that no team has tested yet
 */
export function ideaCatalogue(
  teams: readonly PackTeam[],
  ideas: readonly PackIdea[] = [],
): readonly CatalogueEntry[] {
  const entries = new Map<
    string,
    { idea: PackIdea; tests: { team: string; test: PackTeam['tests'][number] }[] }
  >();
  const entryOf = (idea: PackIdea) => {
    const key = `${idea.driver?.id ?? ''}\n${sameText(idea.name)}`;
    const found = entries.get(key) ?? { idea, tests: [] };
    if (found.idea.suggestedBecause === null && idea.suggestedBecause !== null) found.idea = idea;
    entries.set(key, found);
    return found;
  };
  for (const idea of ideas) entryOf(idea);
  for (const team of teams) {
    for (const test of team.tests) {
      if (test.idea !== null)
        entryOf(test.idea).tests.push({ team: `${team.district}/${team.teamId}`, test });
    }
  }
  return [...entries.values()]
    .map(({ idea, tests }): CatalogueEntry => {
      const decided = (decision: string) =>
        tests.filter(({ test }) => test.facts.decision === decision).length;
      return {
        name: idea.name,
        driver: idea.driver,
        suggestedBecause: idea.suggestedBecause,
        tests: tests.length,
        adopted: decided('adopt'),
        adapted: decided('adapt'),
        stopped: decided('abandon'),
        open: tests.filter(({ test }) => test.facts.decision === null).length,
        takenUpAfterAdoption: takenUp(tests),
      };
    })
    .sort((a, b) => compareTexts(nameOf(a), nameOf(b)) || compareTexts(a.name, b.name));
}

/** Teams that began the idea after another one had adopted it: spread that leaves a trace in the records. */
function takenUp(
  tests: readonly { readonly team: string; readonly test: PackTeam['tests'][number] }[],
): number {
  const adopted = tests.filter(
    ({ test }) => test.facts.decision === 'adopt' && test.facts.decidedOn !== null,
  );
  const later = tests.filter(({ team, test }) =>
    adopted.some(
      (one) => one.team !== team && (test.facts.startsOn ?? '') > (one.test.facts.decidedOn ?? ''),
    ),
  );
  return new Set(later.map(({ team }) => team)).size;
}

function nameOf({ driver }: CatalogueEntry): string {
  return driver?.name ?? '\uffff';
}
