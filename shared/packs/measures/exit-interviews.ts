import { type Codebook, plainCode } from '../../change/exit-slip-text/codebook.ts';
import { compileCodebook, firstPass } from '../../change/exit-slip-text/first-pass.ts';
import type { MeasureValue } from '../../records/classroom.ts';
import type { ChartFont } from '../../workbook/charts/font.ts';
import { finishedPack, packBook, tableSheet } from '../sheets/pack-book.ts';
import { EXIT_INTERVIEW } from './reserved-measures.ts';

/** What adults say when they leave, sorted into themes by phrases. */
const THEMES: readonly (readonly [id: string, name: string, phrases: readonly string[]])[] = [
  [
    'workload',
    'Workload',
    [
      'workload',
      'too much work',
      'overwhelmed',
      'burned out',
      'burnout',
      'exhausted',
      'long hours',
      'grading',
    ],
  ],
  ['support', 'Support and mentoring', ['mentor', 'support', 'coach', 'on my own', 'no help']],
  ['leadership', 'Leadership', ['principal', 'administration', 'leadership', 'not listened to', 'decisions']],
  ['pay', 'Pay', ['pay', 'salary', 'benefits', 'afford', 'housing']],
  ['students', 'Students and classroom', ['behavior', 'discipline', 'class size', 'classroom management']],
  ['belonging', 'Belonging', ['isolated', 'belong', 'welcome', 'respected', 'colleagues']],
  ['region', 'Moving away', ['moving', 'moved', 'relocating', 'spouse', 'out of the region', 'out of state']],
  [
    'career',
    'Another career step',
    ['promotion', 'graduate school', 'new position', 'other career', 'retire', 'retiring'],
  ],
];

const INTERVIEW_CODEBOOK: Codebook = {
  version: 'exit-interview-1',
  codes: THEMES.map(([id, name, en]) => plainCode(id, name, en)),
};

/** One interview, for human resources only. */
export interface InterviewView {
  readonly date: string;
  readonly school: string | null;
  readonly reason: string | null;
  readonly words: string;
  /** Theme with the words that caused it; empty = for a person to read. */
  readonly themes: readonly string[];
}

export interface InterviewsView {
  readonly district: string;
  readonly interviews: readonly InterviewView[];
  readonly counts: readonly { readonly theme: string; readonly interviews: number }[];
}

/**
 * Exit interviews of adults: rows with measure id "exit-interview", the words in "Note". They pass the same first pass as students' slips and go to
 * human resources, and nowhere else. Null where there are none.
 */
export function interviewsView(
  district: string,
  values: readonly MeasureValue[],
  codebook: Codebook = INTERVIEW_CODEBOOK,
): InterviewsView | null {
  const compiled = compileCodebook(codebook);
  const names = new Map(codebook.codes.map(({ id, name }) => [id, name]));
  const rows = values.filter(({ measureId, note }) => measureId === EXIT_INTERVIEW && note !== null);
  if (rows.length === 0) return null;
  const counts = new Map<string, number>();
  const interviews = rows.map(({ date, schoolCode, reason, note }) => {
    const codes = firstPass(note ?? '', compiled, { question: 'en' });
    for (const code of new Set(codes.map((one) => one.code))) counts.set(code, (counts.get(code) ?? 0) + 1);
    return {
      date,
      school: schoolCode,
      reason,
      words: note ?? '',
      themes: codes.map(({ code, because }) => `${names.get(code) ?? code} (“${because}”)`),
    };
  });
  return {
    district,
    interviews: interviews.sort((a, b) =>
      a.date < b.date ? -1 : a.date > b.date ? 1 : a.words < b.words ? -1 : 1,
    ),
    counts: [...counts]
      .map(([code, number]) => ({ theme: names.get(code) ?? code, interviews: number }))
      .sort((a, b) => b.interviews - a.interviews || (a.theme < b.theme ? -1 : 1)),
  };
}

/** The workbook for human resources. */
export async function interviewsWorkbook(view: InterviewsView, font: ChartFont): Promise<Uint8Array> {
  const pack = packBook({
    title: `${view.district}: exit interviews`,
    author: view.district,
    whose: 'For human resources only.',
    day: view.interviews.at(-1)?.date ?? '2000-01-01',
    font,
  });
  tableSheet(
    pack,
    'Themes',
    ['How many interviews touch a theme. Themes are found by phrases; a person reads the rest.'],
    {
      name: 'Themes',
      columns: [
        { head: 'Theme', width: 280, value: (row: InterviewsView['counts'][number]) => row.theme },
        {
          head: 'Interviews',
          width: 100,
          value: (row: InterviewsView['counts'][number]) => row.interviews,
          format: () => '0',
          holdsNumbers: true,
        },
      ],
      rows: view.counts,
    },
  );
  tableSheet(pack, 'Interviews', ['What people said. Not for teams, not for evaluation of people.'], {
    name: 'Interviews',
    columns: [
      { head: 'Day', width: 90, value: (row: InterviewView) => row.date },
      { head: 'School', width: 150, value: (row: InterviewView) => row.school },
      { head: 'Reason, as coded', width: 160, value: (row: InterviewView) => row.reason },
      { head: 'What was said', width: 420, value: (row: InterviewView) => row.words },
      {
        head: 'Themes, with the words behind them',
        width: 300,
        value: (row: InterviewView) => row.themes.join('; '),
      },
    ],
    rows: view.interviews,
  });
  return finishedPack(pack);
}
