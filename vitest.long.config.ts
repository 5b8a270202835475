import everything from './vitest.config.js';

// What takes too long for each change: every case of what `npm test` shows by a sample. One file after the other, lest what they count be another's.
const include = ['packages/*/test/long/**/*.test.ts', 'test/long/**/*.test.ts'];
export default {
  ...everything,
  test: { ...everything.test, include, exclude: [], maxWorkers: 1, testTimeout: 30 * 60_000, hookTimeout: 120_000 },
};
