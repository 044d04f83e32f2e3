import type { TeamEdit } from '../../records/team.ts';

export type EditKind = Exclude<TeamEdit['kind'], 'checked' | 'comment'>;

/** What a cell says now, and who said so when. */
export interface TypedCell {
  /** Null = somebody emptied the cell. */
  readonly value: string | null;
  /** Local time at which the file landed, 'YYYY-MM-DDTHH:MM:SS'. */
  readonly editedAt: string;
  readonly editor: string | null;
}

/** The cells of one row by field. */
export type TypedRow = ReadonlyMap<string, TypedCell>;

/** Two people's copies that said different things about one cell. The newest counts; both are told. */
export interface EditConflict {
  readonly kind: EditKind;
  readonly rowKey: string;
  readonly field: string;
  /** Oldest first; the last one counts. */
  readonly values: readonly TypedCell[];
}

/** Everything a team ever typed, as it stands now. */
export interface EditLog {
  readonly rows: (kind: EditKind) => ReadonlyMap<string, TypedRow>;
  readonly conflicts: readonly EditConflict[];
  /** Every version of every cell, oldest first: for predictions, whose history counts. */
  readonly versions: (kind: EditKind, rowKey: string) => readonly TeamEdit[];
}

/** Rows that a sheet keeps free for new entries. Each copy that came back has its own: they are no one row. */
const NEW_ROW = /^new-\d+$/;

/**
 * The state of all typed cells: per kind, row and field the newest edit. Edits of one moment are taken in order of editor and value, so
 * that the order in which they arrive plays no part.
 *
 * A copy that comes back a second time with the same words says nothing new: it does not undo what others typed in between.
 *
 * A conflict is an edit whose writer had not seen the edit before it: another person (or nobody knows who), another value, and the sheet
 * said something else when it was written. Somebody who changes what stands there disagrees with nobody's copy.
 */
export function readEditLog(edits: readonly TeamEdit[]): EditLog {
  const states = new Map<EditKind, Map<string, Map<string, TypedCell>>>();
  const conflicts = new Map<string, EditConflict>();
  const inOrder = edits.map(asOneKind).sort(byTime);
  const news = withoutRepeats(inOrder);
  for (const edit of news) {
    const { kind, rowKey, field } = edit;
    const row = rowOf(states, kind, rowKey);
    const before = row.get(field);
    const { value, editedAt, editor } = edit;
    const cell: TypedCell = { value, editedAt, editor };
    if (before !== undefined && isConflict(before, edit)) {
      const id = JSON.stringify([kind, rowKey, field]);
      const values = conflicts.get(id)?.values ?? [before];
      conflicts.set(id, { kind, rowKey, field, values: [...values, cell] });
    } else if (before !== undefined && before.value !== value) {
      // Somebody saw both and decided.
      conflicts.delete(JSON.stringify([kind, rowKey, field]));
    }
    row.set(field, cell);
  }
  return {
    rows: (kind) => states.get(kind) ?? new Map(),
    conflicts: [...conflicts.values()],
    versions: (kind, rowKey) => news.filter((edit) => edit.kind === kind && edit.rowKey === rowKey),
  };
}

type EditOfOneKind = TeamEdit & { readonly kind: EditKind };

/** "Checked" and "Comment" are columns of the row of an answer; rows for new entries are told apart by the copy they came in. */
function asOneKind(edit: TeamEdit): EditOfOneKind {
  const rowKey = NEW_ROW.test(edit.rowKey) ? `${edit.rowKey}@${copyOf(edit) ?? edit.editedAt}` : edit.rowKey;
  if (edit.kind === 'checked' || edit.kind === 'comment') {
    return { ...edit, rowKey, kind: 'human-code', field: edit.kind };
  }
  return { ...edit, rowKey, kind: edit.kind };
}

/** The copy an edit stood in: which writing of the workbook, in whose hands. Undefined where nobody can tell. */
function copyOf({ issue, editor }: TeamEdit): string | undefined {
  return issue == null || editor === null ? undefined : JSON.stringify([issue, editor]);
}

/** Edits that say something else than the same copy said before. */
function withoutRepeats(inOrder: readonly EditOfOneKind[]): EditOfOneKind[] {
  const said = new Map<string, string | null>();
  return inOrder.filter((edit) => {
    const copy = copyOf(edit);
    if (copy === undefined) return true;
    const cell = JSON.stringify([copy, edit.kind, edit.rowKey, edit.field]);
    const repeats = said.has(cell) && said.get(cell) === edit.value;
    said.set(cell, edit.value);
    return !repeats;
  });
}

/** True for a row that stood in the sheet's free rows when it was typed. */
export function isNewRow(rowKey: string): boolean {
  return /^new-\d+@/.test(rowKey);
}

function byTime(a: EditOfOneKind, b: EditOfOneKind): number {
  for (const [one, other] of [
    [a.editedAt, b.editedAt],
    [a.editor ?? '', b.editor ?? ''],
    [a.value ?? '', b.value ?? ''],
  ] as const) {
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

function rowOf(
  states: Map<EditKind, Map<string, Map<string, TypedCell>>>,
  kind: EditKind,
  rowKey: string,
): Map<string, TypedCell> {
  const rows = states.get(kind) ?? new Map<string, Map<string, TypedCell>>();
  states.set(kind, rows);
  const row = rows.get(rowKey) ?? new Map<string, TypedCell>();
  rows.set(rowKey, row);
  return row;
}

function isConflict(before: TypedCell, edit: TeamEdit): boolean {
  const samePerson = before.editor !== null && before.editor === edit.editor;
  return !samePerson && before.value !== edit.value && edit.before !== before.value;
}
