import type { MathClass } from '../model/classes.ts';
import type { District } from '../model/network-shape.ts';
import { csvText } from '../writers/delimited.ts';
import {
  type ClassChange,
  completeRoster,
  rosterDelta,
  rosterRows,
  rosterZip,
} from '../writers/oneroster.ts';
import { alder, BREAKS, birch, SAMPLE } from './districts.ts';
import type { SampleFile } from './sample-file.ts';
import { type ClassBook, classNamed } from './teams/class-book.ts';

/** In January two students of Alder change class and one leaves; none of them in a class of a team. */
function classChanges(book: ClassBook): readonly ClassChange[] {
  const from = classNamed(book, alder, 'Velmaric', 8, 1);
  const to = classNamed(book, alder, 'Velmaric', 8, 2);
  const [first, second, third] = from.students.slice(3, 6);
  return [
    { student: first!, from, to },
    { student: second!, from, to },
    { student: third!, from, to: null },
  ];
}

/** Rosters of 2025-26, the mid-year delta, and the calendars. */
export function rosterFiles(book: ClassBook): readonly SampleFile[] {
  return [
    completeFile(alder, book.get(alder)!, '2025-09-03T07:10:00-07:00'),
    completeFile(birch, book.get(birch)!, '2025-09-04T07:15:00-07:00'),
    deltaFile(book),
    calendarFile(alder, '2025-08-20T09:00:00-07:00'),
    calendarFile(birch, '2025-08-21T09:00:00-07:00'),
  ];
}

const total = (rows: Readonly<Record<string, number>>) =>
  Object.values(rows).reduce((sum, count) => sum + count, 0);

function completeFile(district: District, classes: readonly MathClass[], landedAt: string): SampleFile {
  const files = completeRoster(SAMPLE, district, classes);
  const rows = rosterRows(files);
  return {
    key: `${district.id}/roster/oneroster_2025-26.zip`,
    bytes: rosterZip(files),
    landedAt,
    about: `OneRoster 1.1, complete set: ${Object.entries(rows)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ')}`,
    rows: total(rows),
    rejected: [],
    setAside: [
      { rows: rows['manifest.csv']!, why: 'manifest.csv: properties, no records' },
      {
        rows: rows['academicSessions.csv']!,
        why: 'academicSessions.csv: terms are read for their dates, no records',
      },
      { rows: rows['courses.csv']!, why: 'courses.csv: course titles are read for the sections, no records' },
      { rows: 1, why: 'orgs.csv: the district itself is no school' },
    ],
  };
}

function deltaFile(book: ClassBook): SampleFile {
  const files = rosterDelta(classChanges(book), '2026-01-20T00:00:00.000Z');
  const rows = rosterRows(files);
  return {
    key: 'alder-unified/roster/oneroster_delta_2026-01-20.zip',
    bytes: rosterZip(files),
    landedAt: '2026-01-20T19:00:00-08:00',
    about: `OneRoster 1.1, delta: ${Object.entries(rows)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ')}; three enrollments end, two begin`,
    rows: total(rows),
    rejected: [],
    setAside: [{ rows: rows['manifest.csv']!, why: 'manifest.csv: properties, no records' }],
  };
}

function calendarFile(district: District, landedAt: string): SampleFile {
  const breaks = BREAKS[district.id]!;
  const rows = breaks.map(({ name, firstDay, lastDay }) => [
    firstDay,
    lastDay === firstDay ? '' : lastDay,
    name,
  ]);
  return {
    key: `${district.id}/calendar/no-school-days-2025-26.csv`,
    bytes: new TextEncoder().encode(csvText([['First day', 'Last day', 'Name'], ...rows])),
    landedAt,
    about: 'Days without school, 2025-26',
    rows: rows.length,
    rejected: [],
    setAside: [],
  };
}
