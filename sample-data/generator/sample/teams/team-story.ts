import type { MathClass } from '../../model/classes.ts';
import type { Slip, SlipQuestion } from '../../model/exit-slips.ts';
import type { FormColumn, FormsLanguage, FormsRoute } from '../../writers/google-forms.ts';
import type { ObservationRow } from '../../writers/observation-counts.ts';
import type { FilledSheets } from '../../writers/team-workbook.ts';

/** What the run-chart rules say of a series (measures: run charts, section 4). */
export type PlannedVerdict =
  | 'too_early'
  | 'usual_range'
  | 'early_sign'
  | 'early_worse'
  | 'lasting_better'
  | 'lasting_worse'
  | 'mixed'
  | 'not_chartable';

/** One form of a team and its slips. */
export interface FormStory {
  /** Folder below the team's folder; '' = directly in it. */
  readonly folder: string;
  readonly route: FormsRoute;
  /** Language of the account that owns the form; English unless said. */
  readonly language?: FormsLanguage;
  readonly slips: readonly Slip[];
  readonly columns: readonly FormColumn[];
  readonly questions: readonly SlipQuestion[];
  /** What goes wrong in this export. */
  readonly faults?: readonly SlipFault[];
  /** Byte order mark in front, as Excel saves UTF-8. */
  readonly byteOrderMark?: boolean;
}

/**
 * A fault in a form export, at a row counted from 0. None of them changes a number of the series:
 * 'unreadable-time' adds a row whose time nobody can read; 'sent-twice' adds a second slip of a student who sends the same answers again;
 * 'left-blank' adds a slip with nothing but its time; 'same-second' gives two slips with the same answers the same time;
 * 'writes' puts a text into a column.
 */
export type SlipFault =
  | { readonly kind: 'unreadable-time' | 'sent-twice' | 'left-blank' | 'same-second'; readonly at: number }
  | { readonly kind: 'writes'; readonly at: number; readonly column: string; readonly text: string };

/** What the story plants in a test of change, to be found again in the series. */
export interface TestPlan {
  readonly testId: string;
  readonly measureId: string;
  readonly verdict: PlannedVerdict;
  /** In a sentence, for the README. */
  readonly story: string;
}

/** A team: its workbook, its forms, its observation sheets, and what they are made to show. */
export interface TeamStory {
  readonly district: string;
  readonly team: string;
  readonly classes: readonly MathClass[];
  readonly workbook: FilledSheets;
  readonly forms: readonly FormStory[];
  readonly observations: readonly ObservationRow[];
  readonly observationDates: 'american' | 'iso';
  /** Rows that cannot be used, in the columns of the template, and why. */
  readonly faultyObservations?: readonly { readonly cells: readonly string[]; readonly why: string }[];
  readonly tests: readonly TestPlan[];
}

/** Column of the student id as students type it: some with a space, a word or nothing. */
export function studentIdColumn(header: string, blanks: number): FormColumn {
  return {
    header,
    value: ({ student, second }) => {
      const style = (student.serial * 31 + second) % 100;
      if (style < blanks) return '';
      if (style < blanks + 6) return ` ${student.localId} `;
      return style < blanks + 9 ? `ID ${student.localId}` : student.localId;
    },
  };
}

export function sectionColumn(header: string, labels: ReadonlyMap<MathClass, string>): FormColumn {
  return { header, value: ({ mathClass }) => labels.get(mathClass) ?? '' };
}

export function answerColumn(question: SlipQuestion): FormColumn {
  return { header: question.text, value: ({ answers }) => answers[question.itemId] ?? '' };
}

/** Rows of sheet "Members": the teachers of the classes (the first one leads), and others. */
export function memberRows(
  classes: readonly MathClass[],
  fromDate: string,
  others: readonly (readonly [email: string, name: string, role: 'facilitator' | 'sponsor' | 'member'])[],
): Record<string, string>[] {
  return [
    ...classes.map(({ teacher }, position) => ({
      personEmail: teacher.email,
      personName: `${teacher.givenName} ${teacher.familyName}`,
      role: position === 0 ? 'lead' : 'member',
      fromDate,
    })),
    ...others.map(([personEmail, personName, role]) => ({ personEmail, personName, role, fromDate })),
  ];
}

/** Rows of sheet "Sections". */
export function sectionRows(labels: ReadonlyMap<MathClass, string>): Record<string, string>[] {
  return [...labels].map(([mathClass, sectionLabel]) => ({
    sectionId: mathClass.code,
    sectionLabel,
    memberEmail: mathClass.teacher.email,
  }));
}

/** Initials of the teacher of a class, as observers sign. */
export function initialsOf({ teacher }: MathClass): string {
  return teacher.givenName.slice(0, 1) + teacher.familyName.slice(0, 1);
}
