import type { AnswerView, CodeView } from '../team-view.ts';
import { lessonDays } from './lessons.ts';

const CODE_NAMES: readonly (readonly [id: string, name: string, phrases: string])[] = [
  ['confused', 'Confused / did not understand', 'confus|lost|stuck|dont get'],
  ['understood', 'Understood / can explain', 'get it now|makes sense'],
  ['asked', 'Asked a question', 'asked'],
  ['afraid_to_ask', 'Did not ask / afraid to ask', 'scared|shy|embarras'],
  ['peers', 'Talking / working with others', 'partner|group|friend'],
  ['word_problem', 'Reading the problem', 'word problem|words in'],
];

export function codes(): CodeView[] {
  return CODE_NAMES.map(([id, name, phrases]) => ({
    id,
    name,
    definition: `The student says: ${name.toLowerCase()}.`,
    include: null,
    exclude: null,
    phrasesEnglish: phrases,
    phrasesSpanish: null,
    unlessEnglish: null,
    unlessSpanish: null,
    state: 'active',
  }));
}

const ANSWERS: readonly (readonly [answer: string, code: string | null, because: string])[] = [
  ['I asked [name] and she showed me the number line', 'Asked a question', 'asked'],
  ['my partner explained it better than the video', 'Talking / working with others', 'partner'],
  ['I was lost when we divided the fractions', 'Confused / did not understand', 'lost'],
  ['idk', null, ''],
  ['I get it now because we talked first', 'Understood / can explain', 'get it now'],
  ['too many words in the problem', 'Reading the problem', 'words in'],
  ['I was scared to ask in front of everybody', 'Did not ask / afraid to ask', 'scared'],
  ['the second one was hard', null, ''],
];

export function answers(count: number): AnswerView[] {
  const days = lessonDays(17);
  return Array.from({ length: count }, (_, i): AnswerView => {
    const [answer, code, because] = ANSWERS[i % ANSWERS.length] ?? ['', null, ''];
    return {
      key: `answer-${i}`,
      date: days[i % days.length] ?? '2026-01-06',
      section: i % 2 === 0 ? 'Period 2' : 'Period 4',
      language: 'en',
      answer,
      suggested: code === null ? [] : [{ code, because }],
      looksLike: answer === 'the second one was hard' ? 'hard, second' : null,
      yours: i === 3 ? ['Confused / did not understand'] : [],
      checked: i % 9 === 0,
      comment: null,
    };
  });
}
