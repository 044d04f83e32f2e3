import type { PackTeam } from '../teams/pack-team.ts';
import { htmlPage, tag } from './html.ts';

const WORDS = {
  en: {
    title: (team: string) => `${team}: for the sponsor`,
    blocker: (words: string) => `What got in the way, in the team’s words: ${words}`,
    foot: 'For learning together. Not for evaluation of people. No student is in this digest.',
  },
  es: {
    title: (team: string) => `${team}: para quien patrocina el equipo`,
    blocker: (words: string) => `Lo que estorbó, en palabras del equipo: ${words}`,
    foot: 'Para aprender juntos. No para evaluar a personas. En este resumen no hay ningún estudiante.',
  },
} as const;

/** The sponsor's digest: one paragraph, with what got in the way as the team wrote it down. No student, quote, teacher or value of a class. */
export function sponsorPage(
  team: Pick<PackTeam, 'name' | 'language' | 'sponsorParagraph' | 'newestBlocker'>,
): string {
  const words = WORDS[team.language];
  const blocker = team.newestBlocker === null ? '' : ` ${words.blocker(team.newestBlocker)}`;
  return htmlPage({
    title: words.title(team.name),
    language: team.language,
    foot: words.foot,
    body: [tag('h1', words.title(team.name)), tag('p', `${team.sponsorParagraph}${blocker}`)],
  });
}
