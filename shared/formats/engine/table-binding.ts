import type { TableFacts } from '../format-contract.ts';
import { columnKeys, type HeaderIndex, headerIndex } from '../header-names.ts';
import { provenDayFirst } from '../values/dates.ts';
import type { Parse, ReadingHabits } from '../values/finding.ts';
import { type ParserName, parsersOf } from '../values/parsers.ts';
import type { WatchedSource } from './bound-source.ts';

/** A format meeting one table: where its columns stand, and how the cells of this table are read. */
export interface TableBinding {
  readonly facts: TableFacts;
  /** Position of a column, or undefined when the table has none of the name's headers. */
  position(name: string): number | undefined;
  readonly parsers: Readonly<Record<ParserName, Parse>>;
  /** Says that cells of a position are read. */
  need(position: number): void;
  /** Counts the rows read, so that a value asked for twice in a row is worked out once. */
  row: number;
  /** Sources bound so far, by what they say. */
  readonly sources: Map<string, WatchedSource>;
  /** Columns read so far. */
  readonly needed: ReadonlySet<number>;
  /** Says that a column holds dates: its cells are looked at to learn the order of day and month. */
  holdsDates(position: number): void;
  /** Binds something, and tells at which columns it looks: every position that it asked for. Nothing else in a row can change what it reads. */
  watch<T>(bind: () => T): { readonly bound: T; readonly looksAt: readonly number[] };
  /** Says that what is being bound makes use of something bound before, which looks at these columns. */
  lookAgain(looksAt: readonly number[]): void;
  /** Runs once all columns are bound and the date order is settled. */
  whenBound(action: () => void): void;
  /** Ends binding. Returns whether the file itself proved its date order. */
  settle(): { readonly dayFirstProven: boolean | undefined };
}

export function bindTable(
  facts: TableFacts,
  aliases: Readonly<Record<string, readonly string[]>> | undefined,
  index: HeaderIndex = headerIndex(facts.headers),
): TableBinding {
  const habits: { -readonly [Key in keyof ReadingHabits]: ReadingHabits[Key] } = {
    dayFirst: facts.settings.dayFirst,
    timeZone: facts.timeZone,
    countyDistrictCode: facts.settings.countyDistrictCode,
  };
  const needed = new Set<number>();
  const dateColumns = new Set<number>();
  const actions: (() => void)[] = [];
  const watching: Set<number>[] = [];
  const lookAgain = (positions: readonly number[]): void => {
    for (const watched of watching) for (const position of positions) watched.add(position);
  };
  return {
    facts,
    parsers: parsersOf(habits),
    row: 0,
    sources: new Map(),
    needed,
    need: (position) => void needed.add(position),
    position(name) {
      for (const key of columnKeys(name, aliases)) {
        const position = index.get(key);
        if (position === undefined) continue;
        needed.add(position);
        lookAgain([position]);
        return position;
      }
      return undefined;
    },
    watch(bind) {
      const looksAt = new Set<number>();
      watching.push(looksAt);
      try {
        return { bound: bind(), looksAt: [...looksAt] };
      } finally {
        watching.pop();
      }
    },
    lookAgain,
    holdsDates: (position) => void dateColumns.add(position),
    whenBound: (action) => void actions.push(action),
    settle() {
      // A file in the order of its dates may begin with two hundred that can be read both ways.
      const dayFirstProven =
        provenDayFirst(sampleCells(facts, dateColumns)) ??
        provenDayFirst(facts.cellsNearTop?.([...dateColumns]) ?? []);
      habits.dayFirst = dayFirstProven ?? habits.dayFirst;
      for (const action of actions) action();
      return { dayFirstProven };
    },
  };
}

function* sampleCells(facts: TableFacts, columns: ReadonlySet<number>): Generator<string> {
  for (const row of facts.sampleRows) {
    for (const column of columns) yield row[column] ?? '';
  }
}

/** A cell without the blanks around it. Most cells have none, so look before cutting. */
export function trimmedCell(cell: string | undefined): string {
  if (cell === undefined || cell === '') return '';
  return cell.charCodeAt(0) > 32 && isPlainEnd(cell.charCodeAt(cell.length - 1)) ? cell : cell.trim();
}

function isPlainEnd(code: number): boolean {
  return code > 32 && code < 127;
}
