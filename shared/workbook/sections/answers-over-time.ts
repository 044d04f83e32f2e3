import type { SectionView, StudentView } from '../section-view.ts';
import type { IsoDate } from '../team-view.ts';

/** One student and one question, with an answer (or none) for each lesson. */
export interface AnswersRow {
  readonly student: StudentView;
  readonly question: string;
  /** As given, in the order of the days; several of one day joined. */
  readonly answers: readonly (string | null)[];
}

/** Answers as a table: a row for each student and question, a column for each lesson day on which somebody answered, the newest first. */
export function answersOverTime(view: Pick<SectionView, 'students' | 'questions'>): {
  readonly days: readonly IsoDate[];
  readonly rows: readonly AnswersRow[];
} {
  const days = [...new Set(view.students.flatMap((student) => student.answers.map((one) => one.date)))]
    .sort()
    .reverse();
  const rows = view.students.flatMap((student) =>
    view.questions.flatMap((question): AnswersRow[] => {
      const given = student.answers.filter((one) => one.questionId === question.id);
      if (given.length === 0) return [];
      const answers = days.map((day) => given.filter((one) => one.date === day).map((one) => one.answer));
      return [
        {
          student,
          question: question.name,
          answers: answers.map((ofDay) => (ofDay.length === 0 ? null : ofDay.join(' / '))),
        },
      ];
    }),
  );
  return { days, rows };
}
