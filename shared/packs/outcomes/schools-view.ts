import { median, QUADRANTS, type QuadrantPicture, schoolQuadrants } from '../../gaps/quadrant.ts';
import type { PublishedTable, ReleasedTable } from '../../privacy/released-table.ts';
import type { SchoolYear } from '../../standards/school-year.ts';
import { ALL } from './group-members.ts';
import { SHOWN_LEVELS } from './school-tables.ts';
import { type ShownCell, shownCell } from './shown-cells.ts';

/** The released tables of a district's schools, one year and one subject. */
export interface ReleasedSchools {
  readonly outcomes: ReleasedTable;
  readonly growth: ReleasedTable;
  readonly levels: ReleasedTable;
}

/** One school, or the district as a whole, as it may be shown. */
export interface SchoolView {
  readonly place: string;
  readonly name: string;
  readonly isDistrict: boolean;
  readonly hasTeam: boolean;
  readonly percentMet: ShownCell | null;
  readonly growth: ShownCell | null;
  /** Percent of students with low, typical and high growth; null unless all three may be shown. */
  readonly levels: readonly [low: number, typical: number, high: number] | null;
  /** 'more students at standard, less growth'; null where the school is not in the picture. */
  readonly quadrant: string | null;
}

export interface SchoolsView {
  readonly schoolYear: SchoolYear;
  readonly subject: string;
  readonly schools: readonly SchoolView[];
  /** Schools of which both values may be shown, with the lines; null when there is none. */
  readonly picture: QuadrantPicture | null;
  /** Words of the district's (or network's) overall growth, with n. */
  readonly growthSentence: string | null;
}

export interface SchoolNames {
  readonly district: { readonly id: string; readonly name: string };
  readonly nameOf: (schoolCode: string) => string;
  readonly withTeams: ReadonlySet<string>;
  /** Median percent met over the network's schools; null = take the district's own. */
  readonly networkMedian: number | null;
}

/** Schools in the order of their names: percent met, growth with its shares, and their place in the picture. */
export function schoolsView(
  released: ReleasedSchools,
  schoolYear: SchoolYear,
  subject: string,
  names: SchoolNames,
): SchoolsView {
  const { district } = names;
  const places = (released.outcomes.axes[0]?.members ?? []).filter(
    (place) => place !== district.id && !place.startsWith('no school'),
  );
  const view = (place: string): Omit<SchoolView, 'quadrant'> => ({
    place,
    name: place === district.id ? `${district.name}, all schools` : names.nameOf(place),
    isDistrict: place === district.id,
    hasTeam: names.withTeams.has(place),
    percentMet: shownCell(released.outcomes, place, schoolYear),
    growth: shownCell(released.growth, place, schoolYear),
    levels: levelShares(released.levels, place, schoolYear),
  });
  const schools = places.map(view).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const points = schools.flatMap(({ place, percentMet, growth }) =>
    percentMet?.percent == null || growth?.mean == null
      ? []
      : [{ school: place, percentMet: percentMet.percent, growth: growth.mean }],
  );
  const line = names.networkMedian ?? median(points.map(({ percentMet }) => percentMet));
  const picture = points.length === 0 || line === null ? null : schoolQuadrants(schoolYear, line, points);
  const quadrant = (place: string): string | null => {
    const found = picture?.schools.find(({ school }) => school === place);
    return found === undefined ? null : QUADRANTS[found.quadrant];
  };
  const whole = view(district.id);
  return {
    schoolYear,
    subject,
    schools: [
      ...schools.map((school) => ({ ...school, quadrant: quadrant(school.place) })),
      { ...whole, quadrant: null },
    ],
    picture,
    growthSentence: growthSentence(whole),
  };
}

function levelShares(table: PublishedTable, place: string, year: SchoolYear): SchoolView['levels'] {
  const counts = SHOWN_LEVELS.map((level) => {
    const cell = table.cells.find(({ at }) => at[0] === place && at[1] === year && at[2] === level);
    return cell?.shown && cell.n.kind === 'exact' ? cell.n.n : null;
  });
  const all = table.cells.find(({ at }) => at[0] === place && at[1] === year && at[2] === ALL);
  if (!all?.shown || all.n.kind !== 'exact' || all.n.n === 0 || counts.some((count) => count === null))
    return null;
  const n = all.n.n;
  const [low = 0, typical = 0, high = 0] = counts.map((count) => (100 * (count ?? 0)) / n);
  return [low, typical, high];
}

/**
 * @example 'Growth: students grew at percentile 49.5 on average (n 784); 50 is average in the network. 34% had low, 33% typical and 33%
 *  high growth.'
 */
function growthSentence({ name, growth, levels }: Omit<SchoolView, 'quadrant'>): string | null {
  if (growth?.mean == null) return null;
  const [low, typical, high] = levels?.map((share) => Math.round(share)) ?? [];
  const shares = levels === null ? '' : ` ${low}% had low, ${typical}% typical and ${high}% high growth.`;
  return `${name}: average growth percentile ${growth.mean.toFixed(1)} (n ${growth.n}); 50 is average in the network.${shares}`;
}
