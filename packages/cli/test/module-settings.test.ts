import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readToken, type Token } from '@smartcmd/p11-module';
import { beforeEach, describe, expect, it } from 'vitest';
import { useModule } from './support/module.js';
import { LIBRARY, needNative, type ProgramResult, runProgram } from './support/native.js';
import { changeProfile, storeFiles } from './support/profile-files.js';
import { type RunResult, runCli } from './support/run-cli.js';
import { ACCOUNT } from './support/simulator.js';

// What a profile decides for programs that load the module: set by setup, kept, compiled into the token, obeyed.
const test = useModule();

const setUp = (...more: string[]): Promise<RunResult> =>
  runCli(
    ['setup', '--environment', 'simulator', '--simulator-state', test.service.stateDir, '--non-interactive', ...more],
    { env: test.home.env, cwd: join(test.home.dir, 'work') },
  );
const profile = (): Record<string, unknown> =>
  (JSON.parse(readFileSync(storeFiles(test.home).config, 'utf8')) as { profiles: { default: Record<string, unknown> } })
    .profiles.default;
const token = (): Token => readToken(readFileSync(storeFiles(test.home).token()));
const agentArguments = (): readonly string[] => token().agent.slice(3);
const inHome = (name: string): string => join(test.home.dir, name);

describe('setup', () => {
  it('keeps what the profile decides until it is told otherwise', async () => {
    expect(token()).toMatchObject({ settings: {} });
    expect(agentArguments()).toEqual([]);
    const mechanisms = 'sha256-rsa-pkcs,CKM_RSA_PKCS';
    const options = ['--mechanisms', mechanisms, '--remember-signatures', '30', '--module-log', 'calls.log'];
    expect((await setUp(...options, '--prompts', 'kdialog')).code).toBe(0);
    const chosen = {
      mechanisms: ['CKM_SHA256_RSA_PKCS', 'CKM_RSA_PKCS'],
      rememberSignatures: 30,
      moduleLog: inHome('work/calls.log'),
      prompts: 'kdialog',
    };
    const told = ['mechanisms=CKM_SHA256_RSA_PKCS,CKM_RSA_PKCS', 'remember=30'];
    expect(profile()).toMatchObject(chosen);

    for (const again of [setUp, () => runCli(['certificate', 'refresh'], { env: test.home.env })]) {
      expect((await again()).code).toBe(0);
      expect(profile()).toMatchObject(chosen);
      expect(token()).toMatchObject({ settings: { log: chosen.moduleLog, prompts: 'kdialog' } });
      expect(token().mechanisms.map(({ type }) => type)).toEqual([0x40, 0x01]);
      expect(agentArguments()).toEqual(told);
    }

    expect((await setUp('--mechanisms', 'default', '--module-log', 'off', '--prompts', 'auto')).code).toBe(0);
    expect(profile()).not.toHaveProperty('moduleLog');
    expect(profile()).not.toHaveProperty('mechanisms');
    expect(profile()).not.toHaveProperty('prompts');
    expect(token().mechanisms).toHaveLength(7);
    expect(token().settings).toEqual({});
    expect(agentArguments()).toEqual(['remember=30']);
    expect((await setUp('--remember-signatures', 'off')).code).toBe(0);
    expect(profile()).toMatchObject({ rememberSignatures: false });
    expect(agentArguments()).toEqual(['remember=0']);
  });

  it.each([
    ['--mechanisms', 'SHA256-RSA-PSS', 'en_GB.UTF-8', 'is not a list of mechanisms'],
    ['--mechanisms', 'RSA-PKCS', 'pt_PT.UTF-8', 'não é uma lista de mecanismos'],
    ['--remember-signatures', '601', 'en_GB.UTF-8', 'is not a number of seconds'],
    ['--remember-signatures', '-1', 'pt_PT.UTF-8', 'não é um número de segundos'],
    ['--module-log', 'directory', 'en_GB.UTF-8', 'must be a regular file'],
    ['--module-log', 'link', 'pt_PT.UTF-8', 'tem de ser um ficheiro regular'],
    ['--module-log', 'missing/log', 'en_GB.UTF-8', 'in a directory that exists'],
    ['--module-log', '', 'pt_PT.UTF-8', 'A opção --module-log precisa de um valor.'],
  ])('refuses %s %s in %s, and changes nothing', async (option, value, language, sentence) => {
    mkdirSync(inHome('work/directory'));
    symlinkSync(inHome('aim'), inHome('work/link'));
    const before = readFileSync(storeFiles(test.home).config, 'utf8');
    const { code, stderr } = await runCli(['setup', '--non-interactive', `${option}=${value}`], {
      env: { ...test.home.env, LC_ALL: language },
      cwd: inHome('work'),
    });
    expect(stderr).toContain(sentence);
    expect(code).toBe(2);
    expect(readFileSync(storeFiles(test.home).config, 'utf8')).toBe(before);
  });
});

