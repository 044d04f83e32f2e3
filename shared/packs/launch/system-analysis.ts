import { TOO_FEW } from '../../privacy/released-table.ts';
import type { SchoolYear } from '../../standards/school-year.ts';
import { subjectName } from '../../standards/smarter-balanced.ts';
import type { ChartFont } from '../../workbook/charts/font.ts';
import { ALL } from '../outcomes/group-members.ts';
import type { ReleasedOutcomes } from '../outcomes/release-outcomes.ts';
import { type ShownCell, shownCell } from '../outcomes/shown-cells.ts';
import type { SubjectView } from '../outcomes/subject-view.ts';
import { outcomesPage } from '../sheets/outcomes-page.ts';
import { finishedPack, type PackBook, packBook, tableSheet, textSheet } from '../sheets/pack-book.ts';
import { schoolsSheet } from '../sheets/schools-sheet.ts';
import { GROWTH_NOTES, HIDDEN_NOTE, loweredMinimumNote, NO_CAUSES, notesOf } from '../text/pack-words.ts';

/** All students of one grade. */
export interface GradeRow {
  readonly grade: string;
  readonly students: ShownCell | null;
}

/** The pack a district gets once, when its work begins: few measures, by group, by grade and by school, to find a common problem. */
export interface SystemAnalysisView {
  readonly district: string;
  readonly subjects: readonly {
    readonly view: SubjectView;
    readonly schoolYear: SchoolYear;
    readonly grades: readonly GradeRow[];
  }[];
  readonly minimumCohort: number;
}

/** Rows of a released table with grades: all grades first, then each. */
export function gradeRows(
  { table }: Pick<ReleasedOutcomes, 'table'>,
  place: string,
  schoolYear: SchoolYear,
  grades: readonly string[],
): readonly GradeRow[] {
  return [ALL, ...grades].map((grade) => ({
    grade: grade === ALL ? 'All' : String(Number(grade)),
    students: shownCell(table, place, schoolYear, grade, ALL),
  }));
}

const QUESTIONS = [
  'Look first at what is far apart, then at what differs between grades or schools.',
  'Write down what you see before you write down why it may be so; possible reasons belong on your fishbone, with what students and teachers tell you in interviews.',
  'Choose one problem that a team can work on in its own classes within weeks. The yearly numbers in this pack are too slow and too broad to test a change with.',
] as const;

export async function systemAnalysisWorkbook(
  view: SystemAnalysisView,
  day: string,
  font: ChartFont,
): Promise<Uint8Array> {
  const pack = packBook({
    title: `${view.district}: where we begin`,
    author: view.district,
    whose: 'No student or teacher is named.',
    day,
    font,
  });
  const lowered = loweredMinimumNote(view.minimumCohort);
  for (const { view: subject } of view.subjects) {
    outcomesPage(
      pack,
      subjectName(subject.subject),
      view.district,
      subject,
      lowered === null ? [] : [lowered],
    );
  }
  for (const subject of view.subjects) gradesSheet(pack, view.district, subject);
  schoolsSheet(
    pack,
    view.district,
    view.subjects.map((subject) => subject.view),
    lowered,
  );
  textSheet(pack, 'How to use this pack', [
    ...QUESTIONS,
    ...notesOf(NO_CAUSES, HIDDEN_NOTE, ...GROWTH_NOTES, lowered),
  ]);
  return finishedPack(pack);
}

function gradesSheet(
  pack: PackBook,
  district: string,
  subject: SystemAnalysisView['subjects'][number],
): void {
  if (subject.grades.length === 0) return;
  const shown = (value: (cell: ShownCell) => string | number | null) => (row: GradeRow) =>
    row.students === null ? TOO_FEW : value(row.students);
  const number = (head: string, format: string, value: (cell: ShownCell) => string | number | null) => ({
    head,
    width: 150,
    value: shown(value),
    format: () => format,
    holdsNumbers: true,
  });
  const name = `${subject.view.subject === 'mathematics' ? 'Math' : 'ELA'} by grade`;
  tableSheet(
    pack,
    name,
    [
      `${district}, ${subjectName(subject.view.subject)}, ${subject.schoolYear}, annual state test.`,
      HIDDEN_NOTE,
    ],
    {
      name: name.replaceAll(' ', '_'),
      columns: [
        { head: 'Grade', width: 90, value: (row: GradeRow) => row.grade },
        number('n', '0', ({ n }) => (Number.isNaN(Number(n)) ? n : Number(n))),
        number('Distance from standard', '0.0', ({ mean }) => mean ?? 'Not shown'),
        number(
          '% at or above standard',
          '0',
          ({ percent, percentWords }) => percent ?? percentWords ?? 'Not shown',
        ),
      ],
      rows: subject.grades,
    },
  );
}
