import type { Subject } from '../../../shared/standards/smarter-balanced.ts';
import { normal, uniform, wholeBelow } from '../random.ts';
import type { EndYear, NetworkShape } from './network-shape.ts';
import { levelOf, scaleScore, standing } from './scores.ts';
import { placeIn, type Student } from './student.ts';
import { TOPIC } from './topics.ts';

/** One interim test of one student: comprehensive (ICA, levels 1-4) or a block (IAB, 1-3: below, near, above). */
export interface Interim {
  readonly student: Student;
  readonly place: NonNullable<ReturnType<typeof placeIn>>;
  readonly kind: 'ICA' | 'IAB';
  readonly subject: Subject;
  readonly name: string;
  readonly year: EndYear;
  /** Given under standard conditions, informally, or invalid. */
  readonly condition: 'SD' | 'NS' | 'IN';
  readonly completeness: 'Complete' | 'Partial';
  /** No score on tests that were not finished. */
  readonly score: number | null;
  readonly level: number | null;
  readonly standardError: number;
  /** YYYY-MM-DD HH:MM:SS.mmm000 as the export writes it. */
  readonly submittedAt: string;
}

const BLOCKS: Readonly<Record<Subject, readonly string[]>> = {
  mathematics: ['Ratios and Proportional Relationships', 'Expressions and Equations', 'The Number System'],
  'english-language-arts': [
    'Read Informational Texts',
    'Editing',
    'Research: Interpret and Integrate Information',
  ],
};

/** Which tests a district gave on which day. */
export interface InterimWindow {
  readonly kind: 'ICA' | 'IAB';
  readonly subject: Subject;
  readonly day: string;
  /** Block number, for IAB. */
  readonly block?: number;
}

/** One student's test in a window; null when the student was not there. */
export function interimOf(shape: NetworkShape, student: Student, window: InterimWindow): Interim | null {
  const year = shape.currentYear;
  const place = placeIn(student, year);
  if (place === null || student.alternateTest) return null;
  const windowNumber =
    Number(window.day.replaceAll('-', '').slice(2)) * 4 + (window.subject === 'mathematics' ? 1 : 2);
  const at = uniform(shape.seed, TOPIC.interimKind, student.serial, windowNumber);
  if (at < 0.06) return null;
  const points =
    standing(shape, student, window.subject, year) -
    14 +
    normal(shape.seed, TOPIC.interim, student.serial, windowNumber) * 30;
  const finished = at >= 0.1;
  const score = scaleScore(window.subject, place.grade, year, points);
  const label = window.subject === 'mathematics' ? 'MATH' : 'ELA';
  const minute = wholeBelow(50, shape.seed, TOPIC.secondOfDay, student.serial, windowNumber);
  const blocks = BLOCKS[window.subject];
  return {
    student,
    place,
    kind: window.kind,
    subject: window.subject,
    name:
      window.kind === 'ICA'
        ? `Grade ${place.grade} ${label} - Interim Comprehensive Assessment (ICA)`
        : `Grade ${place.grade} ${label} - ${blocks[(window.block ?? 0) % blocks.length]} (IAB)`,
    year,
    condition: at > 0.995 ? 'IN' : at > 0.93 ? 'NS' : 'SD',
    completeness: finished ? 'Complete' : 'Partial',
    score: finished ? score : null,
    level: finished
      ? window.kind === 'ICA'
        ? levelOf(window.subject, place.grade, score)
        : points < -30
          ? 1
          : points < 30
            ? 2
            : 3
      : null,
    standardError: 24 + wholeBelow(14, shape.seed, TOPIC.errorOfMeasurement, student.serial, windowNumber),
    submittedAt: `${window.day} ${String(9 + (student.serial % 5)).padStart(2, '0')}:${String(minute).padStart(2, '0')}:17.083000`,
  };
}
