import { createHash } from 'node:crypto';
import type { RecordTypeName } from '../../records/records.ts';
import type { CompiledFormat, TableFacts } from '../format-contract.ts';
import type { ReadFormat } from '../format-definition.ts';
import { headerIndex, headerKey } from '../header-names.ts';
import { type BoundAnswers, bindAnswers } from './answers.ts';
import { readOf } from './bound-source.ts';
import { bindCondition } from './conditions.ts';
import { rosterYearNote } from './facts.ts';
import { fieldsOf } from './field-parsers.ts';
import { numberedRowMapper } from './numbered-rows.ts';
import { planRecord, type RecordPlan, writtenOut } from './record-plan.ts';
import { rowMapper, type SharedPlan, type TablePlan } from './row-mapper.ts';
import { bindSource } from './sources.ts';
import { bindIdentity } from './student-identity.ts';
import { bindTable, type TableBinding } from './table-binding.ts';

/** Raised when the engine itself reads the same bytes differently than before: old batches are then read anew. */
const ENGINE_VERSION = 2;

/** Changes with the engine and with every word of the format, so nobody has to remember to raise it. */
export function versionOf(format: ReadFormat): string {
  const digest = createHash('sha256').update(JSON.stringify(format)).digest('hex').slice(0, 8);
  return `${ENGINE_VERSION}.${digest}`;
}

/** Binds a format to the columns of one table. */
export function bindFormat(format: ReadFormat, facts: TableFacts): CompiledFormat {
  const table = bindTable(facts, format.aliases);
  const answers = format.answers && bindAnswers(format.answers, table, format);
  const plan = planTable(format, table);
  const { dayFirstProven } = table.settle();
  return {
    name: format.format,
    title: format.partOf ?? format.title,
    version: versionOf(format),
    system: format.system,
    completeSet: format.completeSet === 'oneroster-manifest' && saysItIsComplete(facts),
    recordTypes: recordTypesOf(plan.records, answers),
    columnsNeeded: [...table.needed].sort((a, b) => a - b),
    notes: [
      ...notesOf(format, plan, table, dayFirstProven),
      ...(answers ? answers.notes : columnsNamedTwice(facts.headers, table.needed)),
    ],
    ...(dayFirstProven === undefined || dayFirstProven === facts.settings.dayFirst
      ? {}
      : { datesDayFirst: dayFirstProven }),
    bindRow: () => answers?.mapper() ?? rowMapper(plan),
    bindNumberedRow: () => (answers ? undefined : numberedRowMapper(plan)),
  };
}

function recordTypesOf(
  records: readonly RecordPlan[],
  answers: BoundAnswers | undefined,
): readonly RecordTypeName[] {
  return [
    ...new Set([...records.map(({ type }) => type), ...(answers ? (['exit-slip-answer'] as const) : [])]),
  ];
}

function planTable(format: ReadFormat, table: TableBinding): TablePlan {
  const templates = writtenOut(format.records);
  const shared = Object.entries(format.shared).flatMap(([field, source]): SharedPlan[] => {
    const known = templates.map(({ type }) => fieldsOf(type).get(field)).find((facts) => facts !== undefined);
    if (!known) return [];
    const bound = bindSource(source, table, known);
    const lenient = bound.unreadable ? bound.unreadable === 'leave-empty' : known.lenient;
    const { looksAt } = bound;
    return [{ field, read: readOf(bound), looksAt, lenient }];
  });
  const sharedFields = shared.map(({ field }) => field);
  return {
    headers: table.facts.headers,
    setAside: format.setAside.map(({ when, reason }) => ({ when: bindCondition(when, table), reason })),
    contradictions: format.contradictions.map(({ when, column, says }) => ({
      when: bindCondition(when, table),
      column: table.position(column),
      says,
    })),
    shared,
    readIdentity: bindIdentity(format.identity, table),
    records: templates
      .map((template) => planRecord(template, format, sharedFields, table))
      .filter((plan) => plan !== undefined)
      .sort((a, b) => Number(a.byProduct) - Number(b.byProduct)),
    nothingWanted: format.nothingWanted,
    areMended: table.facts.areMended ?? false,
    nextRow: () => void table.row++,
  };
}

function notesOf(
  format: ReadFormat,
  plan: TablePlan,
  table: TableBinding,
  dayFirstProven: boolean | undefined,
): readonly string[] {
  const notes: string[] = [];
  if (plan.readIdentity && !hasIdColumn(format, table)) {
    notes.push(
      'The file has no column with a student id. Students are never matched by name, so no row can be used.',
    );
  }
  if (dayFirstProven !== undefined && dayFirstProven !== table.facts.settings.dayFirst) {
    notes.push(
      `Dates such as 03/04 were read ${dayFirstProven ? 'day first' : 'month first'}: the file itself proves it.`,
    );
  }
  const yearNote = isRoster(format) ? rosterYearNote(table.facts) : undefined;
  if (yearNote !== undefined) notes.push(yearNote);
  return notes;
}

/** Its records take their school year from the academic sessions beside the file. */
function isRoster({ shared: { schoolYear } }: ReadFormat): boolean {
  return typeof schoolYear === 'object' && 'fact' in schoolYear && schoolYear.fact === 'roster-school-year';
}

/** Columns that are read and whose name stands in the file once more: the first one is taken, and the data lead is told. */
function columnsNamedTwice(headers: readonly string[], needed: ReadonlySet<number>): readonly string[] {
  const index = headerIndex(headers);
  return headers.flatMap((header, position) => {
    const first = index.get(headerKey(header));
    if (first === undefined || first === position || !needed.has(first) || needed.has(position)) return [];
    const names = header === headers[first] ? `"${header}"` : `"${headers[first]}" and "${header}"`;
    return [
      `Columns ${first + 1} and ${position + 1} have the same name, ${names}. Column ${first + 1} was read, column ${position + 1} was not. If that is wrong, take one of them out and drop the file again.`,
    ];
  });
}

function hasIdColumn(format: ReadFormat, table: TableBinding): boolean {
  const { stateId, localId } = format.identity ?? {};
  return [stateId, localId].some(
    (source) => source && bindSource(source, table, { parse: 'text' }).columns.length > 0,
  );
}

/** OneRoster's manifest says of each file whether it is 'bulk' (complete) or 'delta' (changes). Without a manifest nothing is complete. */
function saysItIsComplete(facts: TableFacts): boolean {
  const manifest = facts.siblings.table('manifest.csv');
  const member = (facts.memberName ?? facts.fileName)
    .split('/')
    .at(-1)
    ?.replace(/\.csv$/i, '')
    .toLowerCase();
  if (!manifest) return false;
  const index = headerIndex(manifest.headers);
  const cell = (row: readonly string[], key: string) => row[index.get(key) ?? -1]?.trim().toLowerCase();
  const row = manifest.rows.find((row) => cell(row, 'propertyname') === `file.${member}`);
  return row !== undefined && cell(row, 'value') === 'bulk';
}
