import { type GroupDotRow, groupDots } from '../charts/group-dots.ts';
import { smallMultiples } from '../charts/small-multiples.ts';
import type { GroupComparison, GroupsView } from '../team-view.ts';
import { valueInWords, type Words } from '../words/words.ts';
import type { DescribedChart } from './series-chart.ts';
import { type ShownSide, shownSides } from './shown-groups.ts';
import { scaleOf } from './value-scale.ts';

const COLUMNS = 2;
const GAP = 30;

/** Each group beside the students not in it: one panel a group, all on one scale. */
export function groupsChart(groups: GroupsView, words: Words, width: number): DescribedChart {
  const columns = Math.min(COLUMNS, groups.comparisons.length);
  const panelWidth = (width - (columns - 1) * GAP) / columns;
  const rows = groups.comparisons.map((comparison) => rowsOf(comparison, groups.floor, words));
  const panels = groups.comparisons.map((comparison, i) => {
    const [inGroup, notInGroup] = rows[i] as readonly [GroupDotRow, GroupDotRow];
    const values = groups.comparisons.flatMap((one) => [one.inGroup.value ?? 0, one.notInGroup.value ?? 0]);
    return groupDots({
      width: panelWidth,
      title: comparison.groupName,
      inGroup,
      notInGroup,
      scale: scaleOf(comparison.unit, values),
    });
  });
  const measures = [...new Set(groups.comparisons.map((comparison) => comparison.measureName))];
  const heading = {
    title: words.groups.chartTitle,
    subtitle: words.groups.chartSubtitle(measures.join(', ')),
  };
  const described = rows.map((pair, i) =>
    [groups.comparisons[i]?.groupName ?? '', ...pair.map(({ name, label }) => `${name}: ${label}`)].join(
      '; ',
    ),
  );
  return {
    drawing: smallMultiples({ heading, panels, columns, gap: GAP }),
    alternative: `${heading.title}. ${described.join('. ')}.`,
  };
}

function rowsOf(
  comparison: GroupComparison,
  floor: number,
  words: Words,
): readonly [GroupDotRow, GroupDotRow] {
  const sides = shownSides(comparison, floor);
  const row = (name: string, side: ShownSide): GroupDotRow => {
    if (!side.shown) {
      const label = side.because === 'too-few' ? words.groups.tooFew : words.groups.notShown;
      return { name, value: null, label };
    }
    if (side.value === null) return { name, value: null, label: words.charts.noValues };
    const value = valueInWords(words, comparison.unit, side.value, side.n);
    return { name, value: side.value, label: words.groups.withN(value, side.n) };
  };
  return [row(words.groups.rowIn, sides.inGroup), row(words.groups.rowNotIn, sides.notInGroup)];
}
