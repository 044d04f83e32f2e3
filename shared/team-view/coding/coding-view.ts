import type { Code, Codebook } from '../../change/exit-slip-text/codebook.ts';
import { languagesToTry } from '../../change/exit-slip-text/language.ts';
import { chooseQuotes } from '../../change/exit-slip-text/quotes.ts';
import { STARTER_MEANINGS_IN_SPANISH } from '../../change/exit-slip-text/starter/in-spanish.ts';
import { starterCodebook } from '../../change/exit-slip-text/starter-codebook.ts';
import type { AnswerView, CodeView, CodingView, WroteView } from '../../workbook/team-view.ts';
import type { EditConflict } from '../edits/edit-log.ts';
import type { TeamWords } from '../words/words.ts';
import type { AnswerCoding } from './answer-coding.ts';
import { codeName, type ReadAnswerText } from './read-answers.ts';
import { agreementLines, countedCodes } from './what-people-say.ts';

export interface CodingViewing {
  /** As the team wrote it. */
  readonly written: Codebook;
  /** As it counts today. */
  readonly codebook: Codebook;
  readonly coding: AnswerCoding;
  readonly words: TeamWords;
  readonly sectionName: (sectionId: string) => string;
  /** Hides every name and number in what a student wrote. */
  readonly maskAnswer: (text: string) => string;
  readonly maskTeamText: (text: string) => string;
}

const MOST_SUGGESTIONS = 3;
const MOST_CODES_ON_FIRST_SHEET = 5;
/** Says that there is nothing to read: never among what students wrote. */
const WITHOUT_CONTENT = new Set(['no_content']);

/** Sheet "Code these": masked answers with the first pass, the team's own codes, and how far the two agree. */
export function codingView(
  answers: readonly ReadAnswerText[],
  seenByPeople: readonly ReadAnswerText[],
  conflicts: readonly EditConflict[],
  viewing: CodingViewing,
): CodingView {
  const looksLike = lookAlikes(answers, viewing);
  return {
    answers: answers.map((answer) => answerView(answer, looksLike.get(answer.key) ?? null, viewing)),
    codebook: viewing.codebook.codes.map((code) => codeView(code, viewing)),
    agreement: [
      ...conflictLines(conflicts, viewing.words),
      ...unknownCodeLines(seenByPeople, viewing),
      ...agreementLines(seenByPeople, viewing.written, viewing.codebook, viewing.words.language).map(
        viewing.maskTeamText,
      ),
    ],
  };
}

function lookAlikes(
  answers: readonly ReadAnswerText[],
  { coding, codebook }: CodingViewing,
): ReadonlyMap<string, string> {
  const open = answers.filter((answer) => countedCodes(answer, codebook).length === 0);
  return coding.lookAlikes?.(open) ?? new Map();
}

function answerView(
  answer: ReadAnswerText,
  looksLike: string | null,
  { codebook, words, sectionName, maskAnswer, maskTeamText }: CodingViewing,
): AnswerView {
  const nameOf = new Map(codebook.codes.map((code) => [code.id, codeName(code, words.language)]));
  const language = answer.language ?? languagesToTry(answer.answer, {})[0] ?? words.language;
  const { human } = answer;
  return {
    key: answer.key,
    date: answer.date,
    section: answer.section === null ? null : sectionName(answer.section),
    language: words.coding.languages[language],
    answer: maskAnswer(answer.answer),
    suggested: answer.suggested.slice(0, MOST_SUGGESTIONS).map(({ code, because, misspelled }) => ({
      code: nameOf.get(code) ?? code,
      because: `${misspelled ? '~' : ''}${maskAnswer(because)}`,
    })),
    looksLike: looksLike === null ? null : maskAnswer(looksLike),
    yours: [...(human?.codes ?? []).map((code) => nameOf.get(code) ?? code), ...(human?.unknown ?? [])].map(
      maskTeamText,
    ),
    checked: human?.checked ?? false,
    comment: human?.comment == null ? null : maskTeamText(human.comment),
  };
}

