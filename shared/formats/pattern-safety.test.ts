import { describe, expect, it } from 'vitest';
import { repeatsWithinRepeat, sharesOutTooOften } from './pattern-safety.ts';

describe('a pattern that can take for ever', () => {
  it.each(['(a+)+$', '((a+))+$', '^(\\w|\\d)+$', '(?:(?:x|y)z)*', '(a?b)*', '(a{2,}){3}', '([^)]+,)+'])(
    '%s',
    (pattern) => expect(repeatsWithinRepeat(pattern)).toBe(true),
  );
});

describe('a pattern that is harmless', () => {
  it.each([
    '(\\d+)-(\\d+)',
    '(20\\d\\d[-_](?:20)?\\d\\d|20\\d\\d)',
    '(math|ela|reading)',
    '\\(a+\\)+',
    '[(a+]+',
    '[\\](a+)]*',
    '(abc)+',
    '(?<=a)b+',
    '^(?!.*(?:valid|partial)).',
  ])('%s', (pattern) => expect(repeatsWithinRepeat(pattern)).toBe(false));
});

it.each([
  ['(.*) - (.*)', false],
  ['^[^,]+,[^,]+$', false],
  ['Grade \\d+, Unit \\d+, Form \\d+', false],
  ['\\.+\\.+\\.+x', false],
  ['.*-.*-.*x', true],
  ['^.+,[^;]+;\\S+ $', true],
  ['.{2,}.{2,}.{2,}x', true],
])('parts that may be anything: %s is too many: %s', (pattern, isTooMany) => {
  expect(sharesOutTooOften(pattern)).toBe(isTooMany);
});
