import type { Codebook } from '../../change/exit-slip-text/codebook.ts';
import {
  agreementInWords,
  lessonInWords,
  suggestOnlyInWords,
} from '../../change/exit-slip-text/coding-words.ts';
import { learnFrom } from '../../change/exit-slip-text/learning.ts';
import {
  agreementByCode,
  type CheckedAnswer,
  codesByPeople,
  withSuggestOnly,
} from '../../change/exit-slip-text/people-codes.ts';
import type { SlipLanguage } from '../../change/exit-slip-text/words.ts';
import type { ReadAnswerText } from './read-answers.ts';

/** Codes by answer that people gave or confirmed; codes nobody knows do not count, and are no agreement either. */
function peoplesCodes({ suggested, human }: ReadAnswerText): readonly string[] | undefined {
  if (human !== null && human.codes.length === 0 && human.unknown.length > 0) return undefined;
  return codesByPeople(suggested, human);
}

/** The codes that count for an answer: people's, or those of the first pass that are not merely suggested. */
export function countedCodes(answer: ReadAnswerText, codebook: Codebook): readonly string[] {
  const byPeople = peoplesCodes(answer);
  if (byPeople !== undefined) return byPeople;
  if ((answer.human?.unknown.length ?? 0) > 0) return [];
  const active = new Set(codebook.codes.filter(({ state }) => state === 'active').map(({ id }) => id));
  return answer.suggested.map(({ code }) => code).filter((code) => active.has(code));
}

/** Checked answers, oldest first. */
function checkedAnswers(
  seenByPeople: readonly ReadAnswerText[],
): { answer: ReadAnswerText; checked: CheckedAnswer }[] {
  return seenByPeople.toReversed().flatMap((answer) => {
    const people = peoplesCodes(answer);
    const suggested = answer.suggested.map(({ code }) => code);
    return people === undefined ? [] : [{ answer, checked: { suggested, people } }];
  });
}

/** The codebook as it counts today: codes that people took out too often are shown and not counted. */
export function codebookAsItCounts(codebook: Codebook, seenByPeople: readonly ReadAnswerText[]): Codebook {
  const rows = checkedAnswers(seenByPeople).map(({ checked }) => checked);
  return rows.length === 0 ? codebook : withSuggestOnly(codebook, rows);
}

/** Below so many checked answers, agreement says nothing. */
const FEWEST_CHECKED = 5;
const MOST_LINES = 5;
/** Older corrections are in the codebook already, or were turned down. */
const MOST_LEARNED_FROM = 200;

/**
 * What the team's checking says, in words: which codes are no longer counted, how far first pass and team agree code by code, and which
 * phrases could be added or taken out, each as a question.
 *
 * @param written the codebook as the team wrote it
 * @param counting the codebook as it counts today
 */
export function agreementLines(
  seenByPeople: readonly ReadAnswerText[],
  written: Codebook,
  counting: Codebook,
  language: SlipLanguage,
): string[] {
  const rows = checkedAnswers(seenByPeople);
  if (rows.length < FEWEST_CHECKED) return [];
  const states = new Map(written.codes.map(({ id, state }) => [id, state]));
  const demoted = counting.codes.filter(
    ({ id, state }) => state === 'suggest-only' && states.get(id) === 'active',
  );
  const agreement = agreementByCode(
    rows.map(({ checked }) => checked),
    written,
  ).toSorted((a, b) => b.marked + b.byPeople - (a.marked + a.byPeople));
  const lesson = learnFrom(
    rows
      .slice(-MOST_LEARNED_FROM)
      .map(({ answer: { answer, question, language: asked }, checked: { people } }) => ({
        text: answer,
        context: { question: asked, prompt: question },
        people,
      })),
    written,
  );
  return [
    ...demoted.map(({ id }) => suggestOnlyInWords(language, id, written)),
    ...agreement.slice(0, MOST_LINES).map((one) => agreementInWords(language, one, written)),
    ...lessonInWords(language, { ...lesson, proposals: lesson.proposals.slice(0, MOST_LINES) }, written),
  ];
}
