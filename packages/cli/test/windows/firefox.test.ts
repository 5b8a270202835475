import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Desktop, startDesktop } from '../support/desktop.js';
import { type DialogDriver, driveDialogs } from '../support/dialog-driver.js';
import { FAILING_SIGNATURES } from '../support/failing-signatures.js';
import { type LoginServer, makeServerIdentity, startLoginServer } from '../support/login-server.js';
import { type MozillaApplication, makeMozillaProfile, startMozilla } from '../support/mozilla.js';
import { needNative } from '../support/native.js';
import { storeFiles } from '../support/profile-files.js';
import { runCli } from '../support/run-cli.js';
import { ACCOUNT, startService, type TestService } from '../support/simulator.js';

// Firefox in its window, registered as a person does it, and a website that asks for a certificate. It is started once, and
// remembers what it was answered: the tests follow one another.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

/** A certificate as AMA's are: for signatures alone. */
const SIGNER = {
  phone: '+351 912345679',
  pin: '12345678',
  name: 'António Peixoto de Ornelas',
  state: 'active',
} as const;
/** One that is for logins, too, of another service that we may have one day. */
const VISITOR = {
  phone: ACCOUNT.phone,
  pin: ACCOUNT.pin,
  name: ACCOUNT.holder,
  state: 'active',
  keyUsage: ['digitalSignature', 'nonRepudiation'],
} as const;

/** A browser with a person before it. */
interface Browser {
  readonly service: TestService;
  readonly desktop: Desktop;
  readonly person: DialogDriver;
  readonly firefox: MozillaApplication;
  /** Websites: Firefox keeps what it has agreed upon with each. */
  readonly servers: readonly [LoginServer, LoginServer, LoginServer];
}

let started: Browser | undefined;
let browser: Browser;
let codes: () => number;
beforeEach(async ({ skip }) => {
  needNative(skip, 'firefox-esr', 'certutil', 'modutil', 'openssl', 'zenity', 'Xvfb', 'xdotool', 'openbox');
  started ??= await start();
  browser = started;
  const before = browser.service.smsCount();
  codes = () => browser.service.smsCount() - before;
});
afterAll(async () => {
  if (!started) return;
  const { service, desktop, firefox, servers } = started;
  const code = await firefox.quit();
  for (const server of servers) await server.close();
  await desktop.close();
  await service.close();
  // It ends well, too (CLIENTS: NSS calls the module when the process ends already).
  expect(code).toBe(0);
});

async function start(): Promise<Browser> {
  const service = await startService({ accounts: [VISITOR, SIGNER] });
  const { home, stateDir } = service;
  const desktop = await startDesktop(home.env);
  const env = { ...home.env, DISPLAY: desktop.name };
  const smartcmd = async (...args: string[]): Promise<void> =>
    expect(await runCli(args, { env: home.env })).toMatchObject({ code: 0 });
  const simulator = ['--environment', 'simulator', '--simulator-state', stateDir, '--non-interactive'];
  await smartcmd('setup', '--profile', 'signer', '--phone', SIGNER.phone, ...simulator);
  const identity = makeServerIdentity(home.dir);
  const root = join(home.dir, 'config', 'mozilla', 'firefox');
  const profile = await makeMozillaProfile(root, home.env, identity.authority);
  await smartcmd('apps', 'register', 'firefox');
  const chain = readFileSync(storeFiles(home).certificate(), 'utf8');
  const website = (): Promise<LoginServer> => startLoginServer(identity, chain);
  const servers = [await website(), await website(), await website()] as const;
  const firefox = await startMozilla('firefox-esr', profile, env);
  return { service, desktop, person: driveDialogs(desktop, service), firefox, servers };
}

const run = (script: string, ...args: string[]): Promise<unknown> => browser.firefox.marionette.run(script, ...args);

/**
 * Types an address. Nothing goes over Firefox's connections while it waits for a signature, the answer to this neither: it may
 * come only when the questions have been answered.
 */
