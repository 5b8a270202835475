import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeCertificate } from './support/certificate.js';
import { copyHome, snapshot, storeFiles, writePrivate } from './support/profile-files.js';
import { CLI, makeHome, runCli, type TestHome } from './support/run-cli.js';
import { ACCOUNT, startService, type TestService } from './support/simulator.js';
import { onTerminal, type TerminalSession } from './support/terminal.js';

let service: TestService;
let home: TestHome;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());
beforeEach(() => {
  home = makeHome();
});
afterEach(() => home.remove());

const ENTER = '\r';
const UP = '\u001b[A';
const CTRL_C = '\u0003';
const CTRL_U = '\u0015';

/** Runs setup between two looks at the terminal's settings. */
function setUp(...args: string[]): TerminalSession {
  const command = `stty -g > before; '${process.execPath}' '${CLI}' setup ${args.map((arg) => `'${arg}'`).join(' ')}; code=$?; stty -g > after; exit $code`;
  return onTerminal('/bin/sh', ['-c', `cd '${home.dir}' && ${command}`], home.env);
}

function expectTerminalAsBefore(session: TerminalSession): void {
  expect(readFileSync(join(home.dir, 'after'), 'utf8')).toBe(readFileSync(join(home.dir, 'before'), 'utf8'));
  // The cursor was shown again after it was last hidden.
  expect(session.screen().lastIndexOf('\u001b[?25h')).toBeGreaterThanOrEqual(
    session.screen().lastIndexOf('\u001b[?25l'),
  );
}

interface Step {
  readonly question: string;
  readonly keys: string;
}

/** The dialogue for another address than AMA's, answer by answer. */
function dialogue(): Step[] {
  const { url, encryptionCertificate, applicationId, username, password } = service.simulator.ready;
  return [
    { question: 'Which service?', keys: `${UP}${ENTER}` },
    { question: 'Address of the service', keys: `${url}${ENTER}` },
    { question: 'Phone number', keys: `912345678${ENTER}` },
    { question: 'Application id', keys: `${applicationId}${ENTER}` },
    { question: 'User name', keys: `${username}${ENTER}` },
    { question: 'Password', keys: `${password}${ENTER}` },
    { question: 'encryption certificate', keys: `${encryptionCertificate}${ENTER}` },
  ];
}

async function answer(session: TerminalSession, steps: readonly Step[]): Promise<void> {
  for (const { question, keys } of steps) {
    await session.until(question);
    session.type(keys);
  }
}

describe('setup in a terminal', () => {
  it('asks for everything, and shows the phone number as it was understood', async () => {
    const session = setUp('--tls-ca', service.simulator.ready.tlsCa);
    await answer(session, dialogue());
    expect(await session.exit()).toBe(0);
    expect(session.screen()).toContain('+351 912345678');
    expect(session.screen()).toContain(`Certificate of: ${ACCOUNT.holder}`);
    expect(session.screen()).not.toContain(service.simulator.ready.password);
    expectTerminalAsBefore(session);
  });

  it('refuses each wrong answer at once, and takes the right one after it', async () => {
    const expired = join(home.dir, 'expired.pem');
    const ec = join(home.dir, 'ec.pem');
    writePrivate(expired, makeCertificate({ notBefore: new Date(0), notAfter: new Date(1e12) }).pem);
    writePrivate(ec, makeCertificate({ key: 'ec' }).pem);
    const wrong: Record<string, readonly (readonly [keys: string, sentence: string])[]> = {
      'Address of the service': [['http://example.org', 'does not begin with https://']],
      'Phone number': [['12345', 'is not a phone number']],
      'Application id': [['my-app', 'must be a GUID']],
      'User name': [['a:b', 'neither a colon']],
      Password: [['', 'The password is empty']],
      'encryption certificate': [
        ['/nonexistent', 'does not exist'],
        [ec, 'not RSA'],
        [expired, 'is not valid today'],
      ],
    };
    const session = setUp('--tls-ca', service.simulator.ready.tlsCa);
    for (const { question, keys } of dialogue()) {
      await session.until(question);
      for (const [mistake, sentence] of wrong[question] ?? []) {
        session.type(`${mistake}${ENTER}`);
        await session.until(sentence);
        session.type(CTRL_U);
      }
      session.type(keys);
    }
    expect(await session.exit()).toBe(0);
    expectTerminalAsBefore(session);
  });

  it('proposes the values of the old profile: Enter keeps each', async () => {
    const first = setUp('--tls-ca', service.simulator.ready.tlsCa);
    await answer(first, dialogue());
    expect(await first.exit()).toBe(0);
    const before = snapshot(home);
    const second = setUp();
    await answer(
      second,
      dialogue().map(({ question }) => ({ question, keys: ENTER })),
    );
    expect(await second.exit()).toBe(0);
    expect(snapshot(home)).toEqual(before);
  });

  it('asks only for what is not given', async () => {
    const { applicationId, username, url, tlsCa, encryptionCertificate } = service.simulator.ready;
    const session = setUp(
      ...['--endpoint', url, '--tls-ca', tlsCa, '--encryption-certificate', encryptionCertificate],
      ...['--application-id', applicationId, '--username', username, '--phone', '912345678'],
    );
    await answer(session, [{ question: 'Password', keys: `${service.simulator.ready.password}${ENTER}` }]);
    expect(await session.exit()).toBe(0);
    for (const question of ['Which service?', 'Application id', 'Phone number'])
      expect(session.screen()).not.toContain(question);
  });

  it('asks which account of the simulator, and nothing else', async () => {
    const session = setUp('--simulator-state', service.stateDir);
    await session.until('Which account');
    session.type('\u001b[B');
    session.type(ENTER);
    expect(await session.exit()).toBe(0);
    expect(session.screen()).toContain('António');
  });

  it('speaks Portuguese', async () => {
    home = { ...home, env: { ...home.env, LANG: 'pt_PT.UTF-8' } };
    const session = setUp();
    await session.until('Que serviço?');
    await session.until('escolher');
    expect(session.screen()).not.toMatch(/navigate|select/);
    session.type(CTRL_C);
    expect(await session.exit()).toBe(130);
  });
});