describe('config.json', () => {
  it.each([
    ['mechanisms', 'CKM_SHA256_RSA_PKCS', 'en_GB.UTF-8', 'it must be a list of names'],
    ['mechanisms', ['CKM_SHA256_RSA_PKCS', 'CKM_AES_CBC'], 'pt_PT.UTF-8', 'tem de ser uma lista de nomes'],
    ['rememberSignatures', true, 'en_GB.UTF-8', 'it must be seconds, 1 to 600, or false'],
    ['rememberSignatures', 0, 'pt_PT.UTF-8', 'tem de ser segundos, de 1 a 600, ou false'],
    ['prompts', 'gtk', 'en_GB.UTF-8', 'auto, zenity, kdialog, pinentry or terminal'],
    ['moduleLog', 'calls.log', 'en_GB.UTF-8', 'it must be a path that begins with /'],
    ['moduleLog', '/tmp/', 'pt_PT.UTF-8', 'tem de ser um caminho que comece por /'],
  ])('with %s %j is refused in %s', async (field, value, language, sentence) => {
    changeProfile(test.home, (stored) => {
      stored[field] = value;
    });
    const { code, stderr } = await runCli(['certificate', 'refresh'], { env: { ...test.home.env, LC_ALL: language } });
    expect(stderr).toContain(`profiles.default.${field}`);
    expect(stderr).toContain(sentence);
    expect(code).toBe(3);
  });
});

describe('a program that loads the module', () => {
  beforeEach(({ skip }) => needNative(skip, 'pkcs11-tool'));

  /** Signs what is in a file with pkcs11-tool. */
  const sign = (mechanism: string, content: Uint8Array | string, env = test.env): Promise<ProgramResult> => {
    writeFileSync(inHome('document'), content);
    const files = ['--input-file', inHome('document'), '--output-file', inHome('signature')];
    return runProgram('pkcs11-tool', ['--module', LIBRARY, '--sign', '--mechanism', mechanism, ...files], env);
  };
  const digestInfo = (prefix: string, hash: string): Buffer =>
    Buffer.concat([Buffer.from(prefix, 'hex'), createHash(hash).update('x').digest()]);
  const sha256 = digestInfo('3031300d060960864801650304020105000420', 'sha256');
  const sha1 = digestInfo('3021300906052b0e03021a05000414', 'sha1');
  const md5 = digestInfo('3020300c06082a864886f70d020505000410', 'md5');

  it('signs with the mechanisms of the profile and no others, whether it hashes or we do', async () => {
    expect((await sign('RSA-PKCS', md5)).output).toContain('CKR_DATA_INVALID');
    await setUp('--mechanisms', 'SHA256-RSA-PKCS,RSA-PKCS');
    const { output } = await runProgram('pkcs11-tool', ['--module', LIBRARY, '-M'], test.env);
    expect(output.match(/^ {2}[\w-]+/gm)).toEqual(['  SHA256-RSA-PKCS', '  RSA-PKCS']);
    expect((await sign('SHA1-RSA-PKCS', 'x')).output).toContain('CKR_MECHANISM_INVALID');
    expect((await sign('RSA-PKCS', sha1)).output).toContain('CKR_DATA_INVALID');
    expect(test.codes()).toBe(0);
    expect(await sign('RSA-PKCS', sha256)).toMatchObject({ code: 0 });
    expect(test.codes()).toBe(1);
  });

  it('cannot hand over its own DigestInfo where the profile does not list RSA-PKCS', async () => {
    await setUp('--mechanisms', 'SHA256-RSA-PKCS');
    expect((await sign('RSA-PKCS', sha256)).output).toContain('CKR_MECHANISM_INVALID');
    expect(await sign('SHA256-RSA-PKCS', 'x')).toMatchObject({ code: 0 });
    expect(test.codes()).toBe(1);
  });

  it('is logged where the profile says, unless its environment says otherwise', async () => {
    await setUp('--module-log', inHome('profile.log'));
    expect(await sign('SHA256-RSA-PKCS', 'x', { ...test.env, SMARTCMD_LOG: inHome('own.log') })).toMatchObject({
      code: 0,
    });
    expect(existsSync(inHome('profile.log'))).toBe(false);
    expect(await sign('SHA256-RSA-PKCS', 'what nobody else is to know')).toMatchObject({ code: 0 });
    for (const name of ['own.log', 'profile.log']) {
      const log = readFileSync(inHome(name), 'utf8');
      for (const text of ['C_Initialize(', 'mechanism=CKM_SHA256_RSA_PKCS', 'C_Sign(', ' = CKR_OK ', 'was answered'])
        expect(log).toContain(text);
    }
    const log = readFileSync(inHome('profile.log'), 'utf8');
    expect(log).not.toContain('what nobody else is to know');
    // Apart from times, ids and durations, in which four digits may come by chance.
    const words = log.replace(/^\S+ \S+|\bprocess \S+$|\d+ us$/gm, '');
    for (const secret of [ACCOUNT.pin, test.service.lastOtp()]) expect(words).not.toContain(secret);
  });
});
