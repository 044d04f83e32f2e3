import type { ColumnSource } from '../format-definition.ts';
import { type Finding, isFinding, type Parse, remembering, type Value } from '../values/finding.ts';
import type { ParserName } from '../values/parsers.ts';
import { type BoundSource, constant, type DefaultParsing, NOTHING, type Read } from './bound-source.ts';
import { searchedText } from './searched-text.ts';
import { type TableBinding, trimmedCell } from './table-binding.ts';

const DATE_PARSERS: ReadonlySet<ParserName> = new Set(['date', 'timestamp', 'school-year-of-date']);

function parserOf(parsing: DefaultParsing, table: TableBinding): Parse {
  return typeof parsing.parse === 'string' ? table.parsers[parsing.parse] : parsing.parse;
}

/** Binds a source that is one cell. */
export function bindColumn(source: ColumnSource, table: TableBinding, parsing: DefaultParsing): BoundSource {
  const position = table.position(source.column);
  const blank = source.blank ?? null;
  if (position === undefined) return constant(blank);
  const named = source.parse ?? parsing.parse;
  const isDate = source.parse
    ? DATE_PARSERS.has(source.parse)
    : parsing.holdsDates || DATE_PARSERS.has(named as ParserName);
  if (isDate) table.holdsDates(position);
  const parse = parserOf(source.parse ? { parse: source.parse } : parsing, table);
  return {
    read: cellReader(position, { ...source, blank }, parse),
    constant: null,
    columns: [position],
    unreadable: source.unreadable,
  };
}

function cellReader(position: number, source: ColumnSource & { blank: Value }, parse: Parse): Read {
  const { blank } = source;
  const translate = translation(source);
  const readText = translate
    ? remembering((cell) => {
        const text = translate(cell);
        return text === '' ? blank : parse(text);
      })
    : parse;
  return unlessAlike(position, (cell) => {
    const text = trimmedCell(cell);
    if (text === '') return blank;
    const value = readText(text);
    return isFinding(value) ? { ...value, column: position } : value;
  });
}

/**
 * Neighbouring rows mostly say the same, or take turns (a student's two subjects): comparing a cell with those of the two rows before is
 * cheaper than whatever reads it. Findings are not remembered.
 */
function unlessAlike(position: number, read: (cell: string) => Value | Finding): Read {
  let lastCell = '';
  let lastValue = read('');
  let cellBefore = '';
  let valueBefore = lastValue;
  return (cells) => {
    const cell = cells[position] ?? '';
    if (cell === lastCell) return lastValue;
    let value = valueBefore;
    if (cell !== cellBefore) {
      value = read(cell);
      if (isFinding(value)) return value;
    }
    cellBefore = lastCell;
    valueBefore = lastValue;
    lastCell = cell;
    lastValue = value;
    return value;
  };
}

/** Cuts out the part a pattern finds, then translates by the code list. Undefined when there is neither. */
function translation(source: ColumnSource): ((text: string) => string) | undefined {
  if (!source.pattern && !source.codes) return undefined;
  const pattern = source.pattern ? new RegExp(source.pattern, 'i') : undefined;
  const codes = new Map(
    Object.entries(source.codes ?? {}).map(([from, to]) => [from.trim().toLowerCase(), to]),
  );
  return (text) => {
    const part = pattern ? foundBy(pattern, text) : text;
    return codes.get(part.toLowerCase()) ?? part;
  };
}

function foundBy(pattern: RegExp, text: string): string {
  const match = pattern.exec(searchedText(text));
  return (match?.[1] ?? match?.[0] ?? '').trim();
}

/** Binds a source that is a part of the file's name: the same in every row. */
export function bindFileName(
  source: { readonly fileName: string; readonly parse?: ParserName | undefined },
  table: TableBinding,
  parsing: DefaultParsing,
): BoundSource {
  const found = foundBy(new RegExp(source.fileName, 'i'), table.facts.fileName);
  if (found === '') return NOTHING;
  const value = parserOf(source.parse ? { parse: source.parse } : parsing, table)(found);
  return constant(isFinding(value) ? null : value);
}
