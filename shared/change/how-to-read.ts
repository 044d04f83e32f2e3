import { RATES_AT_DECIDE_BY, RATES_EVERY_LESSON } from './false-alarm-rates.ts';
import { type Language, sentence } from './sentence.ts';

/** The rates a team is told: those of its longest look, so that nobody is promised more than holds. */
const told = {
  decideBy: RATES_AT_DECIDE_BY.find(({ before, since }) => before === 8 && since === 12),
  everyLesson: RATES_EVERY_LESSON.find(({ within }) => within === 20),
};

/**
 * What "How to read this" says about being wrong: how often an unchanged class would be told of a
 * change, above all when the sheet is looked at after every lesson.
 *
 * Counts are of 100 classes, rounded up: never smaller than simulated.
 */
export function howToReadThis(language: Language): string[] {
  const { decideBy, everyLesson } = told;
  if (decideBy === undefined || everyLesson === undefined) throw new Error('a simulated rate is missing');
  const { within: since } = everyLesson;
  return [
    sentence(language, 'how.usual_level'),
    sentence(language, 'how.every_lesson', { wrong: Math.ceil(everyLesson.lasting), since }),
    sentence(language, 'how.days_in_rows', {
      wrong: Math.ceil(everyLesson.lastingWhenDaysComeInRows),
      since,
    }),
    sentence(language, 'how.early_every_lesson', { wrong: Math.ceil(everyLesson.early), since }),
    sentence(language, 'how.one_look', {
      wrong: Math.ceil(decideBy.falseLastingBetter + decideBy.falseLastingWorse),
      since: decideBy.since,
    }),
    sentence(language, 'how.found', { found: Math.floor(decideBy.found.by1_5), since: decideBy.since }),
  ];
}
