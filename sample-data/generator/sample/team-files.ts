import { csvText, utf8WithMark } from '../writers/delimited.ts';
import { formRows } from '../writers/google-forms.ts';
import { observationRows } from '../writers/observation-counts.ts';
import { type FilledSheets, teamWorkbook } from '../writers/team-workbook.ts';
import type { SampleFile } from './sample-file.ts';
import { withFaults } from './slip-faults.ts';
import type { FormStory, TeamStory } from './teams/team-story.ts';

const encoder = new TextEncoder();

/** All files of one team: workbook, form exports, observation counts. */
export async function teamFiles(story: TeamStory): Promise<readonly SampleFile[]> {
  const folder = `${story.district}/teams/${story.team}`;
  return [
    await workbookFile(story, folder),
    ...story.forms.flatMap((form) => formFiles(story, form, folder)),
    ...observationFiles(story, folder),
  ];
}

const sheetRows = (sheets: FilledSheets) => Object.values(sheets).reduce((sum, rows) => sum + rows.length, 0);

async function workbookFile(story: TeamStory, folder: string): Promise<SampleFile> {
  return {
    key: `${folder}/team.xlsx`,
    bytes: await teamWorkbook(story.workbook),
    landedAt: '2026-02-06T16:00:00-08:00',
    about: `Team workbook as a facilitator filled it in: ${Object.entries(story.workbook)
      .map(([sheet, rows]) => `${sheet} ${rows.length}`)
      .join(', ')}`,
    rows: sheetRows(story.workbook),
    rejected: [],
    setAside: [],
  };
}

/** When an export of the slips up to a day landed: the same evening. */
const evening = (day: string) => `${day}T17:30:00${day >= '2025-11-02' ? '-08:00' : '-07:00'}`;

function formFiles(story: TeamStory, form: FormStory, folder: string): SampleFile[] {
  const inside = form.folder === '' ? folder : `${folder}/${form.folder}`;
  const rows = formRows(form.slips, form.columns, form.route, form.language);
  const lastDay = form.slips[form.slips.length - 1]!.day;
  const about = `Google Forms export (${form.route === 'sheet' ? 'sheet saved as CSV' : 'Download responses'})`;
  if (story.team === 'velmaric-7-three-reads') return overlapping(inside, form, rows, about);
  const header = rows[0]!;
  const faulty = withFaults(rows.slice(1), header, form.faults ?? []);
  const text = csvText([header, ...faulty.rows]);
  return [
    {
      key: `${inside}/exit slips.csv`,
      bytes: form.byteOrderMark ? utf8WithMark(text) : encoder.encode(text),
      landedAt: evening(lastDay),
      about: `${about}${form.language === 'es' ? ' of a Spanish account: "Marca temporal", a. m.' : ''}${form.byteOrderMark ? '; byte order mark' : ''}`,
      rows: faulty.rows.length,
      rejected: faulty.rejected,
      setAside: faulty.setAside,
      remarks: faulty.remarks,
    },
  ];
}

/** Rows that stand in the first export only: someone deleted them in the sheet afterwards. */
export const ONLY_IN_FIRST_EXPORT = 4;

/** The same form exported three times as it grew; the first export has four rows that were deleted later. */
function overlapping(
  inside: string,
  form: FormStory,
  rows: readonly string[][],
  about: string,
): SampleFile[] {
  const header = rows[0]!;
  const data = rows.slice(1);
  const until = (day: string) => form.slips.filter((slip) => slip.day <= day).length;
  const deleted = new Set(Array.from({ length: ONLY_IN_FIRST_EXPORT }, (_, number) => 30 + number));
  const kept = data.filter((_, position) => !deleted.has(position));
  const first = data.slice(0, until('2025-11-20'));
  const second = kept.slice(0, until('2026-01-15') - ONLY_IN_FIRST_EXPORT);
  const file = (name: string, part: readonly string[][], landedAt: string, remark: string): SampleFile => ({
    key: `${inside}/${name}`,
    bytes: encoder.encode(csvText([header, ...part])),
    landedAt,
    about: `${about}, ${remark}`,
    rows: part.length,
    rejected: [],
    setAside: [],
  });
  return [
    file('Exit slip.csv', first, evening('2025-11-20'), 'first of three overlapping exports'),
    file(
      'Exit slip (responses) Jan 15.csv',
      second,
      evening('2026-01-15'),
      `second: without ${ONLY_IN_FIRST_EXPORT} rows of the first`,
    ),
    file(
      'exit-slip-final.csv',
      kept,
      evening(form.slips[form.slips.length - 1]!.day),
      `third: everything but those ${ONLY_IN_FIRST_EXPORT} rows`,
    ),
  ];
}

function observationFiles(story: TeamStory, folder: string): SampleFile[] {
  if (story.observations.length === 0) return [];
  const [header, ...rows] = observationRows(story.observations, story.observationDates);
  const faulty = story.faultyObservations ?? [];
  return [
    {
      key: `${folder}/observations.csv`,
      bytes: encoder.encode(csvText([header!, ...rows, ...faulty.map(({ cells }) => cells)])),
      landedAt: '2026-02-12T17:45:00-08:00',
      about: 'Observation counts',
      rows: rows.length + faulty.length,
      rejected: faulty.map(({ why }) => ({ rows: 1, why })),
      setAside: [],
    },
  ];
}
