import { defineConfig } from 'vitest/config';

/** Runs of minutes: `npm run test:long`, not part of `npm test`. */
const LONG = ['test/{scale,privacy}/**/*.test.ts'];

/** Unit tests stand beside the code they test and run in seconds; slow ones (end to end, faults, infra) lie in test/. */
export default defineConfig({
  test: {
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          // Pure computation keeps nothing between files: loading each module once halves the time.
          isolate: false,
          include: ['{functions,shared,local,infra,bench,sample-data}/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'slow',
          include: ['test/**/*.test.ts'],
          exclude: LONG,
          testTimeout: 300_000,
          hookTimeout: 300_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'long',
          include: LONG,
          testTimeout: 600_000,
          hookTimeout: 600_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
