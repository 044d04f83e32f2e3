import { COMPARISONS } from '../../gaps/groups.ts';
import { subjectName } from '../../standards/smarter-balanced.ts';
import { svgDocument } from '../../workbook/charts/svg.ts';
import { type NetworkDistrict, tableOneSummary } from '../network/table-one.ts';
import type { SubjectView } from '../outcomes/subject-view.ts';
import { subjectSentences } from '../outcomes/subject-words.ts';
import { trendChart } from '../sheets/outcome-charts.ts';
import { countTests, TEST_COUNT_NAMES, TEST_COUNTS } from '../teams/driver-rollup.ts';
import { HIDDEN_NOTE, NO_CAUSES, PACK_FOOT } from '../text/pack-words.ts';
import { type Html, htmlPage, list, picture, table, tag } from './html.ts';

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

/** A page for boards and the public: the whole network only, at the public floor, n as bands. */
export function boardPage(input: BoardPageInput): string {
  const { network, summary, counts, subjects } = boardSays(input);
  return htmlPage({
    title: `${network}: tests of change and where students stand`,
    language: 'en',
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

function subjectSection(subject: SubjectView): readonly Html[] {
  const charts = subject.trends.flatMap(({ notInGroup }) => {
    const chart = trendChart(notInGroup, subject.subject, { width: 560, height: 240 });
    return chart === null ? [] : [picture(svgDocument(chart.drawing, chart.alternative))];
  });
  const rows = subject.rows
    .filter(({ inGroup, compared }) => inGroup?.mean != null && compared?.mean != null)
    .map(({ year, group, comparison, inGroup, compared }) => [
      year,
      group.name.en,
      inGroup?.mean?.toFixed(1) ?? '',
      inGroup?.n ?? '',
      COMPARISONS[comparison].en,
      compared?.mean?.toFixed(1) ?? '',
      compared?.n ?? '',
    ]);
  return [
    tag('h2', subjectName(subject.subject)),
    tag('p', NO_CAUSES),
    ...charts,
    list(subjectSentences(subject)),
    table(
      'Average distance from standard, in points',
      ['School year', 'Group', 'Group', 'n', 'Compared with', 'Compared', 'n'],
      rows,
    ),
  ];
}
