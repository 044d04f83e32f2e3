import { QUADRANT_CAPTION } from '../../gaps/quadrant.ts';
import { subjectName } from '../../standards/smarter-balanced.ts';
import { quadrant } from '../../workbook/charts/quadrant.ts';
import type { Drawing } from '../../workbook/charts/svg.ts';
import { type TrendLine, twoLineTrend } from '../../workbook/charts/two-line-trend.ts';
import type { ValueScale } from '../../workbook/charts/value-axis.ts';
import { distanceScale } from '../../workbook/team/value-scale.ts';
import type { GroupTrendView } from '../outcomes/outcome-view.ts';
import type { SchoolsView } from '../outcomes/schools-view.ts';
import type { ShownCell } from '../outcomes/shown-cells.ts';

/** A picture with its words for people who do not see it. */
export interface PackChart {
  readonly drawing: Drawing;
  readonly alternative: string;
}

export interface ChartSize {
  readonly width: number;
  readonly height: number;
}

/** Trend of a group beside those it is compared with; null where nothing may be shown. */
export function trendChart(trend: GroupTrendView, subject: string, size: ChartSize): PackChart | null {
  const { group, years, inGroup, compared, finding, comparison } = trend;
  if (finding === null) return null;
  const others = comparison === 'white' ? 'White' : 'not in group';
  const lines: readonly [TrendLine, TrendLine] = [
    trendLine(group.name.en, inGroup),
    trendLine(others, compared),
  ];
  const means = [...inGroup, ...compared].flatMap((cell) => cell?.mean ?? []);
  const newest = years.at(-1) ?? '';
  const subtitle = `Average points from standard, n ${inGroup.at(-1)?.n} and ${compared.at(-1)?.n} in ${newest}`;
  return {
    drawing: twoLineTrend({
      ...size,
      heading: { title: finding, subtitle },
      times: years,
      lines,
      scale: distanceScale(means),
      reference: { value: 0, label: 'standard met' },
      countWord: 'n',
    }),
    alternative: `${subjectName(subject)}. ${finding}. ${subtitle}. ${years
      .flatMap((year, i) => [
        valueInWords(year, group.name.en, inGroup[i]),
        valueInWords(year, others, compared[i]),
      ])
      .filter((words) => words !== null)
      .join('; ')}.`,
  };
}

function trendLine(name: string, cells: readonly (ShownCell | null)[]): TrendLine {
  const newest = cells.findLast((cell) => cell?.mean != null)?.mean ?? 0;
  return {
    name,
    values: cells.map((cell) => cell?.mean ?? null),
    counts: cells.map((cell) => (cell?.mean == null ? null : cell.n)),
    newestLabel: `${newest < 0 ? '−' : '+'}${Math.abs(newest).toFixed(0)}`,
  };
}

function distanceInWords(points: number): string {
  return `${Math.abs(points).toFixed(0)} ${points < 0 ? 'below' : 'above'}`;
}

function valueInWords(year: string, name: string, cell: ShownCell | null | undefined): string | null {
  if (cell?.mean == null) return null;
  return `${year} ${name} ${distanceInWords(cell.mean)} standard (n ${cell.n})`;
}

const PERCENT_SCALE: ValueScale = {
  lowest: 0,
  highest: 100,
  ticks: [0, 25, 50, 75, 100].map((value) => ({ value, label: `${value}%` })),
};

const PERCENTILE_SCALE: ValueScale = {
  lowest: 0,
  highest: 100,
  ticks: [0, 25, 50, 75, 100].map((value) => ({ value, label: String(value) })),
};

/** Percent met by growth, one point a school; schools with teams are triangles with their names, the others hollow dots. */
export function schoolsChart(view: SchoolsView, size: ChartSize): PackChart | null {
  const { picture, schoolYear, subject, schools } = view;
  if (picture === null) return null;
  const known = new Map(schools.map((school) => [school.place, school]));
  const withTeams = picture.schools.filter(({ school }) => known.get(school)?.hasTeam);
  const above = picture.schools.filter(({ growth }) => growth >= 50).length;
  const title = `${above} of ${picture.schools.length} schools grew at the network's average or more`;
  const subtitle = `${schoolYear}, n ${picture.schools.length} schools; filled: with a team (n ${withTeams.length})`;
  const described = picture.schools.map(({ school, percentMet, growth, quadrant: _ }) => {
    const {
      name,
      hasTeam,
      percentMet: met,
    } = known.get(school) ?? { name: school, hasTeam: false, percentMet: null };
    return `${name}${hasTeam ? ' (with a team)' : ''}: ${Math.round(percentMet)}% at standard, growth ${growth.toFixed(1)} (n ${met?.n ?? '?'})`;
  });
  return {
    drawing: quadrant({
      ...size,
      heading: { title, subtitle },
      schools: picture.schools.map(({ school, percentMet, growth }) => ({
        name: known.get(school)?.name ?? school,
        percentMet,
        growthPercentile: growth,
        hasTeam: known.get(school)?.hasTeam ?? false,
      })),
      xScale: PERCENT_SCALE,
      yScale: PERCENTILE_SCALE,
      xName: 'students at or above standard',
      yName: 'average growth percentile',
      split: { percentMet: picture.percentMetLine, growthPercentile: picture.growthLine },
      corners: {
        // The lower half of schools lies left of the line: there is room for two words only.
        lowHigh: 'more growth',
        highHigh: 'more growth, more at standard',
        lowLow: 'less growth',
        highLow: 'less growth, more at standard',
      },
    }),
    alternative: `${subjectName(subject)}. ${title}. ${subtitle}. ${described.join('; ')}. ${QUADRANT_CAPTION}`,
  };
}
