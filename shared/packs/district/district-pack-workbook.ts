import { subjectName } from '../../standards/smarter-balanced.ts';
import type { ChartFont } from '../../workbook/charts/font.ts';
import { MEASURE_VALUE_COLUMNS, REPLY_TO_TEAM } from '../measures/reserved-measures.ts';
import { subjectInWords } from '../outcomes/subject-words.ts';
import { lastDayOf, periodInWords } from '../period/period.ts';
import { groupTableSheet } from '../sheets/group-table-sheet.ts';
import { measuresSheets } from '../sheets/measures-sheet.ts';
import { outcomesPage } from '../sheets/outcomes-page.ts';
import { finishedPack, type PackBook, packBook, tableSheet, textSheet } from '../sheets/pack-book.ts';
import { schoolsSheet } from '../sheets/schools-sheet.ts';
import { suppliedGrowthSheet } from '../sheets/supplied-growth-sheet.ts';
import { TEST_COUNT_NAMES, TEST_COUNTS } from '../teams/driver-rollup.ts';
import { loweredMinimumNote } from '../text/pack-words.ts';
import type { DistrictPackView } from './district-pack-view.ts';
import { teamsPage } from './teams-page.ts';

/**
 * A district's pack as an xlsx file: the page of the teams, a page a subject, then the tables. The same view gives the same bytes. A
 * district without teams gets its own measures and the outcomes.
 */
export async function districtPackWorkbook(
  view: DistrictPackView,
  minimumCohort: number,
  font: ChartFont,
): Promise<Uint8Array> {
  const { district, period, subjects } = view;
  const pack = packBook({
    title: `${district.name}, ${periodInWords(period)}`,
    author: district.name,
    whose: 'No student or teacher is named.',
    day: view.newestFileOn ?? lastDayOf(period),
    font,
  });
  teamsPage(pack, view);
  const lowered = loweredMinimumNote(minimumCohort);
  for (const subject of subjects) {
    const shownGrowth = subject.schools?.growthSentence != null;
    outcomesPage(
      pack,
      subjectName(subject.subject),
      district.name,
      subject,
      shownGrowth && lowered ? [lowered] : [],
    );
  }
  measuresSheets(pack, view.measures);
  if (subjects.length > 0) {
    groupTableSheet(pack, 'Groups', `${district.name}: all grades tested, annual state test.`, subjects);
    schoolsSheet(pack, district.name, subjects, lowered);
    textSheet(pack, 'In words', subjects.flatMap(subjectInWords));
  }
  suppliedGrowthSheet(pack, district.name, view.suppliedGrowth);
  answersSheet(pack, view);
  textSheet(pack, 'About this pack', aboutLines(view));
  return finishedPack(pack);
}

/** What teams asked, ready to be answered: the sheet is a file the intake reads when it is saved as CSV. */
function answersSheet(pack: PackBook, { raised }: DistrictPackView): void {
  if (raised.length === 0) return;
  type Row = (typeof raised)[number];
  const values: Partial<Record<(typeof MEASURE_VALUE_COLUMNS)[number], (row: Row) => string | number>> = {
    'Measure id': () => REPLY_TO_TEAM,
    Group: ({ teamId }) => teamId,
    Value: () => 1,
    Note: ({ reply }) => reply ?? '',
  };
  const widths: Partial<Record<string, number>> = {
    Group: 200,
    Note: 320,
    'Measure id': 120,
    Denominator: 100,
  };
  tableSheet(
    pack,
    'Answers to teams',
    [
      'Write the day (2026-03-02) under Date and the answer under Note, save this sheet as CSV, and drop the CSV in your landing folder. The team reads the answer in its next workbook.',
      ...raised.map(({ team, text }) => `${team} asked: ${text}`),
    ],
    {
      name: 'Answers',
      columns: MEASURE_VALUE_COLUMNS.map((head) => ({
        head,
        width: widths[head] ?? 84,
        value: (row: Row) => values[head]?.(row) ?? null,
      })),
      rows: raised,
    },
  );
}

function aboutLines(view: DistrictPackView): readonly string[] {
  const definitions = TEST_COUNT_NAMES.map((name) => `${TEST_COUNTS[name].head}: ${TEST_COUNTS[name].means}`);
  return [...view.notes, ...(view.teams.length > 0 ? definitions : [])];
}
