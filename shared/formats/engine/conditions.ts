import type { CellTest } from '../format-definition.ts';
import { type Finding, isFinding, LONGEST_REMEMBERED, type Value } from '../values/finding.ts';
import { searchedText } from './searched-text.ts';
import { bindSource } from './sources.ts';
import { type TableBinding, trimmedCell } from './table-binding.ts';

/** Whether a row fulfils a list of tests. `true` and `false` where the table decides it for every row. */
export type Condition = boolean | RowTest;

type Holds = (cells: readonly string[]) => boolean;

/** A test of rows. Rows that say the same in the columns it looks at have the same answer. */
export interface RowTest {
  readonly holds: Holds;
  readonly looksAt: readonly number[];
}

/** Case, surrounding blanks and leading zeros of numbers do not count: '01', '1 ' are one code. */
function codeKey(text: string): string {
  const plain = text.toLowerCase();
  return plain.charCodeAt(0) === 48 && /^\d+$/.test(plain) ? plain.replace(/^0+(?=\d)/, '') : plain;
}

function cellCondition(position: number, holds: (text: string) => boolean): Holds {
  const known = new Map<string, boolean>();
  return (cells) => {
    const cell = cells[position] ?? '';
    let answer = known.get(cell);
    if (answer === undefined) {
      answer = holds(trimmedCell(cell));
      if (cell.length <= LONGEST_REMEMBERED && known.size < 2000) known.set(cell, answer);
    }
    return answer;
  };
}

/** A test of one cell; a column that the table lacks is an empty cell in every row. */
function cellTest(position: number | undefined, holds: (text: string) => boolean): boolean | Holds {
  return position === undefined ? holds('') : cellCondition(position, holds);
}

function oneCondition(test: CellTest, table: TableBinding): boolean | Holds {
  if ('hasColumn' in test) return table.position(test.hasColumn) !== undefined;
  if ('lacksColumn' in test) return table.position(test.lacksColumn) === undefined;
  if ('fileName' in test) return new RegExp(test.fileName, 'i').test(table.facts.fileName);
  if ('value' in test) return valueCondition(test, table);
  const position = table.position(test.column);
  if ('blank' in test) return cellTest(position, (text) => (text === '') === test.blank);
  if ('matches' in test) {
    const pattern = new RegExp(test.matches, 'i');
    return cellTest(position, (text) => pattern.test(searchedText(text)));
  }
  return cellTest(position, wordTest(test));
}

type WordList = { readonly is: readonly string[] } | { readonly isNot: readonly string[] };

function wordTest(test: WordList): (text: string) => boolean {
  const wanted = 'is' in test;
  const words = new Set((wanted ? test.is : test.isNot).map((word) => codeKey(word.trim())));
  return (text) => words.has(codeKey(text)) === wanted;
}

function valueCondition(test: Extract<CellTest, { value: unknown }>, table: TableBinding): boolean | Holds {
  const source = bindSource(test.value, table, { parse: 'text' });
  const holds = wordTest(test);
  const asText = (value: Value | Finding) => (value === null || isFinding(value) ? '' : String(value));
  const { read } = source;
  return read ? (cells) => holds(asText(read(cells))) : holds(asText(source.constant));
}

/** All tests of a list together; no tests hold always. */
export function bindCondition(tests: readonly CellTest[] | undefined, table: TableBinding): Condition {
  const { bound: conditions, looksAt } = table.watch(() =>
    (tests ?? []).map((test) => oneCondition(test, table)),
  );
  if (conditions.includes(false)) return false;
  const perRow = conditions.filter((condition) => typeof condition === 'function');
  const [first] = perRow;
  if (!first) return true;
  return { holds: perRow.length === 1 ? first : all(perRow), looksAt };
}

function all(tests: readonly Holds[]): Holds {
  return (cells) => {
    for (let index = 0; index < tests.length; index++) if (!tests[index]?.(cells)) return false;
    return true;
  };
}

export function holds(condition: Condition, cells: readonly string[]): boolean {
  return typeof condition === 'boolean' ? condition : condition.holds(cells);
}
