import { mergeConfig } from 'vitest/config';
import everything from './vitest.config.js';

// Applications in real windows, which take half a gigabyte of programs: one after the other, lest they wait for each other.
process.env['SMARTCMD_TEST_WINDOWS'] = '1';
const config = mergeConfig(everything, { test: { maxWorkers: 1 } });
config['test'].include = ['packages/cli/test/windows/*.test.ts', 'test/docs.test.ts'];
config['test'].exclude = [];
export default config;
