import type { DataValidation, Worksheet } from 'exceljs';

/** exceljs has validations over ranges, its types do not. */
interface WithValidations {
  readonly dataValidations: { add(range: string, validation: DataValidation): void };
}

/** The lists that dropdowns choose from: one column each on a hidden sheet, so that they may be long and may hold commas. */
export interface ChoiceLists {
  readonly sheetName: string;
  readonly columns: Map<string, readonly string[]>;
}

export function newChoiceLists(sheetName: string): ChoiceLists {
  return { sheetName, columns: new Map() };
}

/** Registers a list and returns the range it will stand in. The same name again must mean the same list. */
export function choiceRange(lists: ChoiceLists, name: string, choices: readonly string[]): string {
  if (!lists.columns.has(name)) lists.columns.set(name, choices);
  const column = String.fromCharCode(65 + [...lists.columns.keys()].indexOf(name));
  return `${quotedSheetName(lists.sheetName)}!$${column}$2:$${column}$${choices.length + 1}`;
}

/** A sheet name as it stands in a reference: in quotes, quotes doubled. */
export function quotedSheetName(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** Lets cells choose from a list. Other words are questioned, not refused: a team may know better. */
export function addDropdown(sheet: Worksheet, range: string, source: string, prompt: string): void {
  (sheet as unknown as WithValidations).dataValidations.add(range, {
    type: 'list',
    allowBlank: true,
    formulae: [source],
    showInputMessage: true,
    prompt,
    showErrorMessage: true,
    errorStyle: 'warning',
  });
}
