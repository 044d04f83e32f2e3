import { COMPARISONS } from '../../gaps/groups.ts';
import { TOO_FEW } from '../../privacy/released-table.ts';
import type { SchoolYear } from '../../standards/school-year.ts';
import type { ChartFont } from '../../workbook/charts/font.ts';
import { ALL, notIn } from '../outcomes/group-members.ts';
import type { ReleasedOutcomes } from '../outcomes/release-outcomes.ts';
import { type ShownCell, shownCell } from '../outcomes/shown-cells.ts';
import type { SubjectView } from '../outcomes/subject-view.ts';
import { outcomesPage } from '../sheets/outcomes-page.ts';
import { finishedPack, type PackBook, packBook, tableSheet, textSheet } from '../sheets/pack-book.ts';
import { schoolsSheet } from '../sheets/schools-sheet.ts';
import {
  GROWTH_NOTES,
  HIDDEN_NOTE,
  loweredMinimumNote,
  NO_CAUSES,
  notesOf,
  subjectName,
} from '../text/pack-words.ts';

/** One group in one grade. */
export interface GradeRow {
  readonly grade: string;
  readonly group: string;
  readonly inGroup: ShownCell | null;
  readonly notInGroup: ShownCell | null;
}

/** The pack a district gets once, when its work begins: few measures, by group and grade, to find a common problem. */
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
  { table, groups }: ReleasedOutcomes,
  place: string,
  schoolYear: SchoolYear,
  grades: readonly string[],
): readonly GradeRow[] {
  return groups.flatMap((group) =>
    [ALL, ...grades].map((grade) => ({
      grade: grade === ALL ? 'All' : String(Number(grade)),
      group: group.name.en,
      inGroup: shownCell(table, place, schoolYear, grade, group.id),
      notInGroup: shownCell(table, place, schoolYear, grade, notIn(group)),
    })),
  );
}

const QUESTIONS = [
  'Look first at what is far apart, then at what differs between grades or schools.',
  'Write down what you see before you write down why it may be so; the causes belong on your fishbone, with what students and teachers tell you in interviews.',
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
    whose: 'Made once, at the start. No student or teacher is named.',
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
  const shown = (cell: ShownCell | null, value: (cell: ShownCell) => string | number | null) =>
    cell === null ? TOO_FEW : value(cell);
  const n = (cell: ShownCell) => (Number.isNaN(Number(cell.n)) ? cell.n : Number(cell.n));
  const numbers = (who: 'inGroup' | 'notInGroup', words: string) => [
    {
      head: `n, ${words}`,
      width: 90,
      value: (row: GradeRow) => shown(row[who], n),
      format: () => '0',
      holdsNumbers: true,
    },
    {
      head: `Distance from standard, ${words}`,
      width: 110,
      value: (row: GradeRow) => shown(row[who], ({ mean }) => mean ?? 'Not shown'),
      format: () => '0.0',
      holdsNumbers: true,
    },
    {
      head: `% at standard, ${words}`,
      width: 100,
      value: (row: GradeRow) =>
        shown(row[who], ({ percent, percentWords }) => percent ?? percentWords ?? 'Not shown'),
      format: () => '0',
      holdsNumbers: true,
    },
  ];
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
        { head: 'Group', width: 240, value: (row: GradeRow) => row.group },
        { head: 'Grade', width: 60, value: (row: GradeRow) => row.grade },
        ...numbers('inGroup', 'group'),
        ...numbers('notInGroup', COMPARISONS['not-in-group'].en),
      ],
      rows: subject.grades,
    },
  );
}
