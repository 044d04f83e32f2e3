import { type SchoolYear, schoolYearBefore } from '../../standards/school-year.ts';
import type { Source } from '../format-definition.ts';
import { type Finding, isFinding, type Parse, type Value } from '../values/finding.ts';
import {
  type BoundSource,
  canGiveValue,
  constant,
  type DefaultParsing,
  NOTHING,
  type Read,
  readOf,
  type WatchedSource,
} from './bound-source.ts';
import { bindColumn, bindFileName } from './column-source.ts';
import { bindCondition, type Condition, holds } from './conditions.ts';
import { DERIVATIONS } from './derivations.ts';
import { factOf } from './facts.ts';
import type { TableBinding } from './table-binding.ts';

/** Numbers parsers that have no name, to tell sources with different ones apart. */
const parserNumbers = new Map<Parse, number>();

function sourceKey(source: Source, { parse, holdsDates }: DefaultParsing): string {
  if (typeof parse === 'function' && !parserNumbers.has(parse)) parserNumbers.set(parse, parserNumbers.size);
  const parser = typeof parse === 'function' ? (parserNumbers.get(parse) ?? -1) : parse;
  return JSON.stringify([source, parser, holdsDates ?? false]);
}

/**
 * Binds a source to the columns of a table. A column that the table lacks gives no value. Records of one row often ask for the same thing
 * (the day of testing, the school year): equal sources are bound once and worked out once a row.
 */
export function bindSource(source: Source, table: TableBinding, parsing: DefaultParsing): WatchedSource {
  const key = sourceKey(source, parsing);
  const before = table.sources.get(key);
  if (before) {
    table.lookAgain(before.looksAt);
    return before;
  }
  const { bound, looksAt } = table.watch(() => bindNew(source, table, parsing));
  const isCheap = typeof source === 'string' || 'column' in source;
  const read = bound.read && !isCheap ? oncePerRow(bound.read, table) : bound.read;
  const watched: WatchedSource = { ...bound, looksAt, ...(read && { read }) };
  table.sources.set(key, watched);
  return watched;
}

function oncePerRow(read: Read, table: TableBinding): Read {
  let row = -1;
  let value: Value | Finding = null;
  return (cells) => {
    if (row === table.row) return value;
    row = table.row;
    value = read(cells);
    return value;
  };
}

function bindNew(source: Source, table: TableBinding, parsing: DefaultParsing): BoundSource {
  if (typeof source === 'string') return bindColumn({ column: source }, table, parsing);
  if ('column' in source) return bindColumn(source, table, parsing);
  if ('constant' in source) return constant(source.constant);
  if ('fact' in source) return constant(factOf(source.fact, table.facts));
  if ('fileName' in source) return bindFileName(source, table, parsing);
  if ('firstOf' in source) return bindFirstOf(source.firstOf, table, parsing);
  if ('join' in source) return bindJoin(source.join, source.with, table);
  if ('choose' in source) return bindChoice(source, table, parsing);
  if ('yearsBefore' in source) return bindYearsBefore(source, table);
  if ('mostCommon' in source) return bindMostCommon(source.mostCommon, table, parsing);
  return bindDerivation(source, table);
}

/** The first source that gives a value in this row. What cannot be read is reported only when nothing else gives a value. */
function bindFirstOf(sources: readonly Source[], table: TableBinding, parsing: DefaultParsing): BoundSource {
  const bound = sources.map((source) => bindSource(source, table, parsing)).filter(canGiveValue);
  const reads = bound.map(readOf);
  const [only] = bound;
  if (bound.length < 2) return only ?? NOTHING;
  return {
    read: (cells) => {
      let unreadable: Finding | null = null;
      for (const read of reads) {
        const value = read(cells);
        if (value === null) continue;
        if (!isFinding(value) || value.usable !== undefined) return value;
        unreadable ??= value;
      }
      return unreadable;
    },
    constant: null,
    columns: bound.flatMap((source) => source.columns),
    unreadable: bound.find((source) => source.unreadable)?.unreadable,
  };
}