describe('Ctrl-C', () => {
  it.each([0, 1, 2, 3, 4, 5, 6])(
    'at question %i leaves the terminal and the old profile as they were',
    async (position) => {
      const { url, tlsCa, encryptionCertificate, applicationId, username, password } = service.simulator.ready;
      const given = [
        '--endpoint',
        url,
        '--tls-ca',
        tlsCa,
        '--encryption-certificate',
        encryptionCertificate,
        '--phone',
        '912345679',
      ];
      const more = ['--application-id', applicationId, '--username', username, '--password-file', '-'];
      const old = await runCli(['setup', ...given, ...more], { env: home.env, input: password });
      expect(old.code).toBe(0);
      const before = snapshot(home);
      // The old profile's kind of service is proposed.
      const steps = dialogue().map((step, index) => (index === 0 ? { ...step, keys: ENTER } : step));
      const session = setUp('--tls-ca', service.simulator.ready.tlsCa);
      await answer(session, steps.slice(0, position));
      await session.until(steps[position]?.question ?? '');
      session.type(CTRL_C);
      expect(await session.exit()).toBe(130);
      expect(snapshot(home)).toEqual(before);
      expectTerminalAsBefore(session);
    },
  );

  it('at the PIN leaves the terminal and the old profile as they were', async () => {
    home = copyHome(service.home);
    const before = snapshot(home);
    const session = setUp('--simulator-state', service.stateDir, '--phone', ACCOUNT.phone, '--with-pin');
    await session.until(/PIN/);
    await session.until(/: ?$/);
    session.type(CTRL_C);
    expect(await session.exit()).toBe(130);
    expect(snapshot(home)).toEqual(before);
    expectTerminalAsBefore(session);
  });
});

it('SIGTERM at a question leaves the terminal and the old profile as they were', async () => {
  home = copyHome(service.home);
  const before = snapshot(home);
  const session = setUp();
  await session.until('Which service?');
  const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(session.pid)], { encoding: 'utf8' });
  process.kill(Number(children.trim()), 'SIGTERM');
  expect(await session.exit()).toBe(130);
  expect(snapshot(home)).toEqual(before);
  expectTerminalAsBefore(session);
});

it('a password is not shown while it is typed, nor kept anywhere but in credentials.json', async () => {
  const session = setUp('--tls-ca', service.simulator.ready.tlsCa);
  await answer(session, dialogue());
  await session.exit();
  const { password } = service.simulator.ready;
  const holding = Object.entries(snapshot(home)).filter(([, content]) => content.includes(password));
  expect(holding.map(([name]) => name)).toEqual(['config/smartcmd/credentials.json']);
  expect((await runCli(['certificate', 'show'], { env: home.env })).code).toBe(0);
  expect(readFileSync(storeFiles(home).credentials, 'utf8')).toContain(password);
});
