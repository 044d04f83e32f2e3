import { type Code, type Codebook, plainCode } from '../../change/exit-slip-text/codebook.ts';
import { starterCodebook } from '../../change/exit-slip-text/starter-codebook.ts';
import type { Language } from '../../change/sentence.ts';
import type { CodeRecord } from '../../records/team.ts';
import { sameText } from '../texts.ts';
import { type EditLog, isNewRow, type TypedRow } from './edit-log.ts';
import type { EditProblem } from './edited-tests.ts';
import { codeStateTyped } from './typed-values.ts';

export interface EditedCodebook {
  readonly codebook: Codebook;
  readonly problems: readonly EditProblem[];
}

/** Phrases as a cell holds them: joined by |. */
function phrasesOf(cell: string | null): string[] {
  return (cell ?? '')
    .split('|')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');
}

function codeOfRecord(record: CodeRecord): Code {
  return {
    id: record.codeId,
    name: record.name,
    nameEs: record.nameEs,
    definition: record.definition,
    include: record.include,
    exclude: record.exclude,
    phrases: { en: phrasesOf(record.phrasesEn), es: phrasesOf(record.phrasesEs) },
    unless: { en: phrasesOf(record.unlessEn), es: phrasesOf(record.unlessEs) },
    state: record.state ?? 'active',
  };
}

/**
 * The team's codebook: its own codes, or the starter codebook while it has none, with what it typed on the sheet Codebook on top. A code
 * typed into a free row gets its id from its name, so that a copy that comes back twice adds it once.
 */
export function editedCodebook(
  records: readonly CodeRecord[],
  log: EditLog,
  language: Language,
): EditedCodebook {
  const problems: EditProblem[] = [];
  const own = records.map(codeOfRecord).sort((a, b) => (a.id < b.id ? -1 : 1));
  const codes = new Map((own.length > 0 ? own : starterCodebook.codes).map((code) => [code.id, code]));
  for (const [rowKey, row] of log.rows('codebook')) {
    const name = row.get('name')?.value ?? null;
    const id = isNewRow(rowKey) ? (name === null ? null : idOfName(name)) : rowKey;
    if (id === null) continue;
    const before = codes.get(id) ?? (name === null ? undefined : plainCode(id, name));
    if (before !== undefined) codes.set(id, withCells(before, row, language, problems));
  }
  const typed = [...log.rows('codebook').values()].flatMap((row) => [...row.values()]);
  const newest = typed
    .map(({ editedAt }) => editedAt)
    .sort()
    .at(-1);
  const base = own.length > 0 ? 'team' : starterCodebook.version;
  return {
    codebook: { version: newest === undefined ? base : `${base}+${newest}`, codes: [...codes.values()] },
    problems,
  };
}

function idOfName(name: string): string {
  return sameText(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function withCells(code: Code, row: TypedRow, language: Language, problems: EditProblem[]): Code {
  const text = (field: string, otherwise: string | null): string | null => {
    const cell = row.get(field);
    return cell === undefined ? otherwise : cell.value;
  };
  const phrases = (field: string, otherwise: readonly string[]): readonly string[] => {
    const cell = row.get(field);
    return cell === undefined ? otherwise : phrasesOf(cell.value);
  };
  return {
    ...code,
    // The sheet shows a code's name in the team's language.
    ...(language === 'es'
      ? { nameEs: text('name', code.nameEs) ?? code.nameEs }
      : { name: text('name', code.name) ?? code.name }),
    definition: text('definition', code.definition),
    include: text('include', code.include),
    exclude: text('exclude', code.exclude),
    phrases: {
      en: phrases('phrasesEnglish', code.phrases.en),
      es: phrases('phrasesSpanish', code.phrases.es),
    },
    unless: { en: phrases('unlessEnglish', code.unless.en), es: phrases('unlessSpanish', code.unless.es) },
    state: stateOf(code, row, problems),
  };
}

function stateOf(code: Code, row: TypedRow, problems: EditProblem[]): Code['state'] {
  const typed = row.get('state')?.value ?? null;
  if (typed === null) return code.state;
  const state = codeStateTyped(typed);
  if (state === undefined) problems.push({ kind: 'not_a_choice', field: 'state', value: typed });
  return state ?? code.state;
}
