import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeChain } from '../support/chain.js';
import { BY_CLASS, keystore, writeJavaConfiguration } from '../support/java.js';
import { useModule } from '../support/module.js';
import { LIBRARY, needNative, type ProgramResult, runProgram } from '../support/native.js';
import { verifySignature } from '../support/openssl.js';
import { runCli } from '../support/run-cli.js';
import { ACCOUNT } from '../support/simulator.js';

// SoftHSM2 in the place of the Citizen Card's library: what it can do it must be able to do behind our module, too.
const test = useModule();

const SOFTHSM = '/usr/lib/softhsm/libsofthsm2.so';
const PIN = '4711';
/** The number of the first profile's slot, as docs/applications.md gives it. */
const FIRST_OF_CMD = 1129137152;
const CARD = ['--token-label', 'card'];
const LOGIN = [...CARD, '--login', '--pin', PIN];

/** A token of SoftHSM2's, of which each side has a copy: with the same serial number, and so the same slot. */
function makeTokens(): { alone: Record<string, string>; behind: Record<string, string> } {
  const environment = (name: string): Record<string, string> => {
    const directory = join(test.home.dir, name);
    const SOFTHSM2_CONF = join(test.home.dir, `${name}.conf`);
    writeFileSync(SOFTHSM2_CONF, `directories.tokendir = ${directory}\nlog.level = ERROR\n`);
    return { ...test.env, SOFTHSM2_CONF, PTEIDPKCS11_WRAPPER: SOFTHSM };
  };
  const alone = environment('alone');
  mkdirSync(join(test.home.dir, 'alone'));
  const token = ['--init-token', '--free', '--label', 'card', '--pin', PIN, '--so-pin', '2222'];
  execFileSync('softhsm2-util', token, { env: alone, stdio: 'pipe' });
  cpSync(join(test.home.dir, 'alone'), join(test.home.dir, 'behind'), { recursive: true });
  return { alone, behind: environment('behind') };
}

/** SoftHSM2 lists and numbers its objects as their files come, whose names are random. */
const inOrder = ({ code, output }: ProgramResult): ProgramResult => {
  const entries = output.replaceAll(/^Data object \d+$/gm, 'Data object').split(/\n(?=\S)/);
  return { code, output: entries.toSorted().join('\n') };
};

