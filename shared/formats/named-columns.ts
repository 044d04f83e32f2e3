import type { CellTest, ReadFormat, RecordTemplate, Source } from './format-definition.ts';
import { columnKeys, headerIndex } from './header-names.ts';

/** The columns that a source reads, as the format names them. */
function columnsOfSource(source: Source): readonly string[] {
  if (typeof source === 'string') return [source];
  if ('column' in source) return [source.column];
  if ('firstOf' in source) return source.firstOf.flatMap(columnsOfSource);
  if ('join' in source) return source.join.flatMap(columnsOfSource);
  if ('mostCommon' in source) return columnsOfSource(source.mostCommon);
  if ('yearsBefore' in source) return columnsOfSource(source.of);
  if ('derive' in source) return Object.values(source.from).flatMap(columnsOfSource);
  if (!('choose' in source)) return [];
  const chosen = source.choose.flatMap(({ when, take }) => [
    ...when.flatMap(columnsOfTest),
    ...columnsOfSource(take),
  ]);
  return [...chosen, ...columnsOfSource(source.otherwise)];
}

function columnsOfTest(test: CellTest): readonly string[] {
  if ('column' in test) return [test.column];
  return 'value' in test ? columnsOfSource(test.value) : [];
}

/** Every column that a format reads, as it names them, each once. forEach is written out already where `records` are. */
export function namedColumns(
  format: ReadFormat,
  records: readonly RecordTemplate[] = format.records,
): readonly string[] {
  const { identity, answers } = format;
  const sources = [
    identity?.stateId,
    identity?.localId,
    ...Object.values(format.shared),
    ...records.flatMap(({ fields }) => Object.values(fields)),
  ].filter((source) => source !== undefined);
  const tests = [
    ...format.setAside.flatMap(({ when }) => when),
    ...format.contradictions.flatMap(({ when }) => when),
    ...records.flatMap(({ when = [], deletedWhen = [] }) => [...when, ...deletedWhen]),
  ];
  const all = [
    ...(answers ? [answers.submittedAt] : []),
    ...sources.flatMap(columnsOfSource),
    ...tests.flatMap(columnsOfTest),
  ];
  return [...new Set(all)];
}

/** Of the columns a format names, those that a header has none of: a misspelling, or a column that this export lacks. */
export function missingColumns(
  format: ReadFormat,
  named: readonly string[],
  headers: readonly string[],
): readonly string[] {
  const index = headerIndex(headers);
  return named.filter((name) => !columnKeys(name, format.aliases).some((key) => index.has(key)));
}
