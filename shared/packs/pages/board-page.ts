import { COMPARISONS } from '../../gaps/groups.ts';
import { subjectName } from '../../standards/smarter-balanced.ts';
import { svgDocument } from '../../workbook/charts/svg.ts';
import { type NetworkDistrict, tableOneSummary } from '../network/table-one.ts';
import type { SubjectView } from '../outcomes/subject-view.ts';
import { subjectSentences } from '../outcomes/subject-words.ts';
import { trendChart } from '../sheets/outcome-charts.ts';
import { countTests, TEST_COUNT_NAMES, TEST_COUNTS } from '../teams/driver-rollup.ts';
import { HIDDEN_NOTE, NO_CAUSES, PACK_FOOT } from '../text/pack-words.ts';
import { type Html, htmlPage, list, onDemand, picture, table, tag } from './html.ts';

export interface BoardPageInput {
  readonly network: string;
  readonly districts: readonly NetworkDistrict[];
  /** Released at the public floor. */
  readonly subjects: readonly SubjectView[];
  readonly leastTeams: number;
}

/** What the page says, before it is laid out: for the check whether anything changed. */
export function boardSays({ network, districts, subjects, leastTeams }: BoardPageInput) {
  const teams = districts.flatMap((district) => district.teams);
  const enough = teams.length >= leastTeams;
  return {
    network,
    summary: enough ? `${tableOneSummary(districts)}.` : null,
    counts: enough ? countTests(teams.flatMap(({ tests }) => tests)) : null,
    subjects,
  };
}

/**
 * A page for boards and the public: the whole network only, at the public floor, n as bands. Printed it is what a board reads, two or three pages; every year and
 * comparison is there on demand.
 */
export function boardPage(input: BoardPageInput): string {
  const { network, summary, counts, subjects } = boardSays(input);
  return htmlPage({
    title: `${network}: tests of change and where students stand`,
    language: 'en',
    look: 'brief',
    foot: `${PACK_FOOT} ${HIDDEN_NOTE} Numbers of students are bands.`,
    body: [
      tag('h1', `${network}: tests of change and where students stand`),
      ...(summary === null ? [] : [tag('p', summary)]),
      ...(counts === null
        ? []
        : [
            table(
              'Tests of change in classrooms',
              ['What', 'Tests', 'What is counted'],
              TEST_COUNT_NAMES.map((name) => [TEST_COUNTS[name].head, counts[name], TEST_COUNTS[name].means]),
            ),
          ]),
      ...subjects.flatMap(subjectSection),
    ],
  });
}

/** As wide as the printed page, low enough that a subject's fit on one. */
const PICTURE = { width: 620, height: 226 };

/** About a printed page a subject: pictures, what they show in sentences, then and now for every group. */
function subjectSection(subject: SubjectView): readonly Html[] {
  const { trends, aims, baseline } = subject;
  const charts = trends.flatMap(({ notInGroup }) => {
    const chart = trendChart(notInGroup, subject.subject, PICTURE);
    return chart === null ? [] : [picture(svgDocument(chart.drawing, chart.alternative))];
  });
  const findings = trends.flatMap(({ notInGroup, white }) => [
    ...notInGroup.sentences.slice(0, 1),
    ...(white?.sentences.slice(0, 1) ?? []),
  ]);
  const newest = subject.years.at(-1) ?? baseline;
  const name = subjectName(subject.subject);
  return [
    tag('h2', name),
    tag('p', NO_CAUSES),
    ...charts,
    list([...findings, ...aims]),
    thenAndNow(subject, [...new Set([baseline, newest])]),
    onDemand(
      `${name}: every year, every comparison, the same students`,
      list(subjectSentences(subject)),
      everyYear(subject),
    ),
  ];
}

/** One line a group: its average and that of all others, in the year changes are told from and in the newest. */
function thenAndNow({ rows }: SubjectView, years: readonly string[]): Html {
  const groups = rows.filter(
    ({ year, comparison }) => year === years.at(-1) && comparison === 'not-in-group',
  );
  const lines = groups.flatMap(({ group }) => {
    const ofYears = years.map((year) =>
      rows.find((row) => row.year === year && row.comparison === 'not-in-group' && row.group.id === group.id),
    );
    const means = (side: 'inGroup' | 'compared') => ofYears.map((row) => row?.[side]?.mean?.toFixed(1) ?? '');
    const [own, others] = [means('inGroup'), means('compared')];
    if ([...own, ...others].every((mean) => mean === '')) return [];
    const n = ofYears.at(-1);
    return [[group.name.en, ...own, n?.inGroup?.n ?? '', ...others, n?.compared?.n ?? '']];
  });
  const newest = years.at(-1) ?? '';
  return table(
    'Average distance from standard, in points',
    ['Group', ...years, `n ${newest}`, ...years.map((year) => `Not in group, ${year}`), `n ${newest}`],
    lines,
  );
}

function everyYear({ rows }: SubjectView): Html {
  return table(
    'Average distance from standard, in points: every year and comparison',
    ['School year', 'Group', 'Group', 'n', 'Compared with', 'Compared', 'n'],
    rows
      .filter(({ inGroup, compared }) => inGroup?.mean != null && compared?.mean != null)
      .map(({ year, group, comparison, inGroup, compared }) => [
        year,
        group.name.en,
        inGroup?.mean?.toFixed(1) ?? '',
        inGroup?.n ?? '',
        COMPARISONS[comparison].en,
        compared?.mean?.toFixed(1) ?? '',
        compared?.n ?? '',
      ]),
  );
}
