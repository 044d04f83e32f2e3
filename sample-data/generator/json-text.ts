const WIDTH = 110;

/** JSON as the project's formatter leaves it: short objects and lists on one line, long ones spread. */
export function jsonText(value: unknown): string {
  return `${write(value, 0, 0)}\n`;
}

function write(value: unknown, depth: number, before: number): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const flat = Array.isArray(value) ? flatList(value) : flatObject(value as Record<string, unknown>);
  if (flat !== undefined && depth > 0 && depth * 2 + before + flat.length < WIDTH) return flat;
  const indent = '  '.repeat(depth + 1);
  const close = '  '.repeat(depth);
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    return `[\n${value.map((item) => indent + write(item, depth + 1, 0)).join(',\n')}\n${close}]`;
  }
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (entries.length === 0) return '{}';
  const lines = entries.map(([key, item]) => {
    const name = `${JSON.stringify(key)}: `;
    return indent + name + write(item, depth + 1, name.length);
  });
  return `{\n${lines.join(',\n')}\n${close}}`;
}

const simple = (value: unknown) => value === null || typeof value !== 'object';

function flatList(list: readonly unknown[]): string | undefined {
  if (list.length === 1 && !simple(list[0]) && !Array.isArray(list[0])) {
    const only = flatObject(list[0] as Record<string, unknown>);
    return only === undefined ? undefined : `[${only}]`;
  }
  if (list.length === 0 || !list.every(simple)) return undefined;
  return `[${list.map((item) => JSON.stringify(item)).join(', ')}]`;
}

function flatObject(object: Readonly<Record<string, unknown>>): string | undefined {
  const entries = Object.entries(object).filter(([, item]) => item !== undefined);
  if (entries.length === 0 || !entries.every(([, item]) => simple(item))) return undefined;
  return `{ ${entries.map(([key, item]) => `${JSON.stringify(key)}: ${JSON.stringify(item)}`).join(', ')} }`;
}