/** Joins what the row and the file say; constant parts alone give no value. */
function bindJoin(sources: readonly Source[], separator: string, table: TableBinding): BoundSource {
  const bound = sources.map((source) => bindSource(source, table, { parse: 'text' }));
  const parts = bound.map((source, part) => ({
    read: readOf(source),
    counts: !isConstant(sources[part]),
  }));
  return {
    read: (cells) => {
      const said: string[] = [];
      let anything = false;
      let remark: Finding | undefined;
      for (const { read, counts } of parts) {
        const value = read(cells);
        if (isFinding(value) && value.usable === undefined) return value;
        if (isFinding(value)) remark = value;
        const part = isFinding(value) ? value.usable : value;
        if (part === null || part === undefined) continue;
        said.push(String(part));
        anything ||= counts;
      }
      if (!anything) return null;
      const joined = said.join(separator);
      return remark ? { ...remark, usable: joined } : joined;
    },
    constant: null,
    columns: bound.flatMap((source) => source.columns),
  };
}

function isConstant(source: Source | undefined): boolean {
  return typeof source === 'object' && 'constant' in source;
}

function bindChoice(
  source: Extract<Source, { choose: unknown }>,
  table: TableBinding,
  parsing: DefaultParsing,
): BoundSource {
  const choices: { when: Condition; take: BoundSource }[] = [];
  for (const choice of source.choose) {
    const when = bindCondition(choice.when, table);
    if (when === false) continue;
    choices.push({ when, take: bindSource(choice.take, table, parsing) });
    if (when === true) break;
  }
  const [first] = choices;
  if (first?.when === true) return first.take;
  const decided = choices.at(-1)?.when === true;
  const otherwise = decided ? NOTHING : bindSource(source.otherwise, table, parsing);
  if (choices.length === 0) return otherwise;
  const branches = choices.map(({ when, take }) => ({ when, read: readOf(take) }));
  const last = readOf(otherwise);
  return {
    read: (cells) => {
      for (const branch of branches) if (holds(branch.when, cells)) return branch.read(cells);
      return last(cells);
    },
    constant: null,
    columns: [...choices.flatMap(({ take }) => take.columns), ...otherwise.columns],
  };
}

/** The value that most of the first rows have: for rows that do not say it themselves. */
function bindMostCommon(source: Source, table: TableBinding, parsing: DefaultParsing): BoundSource {
  const read = readOf(bindSource(source, table, parsing));
  let value: Value = null;
  table.whenBound(() => {
    const counts = new Map<Value, number>();
    for (const row of table.facts.sampleRows) {
      table.row++;
      const found = read(row);
      if (!isFinding(found) && found !== null) counts.set(found, (counts.get(found) ?? 0) + 1);
    }
    value = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
  });
  return { read: () => value, constant: null, columns: [] };
}

/** The school year so many years before another: a score of last year printed in this year's row. */
function bindYearsBefore(
  source: { yearsBefore: string | number; of: Source },
  table: TableBinding,
): BoundSource {
  const bound = bindSource(source.of, table, { parse: 'school-year' });
  const read = readOf(bound);
  const years = Number(source.yearsBefore);
  const earlier = new Map<Value, Value>();
  return {
    read: (cells) => {
      const year = read(cells);
      if (isFinding(year) || year === null) return year;
      const known = earlier.get(year);
      if (known !== undefined) return known;
      const before = schoolYearBefore(String(year) as SchoolYear, years);
      earlier.set(year, before);
      return before;
    },
    constant: null,
    columns: bound.columns,
  };
}

function bindDerivation(source: Extract<Source, { derive: unknown }>, table: TableBinding): BoundSource {
  const derivation = DERIVATIONS[source.derive];
  const bound = Object.entries(source.from).map(([name, from]): [string, BoundSource] => [
    name,
    bindSource(from, table, { parse: derivation.parse, holdsDates: derivation.parse === 'date' }),
  ]);
  const given = bound.filter(([, from]) => canGiveValue(from));
  if (given.length === 0 && !derivation.withoutColumns) return NOTHING;
  const inputs = new Map(given.map(([name, from]) => [name, readOf(from)]));
  const columns = new Map(given.map(([name, from]) => [name, from.columns]));
  const derived = derivation.make(inputs, table.facts, columns);
  const parse = source.parse && table.parsers[source.parse];
  return {
    read: parse ? parsed(derived, parse) : derived,
    constant: null,
    columns: given.flatMap(([, from]) => from.columns),
  };
}

function parsed(read: Read, parse: Parse): Read {
  return (cells) => {
    const value = read(cells);
    return typeof value === 'string' ? parse(value) : value;
  };
}
