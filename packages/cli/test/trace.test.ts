import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LIBRARY, needNative, TRACE_LIBRARY } from './support/native.js';
import { waitFor } from './support/processes.js';
import { CLI, makeHome, type RunResult, runCli, type TestHome } from './support/run-cli.js';
import { runShell, SMARTCMD } from './support/shell.js';
import { makeSofthsmToken, SOFTHSM, SOFTHSM_PINS } from './support/softhsm.js';
import { onTerminal } from './support/terminal.js';

const APPLICATION = fileURLToPath(new URL('support/trace-application.py', import.meta.url));
const { user, so } = SOFTHSM_PINS;
const LOGIN = `--token-label card --login --pin ${user}`;
const PROGRAMS = [TRACE_LIBRARY, SOFTHSM, 'softhsm2-util', 'pkcs11-tool', 'python3'];

interface Call {
  readonly function: string;
  readonly process: number;
  readonly thread: number;
  readonly time: string;
  readonly microseconds: number | null;
  readonly arguments: Record<string, unknown>;
  readonly result: string | null;
}

interface Trace {
  readonly version: number;
  readonly module: string;
  readonly program: string;
  readonly calls: Call[];
  readonly summary: {
    readonly calls: number;
    readonly errors: number;
    readonly unfinished: number;
    readonly signatures: number;
    readonly microseconds: number;
    readonly functions: { function: string; calls: number; errors: number; microseconds: number; longest: number }[];
    readonly results: { function: string; result: string; calls: number }[];
  };
  readonly exitCode: number | null;
  readonly signal: string | null;
}

let home: TestHome;
let env: Record<string, string>;
const place = (name: string): string => join(home.dir, name);

beforeEach(({ skip }) => needNative(skip, ...PROGRAMS));
beforeAll(() => {
  home = makeHome();
  env = { ...home.env };
  if (PROGRAMS.every((program) => !program.startsWith('/') || existsSync(program)))
    env = { ...env, ...makeSofthsmToken(home.dir) };
  writeFileSync(place('contract'), 'I agree to the contract.\n');
});
afterAll(() => home.remove());

/** Runs a shell script behind the trace; in it, `{}` is the library, and so is the path of SoftHSM2. */
const traced = (script: string, ...flags: string[]): Promise<RunResult> =>
  runCli(['trace', '--module', SOFTHSM, ...flags, '--', 'sh', '-ec', script], { env, cwd: home.dir });
const tool = (...args: string[]): string => `pkcs11-tool --module "{}" ${args.join(' ')}`;
const documentOf = (text: string): Trace => JSON.parse(text) as Trace;
const called = ({ calls }: Trace, name: string): Call[] => calls.filter((call) => call.function === name);