function codeView(code: Code, { words, maskTeamText: mask }: CodingViewing): CodeView {
  // The codes that come with the project name nobody; only what a team wrote can.
  const isStarter = starterCodebook.codes.some(({ phrases }) => phrases === code.phrases);
  const meaning = words.language === 'es' ? meaningInSpanish(code) : code;
  const maskTeamText = isStarter ? (text: string): string => text : mask;
  const text = (cell: string | null): string | null => (cell === null ? null : maskTeamText(cell));
  const phrases = (list: readonly string[]): string | null =>
    list.length === 0 ? null : maskTeamText(list.join('|'));
  return {
    id: code.id,
    name: maskTeamText(codeName(code, words.language)),
    definition: text(meaning.definition),
    include: text(meaning.include),
    exclude: text(meaning.exclude),
    phrasesEnglish: phrases(code.phrases.en),
    phrasesSpanish: phrases(code.phrases.es),
    unlessEnglish: phrases(code.unless.en),
    unlessSpanish: phrases(code.unless.es),
    state: code.state,
  };
}

/** The meaning of a starter code in Spanish, cell by cell as long as the team has not written its own. */
function meaningInSpanish(code: Code): Pick<Code, 'definition' | 'include' | 'exclude'> {
  const starter = starterCodebook.codes.find(({ id }) => id === code.id);
  const spanish = STARTER_MEANINGS_IN_SPANISH[code.id];
  if (starter === undefined || spanish === undefined) return code;
  const cell = (field: 'definition' | 'include' | 'exclude') =>
    code[field] === starter[field] ? spanish[field] : code[field];
  return { definition: cell('definition'), include: cell('include'), exclude: cell('exclude') };
}

function conflictLines(conflicts: readonly EditConflict[], words: TeamWords): string[] {
  const answers = new Set(conflicts.filter(({ kind }) => kind === 'human-code').map(({ rowKey }) => rowKey));
  return answers.size === 0 ? [] : [words.coding.conflicts(answers.size)];
}

function unknownCodeLines(
  answers: readonly ReadAnswerText[],
  { words, maskTeamText }: CodingViewing,
): string[] {
  const withUnknown = answers.filter(({ human }) => (human?.unknown.length ?? 0) > 0);
  if (withUnknown.length === 0) return [];
  const codes = [...new Set(withUnknown.flatMap(({ human }) => human?.unknown ?? []))].sort().slice(0, 5);
  return [words.coding.unknownCodes({ answers: withUnknown.length, codes: codes.map(maskTeamText) })];
}

/** There is room for three of these on the first sheet without cutting one. */
const WORDS_OF_A_SHORT_QUOTE = 6;

/** What students wrote most, with one masked quote each; no quote stands twice. */
export function wroteViews(
  answers: readonly ReadAnswerText[],
  { codebook, words, maskAnswer, maskTeamText }: CodingViewing,
): WroteView[] {
  const byCode = new Map<string, ReadAnswerText[]>();
  for (const answer of answers) {
    for (const code of countedCodes(answer, codebook))
      byCode.set(code, [...(byCode.get(code) ?? []), answer]);
  }
  const quoted = new Set<string>();
  return codebook.codes
    .filter(({ id }) => !WITHOUT_CONTENT.has(id))
    .flatMap((code) => {
      const ofCode = byCode.get(code.id) ?? [];
      return ofCode.length === 0 ? [] : [{ code, ofCode }];
    })
    .sort((a, b) => b.ofCode.length - a.ofCode.length)
    .slice(0, MOST_CODES_ON_FIRST_SHEET)
    .map(({ code, ofCode }) => {
      const unquoted = ofCode.filter(({ key }) => !quoted.has(key)).map(quotable);
      const [quote] = chooseQuotes(unquoted, maskAnswer, 1, WORDS_OF_A_SHORT_QUOTE);
      if (quote !== undefined) quoted.add(quote.key);
      const said = ofCode.find(({ key }) => key === quote?.key);
      const because = said?.suggested.find((one) => one.code === code.id)?.because;
      return {
        code: maskTeamText(codeName(code, words.language)),
        count: ofCode.length,
        quote: quote?.text ?? null,
        ...(because === undefined ? {} : { because: maskAnswer(because) }),
      };
    });
}

function quotable({ key, answer, human, date }: ReadAnswerText) {
  return { key, text: answer, byPeople: human !== null, date };
}
