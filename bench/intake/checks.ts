import * as z from 'zod';

/** What the cells of a column must be: one of some words, text of a pattern (the whole cell), or a number in a range. */
export type Check =
  | { readonly words: readonly string[] }
  /** A yes or no, which becomes a boolean. */
  | { readonly yes: string; readonly no: string }
  | { readonly pattern: string }
  | { readonly from: number; readonly to: number };

/** Checks by column. */
export type Checks = Readonly<Record<string, Check>>;

export const YES_NO: Check = { yes: 'Yes', no: 'No' };
export const DATE: Check = { pattern: '(\\d{4}-\\d{2}-\\d{2})?' };
export const GRADES: Check = {
  words: ['KN', 'TK', '01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'],
};

/** The checks as a plain zod schema for header objects. */
export function zodSchema(checks: Checks): z.ZodObject {
  return z.object(
    Object.fromEntries(
      Object.entries(checks).map(([column, check]) => {
        if ('words' in check) return [column, z.enum(check.words as [string, ...string[]])];
        if ('yes' in check)
          return [
            column,
            z.enum([check.yes, check.no, '']).transform((word) => (word === '' ? null : word === check.yes)),
          ];
        if ('pattern' in check) return [column, z.string().regex(new RegExp(`^${check.pattern}$`))];
        return [column, z.coerce.number().min(check.from).max(check.to)];
      }),
    ),
  );
}

/** The checks as one SQL condition. */
export function sqlCondition(checks: Checks): string {
  return Object.entries(checks)
    .map(([name, check]) => {
      const column = `coalesce("${name}", '')`;
      if ('words' in check) return `${column} IN (${check.words.map((word) => `'${word}'`).join(', ')})`;
      if ('yes' in check) return `${column} IN ('${check.yes}', '${check.no}', '')`;
      if ('pattern' in check)
        return check.pattern === '.*' ? 'true' : `regexp_full_match(${column}, '${check.pattern}')`;
      return `coalesce(TRY_CAST(trim("${name}") AS DOUBLE) BETWEEN ${check.from} AND ${check.to}, false)`;
    })
    .join(' AND ');
}
