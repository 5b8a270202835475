import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CLI } from './support/run-cli.js';

it('the agent is one file without what commands are made of', () => {
  const text = readFileSync(join(CLI, '..', '..', 'bundle', 'agent.cjs'), 'utf8');
  expect(text).toContain('agent.ts');
  for (const library of ['@oclif', 'inquirer', '/ora/']) expect(text).not.toContain(library);
  expect([...text.matchAll(/require\("(\.[^"]*)"\)/g)].map(([, name]) => name)).toEqual([]);
});
