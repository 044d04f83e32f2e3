import { dayInWords } from '../../change/sentence.ts';
import type { SetAsideRow } from '../../workbook/team-view.ts';
import type { NotUsed } from '../lines/measure-lines.ts';
import type { TeamModel } from '../team-model.ts';
import type { ReadTest } from '../tests/read-test.ts';
import { lateRows } from './late-rows.ts';

/** More rows than this are one mistake in Items or in a form: the list says how many more there are. */
const MOST_ROWS = 100;

/**
 * Rows that are in no chart of this test, with the reason: what intake rejected, questions nobody has named, answers that do not fit,
 * lessons the team left out. No answer is repeated, since it may hold a name.
 */
export function setAsideRows(read: ReadTest, shown: readonly NotUsed[], model: TeamModel): SetAsideRow[] {
  const { words, records, responses, observations } = model;
  const unmapped = responses.unmappedQuestions
    .filter(({ count }) => count > 0)
    .map(({ text, count }) => row('', null, words.unmappedQuestion({ question: text, answers: count })));
  const own = [...observations.setAside, ...shown]
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    .map((one) => notUsedRow(one, words.notUsed[one.reason], model));
  const leftOut = read.implementation.leftOut.map((one) =>
    notUsedRow(one, `${words.notUsed.lesson_left_out} ${model.masking.teamText(one.words)}`, model),
  );
  const further = own.length - MOST_ROWS;
  return [
    ...(records.setAsideRows ?? []).map((one) => ({ ...one, reason: model.masking.teamText(one.reason) })),
    ...unmapped,
    ...leftOut,
    ...own.slice(0, MOST_ROWS),
    ...(further > 0 ? [row('', null, `${further} ${words.notUsed.further_rows}`)] : []),
    ...lateRows(model),
  ];
}

function row(file: string, number: number | null, reason: string): SetAsideRow {
  return { kind: 'not-used', file, row: number, reason };
}

function notUsedRow({ date, record, place }: NotUsed, reason: string, model: TeamModel): SetAsideRow {
  const day = dayInWords(model.language, date);
  return row(fileName(record.sourceKey, place), record.sourceRow ?? null, `${day}: ${reason}`);
}

/** The file as the team knows it: what stands below the team's own folder. Without it the form or the measure. */
function fileName(sourceKey: string | undefined, place: string): string {
  if (sourceKey === undefined) return place === '-' ? '' : place;
  return sourceKey.replace(/^.*\/teams\/[^/]+\//, '');
}
