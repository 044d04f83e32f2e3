import { PLANTED } from '../sample/districts.ts';
import type { Sample } from '../sample/sample.ts';
import type { Expected } from './expected.ts';
import type { GroupExpectation } from './score-expectations.ts';

/** sample-data/README.md: what is planted where, and the numbers a reader should therefore find. */
export function readmeText(sample: Sample, expected: Expected): string {
  return `${[intro(), files(sample, expected), scores(expected), growth(expected), teams(expected), privacy()].join('\n\n')}\n`;
}

function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

const one = (value: number | null) => (value === null ? '-' : value.toFixed(1));
const signed = (value: number) => `${value > 0 ? '+' : ''}${value.toFixed(1)}`;

function intro(): string {
  return `# Sample data

Two invented districts and their seven teams, in the formats that districts and teams really drop. Nobody in it exists: names are put
together from syllables, the county has the number 00, the answers were made up.

\`npm run sample-data\` writes this folder again, byte for byte. \`npm run sample-data -- --students 100000 --districts 4 --teams 40 --years 5
--out DIR --seed 7\` makes a network of any size in the same formats. Everything below is counted by the generator in its own model, never by the
pipeline; \`expected.json\` holds the same numbers, and more of them, for the end-to-end test.

\`settings.json\` sets the evening of 2026-02-13 as now, says when each file landed, and lowers the smallest growth cohort to 150 students.`;
}

function files(sample: Sample, expected: Expected): string {
  const rows = sample.files.map((file, position) => {
    const { rows: counts, status } = expected.files[position]!;
    const notes = [...file.rejected, ...file.setAside]
      .filter(({ rows: n }) => n > 0)
      .map(({ rows: n, why }) => `${n}: ${why}`);
    const about = [file.about, ...notes, ...(file.remarks ?? [])].join('; ');
    return [
      `\`${file.key}\``,
      about,
      status,
      counts.total,
      counts.accepted,
      counts.rejected,
      counts.setAside,
    ];
  });
  return `## Files

Rows are data rows: no header, banner or comment lines. A row that is accepted need not count: see "scores" below.

${table(['file', 'what it is and what is wrong with it', 'receipt', 'rows', 'accepted', 'rejected', 'set aside'], rows)}

The three exports of \`${expected.overlappingExports.team}\` overlap. ${expected.overlappingExports.onlyInFirstExport} slips stand in the first one only. Together they give
${expected.overlappingExports.slips} slips: the rows of the last export plus those ${expected.overlappingExports.onlyInFirstExport}.`;
}

function scores(expected: Expected): string {
  const shown = expected.groups.filter(({ group }) =>
    ['african-american', 'hispanic-latino', 'english-learner', 'student-with-disability'].includes(group),
  );
  const rows = shown.map((row: GroupExpectation) => [
    row.district,
    row.schoolYear,
    row.subject === 'mathematics' ? 'math' : 'ELA',
    row.group,
    row.inGroup.n,
    one(row.inGroup.meanDistance),
    one(row.inGroup.percentMet),
    row.notInGroup.n,
    one(row.notInGroup.meanDistance),
    one(row.gapToNotInGroup),
    row.gapToWhite === undefined ? '' : one(row.gapToWhite),
  ]);
  const totals = expected.totals.map((row) => [
    row.name,
    row.schoolYear,
    row.subject === 'mathematics' ? 'math' : 'ELA',
    row.n,
    one(row.meanDistance),
    one(row.percentMet),
  ]);
  const aim = expected.aim.map((row) => [
    row.group,
    signed(row.changeOfMean),
    signed(row.ofTarget),
    signed(row.changeOfGapToWhite),
    signed(row.ofGapTarget),
    signed(row.changeOfGapToNotInGroup),
  ]);
  return `## Scores

A row counts when it is a Smarter Balanced test (record type 01 or 02) with IncludeIndicator Y and a score inside the obtainable range; a repeated
row counts once. T (too few items), R, N and E rows and the alternate assessments do not. Distance from standard = scale score minus the
lowest score of level 3. A gap is the comparison's mean minus the group's: positive = the group is behind. Students of whom no race is
reported (code 800 with No in every column) are on neither side.

Planted: from 2024-25 on Hispanic/Latino students of Alder score ${PLANTED.narrowing} points higher in mathematics, so that gap narrows; African American
students of Birch score ${-PLANTED.widening} points lower in English, so that gap widens.

${table(['district', 'year', 'subject', 'group', 'n', 'mean distance', '% met', 'n not in group', 'mean not in group', 'gap to not in group', 'gap to White'], rows)}

${table(['scope', 'year', 'subject', 'n', 'mean distance', '% met'], totals)}

Progress of the network to its aim in mathematics, 2023-24 to 2024-25 (target year 2026-27):

${table(['group', 'change of mean', 'of', 'change of gap to White', 'of', 'change of gap to not in group'], aim)}`;
}