describe('smartcmd trace', () => {
  it('shows each call with its arguments by name, what it returned, and how long it took', async () => {
    const { code, stdout, stderr } = await traced(tool('--list-slots'));
    expect(code).toBe(0);
    expect(stderr).toMatch(/Slot 0 .*[\s\S]*token label +: card\n/);
    const lines = stdout.trimEnd().split('\n');
    for (const line of lines) expect(line).toMatch(/^ *\d+\.\d µs {2}C_\w+\(.*\) = CKR_\w+$/);
    expect(lines[0]).toContain('C_GetInterface(pInterfaceName="PKCS 11", pVersion=NULL, ');
    expect(stdout).toContain('C_Initialize(pInitArgs=NULL) = CKR_OK\n');
    expect(stdout).toMatch(
      /C_GetTokenInfo\(slotID=\d+, pInfo=\{label="card", .*CKF_LOGIN_REQUIRED\|.*, ulSessionCount=\?, /,
    );
    expect(stdout).toContain('C_Finalize(pReserved=NULL) = CKR_OK\n');
    expect(stderr).toMatch(/\nCalls: \d+, errors: 0, signatures: 0, time in the library: \d+\.\d ms\n$/);
  });

  it('writes one JSON document in which numbers have the names of the standard', async () => {
    const script = [
      tool(LOGIN, '--keypairgen --key-type rsa:2048 --id 01 --label par'),
      tool(LOGIN, '--sign --mechanism SHA256-RSA-PKCS-PSS --id 01 -i contract -o contract.sig'),
    ].join('\n');
    const { code, stdout } = await traced(script, '--json');
    expect(code).toBe(0);
    const trace = documentOf(stdout);
    expect(trace).toMatchObject({ version: 1, module: SOFTHSM, program: 'sh', exitCode: 0, signal: null });
    for (const call of trace.calls) {
      expect(call.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
      expect(call.microseconds).toBeGreaterThan(0);
      expect(call.result).toMatch(/^CKR_/);
    }
    expect(new Set(trace.calls.map(({ process }) => process)).size).toBe(2);
    expect(called(trace, 'C_Login')[0]?.arguments).toMatchObject({ userType: 'CKU_USER', pPin: { secret: true } });
    const [made] = called(trace, 'C_GenerateKeyPair');
    expect(made?.arguments).toMatchObject({
      pMechanism: { type: 'CKM_RSA_PKCS_KEY_PAIR_GEN', parameter: null },
      pPrivateKeyTemplate: expect.arrayContaining([
        { type: 'CKA_CLASS', bytes: 8, value: 'CKO_PRIVATE_KEY' },
        { type: 'CKA_SIGN', bytes: 1, value: true },
        { type: 'CKA_LABEL', bytes: 3, value: 'par' },
        { type: 'CKA_ID', bytes: 1, value: '01' },
      ]),
    });
    expect(called(trace, 'C_SignInit')[0]?.arguments['pMechanism']).toEqual({
      type: 'CKM_SHA256_RSA_PKCS_PSS',
      parameter: { hashAlg: 'CKM_SHA256', mgf: 'CKG_MGF1_SHA256', sLen: 32 },
    });
    expect(called(trace, 'C_Sign')[0]?.arguments).toMatchObject({ pData: { bytes: 25 }, pSignature: { bytes: 256 } });
    expect(called(trace, 'C_OpenSession')[0]?.arguments['flags']).toContain('CKF_SERIAL_SESSION');
    const counted = trace.calls.reduce((sum, { microseconds }) => sum + (microseconds ?? 0), 0);
    expect(trace.summary.microseconds).toBeCloseTo(counted, 1);
    expect(trace.summary).toMatchObject({ calls: trace.calls.length, unfinished: 0, signatures: 1 });
    for (const { function: name, calls, errors, longest } of trace.summary.functions) {
      const own = called(trace, name);
      expect([name, own.length]).toEqual([name, calls]);
      expect(own.filter(({ result }) => result !== 'CKR_OK')).toHaveLength(errors);
      expect(Math.max(...own.map(({ microseconds }) => microseconds ?? 0))).toBe(longest);
    }
  });

  it('counts calls, errors and signatures with --summary', async () => {
    // GnuTLS's way to ask for the length: C_Sign without a place for the signature, then with one.
    const script = [
      tool(LOGIN, '--keypairgen --key-type rsa:2048 --id 02 --label sum'),
      `GNUTLS_PIN=${user} p11tool --provider '{}' --login --test-sign 'pkcs11:token=card;id=%02;type=private'`,
    ].join('\n');
    const { code, stdout } = await traced(script, '--summary', '--json');
    expect(code).toBe(0);
    expect(stdout).not.toContain('"calls": [');
    const { summary } = documentOf(stdout);
    expect(summary.signatures).toBe(1);
    expect(summary.functions.find((each) => each.function === 'C_Sign')?.calls).toBe(2);
    const again = await traced(`! ${tool('--token-label card --login --pin 0000 --list-objects')}`, '--summary');
    expect(again.code).toBe(0);
    expect(again.stdout).toMatch(/^Function +Calls +Errors +Total µs +Longest µs\n/);
    expect(again.stdout).toMatch(/^C_Login +1 +1 +\d+\.\d +\d+\.\d\n/m);
    expect(again.stdout).toMatch(/^C_Login +CKR_PIN_INCORRECT +1\n/m);
    expect(again.stdout).toMatch(/\nCalls: \d+, errors: 1, signatures: 0, time in the library: /);
    expect(again.stderr).not.toContain('Calls: ');
  });

  it('holds no PIN, no key, and nothing that is signed or encrypted, in any form', async () => {
    const secret = randomBytes(16);
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    writeFileSync(place('secret.key'), secret);
    const digest = createHash('sha256')
      .update(readFileSync(place('contract')))
      .digest();
    writeFileSync(place('digest'), digest);
    writeFileSync(place('private.der'), privateKey.export({ type: 'pkcs8', format: 'der' }));
    const scalar = Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url');
    const script = [
      tool(LOGIN, '--write-object secret.key --type secrkey --key-type AES:16 --id 11 --label secret --extractable'),
      tool(LOGIN, '--write-object private.der --type privkey --id 12 --label private --usage-sign'),
      tool(LOGIN, '--write-object contract --type data --label contract'),
      tool(LOGIN, `--encrypt --mechanism AES-CBC-PAD --iv ${'00'.repeat(16)} --id 11 -i contract -o hidden`),
      tool(LOGIN, `--decrypt --mechanism AES-CBC-PAD --iv ${'00'.repeat(16)} --id 11 -i hidden -o shown`),
      tool(LOGIN, '--sign --mechanism ECDSA --id 12 -i digest -o contract.ec'),
      tool(`--token-label card --login --login-type so --so-pin ${so} --init-pin --new-pin PIN-2`),
      tool('--token-label card --login --pin PIN-2 --change-pin --new-pin PIN-3'),
      tool(`--token-label card --login --login-type so --so-pin ${so} --init-pin --new-pin ${user}`),
      `cp "$SMARTCMD_TRACE_FILE" "$COPY"`,
    ].join('\n');
    const texts: Record<string, string> = {};
    for (const [form, ...flags] of [['lines'], ['json', '--json']] as const) {
      const COPY = place(`events-${form}`);
      const options = ['--module', SOFTHSM, '--output', place(`trace-${form}`), ...flags];
      const args = ['trace', ...options, '--', 'sh', '-ec', script];
      const result = await runCli(args, { env: { ...env, COPY }, cwd: home.dir });
      expect(result).toMatchObject({ code: 0 });
      texts[form] = readFileSync(place(`trace-${form}`), 'utf8');
      texts[`events of ${form}`] = readFileSync(COPY, 'utf8');
    }
    // Each of what could have shown something.
    const calls = ['C_Login', 'C_InitPIN', 'C_SetPIN', 'C_CreateObject', 'C_Encrypt', 'C_Decrypt', 'C_Sign'];
    for (const text of Object.values(texts)) for (const name of calls) expect(text).toContain(name);
    const bytes = [secret, scalar, digest, Buffer.from('I agree'), ...[user, so, 'PIN-2', 'PIN-3'].map(Buffer.from)];
    const hunted = bytes.flatMap((each) => [each.toString('latin1'), each.toString('hex'), each.toString('base64')]);
    for (const [form, text] of Object.entries(texts))
      for (const each of hunted) expect([form, each, text.includes(each)]).toEqual([form, each, false]);
  });

  it('leaves the program its streams with --output, and replaces no file unasked', async () => {
    const file = place('calls.json');
    const args = (...flags: string[]) => ['--output', file, ...flags];
    const first = await traced(`cat; ${tool('--list-slots')} >/dev/null; echo said; echo told >&2`, ...args('--json'));
    expect(first).toMatchObject({ code: 0, stdout: 'said\n' });
    expect(first.stderr).toMatch(/^told\nCalls: .*\nWritten: .*calls\.json\n$/);
    const before = readFileSync(file, 'utf8');
    expect(documentOf(before).calls.length).toBeGreaterThan(5);
    const second = await traced(`touch started`, ...args());
    expect(second).toMatchObject({ code: 2, stderr: expect.stringContaining('exists already') });
    expect([readFileSync(file, 'utf8'), existsSync(place('started'))]).toEqual([before, false]);
    expect((await traced(tool('--list-slots'), ...args('--force'))).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain(' = CKR_OK\n');
    const nowhere = await traced('touch started', '--output', place('nowhere/calls'));
    expect([nowhere.code, existsSync(place('started'))]).toEqual([3, false]);
  });

  it('gives its library by {}, by the path of the library, and in the environment', async () => {
    const script = [
      `test '${SOFTHSM}' = "$SMARTCMD_TRACE_MODULE"`,
      `test '--provider=${SOFTHSM}' = "--provider=$SMARTCMD_TRACE_MODULE"`,
      `test '{}x{}' = "$SMARTCMD_TRACE_MODULE"x"$SMARTCMD_TRACE_MODULE"`,
      `test -f "$SMARTCMD_TRACE_MODULE"`,
      // What is not this path, though it has it within.
      `test '${SOFTHSM}.old /usr${SOFTHSM}' = "/usr/lib/""softhsm/libsofthsm2.so.old /usr/usr/lib/""softhsm/libsofthsm2.so"`,
      'pkcs11-tool --module "$SMARTCMD_TRACE_MODULE" --list-slots',
    ].join('\n');
    const { code, stdout } = await traced(script);
    expect([code, stdout.includes('C_GetSlotList(')]).toEqual([0, true]);
  });

  it('keeps apart threads and processes that call at once', async () => {
    const { code, stdout } = await traced(`exec python3 '${APPLICATION}' '{}' threads`, '--json');
    expect(code).toBe(0);
    const trace = documentOf(stdout);
    const calls = called(trace, 'C_GetInfo');
    expect(calls).toHaveLength(2 * 8 * 25);
    expect(new Set(calls.map(({ process }) => process)).size).toBe(2);
    expect(new Set(calls.map(({ thread }) => thread)).size).toBe(16);
    expect(trace.summary).toMatchObject({ calls: trace.calls.length, unfinished: 0 });
  });

  it('shows the call in which a program was killed', async () => {
    const args = ['trace', '-m', LIBRARY, '--', 'python3', APPLICATION, '{}', 'killed'];
    const { code, stdout, stderr } = await runCli(args, { env });
    expect(code).toBe(137);
    expect(stdout).toMatch(/^ *\d+\.\d µs {2}C_Initialize\(pInitArgs=NULL\) = CKR_OK\n/);
    expect(stdout).toMatch(/\n +… µs {2}\[\d+\] C_WaitForSlotEvent\(\) did not return\n$/);
    expect(stderr).toContain('Calls that did not return: 1');
  });

  it('hands on the exit code, and the signal as a shell does', async () => {
    expect((await traced('exit 7')).code).toBe(7);
    expect((await traced('kill -TERM $$')).code).toBe(143);
  });

  it('has a signal end the program, and shows what there was', async () => {
    const started = place('started-here');
    const command = ['python3', APPLICATION, '{}', 'interrupted', started];
    const { code, stdout, stderr } = await runCli(['trace', '-m', SOFTHSM, '--', ...command], {
      env,
      onStart: (child) => {
        void waitFor('the program', () => existsSync(started) || undefined).then(() => child.kill('SIGINT'));
      },
    });
    expect(code).toBe(9);
    expect(stdout).toMatch(/C_Initialize\(.*\n.*C_Finalize\(/);
    expect(stderr).toContain('interrupted: 1\n');
  });

  it('leaves Ctrl-C to the program, once', async () => {
    const started = place('started-there');
    const command = ['python3', APPLICATION, '{}', 'interrupted', started];
    const terminal = onTerminal(process.execPath, [CLI, 'trace', '-m', SOFTHSM, '--', ...command], env);
    await waitFor('the program', () => existsSync(started) || undefined);
    await terminal.until('C_Initialize(');
    terminal.type('\x03');
    await terminal.until('interrupted: 1');
    await terminal.until('C_Finalize(');
    expect(await terminal.exit()).toBe(9);
  });

  it('lets the program go on when nobody reads, and fails when there is no room', async () => {
    const script = (name: string, redirection: string): string =>
      `set -o pipefail; ${SMARTCMD} trace -m ${SOFTHSM} -- sh -c '${tool('--list-slots')} && touch ${name}' ${redirection}`;
    const [gone, full] = await Promise.all([
      runShell(script('after-gone', '| true'), env, home.dir),
      runShell(script('after-full', '>/dev/full'), env, home.dir),
    ]);
    expect([gone?.code, full?.code]).toEqual([0, 3]);
    expect(['after-gone', 'after-full'].map((name) => existsSync(place(name)))).toEqual([true, true]);
    expect(full?.stderr).toContain('Error: The result could not be written to stdout: the disk is full.');
  });

  it('says when the program did not call, and how it would', async () => {
    const { code, stdout, stderr } = await traced('true');
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toContain('The program sh did not call the library.\n');
    expect(stderr).toContain(TRACE_LIBRARY);
    const args = ['trace', '--module', SOFTHSM, '--json', '--', 'true'];
    const portuguese = await runCli(args, { env: { ...env, LC_ALL: 'pt_PT.UTF-8' } });
    expect(portuguese.stderr).toContain('O programa true não chamou a biblioteca.\n');
    expect(documentOf(portuguese.stdout)).toMatchObject({ calls: [], summary: { calls: 0, functions: [] } });
  });

  it.each([
    [['/nowhere/lib.so', 'touch', 'ran'], '/nowhere/lib.so cannot be read: it does not exist.'],
    [[SOFTHSM, 'no-such-program'], 'The program no-such-program could not be started: it does not exist.'],
    [[SOFTHSM, './contract'], 'The program ./contract could not be started: permission denied.'],
  ])('refuses what is not there, before anything runs: %s', async ([module = '', ...command], sentence) => {
    const args = ['trace', '--module', module, '--', ...command];
    const { code, stdout, stderr } = await runCli(args, { env, cwd: home.dir });
    expect([code, stdout, existsSync(place('ran'))]).toEqual([3, '', false]);
    expect(stderr.split('\n')[0]).toBe(`Error: ${sentence}`);
  });

  it('says why a file is no PKCS#11 library', async () => {
    for (const [file, reason] of [
      [place('contract'), 'file too short'],
      [TRACE_LIBRARY, 'its C_GetFunctionList gives nothing'],
    ] as const) {
      const args = ['trace', '--module', file, '--', 'pkcs11-tool', '--module', '{}', '--list-slots'];
      const { code, stderr } = await runCli(args, { env });
      expect(code).toBe(3);
      expect(stderr).toContain(`The PKCS#11 library ${file} could not be used, so nothing was watched: `);
      expect(stderr).toContain(reason);
    }
  });

  it('wants the program after "--"', async () => {
    const { code, stderr } = await runCli(['trace', '--module', SOFTHSM, 'true'], { env });
    expect([code, stderr]).toEqual([2, expect.stringContaining('The program to run does not stand after "--".')]);
  });

  it('shows what a library says about itself without its power over the terminal, and leaves no file', async () => {
    mkdirSync(place('temporary'));
    const script = tool(`--init-token --slot-index 1 --so-pin ${so} --label "$(printf 'a\\033[2Jç')"`);
    const args = ['trace', '--module', SOFTHSM, '--', 'sh', '-ec', script];
    const { code, stdout } = await runCli(args, { env: { ...env, TMPDIR: place('temporary') }, cwd: home.dir });
    expect(code).toBe(0);
    expect(stdout).toContain('C_InitToken(');
    expect(stdout).toMatch(/pPin=\*\*\*, pLabel="a\\u001b\[2Jç"\) = CKR_OK/);
    expect(readdirSync(place('temporary'))).toEqual([]);
  });
});
