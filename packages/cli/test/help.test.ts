import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalHelp } from '../src/messages/help/global.js';
import { COMMAND_HELP } from '../src/messages/help/index.js';
import { PLUGIN_HELP } from '../src/messages/help/layout.js';
import { makeHome, type RunResult, runCli, type TestHome } from './support/run-cli.js';

interface Manifest {
  commands: Record<
    string,
    { summary: string; flags: Record<string, { hidden?: boolean }>; args: Record<string, unknown>; examples: unknown[] }
  >;
}

const { commands } = JSON.parse(readFileSync(new URL('../oclif.manifest.json', import.meta.url), 'utf8')) as Manifest;

let home: TestHome;
beforeAll(() => {
  home = makeHome();
});
afterAll(() => home.remove());

const run = (args: string[], language = 'en_GB.UTF-8'): Promise<RunResult> =>
  runCli(args, { env: { ...home.env, LC_ALL: language } });

describe('every command', () => {
  it.each(Object.keys(commands))('%s has its help in both languages, and an example', (id) => {
    const help = COMMAND_HELP[id];
    const command = commands[id];
    expect(command?.summary).toBe(help?.summary.en);
    expect(help?.examples.length).toBeGreaterThan(0);
    const flags = Object.keys(command?.flags ?? {}).filter(
      (name) => !command?.flags[name]?.hidden && !(name in globalHelp.flags),
    );
    expect(Object.keys(help?.flags ?? {}).sort()).toEqual(flags.sort());
    expect(Object.keys(help?.args ?? {}).sort()).toEqual(Object.keys(command?.args ?? {}).sort());
    const texts = [
      help?.summary,
      help?.description,
      ...Object.values(help?.flags ?? {}),
      ...Object.values(help?.args ?? {}),
    ];
    for (const text of texts) if (text) expect(text.pt).not.toBe(text.en);
  });

  it.each(Object.keys(commands))('%s shows it', async (id) => {
    const words = id.split(':');
    const [english, portuguese] = await Promise.all([
      run([...words, '--help']),
      run([...words, '--help'], 'pt_PT.UTF-8'),
    ]);
    expect([english?.code, portuguese?.code]).toEqual([0, 0]);
    expect(english?.stdout).toMatch(/^USAGE$/m);
    expect(portuguese?.stdout).toMatch(/^UTILIZAÇÃO$/m);
    expect(portuguese?.stdout).toMatch(/^EXEMPLOS$/m);
    expect(portuguese?.stdout).not.toMatch(/^(USAGE|FLAGS|GLOBAL FLAGS|ARGUMENTS|DESCRIPTION|EXAMPLES)$/m);
  });
});

describe('the whole help', () => {
  it.each([
    ['en_GB.UTF-8', ['EXIT CODES', 'EXAMPLES', 'interrupted', 'sign-hash']],
    ['pt_PT.UTF-8', ['CÓDIGOS DE SAÍDA', 'EXEMPLOS', 'interrompido', 'COMANDOS', 'TEMAS']],
  ])('in %s has examples and the exit codes', async (language, texts) => {
    const { code, stdout } = await run(['--help'], language);
    expect(code).toBe(0);
    for (const text of texts) expect(stdout).toContain(text);
    for (const exit of ['0', '1', '2', '3', '4', '5', '6', '7', '130'])
      expect(stdout).toMatch(new RegExp(`^  ${exit} +\\p{L}`, 'mu'));
  });

  it('is what no arguments show too, and -h', async () => {
    const { stdout } = await run(['help']);
    expect((await run([])).stdout).toBe(stdout);
    expect((await run(['-h'])).stdout).toBe(stdout);
  });

  it('knows the texts of plugins', async () => {
    for (const id of Object.keys(PLUGIN_HELP)) {
      expect((await run([id, '--help'], 'pt_PT.UTF-8')).stdout).toContain(PLUGIN_HELP[id]?.summary.pt);
    }
  });
});

it.each(['--version', '-v'])('%s names version, system and Node', async (option) => {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const { code, stdout } = await run([option]);
  expect(code).toBe(0);
  expect(stdout).toBe(`smartcmd/${version} ${process.platform}-${process.arch} node-${process.version}\n`);
});

describe('a wrong command line ends with 2, in the language of the person', () => {
  it.each([
    [['sign-hash', '--nope'], 'There is no option --nope.', 'Não existe a opção --nope.'],
    [['sign-hash', '--file'], 'The option --file needs a value.', 'A opção --file precisa de um valor.'],
    [['sign-hash', '--format', 'x'], 'The option --format cannot be "x"', 'A opção --format não pode ser "x"'],
    [['sign-hash', '-q', '-v'], 'cannot be given together', 'não podem ser dadas em conjunto'],
    [['doctor', 'more'], 'Too many arguments: more.', 'Argumentos a mais: more.'],
    [['profile', 'use'], 'Missing: ', 'Falta: '],
    [['nothing'], 'There is no command "nothing".', 'Não existe o comando "nothing".'],
    [['help', 'nothing'], 'There is no command "nothing".', 'Não existe o comando "nothing".'],
  ])('%s', async (args, english, portuguese) => {
    const [inEnglish, inPortuguese] = await Promise.all([run(args), run(args, 'pt_PT.UTF-8')]);
    expect([inEnglish?.code, inPortuguese?.code]).toEqual([2, 2]);
    expect(inEnglish?.stderr).toContain(english);
    expect(inPortuguese?.stderr).toContain(portuguese);
    expect(inEnglish?.stdout).toBe('');
  });
});

describe('a wrong value of an option leads to the help of its command', () => {
  it.each([
    [['setup', '--environment', 'foo'], 'setup'],
    [['certificate', 'export', '--format', 'foo'], 'certificate export'],
    [['sign-hash', '--format', 'raw', '--format', 'hex'], 'sign-hash'],
    [['simulator', 'start', '--port', '99999'], 'simulator start'],
    [['sign-hash', '--nope'], 'sign-hash'],
    [['profile', 'use'], 'profile use'],
  ])('%s', async (args, command) => {
    const { code, stderr } = await run(args);
    expect(stderr).toContain(`See: smartcmd ${command} --help`);
    expect(code).toBe(2);
  });
});
