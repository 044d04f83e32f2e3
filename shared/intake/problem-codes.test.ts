import { expect, test } from 'vitest';
import { mappingProblems } from '../formats/mapping-problems.ts';
import { allProblems, problemCodesPage, readingProblems, returnProblems } from './problem-codes.ts';

test('docs/problem-codes.md lists every code as the tables say it (write it anew with vitest -u)', async () => {
  await expect(problemCodesPage()).toMatchFileSnapshot('../../docs/problem-codes.md');
});

test('no code has two meanings', () => {
  const tables = [readingProblems, mappingProblems, returnProblems];
  const all = tables.flatMap((table) => Object.keys(table));
  expect(all.filter((code, at) => all.indexOf(code) !== at)).toEqual([]);
});

test.each(Object.entries(allProblems))('%s is a kebab-case code with whole sentences', (code, facts) => {
  expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
  expect(facts.title).toMatch(/^[A-Z].*[^.]$/);
  expect(facts.meaning).toMatch(/\.$/);
  expect(facts.mend.length).toBeGreaterThan(10);
});