describe('SoftHSM2 behind the module', () => {
  let tokens: ReturnType<typeof makeTokens>;
  beforeEach(({ skip }) => {
    needNative(skip, SOFTHSM, 'softhsm2-util', 'pkcs11-tool', 'openssl');
    tokens = makeTokens();
    for (const side of ['alone', 'behind']) writeFileSync(join(test.home.dir, side, 'data'), 'I agree.\n');
  });

  /** Runs pkcs11-tool on both sides, each in a folder of its own; gives what they said. */
  const both = (...args: string[]): Promise<[ProgramResult, ProgramResult]> => {
    const run = (module: string, side: keyof typeof tokens): Promise<ProgramResult> => {
      const inFolder = ['-c', 'cd "$0" && exec pkcs11-tool --module "$@"', join(test.home.dir, side), module, ...args];
      return runProgram('sh', inFolder, tokens[side]);
    };
    return Promise.all([run(SOFTHSM, 'alone'), run(LIBRARY, 'behind')]);
  };

  const STEPS: readonly (readonly [what: string, ...args: string[]])[] = [
    ['mechanisms', ...CARD, '--list-mechanisms'],
    ['a key pair', ...LOGIN, '--keypairgen', '--key-type', 'rsa:2048', '--id', '01', '--label', 'pair'],
    ['a secret key', ...LOGIN, '--keygen', '--key-type', 'aes:32', '--id', '02', '--label', 'secret'],
    ['an object written', ...LOGIN, '--write-object', 'data', '--type', 'data', '--label', 'contract'],
    ['objects', ...LOGIN, '--list-objects'],
    ['an object read', ...LOGIN, '--read-object', '--type', 'data', '--label', 'contract'],
    [
      'a signature',
      ...LOGIN,
      '--sign',
      '--mechanism',
      'SHA256-RSA-PKCS',
      '--id',
      '01',
      '-i',
      'data',
      '-o',
      'signature',
    ],
    ...(['encrypt', 'decrypt'] as const).map((job): [string, ...string[]] => {
      const files = job === 'encrypt' ? ['data', 'hidden'] : ['hidden', 'shown'];
      const mechanism = ['--mechanism', 'AES-CBC-PAD', '--iv', '00'.repeat(16), '--id', '02'];
      return [`to ${job}`, ...LOGIN, `--${job}`, ...mechanism, '-i', files[0] ?? '', '-o', files[1] ?? ''];
    }),
    ['an object deleted', ...LOGIN, '--delete-object', '--type', 'data', '--label', 'contract'],
    ['what is left', ...LOGIN, '--list-objects'],
    ['a wrong PIN', ...CARD, '--login', '--pin', '0000', '--list-objects'],
    ['a new PIN', ...LOGIN, '--change-pin', '--new-pin', '1147'],
    ['the whole of pkcs11-tool --test', ...CARD, '--login', '--pin', '1147', '--test'],
  ];

  // At OAEP with SHA-256, which SoftHSM2 does not have, pkcs11-tool gives up.
  const FAILING = ['a wrong PIN', 'the whole of pkcs11-tool --test'];

  // Forty processes, and keys that are made.
  it('does all that it does alone', { timeout: 120_000 }, async () => {
    for (const [what, ...args] of STEPS) {
      const [alone, behind] = await both(...args);
      expect([what, inOrder(behind)]).toEqual([what, inOrder(alone)]);
      expect([what, alone.code]).toEqual([what, FAILING.includes(what) ? 1 : 0]);
    }
    expect(readFileSync(join(test.home.dir, 'behind', 'shown'), 'utf8')).toBe('I agree.\n');
    expect(readFileSync(join(test.home.dir, 'behind', 'signature'))).toHaveLength(256);
    expect(test.codes()).toBe(0);
  });

  it('stands before the CMD, which signs as it does alone', async () => {
    const tool = (...args: string[]) => runProgram('pkcs11-tool', ['--module', LIBRARY, ...args], tokens.behind);
    const { code, output } = await tool('--list-slots');
    expect([code, output.match(/token label +: .*/g)]).toEqual([
      0,
      [expect.stringContaining(': card'), expect.stringContaining(`: CMD ${ACCOUNT.holder}`)],
    ]);
    const place = (name: string): string => join(test.home.dir, name);
    writeFileSync(place('contract.txt'), 'I agree.\n');
    const signing = ['--slot', String(FIRST_OF_CMD), '--sign', '--mechanism', 'SHA256-RSA-PKCS'];
    const files = { file: place('contract.txt'), signature: place('contract.sig') };
    const signed = await tool(...signing, '--input-file', files.file, '--output-file', files.signature);
    expect(signed).toMatchObject({ code: 0 });
    expect(verifySignature('sha256', writeChain(test.home).files.publicKey, files)).toBe('Verified OK');
    expect(test.codes()).toBe(1);
  });

  it('is passed over by Java, which takes the first slot, once its configuration names that of the CMD', async ({
    skip,
  }) => {
    needNative(skip, 'keytool');
    const configuration = writeJavaConfiguration(LIBRARY, test.home.dir, [`slot = ${FIRST_OF_CMD}`]);
    const listing = ['-list', ...keystore(configuration, ...BY_CLASS)];
    const { code, output } = await runProgram('keytool', listing, tokens.behind);
    expect(output).toContain('Your keystore contains 3 entries');
    expect(code).toBe(0);
  });

  it('stands behind it as one of several, too, after "module install --also"', async () => {
    const env = { ...tokens.behind, PTEIDPKCS11_WRAPPER: '' };
    expect((await runCli(['module', 'install', '--card', 'none', '--also', SOFTHSM], { env })).code).toBe(0);
    const { output } = await runProgram('pkcs11-tool', ['--module', LIBRARY, '--list-slots'], env);
    expect(output.match(/token label +: .*/g)).toEqual([
      expect.stringContaining(`: CMD ${ACCOUNT.holder}`),
      expect.stringContaining(': card'),
    ]);
    const listed = await runProgram('pkcs11-tool', ['--module', LIBRARY, ...LOGIN, '--test'], env);
    expect(listed).toMatchObject({ code: 0, output: expect.stringContaining('No errors') });
  });
});
