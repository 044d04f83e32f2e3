/** `whole` has exactly the students of all `parts`, each once. */
export interface Partition {
  readonly whole: string;
  readonly parts: readonly string[];
}

/**
 * One direction of a table. 'places': network, districts, schools; 'groups': everyone, groups, students not in them;
 * 'spans': grades and all grades. Years are an axis without partitions: years never add up.
 */
export interface Axis {
  readonly name: string;
  readonly kind: 'places' | 'groups' | 'spans' | 'other';
  /** In the order of the key: ties between cells are broken by it. */
  readonly members: readonly string[];
  readonly partitions: readonly Partition[];
  /** Members that are hidden together (P2): a group and the students not in it. */
  readonly pairs?: readonly (readonly [string, string])[];
  /** Members whose being empty says who everybody else is: "students not in the group". Their 0 is hidden too. */
  readonly tellingZeros?: readonly string[];
}

/** Who stands behind a value that teams collected themselves (P5). */
export interface Contributor {
  readonly team: string;
  readonly district: string;
  readonly n: number;
}

/** The students of one cell. */
export interface CountCell {
  /** One member per axis, in the order of the axes. */
  readonly at: readonly string[];
  readonly n: number;
  /** Students at or above standard, or answers that count; null where the table has no percents. */
  readonly met: number | null;
  /** Sum of the scores and what one student can score; null where the table has no means. */
  readonly scores: {
    readonly sum: number;
    readonly lowest: number;
    readonly highest: number;
  } | null;
  /** Only for values made of teams' own data. */
  readonly contributors?: readonly Contributor[];
}

/** A value computed from several cells (a gap, a change): it may be shown only when what it rests on is. */
export interface DerivedValue<Derived> {
  readonly from: readonly (readonly string[])[];
  readonly rests: 'on means' | 'on percents';
  readonly value: Derived;
}

/**
 * A table of students before suppression. Every cell that has students must be there; a missing cell is one that everybody
 * knows to be empty (a grade a school does not teach).
 */
export interface CountTable<Derived = never> {
  readonly id: string;
  /**
   * Whom the table counts: 'smarter-balanced-summative/mathematics/2024-25'. Tables and releases of one population are taken together by the
   * audit.
   */
  readonly population: string;
  readonly axes: readonly Axis[];
  /** The score from which a student is counted in `met` (0 for distance from standard); null when met and scores have nothing to do with each other. */
  readonly standard: number | null;
  readonly cells: readonly CountCell[];
  readonly derived: readonly DerivedValue<Derived>[];
}

/** A sum that a reader knows: the students of `whole` are those of `parts`. Numbers are places in `cells`. */
export interface Equation {
  readonly whole: number;
  readonly parts: readonly number[];
  readonly axis: number;
}

export function cellKey(at: readonly string[]): string {
  return at.join('\u001f');
}

/** Where each cell is, by its key. Throws RangeError for two cells at one place. */
export function cellPlaces(
  cells: readonly { readonly at: readonly string[] }[],
): ReadonlyMap<string, number> {
  const places = new Map(cells.map((cell, index) => [cellKey(cell.at), index]));
  if (places.size !== cells.length) throw new RangeError('two cells of the table stand at the same place');
  return places;
}

/** Every sum that the partitions of the axes give. A part that is missing is known to be empty. */
export function equationsOf(table: {
  readonly axes: readonly Axis[];
  readonly cells: readonly { readonly at: readonly string[] }[];
}): readonly Equation[] {
  const places = cellPlaces(table.cells);
  return table.axes.flatMap((axis, a) =>
    axis.partitions.flatMap(({ whole, parts }) =>
      table.cells.flatMap((cell, index) => {
        if (cell.at[a] !== whole) return [];
        const found = parts.flatMap((part) => places.get(cellKey(cell.at.with(a, part))) ?? []);
        return [{ whole: index, parts: found, axis: a }];
      }),
    ),
  );
}

/** Throws RangeError when the cells of a table do not add up as its axes say: two groups overlap, or a part is missing. */
export function checkAddsUp(table: CountTable<unknown>, equations: readonly Equation[]): void {
  const quantities: readonly (readonly [string, (cell: CountCell) => number])[] = [
    ['n', (cell) => cell.n],
    ['met', (cell) => cell.met ?? 0],
    ['score sum', (cell) => cell.scores?.sum ?? 0],
  ];
  for (const { whole, parts } of equations) {
    const cell = table.cells[whole] as CountCell;
    for (const [name, of] of quantities) {
      const sum = parts.reduce((total, part) => total + of(table.cells[part] as CountCell), 0);
      if (Math.abs(sum - of(cell)) > 1e-6 * Math.max(1, Math.abs(sum))) {
        throw new RangeError(`${table.id}: ${name} of ${cell.at.join(', ')} is not the sum of its parts`);
      }
    }
  }
}
