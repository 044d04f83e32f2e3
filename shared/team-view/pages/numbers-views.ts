import type { SeriesView, TeamView } from '../../workbook/team-view.ts';

/**
 * The views of a team cut so that no line stands in two of them: put one after the other, the tables made from them are the team's
 * numbers.csv. A line of several workbooks comes as the newest test sees it, with that test's baseline.
 *
 * @param views the team's workbooks, newest test last
 */
export function numbersViews(views: readonly TeamView[]): TeamView[] {
  const seen = new Set<string>();
  const isNew = (key: string): boolean => {
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  };
  // The key of its first point names a line; every line with points has one.
  const isNewLine = (series: SeriesView | null): series is SeriesView =>
    series !== null && series.points[0] !== undefined && isNew(series.points[0].key);
  return views.toReversed().map((view): TeamView => {
    const { outcome, balancing, implementation, furtherSeries, groups } = view;
    return {
      ...view,
      outcome: isNewLine(outcome) ? outcome : null,
      balancing: isNewLine(balancing) ? balancing : null,
      furtherSeries: furtherSeries.filter(isNewLine),
      implementation:
        implementation === null
          ? null
          : { ...implementation, lessons: implementation.lessons.filter(({ key }) => isNew(key)) },
      groups: {
        ...groups,
        comparisons: groups.comparisons.filter(({ groupId, measureId, from, to }) =>
          isNew(JSON.stringify([groupId, measureId, from, to])),
        ),
      },
    };
  });
}
