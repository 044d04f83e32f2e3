import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { dataDictionary } from './data-dictionary.ts';

const path = join(import.meta.dirname, '../../docs/data-dictionary.md');

it('docs/data-dictionary.md says what the record types say (UPDATE_DOCS=1 writes it again)', () => {
  if (process.env['UPDATE_DOCS']) writeFileSync(path, dataDictionary());
  expect(readFileSync(path, 'utf8')).toBe(dataDictionary());
});