function growth(expected: Expected): string {
  const { cohorts, fastSchool, slowSchool, moversBetweenDistricts } = expected.growth;
  const rows = cohorts.map((row) => [
    row.subject === 'mathematics' ? 'math' : 'ELA',
    row.grade,
    row.students,
    row.ofThemOnlyInPriorColumns,
    row.fromThreshold,
    row.repeatedGrade,
    row.noScoreBefore,
  ]);
  return `## Growth, 2024-25

Students with a counting score in 2024-25, by what they had a year before; both districts pooled. ${moversBetweenDistricts} students moved from one district to the other
between the two years. The prior-year columns of the 2024-25 files repeat the scores of the 2023-24 files.

${table(['subject', 'grade', 'score in the grade below', 'of them only in the prior columns', 'only a score below the threshold (LOSS)', 'repeated the grade', 'no score'], rows)}

Planted: students of ${fastSchool.name} gained ${fastSchool.extraPoints} points more than others in mathematics in 2024-25, students of ${slowSchool.name} ${-slowSchool.extraPoints} points less.`;
}

function teams(expected: Expected): string {
  const tests = expected.teams.flatMap((team) =>
    team.tests.map((test) => [
      `\`${team.team}\` ${test.testId}`,
      test.planted,
      test.usualLevel === null ? '-' : one(test.usualLevel),
      `${test.lessonsBefore} + ${test.lessonsSince}`,
      `${test.verdict} (${test.standing})`,
      predictionText(test.prediction),
    ]),
  );
  const series = expected.teams.flatMap((team) =>
    team.measures.map((measure) => [
      `\`${team.team}\``,
      String(measure.measureId),
      'series' in measure
        ? measure.series!.map(({ value }) => Math.round(value * 10) / 10).join(' ')
        : `done ${measure.lessons!.done}, partly ${measure.lessons!.partly}, no ${measure.lessons!.no}`,
    ]),
  );
  return `## Teams and their tests of change

Usual level = median of the lessons before the change, in percent or in the unit of the measure. Lessons = before + since the change (up to the decide-by
date where it has passed).

${table(['team and test', 'what is planted', 'usual level', 'lessons', 'verdict', 'prediction and newest result'], tests)}

The lines, all classes of a team together, in order of date (dates and counts in \`expected.json\`):

${table(['team', 'measure', 'values'], series)}

Two people watched two lessons of \`istravelle-5-representations\`; each of those is one lesson with the mean of both counts. The change idea
"Roles in the small group" has no driver. The workbook of \`velmaric-6-partner-talk\` carries the drivers: two primary, six secondary. The six are worded here
from what teams in such networks test; replace them with the network's own.`;
}

function predictionText(prediction: Expected['teams'][number]['tests'][number]['prediction']): string {
  const bound = prediction.bound === 'at-least' ? 'at least' : 'at most';
  if ('k' in prediction) {
    const range =
      'low' in prediction ? `, plausible ${one(prediction.low!)} to ${one(prediction.high!)}` : '';
    return `${bound} ${prediction.value}: ${prediction.k} of ${prediction.n}${range}: ${prediction.answer}`;
  }
  return `${bound} ${prediction.value}: median ${'middle' in prediction ? prediction.middle : '-'}: ${prediction.answer}`;
}

function privacy(): string {
  return `## Things that must not pass

- \`alder-unified/benchmarks/grade 6 unit 2.csv\` has a column SSN. It must be dropped at the door; none of its values may stand in any output.
- \`dorvanne-8-confusion\`: one answer is a worry about safety and goes to the adult named in the team's workbook, one holds a phone number, one a teacher's name;
  one begins with \`=\` and must stay text.
- \`alder-unified/caaspp/sb_ca2025_all_csv_v1.csv\` is a table of percentages: refused as an aggregate.`;
}
