import { dayInWords } from '../../change/sentence.ts';
import type { IsoDate, SetAsideRow } from '../../workbook/team-view.ts';
import type { Response } from '../responses.ts';
import type { TeamModel } from '../team-model.ts';

/** Slips of one lesson in one file. */
interface LateLesson {
  readonly sourceKey: string;
  readonly day: IsoDate;
  readonly landedOn: IsoDate;
  slips: number;
}

/**
 * Lessons whose slips came when newer lessons of the same class were in the chart already: their points count, and the chart of an
 * earlier day looked different. One line for each lesson and file.
 *
 * An export that holds everything once more is not late: what counts of it takes the place of the older file's rows.
 */
export function lateRows({ responses, words, language }: TeamModel): SetAsideRow[] {
  const lessons = new Map<string, LateLesson>();
  for (const slips of byClass(responses.responses).values()) {
    let newest: IsoDate | null = null;
    for (const file of slips) {
      for (const response of file) {
        const place = placeOf(response);
        if (newest === null || place === null || response.lessonDate >= newest) continue;
        const key = JSON.stringify([place.sourceKey, response.lessonDate]);
        const lesson = lessons.get(key) ?? { ...place, day: response.lessonDate, slips: 0 };
        lesson.slips += 1;
        lessons.set(key, lesson);
      }
      for (const { lessonDate } of file) if (newest === null || lessonDate > newest) newest = lessonDate;
    }
  }
  return [...lessons.values()]
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .map(({ sourceKey, day, landedOn, slips }) => ({
      kind: 'late',
      file: sourceKey.replace(/^.*?\/teams\/[^/]+\//, ''),
      row: null,
      reason: words.lateSlips({
        slips,
        day: dayInWords(language, day),
        landedOn: dayInWords(language, landedOn),
      }),
    }));
}

/** The slips of each class by file, in the order in which the files landed. */
function byClass(responses: readonly Response[]): Map<string, Response[][]> {
  const classes = new Map<string, Map<number, Response[]>>();
  for (const response of responses) {
    const order = placeOf(response)?.landingOrder;
    if (order === undefined) continue;
    const name = JSON.stringify([response.form, response.section]);
    const files = classes.get(name) ?? new Map<number, Response[]>();
    classes.set(name, files);
    const slips = files.get(order);
    if (slips === undefined) files.set(order, [response]);
    else slips.push(response);
  }
  return new Map(
    [...classes].map(([name, files]) => [
      name,
      [...files].sort(([a], [b]) => a - b).map(([, slips]) => slips),
    ]),
  );
}

/** The file of a slip; null where the reader does not know it. */
function placeOf({ answers }: Response) {
  const record = answers[0]?.record;
  if (record?.sourceKey === undefined || record.landedOn === undefined || record.landingOrder === undefined)
    return null;
  const { sourceKey, landedOn, landingOrder } = record;
  return { sourceKey, landedOn, landingOrder };
}
