import everything from './vitest.config.js';

// Applications in real windows, which take half a gigabyte of programs: one after the other, lest they wait for each other.
process.env['SMARTCMD_TEST_WINDOWS'] = '1';
const include = ['packages/cli/test/windows/*.test.ts', 'test/docs.test.ts'];
export default { ...everything, test: { ...everything.test, include, exclude: [], maxWorkers: 1 } };
