import { type Codebook, plainCode } from '../../change/exit-slip-text/codebook.ts';
import { compileCodebook, firstPass } from '../../change/exit-slip-text/first-pass.ts';
import { bandOf, nWords } from '../../privacy/bands.ts';
import type { ExitSlipAnswer } from '../../records/classroom.ts';

/** A question of a convening's slip: a rating, or words sorted into themes. */
export type ConveningQuestion =
  | {
      readonly kind: 'rating';
      readonly question: string;
      readonly n: string;
      readonly percentHigh: number;
      readonly scale: number;
    }
  | {
      readonly kind: 'words';
      readonly question: string;
      readonly n: string;
      readonly themes: readonly { readonly theme: string; readonly answers: number }[];
      readonly withoutTheme: number;
    };

export interface ConveningView {
  readonly name: string;
  readonly questions: readonly ConveningQuestion[];
}

/** Themes of what adults say after a convening. Phrases as in a team's codebook; the hub may bring its own. */
const THEMES: readonly (readonly [
  id: string,
  name: string,
  phrases: readonly string[],
  unless: readonly string[],
])[] = [
  [
    'good-start',
    'A good start',
    [
      'great beginning',
      'good start',
      'great start',
      'good beginning',
      'great day',
      'energizing',
      'inspiring',
      'excited',
      'enjoyed',
      'loved',
    ],
    ['not'],
  ],
  [
    'more-math',
    'More mathematics content',
    ['more math', 'math content', 'mathematics content', 'more mathematics', 'content knowledge'],
    [],
  ],
  ['equity', 'Equity', ['equity', 'equitable', 'race', 'african american', 'bias', 'english learners'], []],
  [
    'more-time',
    'More time with the team',
    ['more time', 'not enough time', 'team time', 'time to plan', 'rushed', 'too fast'],
    [],
  ],
  [
    'other-teams',
    'Hearing from other teams',
    [
      'other teams',
      'other districts',
      'other schools',
      'share out',
      'storyboards',
      'gallery walk',
      'collaborating',
    ],
    [],
  ],
  ['data', 'Data and measures', ['data', 'measures', 'measure', 'run chart', 'exit slips'], []],
  [
    'logistics',
    'Room, food, timing',
    ['room', 'lunch', 'parking', 'food', 'agenda', 'too long', 'breaks', 'internet'],
    [],
  ],
];

const CONVENING_CODEBOOK: Codebook = {
  version: 'convening-1',
  codes: THEMES.map(([id, name, en, unless]) => plainCode(id, name, en, unless)),
};

/** Columns of a form that ask who somebody is: never counted, never shown. */
const ABOUT_PEOPLE = /\b(name|e-?mail|role|district|school|position)\b/i;
const MOST_POINTS = 10;

/**
 * The slips of one convening: of ratings the share in the upper two points, of words how many answers touch a theme. A question with fewer
 * answers than the floor is left out, a theme of fewer than three answers stands with the answers without a theme.
 */
export function conveningView(
  name: string,
  answers: readonly ExitSlipAnswer[],
  floor: number,
  codebook: Codebook = CONVENING_CODEBOOK,
): ConveningView {
  const compiled = compileCodebook(codebook);
  const names = new Map(codebook.codes.map((code) => [code.id, code.name]));
  const questions = [...new Set(answers.map(({ question }) => question))].filter(
    (one) => !ABOUT_PEOPLE.test(one),
  );
  return {
    name,
    questions: questions.sort().flatMap((question): ConveningQuestion[] => {
      const given = answers.flatMap((one) =>
        one.question === question && one.answer !== null ? [one.answer] : [],
      );
      if (given.length < floor) return [];
      const n = nWords(bandOf(given.length, floor));
      const points = given.map(ratingOf);
      if (points.every((point) => point !== null)) return [rating(question, n, points)];
      const themes = new Map<string, number>();
      let withoutTheme = 0;
      for (const answer of given) {
        const codes = new Set(firstPass(answer, compiled, { question: 'en' }).map(({ code }) => code));
        for (const code of codes) themes.set(code, (themes.get(code) ?? 0) + 1);
        if (codes.size === 0) withoutTheme += 1;
      }
      return [
        {
          kind: 'words',
          question,
          n,
          withoutTheme,
          themes: [...themes]
            .filter(([, count]) => count >= FEWEST_OF_A_THEME)
            .map(([code, count]) => ({ theme: names.get(code) ?? code, answers: count }))
            .sort((a, b) => b.answers - a.answers || (a.theme < b.theme ? -1 : 1)),
        },
      ];
    }),
  };
}

const FEWEST_OF_A_THEME = 3;

/** '4', '4 - agree', '5 (strongly agree)' -> 4, 4, 5. */
function ratingOf(answer: string): number | null {
  const match = /^\s*(\d{1,2})\s*(?:$|[-–(:])/.exec(answer);
  const point = match === null ? Number.NaN : Number(match[1]);
  return point >= 0 && point <= MOST_POINTS ? point : null;
}

function rating(question: string, n: string, points: readonly number[]): ConveningQuestion {
  const scale = Math.max(...points) <= 4 ? 4 : Math.max(...points) <= 5 ? 5 : MOST_POINTS;
  const high = points.filter((point) => point >= scale - 1).length;
  return { kind: 'rating', question, n, scale, percentHigh: Math.round((100 * high) / points.length) };
}

/** Codes of one answer, for the check of the codebook. */
export function themesOf(answer: string): readonly string[] {
  return firstPass(answer, compileCodebook(CONVENING_CODEBOOK), { question: 'en' }).map(({ code }) => code);
}
