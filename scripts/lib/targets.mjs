import { basename, join } from 'node:path';
import { runChild } from './child.mjs';
import { announce, StepFailure } from './progress.mjs';
import { tool } from './tools.mjs';

// Biome colours its output even when nobody sees colours.
const biome = (root, args, paths) => {
  const colours = process.stdout.isTTY ? [] : ['--colors=off'];
  return [tool(root, '@biomejs/biome', 'biome'), ...args, ...colours, ...(paths.length > 0 ? paths : ['.'])];
};

/**
 * What each target runs after installation: a list of Node command lines.
 * `terminal` is for those in which a person may type; `remedy` says what to do when the target itself fails.
 */
export const targets = {
  build: { needsBuild: true, commands: () => [] },
  test: {
    needsBuild: true,
    commands: (root, args) => [[tool(root, 'vitest'), 'run', ...args]],
    remedy: 'look at the failed tests above',
  },
  'test:windows': {
    needsBuild: true,
    commands: (root, args) => [[tool(root, 'vitest'), 'run', '--config', 'vitest.windows.config.ts', ...args]],
    remedy: 'look at the failed tests above',
  },
  'test:long': {
    needsBuild: true,
    commands: (root, args) => [[tool(root, 'vitest'), 'run', '--config', 'vitest.long.config.ts', ...args]],
    remedy: 'look at the failed tests above',
  },
  fuzz: {
    needsBuild: true,
    commands: (root, args) => [[join(root, 'scripts', 'fuzz.mjs'), ...args]],
    remedy: 'look at the value above, which is kept in test/corpus',
  },
  demo: {
    needsBuild: true,
    terminal: true,
    commands: (root, args) => [[join(root, 'scripts', 'demo.mjs'), ...args]],
    remedy: 'look at the last command above and its message',
  },
  bench: {
    needsBuild: true,
    terminal: true,
    commands: (root, args) => [[join(root, 'scripts', 'bench.mjs'), ...args]],
    remedy: 'look at the message above',
  },
  lint: {
    commands: (root, args) => [biome(root, ['ci'], args)],
    remedy: 'let "npm run format" correct what it can, and correct the rest by hand',
  },
  format: {
    commands: (root, args) => [biome(root, ['check', '--write'], args)],
    remedy: 'correct by hand what is left',
  },
  typecheck: {
    // The build has checked the sources; the tests are compiled against its declarations.
    needsBuild: true,
    commands: (root, args) => [[tool(root, 'typescript', 'tsc'), '-p', 'tsconfig.test.json', ...args]],
    remedy: 'correct the errors above',
  },
  unused: {
    commands: (root, args) => [[tool(root, 'knip'), ...args]],
    remedy: 'remove what is unused, or name it in knip.jsonc with its reason',
  },
};

export const targetNames = Object.keys(targets);

export async function runTarget({ root }, name, args) {
  const { commands, terminal, remedy } = targets[name];
  for (const command of commands(root, args)) {
    announce(name, [basename(command[0]), ...command.slice(1)].join(' '));
    const { code } = await runChild(process.execPath, command, { cwd: root, terminal });
    if (code !== 0) throw new StepFailure(name, `exit code ${code}`, { remedy, exitCode: code });
  }
}
