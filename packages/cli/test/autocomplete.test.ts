import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CLI, makeHome, runCli, type TestHome } from './support/run-cli.js';

let home: TestHome;
beforeEach(() => {
  home = makeHome();
  mkdirSync(join(home.dir, 'bin'));
  symlinkSync(CLI, join(home.dir, 'bin', 'smartcmd'));
  home = { ...home, env: { ...home.env, PATH: `${join(home.dir, 'bin')}:${home.env['PATH']}` } };
});
afterEach(() => home.remove());

/** What bash offers for a command line, in a shell that has run what a person is told to run. */
function completions(enable: string, ...words: string[]): string[] {
  const list = words.map((word) => `'${word}'`).join(' ');
  const script = `cd; ${enable}
    COMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}
    _smartcmd_autocomplete && printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync('bash', ['--norc', '-c', script], { env: { ...home.env }, encoding: 'utf8' })
    .split('\n')
    .filter(Boolean)
    .sort();
}

/** The lines that are meant to be run. */
const commandsIn = (text: string): string[] => [...text.matchAll(/^ {2}(\S.*)$/gm)].map(([, line]) => line ?? '');

it('bash completes once a person has done as the instructions say', { timeout: 90_000 }, async () => {
  const { code, stdout } = await runCli(['autocomplete', 'bash'], { env: home.env });
  expect(code).toBe(0);
  const [now, always] = commandsIn(stdout);
  expect(now).toBe('source <(smartcmd autocomplete script bash)');
  expect(always).toBe('smartcmd autocomplete script bash >> ~/.bashrc');
  for (const enable of [now ?? '', `${always}; source ~/.bashrc`]) {
    expect(completions(enable, 'smartcmd', 'si')).toEqual(['sign-hash', 'simulator']);
    expect(completions(enable, 'smartcmd', 'simulator', '')).toEqual(['start']);
    expect(completions(enable, 'smartcmd', 'sign-hash', '--do')).toEqual(['--document-name']);
  }
});

it('tells zsh the same way', async () => {
  const { stdout } = await runCli(['autocomplete', 'zsh'], { env: home.env });
  expect(commandsIn(stdout)).toEqual([
    'source <(smartcmd autocomplete script zsh)',
    'smartcmd autocomplete script zsh >> ~/.zshrc',
    'smartcmd autocomplete --refresh-cache',
  ]);
});

it.each([{ SHELL: '/bin/zsh' }, { SHELL: '' }])('knows the shell, or takes bash: %j', async (variables) => {
  const { code, stdout } = await runCli(['autocomplete'], { env: { ...home.env, ...variables } });
  expect(code).toBe(0);
  expect(stdout).toContain(variables.SHELL === '' ? 'script bash' : 'script zsh');
});

it('speaks Portuguese, also about a shell that it does not know', async () => {
  const env = { ...home.env, LANG: 'pt_PT.UTF-8' };
  expect((await runCli(['autocomplete', 'bash'], { env })).stdout).toContain('Neste terminal');
  const { code, stderr } = await runCli(['autocomplete', 'fish'], { env });
  expect(code).toBe(2);
  expect(stderr).toContain('Veja: smartcmd autocomplete --help');
});

it('only makes the cache again with --refresh-cache', async () => {
  const { code, stdout } = await runCli(['autocomplete', '--refresh-cache'], { env: home.env });
  expect([code, stdout]).toEqual([0, '']);
});
