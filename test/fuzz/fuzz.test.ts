import { expect, test } from 'vitest';
import { checkFile } from './fuzz.ts';
import { countRows } from './row-counter.ts';

test('the counter that intake is held against counts by the rule', () => {
  const shape = { delimiter: ',', lineEnd: '\n', width: 2, named: 2 } as const;
  expect(countRows('1,a\n\n# no row\n2,"b\nc"\n3,"d\n4,e\n', shape)).toBe(4);
});

test('400 files of every kind: no crash, no hang, every row accounted for', async () => {
  const faulty: string[] = [];
  for (let index = 0; index < 400; index++) {
    const { file, faults } = await checkFile(20260927, index);
    if (faults.length > 0)
      faulty.push(`--seed 20260927 --only ${index} (${file.description}): ${faults.join('; ')}`);
  }
  expect(faulty).toEqual([]);
});
