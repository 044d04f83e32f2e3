import type * as z from 'zod';

/** What the schema calls a kind of value, in the words of somebody who writes JSON by hand. */
const KINDS: Readonly<Record<string, string>> = {
  array: 'a list in [ ]',
  object: 'a part in { }',
  record: 'a part in { }',
  string: 'a text in quotation marks',
  boolean: 'true or false, without quotation marks',
  number: 'a number, without quotation marks',
  int: 'a whole number, without quotation marks',
};

/** What is wrong with a value, to stand behind its name: 'must be a list in [ ]'. */
export function shapeWords(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `must be ${KINDS[issue.expected] ?? issue.expected}`;
  if (issue.code === 'too_small') return 'must not be empty';
  if (issue.code === 'invalid_value')
    return `must be one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
  return lowerFirst(issue.message);
}

function lowerFirst(text: string): string {
  return (text.charAt(0).toLowerCase() + text.slice(1)).replace(/\.$/, '');
}

/** Where reading a JSON text failed and why, as an editor counts: 'line 3, character 9: ...'. */
export function jsonFault(text: string, error: unknown): string {
  const reason = error instanceof Error ? error.message : 'unknown reason';
  const quotes = /[“”]/.test(text)
    ? ' It holds curly quotation marks (“ ”); JSON needs straight ones (").'
    : '';
  if (text.trim() === '') return 'The file is empty.';
  const position = /\bposition (\d+)/.exec(reason)?.[1];
  if (/end of JSON input|unterminated/i.test(reason) || Number(position) >= text.trimEnd().length)
    return `The file ends before all its brackets and quotation marks are closed.${quotes}`;
  if (position === undefined) return `The file is no JSON: ${reason}.${quotes}`;
  const before = text.slice(0, Number(position)).split('\n');
  const place = `line ${before.length}, character ${before.at(-1)!.length + 1}`;
  const found = JSON.stringify(text.charAt(Number(position)));
  return `The file is no JSON: at ${place}, the character ${found} cannot stand there. Often a comma, quotation mark or bracket is missing or too many just before.${quotes}`;
}
