import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { useApplication } from './support/application.js';
import { printOtp, writeHonestAskpass } from './support/askpass.js';
import { useModule } from './support/module.js';
import { needNative } from './support/native.js';
import { agentsOf, processesOf } from './support/processes.js';
import { ACCOUNT } from './support/simulator.js';

// Secrets that are found by no chance in what is searched: longer than times, ids and durations.
const PIN = '48151623';
const PASSWORD = 'correct-horse-battery-staple';
const USER = 'the-application';
const test = useModule({
  accounts: [{ ...ACCOUNT, name: ACCOUNT.holder, pin: PIN, state: 'active' }],
  username: USER,
  password: PASSWORD,
});
const start = useApplication();
beforeEach(({ skip }) => needNative(skip, 'gcc'));

const inHome = (name: string): string => join(test.home.dir, name);
/** Outside the home, in which everything is searched. */
const inState = (name: string): string => join(test.service.stateDir, name);

/** A secret as it is, and as it would stand in a header, a dump, or inside something else that was encoded. */
const formsOf = (secret: string): string[] => [
  secret,
  Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  Buffer.from(secret).toString('hex'),
];

/** Where a secret can be read by other programs of the person: command lines, environments, files. */
function places(): Map<string, string> {
  const found = new Map<string, string>();
  for (const { pid, commandLine, environment } of processesOf(test.home)) {
    found.set(`the command line of ${pid}`, commandLine);
    found.set(`the environment of ${pid}`, environment);
  }
  for (const name of readdirSync(test.home.dir, { recursive: true, encoding: 'utf8' })) {
    const file = inHome(name);
    if (statSync(file, { throwIfNoEntry: false })?.isFile())
      found.set(relative(test.home.dir, file), readFileSync(file, 'latin1'));
  }
  return found;
}

/** The places that have it, but for the one in which it belongs. */
function placesOf(secret: string, allowed = ''): string[] {
  const forms = formsOf(secret);
  return [...places()]
    .filter(([place, text]) => place !== allowed && forms.some((form) => text.includes(form)))
    .map(([place]) => place);
}

it('PIN, code and password are in no command line, environment, log or other file, while and after a program signs', async () => {
  mkdirSync(inHome('tmp'));
  writeFileSync(inState('pin'), `${PIN}\n`);
  const waiting = (kind: string): string =>
    `: > '${inState(`${kind}-asked`)}'; until [ -e '${inState(`${kind}-answer`)}' ]; do sleep 0.1; done`;
  const askpass = writeHonestAskpass(test.service.stateDir, test.service.stateDir, {
    pin: `${waiting('pin')}; cat '${inState('pin')}'`,
    otp: `${waiting('otp')}; ${printOtp(test.service.stateDir)}`,
  });
  const application = await start({
    ...test.env,
    SMARTCMD_ASKPASS: askpass,
    SMARTCMD_LOG: inHome('log'),
    TMPDIR: inHome('tmp'),
  });
  const session = await application.open();
  expect(await application.call(`login ${session} ${PIN}`)).toMatchObject({ rv: 'CKR_OK' });
  const signature = application.call(`sign ${session} contract`);
  const credentials = 'config/smartcmd/credentials.json';
  const expectNothing = (otp: string): void => {
    expect(placesOf(PIN)).toEqual([]);
    expect(placesOf(PASSWORD, credentials)).toEqual([]);
    expect(placesOf(`${USER}:${PASSWORD}`)).toEqual([]);
    if (otp)
      expect(
        places()
          .get('log')
          ?.replace(/^\S+ \S+|\bprocess \S+$|\d+ us$/gm, ''),
      ).not.toContain(otp);
    if (otp) expect(placesOf(otp, 'log')).toEqual([]);
  };
  for (const kind of ['pin', 'otp']) {
    await vi.waitFor(() => expect(existsSync(inState(`${kind}-asked`))).toBe(true), { timeout: 60_000 });
    // The search sees who takes part, and finds what is there.
    expect(agentsOf(test.home)).toHaveLength(1);
    expect(placesOf(askpass)).toContain(`the environment of ${application.pid}`);
    expect(placesOf(PASSWORD)).toEqual([credentials]);
    expectNothing(kind === 'otp' ? test.service.lastOtp() : '');
    writeFileSync(inState(`${kind}-answer`), '');
  }
  expect(await signature).toMatchObject({ rv: 'CKR_OK' });
  expect(agentsOf(test.home)).toHaveLength(1);
  const otp = test.service.lastOtp();
  expectNothing(otp);
  for (const secret of [PIN, PASSWORD, otp]) expect(application.errors).not.toContain(secret);
  expect(places().get('log')).toContain('C_Login(');
});
