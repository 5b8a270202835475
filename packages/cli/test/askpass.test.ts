import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildDigestInfo, CmdService, CmdSigner, EncryptionCertificate } from '@smartcmd/cmd-client';
import { type Account, DEFAULT_ACCOUNTS } from '@smartcmd/cmd-simulator';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createPrompter } from '../src/prompts/cli-prompter.js';
import { printOtp, writeAskpass, writeHonestAskpass } from './support/askpass.js';
import { type RunResult, runCli } from './support/run-cli.js';
import { ACCOUNT, startService, type TestService } from './support/simulator.js';

const HELLO = createHash('sha256').update('hello').digest('hex');
const NAME = 'contrato "1".pdf';

let service: TestService;
let work: string;
beforeAll(async () => {
  service = await startService();
  work = join(service.home.dir, 'work');
});
afterAll(() => service.close());

const sign = (
  askpass: string | undefined,
  args: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<RunResult> =>
  runCli(
    ['sign-hash', HELLO, '--document-name', NAME, ...(askpass === undefined ? [] : ['--askpass', askpass]), ...args],
    {
      env: { ...service.home.env, ...env },
      cwd: work,
    },
  );

describe('an askpass program', () => {
  afterEach(() => {
    for (const name of readdirSync(work)) if (name.startsWith('asked')) writeFileSync(join(work, name), '');
  });

  it('gets the question as its only argument, and kind, process and document in its environment', async () => {
    const log = join(work, 'asked.log');
    const note = `printf '%s\\n' "$#|$SMARTCMD_ASKPASS_KIND|\${SMARTCMD_ASKPASS_PROCESS-unset}|$SMARTCMD_ASKPASS_DOCUMENT|$MARK" >> '${log}'; printf '%s\\n=====\\n' "$1" >> '${log}.text'`;
    const askpass = writeAskpass(
      work,
      `${note}\ncase "$SMARTCMD_ASKPASS_KIND" in pin) echo 1234;; otp) ${printOtp(service.stateDir)};; confirm) echo sim;; esac`,
    );
    const { code } = await sign(askpass, [], { MARK: 'inherited', SMARTCMD_ASKPASS_PROCESS: 'of another question' });
    expect(code).toBe(0);
    const { processId } = JSON.parse(
      readFileSync(join(service.stateDir, 'outbox.jsonl'), 'utf8').trim().split('\n').at(-1) ?? '',
    );
    expect(readFileSync(log, 'utf8').trim().split('\n')).toEqual([
      `1|confirm|unset|${NAME}|inherited`,
      `1|pin|unset|${NAME}|inherited`,
      `1|otp|${processId}|${NAME}|inherited`,
    ]);
    const [confirm, pin, otp] = readFileSync(`${log}.text`, 'utf8').split('\n=====\n');
    expect(confirm).toContain(`"${NAME}"  sha256 ${HELLO}`);
    expect(confirm).toContain('910/2014');
    expect(pin).toBe('Signature PIN: ');
    expect(otp).toContain(`The SMS must name this document: "${NAME}"`);
  });

  it('is found through SMARTCMD_ASKPASS, and in PATH', async () => {
    const askpass = writeHonestAskpass(work, service.stateDir);
    const byVariable = await sign(undefined, [], { SMARTCMD_ASKPASS: askpass });
    expect(byVariable.code).toBe(0);
    const byName = await sign('askpass', [], { PATH: `${work}:${service.home.env['PATH']}` });
    expect(byName.code).toBe(0);
  });

  it('answers with its first line, whatever follows, with or without carriage return', async () => {
    const askpass = writeHonestAskpass(work, service.stateDir, {
      pin: "printf '1234\\r\\nmore\\n'; head -c 100000 /dev/zero",
    });
    expect((await sign(askpass)).code).toBe(0);
  });

  it('may leave out the end of the line', async () => {
    const askpass = writeHonestAskpass(work, service.stateDir, { pin: 'printf 1234' });
    expect((await sign(askpass)).code).toBe(0);
  });

  it('may leave something behind that keeps its output open', async () => {
    const askpass = writeHonestAskpass(work, service.stateDir, { pin: 'sleep 60 2>/dev/null & echo 1234' });
    expect((await sign(askpass)).code).toBe(0);
  });

  it.each(['y', 'yes', 'Sim', 's', 'OK', ''])('agrees with "%s"', async (word) => {
    const askpass = writeHonestAskpass(work, service.stateDir, { confirm: `echo '${word}'` });
    expect((await sign(askpass)).code).toBe(0);
  });

  it.each(['n', 'no', 'whatever'])('disagrees with "%s"', async (word) => {
    const askpass = writeHonestAskpass(work, service.stateDir, { confirm: `echo '${word}'` });
    const { code, stdout, stderr } = await sign(askpass);
    expect([code, stdout]).toEqual([6, '']);
    expect(stderr).toContain('Cancelled');
  });

  it('is not asked whether to sign with --yes', async () => {
    const askpass = writeHonestAskpass(work, service.stateDir, { confirm: 'exit 1' });
    expect((await sign(askpass, ['--yes'])).code).toBe(0);
  });

  it.each(['confirm', 'pin', 'otp'] as const)('cancels with another exit code than 0 at the %s', async (kind) => {
    const askpass = writeHonestAskpass(work, service.stateDir, { [kind]: 'echo 1234; exit 3' });
    const { code, stdout, stderr } = await sign(askpass);
    expect([code, stdout]).toEqual([6, '']);
    const sent = kind === 'otp';
    expect(stderr.includes('Cancelled; nothing more was signed.')).toBe(sent);
    expect(stderr.includes('If an SMS with a code arrives, ignore it.')).toBe(sent);
  });

  it('cancels when a signal ends it', async () => {
    const askpass = writeHonestAskpass(work, service.stateDir, { pin: 'kill -9 $$' });
    expect((await sign(askpass)).code).toBe(6);
  });

  it.each([
    ['cancels at once', 'sleep 60 2>/dev/null & exit 1', 6],
    ['answers without end of line', 'printf 1234; sleep 60 2>/dev/null & exit 0', 0],
  ])('that leaves something behind and %s is not waited for', async (_, pin, expected) => {
    expect((await sign(writeHonestAskpass(work, service.stateDir, { pin }))).code).toBe(expected);
  });

  it('has the SMS sent again with "r"', async () => {
    const first = join(work, 'asked-once');
    const otp = `if [ -s '${first}' ]; then ${printOtp(service.stateDir)}; else echo x > '${first}'; echo r; fi`;
    const before = service.smsCount();
    const { code } = await sign(writeHonestAskpass(work, service.stateDir, { otp }));
    expect([code, service.smsCount()]).toEqual([0, before + 2]);
  });

  it.each(['echo nonsense', ':'])('that answers the PIN with "%s" is asked once', async (answer) => {
    const log = join(work, 'asked-pins');
    writeFileSync(log, '');
    const askpass = writeHonestAskpass(work, service.stateDir, { pin: `echo asked >> '${log}'; ${answer}` });
    const { code, stderr } = await sign(askpass);
    expect([code, readFileSync(log, 'utf8')]).toEqual([4, 'asked\n']);
    expect(stderr).toContain('a PIN has 4 to 8 digits');
  });

  it('whose PIN is refused is not asked again: the same PIN would lock the account', async () => {
    const log = join(work, 'asked-pins');
    writeFileSync(log, '');
    const askpass = writeHonestAskpass(work, service.stateDir, { pin: `echo asked >> '${log}'; echo 9999` });
    const { code, stderr } = await sign(askpass);
    expect([code, readFileSync(log, 'utf8')]).toEqual([4, 'asked\n']);
    expect(stderr).toContain('Error: The service refused the PIN.\n');
    // A right PIN starts the service's count anew.
    expect((await sign(writeHonestAskpass(work, service.stateDir))).code).toBe(0);
  });

  it.each([
    ['too long a line', "head -c 2000 /dev/zero | tr '\\0' 1"],
    ['endless lines', 'yes 1234'],
  ])('that prints %s is stopped', async (_, pin) => {
    const { code, stderr } = await sign(writeHonestAskpass(work, service.stateDir, { pin }));
    expect(code).toBe(3);
    expect(stderr).toContain('more than a line can be');
  });

  it('shows what it prints on stderr', async () => {
    const askpass = writeHonestAskpass(work, service.stateDir, { pin: 'echo from askpass >&2; echo 1234' });
    expect((await sign(askpass)).stderr).toContain('from askpass');
  });

  it('that ignores SIGTERM does not outlive the command', async () => {
    const pidFile = join(work, 'asked-stubborn');
    const hang = `trap '' TERM; echo $$ > '${pidFile}'; while :; do sleep 1; done`;
    const askpass = writeHonestAskpass(work, service.stateDir, { pin: hang });
    const running = runCli(['sign-hash', HELLO, '--yes', '--askpass', askpass], {
      env: service.home.env,
      onStart: (child) => {
        const look = setInterval(() => {
          if (!existsSync(pidFile) || statSync(pidFile).size === 0) return;
          clearInterval(look);
          child.kill('SIGTERM');
        }, 20);
      },
    });
    expect((await running).code).toBe(130);
    expect(existsSync(`/proc/${Number(readFileSync(pidFile, 'utf8'))}`)).toBe(false);
  });

  it('that hangs is ended when the time for its answer is over', async () => {
    const pidFile = join(work, 'asked-late');
    const program = writeHonestAskpass(work, service.stateDir, { pin: `echo $$ > '${pidFile}'; exec sleep 600` });
    const { ready, accounts } = service.simulator;
    const cmd = new CmdService({
      endpoint: ready.url,
      dialect: 'scmd',
      applicationId: ready.applicationId,
      username: ready.username,
      password: ready.password,
      encryptionCertificate: EncryptionCertificate.parse(readFileSync(ready.encryptionCertificate)),
      tlsAnchors: readFileSync(ready.tlsCa, 'utf8'),
    });
    const signer = new CmdSigner({ service: cmd, phone: accounts[0]?.phone, promptTimeoutMs: 1000 });
    const prompter = createPrompter({ askpass: program, interactive: false, yes: true, language: 'en' });
    const digestInfo = buildDigestInfo('sha256', Buffer.from(HELLO, 'hex'));
    const signing = signer.sign([{ digestInfo }], { prompter })[Symbol.asyncIterator]().next();
    await expect(signing).rejects.toMatchObject({ code: 'prompt-timeout' });
    signer.close();
    const pid = Number(readFileSync(pidFile, 'utf8'));
    await expect.poll(() => existsSync(`/proc/${pid}`), { timeout: 5000 }).toBe(false);
  });

  it('that hangs ends with the command', async () => {
    const pidFile = join(work, 'asked-pid');
    const askpass = writeHonestAskpass(work, service.stateDir, { pin: `echo $$ > '${pidFile}'; exec sleep 600` });
    let stop: () => void = () => undefined;
    const running = runCli(['sign-hash', HELLO, '--yes', '--askpass', askpass], {
      env: service.home.env,
      onStart: (child) => {
        stop = () => child.kill('SIGTERM');
      },
    });
    while (!existsSync(pidFile) || statSync(pidFile).size === 0)
      await new Promise((resolve) => setTimeout(resolve, 20));
    const pid = Number(readFileSync(pidFile, 'utf8'));
    stop();
    const { code, stderr } = await running;
    expect(code).toBe(130);
    expect(stderr).toContain('Interrupted.');
    expect(stderr).not.toContain('If an SMS');
    await expect.poll(() => existsSync(`/proc/${pid}`), { timeout: 5000 }).toBe(false);
  });
});

describe('an askpass program that cannot be started ends with 3 before anything is sent', () => {
  it.each([
    ['missing', '/nowhere/askpass', 'it was not found'],
    ['not in PATH', 'no-such-askpass', 'it was not found'],
    ['a directory', '/tmp', 'it was not found'],
    ['not executable', '/etc/passwd', 'it is not an executable file'],
  ])('%s', async (_, program, reason) => {
    const before = service.smsCount();
    const { code, stderr } = await sign(program);
    expect([code, service.smsCount()]).toEqual([3, before]);
    expect(stderr).toContain(`The askpass program ${program} cannot be started: ${reason}`);
  });

  it('a script for an interpreter that is not there', async () => {
    const path = writeAskpass(work, '', 'broken');
    writeFileSync(path, '#!/nowhere/sh\n');
    const { code, stderr } = await sign(path, ['--yes']);
    expect(code).toBe(3);
    expect(stderr).toContain('cannot be started: it does not exist');
  });
});

it('without terminal and askpass program nothing is sent, and it is said what to do', async () => {
  const before = service.simulator.requests.length;
  const { code, stderr } = await sign(undefined, ['--yes']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^Error: There is no terminal/);
  expect(stderr).toContain('SMARTCMD_ASKPASS');
  expect(service.simulator.requests.length).toBe(before);
});

describe('PIN and code', () => {
  it('are in no argument, environment, output or file, not even with --verbose', async () => {
    // A PIN and a code that occur nowhere by chance.
    const secret = await startService({
      accounts: [{ ...DEFAULT_ACCOUNTS[0], phone: ACCOUNT.phone, pin: '87654321' } as Account],
    });
    try {
      const { dir, env } = secret.home;
      const seen = join(dir, 'seen');
      mkdirSync(seen);
      // Looks at itself and at the command that started it while the question is open.
      const look = `for p in $$ $PPID; do for f in cmdline environ; do cat /proc/$p/$f > '${seen}'/$SMARTCMD_ASKPASS_KIND-$p-$f; done; done`;
      const answers = `case "$SMARTCMD_ASKPASS_KIND" in pin) echo 87654321;; otp) ${printOtp(secret.stateDir)};; esac`;
      const askpass = writeAskpass(dir, `${look}\n${answers}`);
      const args = [
        'sign-hash',
        HELLO,
        '--yes',
        '--verbose',
        '--askpass',
        askpass,
        '--output',
        join(dir, 'work', 'x.sig'),
      ];
      const { code, stdout, stderr } = await runCli(args, { env });
      expect(code).toBe(0);
      const otp = secret.lastOtp();
      const texts = [stdout, stderr, ...everythingIn(dir)];
      expect(everythingIn(seen)).toHaveLength(8);
      for (const text of texts) {
        expect(text.includes('87654321')).toBe(false);
        expect(text.includes(otp)).toBe(false);
      }
      expect(stderr).toContain('asking for: pin');
    } finally {
      await secret.close();
    }
  });

  it('that are refused three times end with 4', async () => {
    const { code, stderr } = await sign(writeHonestAskpass(work, service.stateDir, { otp: 'echo 000000' }));
    expect(code).toBe(4);
    expect(stderr).toMatch(/^Error: /m);
  });
});

function everythingIn(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('askpass'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
}