const visit = (url: string): Promise<unknown> => run(VISIT, url);
const VISIT = `
  const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
  gBrowser.selectedBrowser.fixupAndLoadURIString(args[0], { triggeringPrincipal });`;

/** Types an address, and waits for the question which certificate is to be shown: its choices. */
const VISIT_AND_BE_ASKED = `
  const dialog = new Promise((resolve) => {
    Services.obs.addObserver(function seen(subject) {
      Services.obs.removeObserver(seen, 'cert-dialog-loaded');
      resolve(subject);
    }, 'cert-dialog-loaded');
  });
  // Only what a person would see of it, for the pictures.
  document.documentElement.removeAttribute('remotecontrol');
  ${VISIT}
  const { ownerDocument } = await dialog;
  const { defaultView } = ownerDocument;
  // It may be answered when it has come to the front.
  while (!ownerDocument.hasFocus()) await new Promise((resolve) => defaultView.setTimeout(resolve, 50));
  await new Promise((resolve) => defaultView.requestAnimationFrame(() => defaultView.requestAnimationFrame(resolve)));
  return [...ownerDocument.getElementById('nicknames').menupopup.children].map(({ label }) => label);`;

it('offers the certificate that is for logins, and not that for signatures alone; over TLS 1.3 it sends none', async () => {
  const { desktop, servers } = browser;
  const [server] = servers;
  const offered = await run(VISIT_AND_BE_ASKED, server.url);
  expect(offered).toEqual([expect.stringMatching(new RegExp(`^${ACCOUNT.holder} \\[`))]);
  await desktop.picture('firefox-certificate', '900x660+190+180');
  await (await desktop.window('Mozilla Firefox')).press('Return');
  // Its signatures are RSASSA-PSS, which CMD does not make: Firefox does not even ask for one.
  await expect.poll(() => server.visits, { timeout: 90_000 }).toEqual([{ protocol: 'TLSv1.3', who: undefined }]);
  expect(codes()).toBe(0);
});

describe('over TLS 1.2', () => {
  beforeEach(() => run("Services.prefs.setIntPref('security.tls.version.max', 3)"));

  it.each(FAILING_SIGNATURES)('stays alive when a login fails: $why', async ({ codes: sent, fail }) => {
    const { service, person, servers } = browser;
    const visiting = visit(servers[1].url);
    await fail(person, service);
    await visiting;
    // Firefox goes on waiting for the website, until one of the two has enough of it.
    expect(await run('return gBrowser.webProgress.isLoadingDocument')).toBe(true);
    await run('gBrowser.stop();');
    servers[1].hangUp();
    expect(servers[1].visits).toEqual([]);
    expect(codes()).toBe(sent);
  });

  it('logs in after a wrong PIN and a wrong code', async () => {
    const { desktop, person, servers } = browser;
    const visiting = visit(servers[1].url);
    await person.pinQuestion();
    await desktop.picture('firefox-pin', '900x660+190+180');
    await person.givePin('9999');
    await person.givePin();
    await person.giveWrongCode();
    // The service has ended the operation.
    await person.givePin();
    await person.giveCode();
    await visiting;
    await expect
      .poll(() => servers[1].visits, { timeout: 90_000 })
      .toEqual([{ protocol: 'TLSv1.2', who: ACCOUNT.holder }]);
    expect(codes()).toBe(2);
  });

  it('logs in with one code, and opens further pages without another', async () => {
    const { person, servers } = browser;
    const visiting = visit(servers[2].url);
    await person.givePin();
    await person.giveCode();
    await visiting;
    await expect.poll(() => servers[2].visits.length, { timeout: 90_000 }).toBe(1);
    await visit(`${servers[2].url}?again`);
    await expect.poll(() => servers[2].visits.length, { timeout: 90_000 }).toBe(2);
    expect(servers[2].visits.map(({ who }) => who)).toEqual([ACCOUNT.holder, ACCOUNT.holder]);
    expect(codes()).toBe(1);
  });
});
