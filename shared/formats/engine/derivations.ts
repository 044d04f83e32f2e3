import type { TableFacts } from '../format-contract.ts';
import { headerIndex } from '../header-names.ts';
import { type Finding, isFinding, type Value } from '../values/finding.ts';
import type { ParserName } from '../values/parsers.ts';
import { type RaceFlags, raceFromFlags, tomsRace } from '../values/race-ethnicity.ts';
import type { Read } from './bound-source.ts';
import type { DerivationName } from './derivation-names.ts';

/** A value computed from several cells. */
interface Derivation {
  /** How the cells are read, unless the format says otherwise. */
  readonly parse: ParserName;
  /** Works although the table has none of its columns. */
  readonly withoutColumns?: boolean;
  make(
    inputs: ReadonlyMap<string, Read>,
    facts: TableFacts,
    columns: ReadonlyMap<string, readonly number[]>,
  ): Read;
}

const FLAGS = [
  'hispanic',
  'americanIndian',
  'asian',
  'pacificIslander',
  'filipino',
  'black',
  'white',
  'twoOrMore',
] as const satisfies readonly (keyof RaceFlags)[];

/** Reads the Yes/No columns of race; a cell that cannot be read is a finding of the whole. */
function flagReader(inputs: ReadonlyMap<string, Read>): (cells: readonly string[]) => RaceFlags | Finding {
  const reads = FLAGS.map((flag) => [flag, inputs.get(flag)] as const);
  return (cells) => {
    const flags: { -readonly [Key in keyof RaceFlags]: RaceFlags[Key] } = { ...NO_FLAGS };
    for (const [flag, read] of reads) {
      const value = read ? read(cells) : null;
      if (isFinding(value)) return value;
      flags[flag] = value === null ? null : value === true;
    }
    return flags;
  };
}

const NO_FLAGS: RaceFlags = {
  hispanic: null,
  americanIndian: null,
  asian: null,
  pacificIslander: null,
  filipino: null,
  black: null,
  white: null,
  twoOrMore: null,
};

function textOf(value: Value | Finding): string | null {
  return value === null || isFinding(value) ? null : String(value);
}

/** Roles of v1.2 rosters stand in roles.csv: user -> role. Students are told from staff by it. */
function rolesOf(facts: TableFacts): ReadonlyMap<string, string> {
  const table = facts.siblings.table('roles.csv');
  if (!table) return new Map();
  const index = headerIndex(table.headers);
  const user = index.get('usersourcedid') ?? -1;
  const role = index.get('role') ?? -1;
  return new Map(table.rows.map((row) => [(row[user] ?? '').trim(), (row[role] ?? '').trim().toLowerCase()]));
}

export const DERIVATIONS: Readonly<Record<DerivationName, Derivation>> = {
  /** The last of several dates: a test of two parts is completed with the second. */
  'latest-date': {
    parse: 'date',
    make(inputs) {
      const reads = [...inputs.values()];
      return (cells) => {
        let latest: Value = null;
        for (const read of reads) {
          const date = read(cells);
          if (isFinding(date)) return date;
          if (date !== null && (latest === null || date > latest)) latest = date;
        }
        return latest;
      };
    },
  },
  /** TOMS: `code` and the Yes/No columns, read only where the code leaves the question open. */
  'toms-race': {
    parse: 'yes-no',
    make(inputs) {
      const code = inputs.get('code');
      const flags = flagReader(inputs);
      return (cells) => {
        const text = code ? textOf(code(cells)) : null;
        if (text !== null && text !== '800') return tomsRace(text, NO_FLAGS);
        const marked = flags(cells);
        return 'code' in marked ? marked : tomsRace(text, marked);
      };
    },
  },
  'race-from-flags': {
    parse: 'yes-no',
    make(inputs) {
      const flags = flagReader(inputs);
      return (cells) => {
        const marked = flags(cells);
        return 'code' in marked ? marked : raceFromFlags(marked);
      };
    },
  },
  /** A race in words beside a Hispanic Yes/No column: Hispanic goes first. */
  'race-words-or-hispanic': {
    parse: 'race-ethnicity',
    make(inputs) {
      const hispanic = inputs.get('hispanic');
      const words = inputs.get('words');
      return (cells) => (hispanic?.(cells) === true ? 'hispanic-latino' : (words?.(cells) ?? null));
    },
  },
  /** Headers of the columns that say yes: the original text of a race given by Yes/No columns. */
  'marked-columns': {
    parse: 'yes-no',
    make(inputs, facts, columns) {
      const reads = [...inputs].map(([name, read]) => ({
        read,
        header: facts.headers[columns.get(name)?.[0] ?? -1] ?? name,
      }));
      return (cells) => {
        let marked: string | null = null;
        for (const { read, header } of reads) {
          if (read(cells) === true) marked = marked === null ? header.trim() : `${marked}; ${header.trim()}`;
        }
        return marked;
      };
    },
  },
  /** One of OneRoster's {type:id} pairs: `ids` holds the cell, `types` the pattern of the type's name. */
  'oneroster-user-id': {
    parse: 'text',
    make(inputs) {
      const ids = inputs.get('ids');
      const types = inputs.get('types');
      const pattern = new RegExp(
        `\\{\\s*(?:${(types && textOf(types([]))) ?? ''})\\s*:\\s*([^}]+?)\\s*\\}`,
        'i',
      );
      return (cells) => {
        const text = ids ? textOf(ids(cells)) : null;
        return (text && pattern.exec(text)?.[1]) || null;
      };
    },
  },
  /** Role of a roster user: `role` of v1.1; in v1.2 from roles.csv beside it; else a user with grades is a student. */
  'oneroster-role': {
    parse: 'text',
    withoutColumns: true,
    make(inputs, facts) {
      const roles = rolesOf(facts);
      const read = (name: string, cells: readonly string[]) => textOf(inputs.get(name)?.(cells) ?? null);
      return (cells) =>
        read('role', cells)?.toLowerCase() ??
        roles.get(read('user', cells) ?? '') ??
        (read('grades', cells) === null ? 'staff' : 'student');
    },
  },
};
