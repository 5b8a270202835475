import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CLI } from './support/run-cli.js';

const textOf = (name: string): string => readFileSync(join(CLI, '..', '..', 'bundle', `${name}.cjs`), 'utf8');

it.each(['agent', 'enrol'])('%s is one file without what commands are made of', (name) => {
  const text = textOf(name);
  expect(text).toContain(`${name}.ts`);
  for (const library of ['@oclif', 'inquirer', '/ora/']) expect(text).not.toContain(library);
  expect([...text.matchAll(/require\("(\.[^"]*)"\)/g)].map(([, name]) => name)).toEqual([]);
});

it('the agent that signs does not carry what fetches and stores certificates', () => {
  for (const file of ['src/enrolment/', 'src/store/change.ts', 'src/store/token.ts', 'token/compile.js']) {
    expect([file, textOf('enrol').includes(file)]).toEqual([file, true]);
    expect([file, textOf('agent').includes(file)]).toEqual([file, false]);
  }
});

it('the licences of what is bundled lie beside it, and of nothing else', () => {
  const licences = readFileSync(join(CLI, '..', '..', 'bundle', 'LICENSES.txt'), 'utf8');
  for (const name of ['@oclif/core', 'inquirer', 'node-forge', 'soap', 'zod'])
    expect(licences).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+, `, 'm'));
  expect(licences).toContain('Permission is hereby granted, free of charge');
  for (const name of ['axios', 'esbuild', 'minimatch']) expect(licences).not.toMatch(new RegExp(`^${name} `, 'm'));
});
