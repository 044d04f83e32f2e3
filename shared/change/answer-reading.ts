/** How one question of a slip is answered, and which answers are good ones. */
export interface ItemReading {
  readonly scale:
    | { readonly kind: 'yes_no' }
    /** Steps from lowest to highest, such as 1 to 5 from strongly disagree to strongly agree. */
    | { readonly kind: 'steps'; readonly lowest: number; readonly highest: number }
    /** A score whose median is charted, such as a rubric from 0 to 3. */
    | { readonly kind: 'score'; readonly lowest: number; readonly highest: number };
  /** Worded negatively ("I felt lost"): low is good. Ignored where `favorable` names the good answers. */
  readonly reversed: boolean;
  /** The good answers in the form's own words; empty = yes, or the top steps. */
  readonly favorable: readonly string[];
  /** Answers that leave the denominator ("I was not confused"), beside those known to do so. */
  readonly notCounted: readonly string[];
}

/** What an answer says. */
export type ReadAnswer =
  | { readonly kind: 'favorable' | 'other' | 'not_counted' | 'blank' }
  | { readonly kind: 'score'; readonly value: number }
  | { readonly kind: 'unreadable'; readonly reason: 'off_the_scale' | 'answer_does_not_fit_the_question' };

const yesWords = new Set(['yes', 'yeah', 'yep', 'y', 'true', 'si', 's', 'verdadero']);
const noWords = new Set(['no', 'nope', 'n', 'false', 'falso']);

const neverCounted = new Set(
  [
    'not confused',
    'i was not confused',
    "i wasn't confused",
    'does not apply',
    'not applicable',
    'n/a',
    'na',
    'no aplica',
    'no estaba confundido',
    'no estaba confundida',
    'no estuve confundido',
    'no estuve confundida',
    'no me confundi',
  ].map(plain),
);

/** Words of scales, by their place from the top (0 = highest), from the bottom, or in the middle. */
const stepWords: Readonly<
  Record<string, { readonly from: 'top' | 'bottom' | 'middle'; readonly steps: number }>
> = {
  'strongly agree': { from: 'top', steps: 0 },
  always: { from: 'top', steps: 0 },
  'totalmente de acuerdo': { from: 'top', steps: 0 },
  'muy de acuerdo': { from: 'top', steps: 0 },
  siempre: { from: 'top', steps: 0 },
  agree: { from: 'top', steps: 1 },
  often: { from: 'top', steps: 1 },
  'de acuerdo': { from: 'top', steps: 1 },
  'muchas veces': { from: 'top', steps: 1 },
  neutral: { from: 'middle', steps: 0 },
  'neither agree nor disagree': { from: 'middle', steps: 0 },
  'not sure': { from: 'middle', steps: 0 },
  sometimes: { from: 'middle', steps: 0 },
  'ni de acuerdo ni en desacuerdo': { from: 'middle', steps: 0 },
  'no estoy seguro': { from: 'middle', steps: 0 },
  'no estoy segura': { from: 'middle', steps: 0 },
  'a veces': { from: 'middle', steps: 0 },
  disagree: { from: 'bottom', steps: 1 },
  rarely: { from: 'bottom', steps: 1 },
  'en desacuerdo': { from: 'bottom', steps: 1 },
  'rara vez': { from: 'bottom', steps: 1 },
  'strongly disagree': { from: 'bottom', steps: 0 },
  never: { from: 'bottom', steps: 0 },
  'totalmente en desacuerdo': { from: 'bottom', steps: 0 },
  'muy en desacuerdo': { from: 'bottom', steps: 0 },
  nunca: { from: 'bottom', steps: 0 },
};

/** Lower case, no accents, straight quotes, single spaces, no full stop at the end. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’]/g, "'")
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.!]+$/, '');
}

/**
 * Reads one answer as its question means it, English or Spanish.
 *
 * Nothing is guessed: an answer that fits neither the scale nor the words of the form is unreadable, and
 * the team names it among the favorable or not counted answers.
 *
 * @example 'Sí' to a yes/no question: favorable; to a reversed one: other
 * @example '4 - Agree' on steps 1 to 5: favorable (top two)
 * @example 'I was not confused.': not_counted
 */
export function readAnswer(answer: string | null, item: ItemReading): ReadAnswer {
  const words = answer === null ? '' : plain(answer);
  if (words === '') return { kind: 'blank' };
  if (neverCounted.has(words) || item.notCounted.some((text) => plain(text) === words)) {
    return { kind: 'not_counted' };
  }
  if (item.favorable.length > 0) {
    return { kind: item.favorable.some((text) => plain(text) === words) ? 'favorable' : 'other' };
  }
  const { scale, reversed } = item;
  if (scale.kind === 'yes_no') {
    if (!yesWords.has(words) && !noWords.has(words)) return misfit;
    return { kind: yesWords.has(words) !== reversed ? 'favorable' : 'other' };
  }
  const value = scale.kind === 'score' ? numberIn(words) : (numberIn(words) ?? stepOf(words, scale));
  if (value === null) return misfit;
  if (value < scale.lowest || value > scale.highest) return { kind: 'unreadable', reason: 'off_the_scale' };
  const directed = reversed ? scale.lowest + scale.highest - value : value;
  if (scale.kind === 'score') return { kind: 'score', value: directed };
  return { kind: directed > scale.highest - favorableSteps(scale) ? 'favorable' : 'other' };
}

const misfit: ReadAnswer = { kind: 'unreadable', reason: 'answer_does_not_fit_the_question' };

/**
 * How many of the top steps are favorable: the top two, but never the middle of a short scale.
 *
 * @example 5 steps: 2 (agree, strongly agree); 4 steps: 2; 3 steps: 1
 */
export function favorableSteps({
  lowest,
  highest,
}: {
  readonly lowest: number;
  readonly highest: number;
}): number {
  return Math.min(2, Math.floor((highest - lowest + 1) / 2));
}

/** A number, alone or before its label: '4', '4 - Agree', '4: agree', '2,5'. */
function numberIn(words: string): number | null {
  const found = /^(\d+(?:[.,]\d+)?)(?:\s*[-–:=()].*)?$/.exec(words)?.[1];
  return found === undefined ? null : Number(found.replace(',', '.'));
}

function stepOf(words: string, { lowest, highest }: { lowest: number; highest: number }): number | null {
  const place = stepWords[words];
  if (place === undefined) return null;
  if (place.from === 'top') return highest - place.steps;
  if (place.from === 'bottom') return lowest + place.steps;
  // Between two middle steps there is no saying which was meant.
  const middle = (lowest + highest) / 2;
  return Number.isInteger(middle) ? middle : null;
}
