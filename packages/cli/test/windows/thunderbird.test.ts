import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeChain } from '../support/chain.js';
import { type Desktop, startDesktop } from '../support/desktop.js';
import { type DialogDriver, driveDialogs } from '../support/dialog-driver.js';
import { FAILING_SIGNATURES } from '../support/failing-signatures.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';
import { type MozillaApplication, makeMozillaProfile, startMozilla } from '../support/mozilla.js';
import { needNative } from '../support/native.js';
import { runCli } from '../support/run-cli.js';
import { ACCOUNT, startService, type TestService } from '../support/simulator.js';

// Thunderbird in its windows, registered as a person does it. It is started once: the tests follow one another.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const ADDRESS = 'maria@example.org';
/** An account of which only the sending is of interest. */
const account = (port: number) => ({
  'mail.accountmanager.accounts': 'account1',
  'mail.accountmanager.defaultaccount': 'account1',
  'mail.account.account1.server': 'server1',
  'mail.account.account1.identities': 'id1',
  'mail.server.server1.type': 'none',
  'mail.server.server1.hostname': 'Local Folders',
  'mail.server.server1.userName': 'nobody',
  'mail.server.server1.name': 'Local Folders',
  'mail.identity.id1.valid': true,
  'mail.identity.id1.fullName': ACCOUNT.holder,
  'mail.identity.id1.useremail': ADDRESS,
  'mail.identity.id1.smtpServer': 'smtp1',
  'mail.identity.id1.fcc': false,
  'mail.identity.id1.sign_mail': true,
  'mail.identity.id1.compose_html': false,
  'mail.smtpservers': 'smtp1',
  'mail.smtp.defaultserver': 'smtp1',
  'mail.smtpserver.smtp1.type': 'smtp',
  'mail.smtpserver.smtp1.hostname': '127.0.0.1',
  'mail.smtpserver.smtp1.port': port,
  'mail.smtpserver.smtp1.authMethod': 1,
  'mail.smtpserver.smtp1.try_ssl': 0,
  'mail.warn_on_send_accel_key': false,
  'mail.spellcheck.inline': false,
  'mailnews.start_page.enabled': false,
  'mail.rights.version': 1,
});

interface Mail {
  readonly service: TestService;
  readonly desktop: Desktop;
  readonly person: DialogDriver;
  readonly server: MailServer;
  readonly thunderbird: MozillaApplication;
}

let started: Mail | undefined;
let mail: Mail;
beforeEach(async ({ skip }) => {
  needNative(skip, 'thunderbird', 'certutil', 'modutil', 'openssl', 'zenity', 'Xvfb', 'xdotool', 'openbox');
  started ??= await start();
  mail = started;
});
afterAll(async () => {
  if (!started) return;
  const { service, desktop, server, thunderbird } = started;
  const code = await thunderbird.quit();
  await server.close();
  await desktop.close();
  await service.close();
  expect(code).toBe(0);
});

async function start(): Promise<Mail> {
  const service = await startService();
  const { home } = service;
  const server = await startMailServer();
  const profile = await makeMozillaProfile(join(home.dir, '.thunderbird'), home.env, undefined, account(server.port));
  expect(await runCli(['apps', 'register', 'thunderbird'], { env: home.env })).toMatchObject({ code: 0 });
  const desktop = await startDesktop(home.env);
  const thunderbird = await startMozilla('thunderbird', profile, { ...home.env, DISPLAY: desktop.name });
  return { service, desktop, person: driveDialogs(desktop, service), server, thunderbird };
}

/** What Thunderbird finds on a token: args[0], of somebody: args[1]. Takes what it finds for the account. */
const CHOOSE = `
  const modules = await Cc['@mozilla.org/security/pkcs11moduledb;1'].getService(Ci.nsIPKCS11ModuleDB).listModules();
  const [ours] = modules.filter(({ name }) => name === 'SmartCMD');
  const database = Cc['@mozilla.org/security/x509certdb;1'].getService(Ci.nsIX509CertDB);
  const certificates = (await database.getCerts()).filter(({ tokenName }) => tokenName === args[0]);
  const [leaf] = certificates.filter(({ displayName }) => displayName === args[1]);
  const [root] = certificates.filter(({ subjectName, issuerName }) => subjectName === issuerName);
  // As it does before it lets somebody choose the certificate for an account.
  const signsMail = () => new Promise((resolve) => {
    const usage = Ci.nsIX509CertDB.verifyUsageEmailSigner;
    database.asyncVerifyCertAtTime(leaf, usage, 0, null, Date.now() / 1000, [], (error) => resolve(error === 0));
  });
  const untrusted = await signsMail();
  await database.setCertTrust(root, Ci.nsIX509Cert.CA_CERT, Ci.nsIX509CertDB.TRUSTED_EMAIL);
  const trusted = await signsMail();
  const { MailServices } = ChromeUtils.importESModule('resource:///modules/MailServices.sys.mjs');
  const identity = MailServices.accounts.getIdentity('id1');
  identity.setUnicharAttribute('signing_cert_name', leaf.displayName);
  identity.setCharAttribute('signing_cert_dbkey', leaf.dbKey);
  return { slots: ours.slots.map(({ name, tokenName }) => [name, tokenName]), untrusted, trusted };`;

/** Opens the window for a new message to args[0]. */
const WRITE = `
  const { MailServices } = ChromeUtils.importESModule('resource:///modules/MailServices.sys.mjs');
  const fields = Cc['@mozilla.org/messengercompose/composefields;1'].createInstance(Ci.nsIMsgCompFields);
  Object.assign(fields, { to: args[0], subject: 'Contract', body: 'I agree.' });
  const params = Cc['@mozilla.org/messengercompose/composeparams;1'].createInstance(Ci.nsIMsgComposeParams);
  Object.assign(params, { composeFields: fields, identity: MailServices.accounts.getIdentity('id1') });
  params.type = Ci.nsIMsgCompType.New;
  params.format = Ci.nsIMsgCompFormat.PlainText;
  MailServices.compose.OpenComposeWindowWithParams(null, params);
  for (;;) {
    const window = Services.wm.getMostRecentWindow('msgcompose');
    if (window?.gLoadingComplete && window.document.hasFocus()) return window.gSendSigned && !window.gSelectedTechnologyIsPGP;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }`;

it('lists the token, and takes the certificate for signing mail once it trusts the root, without asking anybody', async () => {
  const { thunderbird, service } = mail;
  expect(await thunderbird.marionette.run(CHOOSE, `CMD ${ACCOUNT.holder}`, ACCOUNT.holder)).toEqual({
    slots: [['Chave Móvel Digital (default)', `CMD ${ACCOUNT.holder}`]],
    untrusted: false,
    trusted: true,
  });
  expect(service.smsCount()).toBe(0);
});

describe('a message', () => {
  let writing = false;
  let sent: number;
  let codes: () => number;
  beforeEach(async () => {
    if (!writing) expect(await mail.thunderbird.marionette.run(WRITE, 'joao@example.org')).toBe(true);
    writing = true;
    sent = mail.server.messages.length;
    const before = mail.service.smsCount();
    codes = () => mail.service.smsCount() - before;
  });
  const send = async (): Promise<void> => (await mail.desktop.window('Write')).press('ctrl+Return');

  it.each(FAILING_SIGNATURES)('is not sent, and can be sent again: $why', async ({ codes: asked, fail }) => {
    const { desktop, person, server, service } = mail;
    await send();
    await fail(person, service);
    // "Sending of the message failed. Unable to sign message."
    await (await desktop.window('Send Message Error')).leave('Return');
    expect(server.messages).toHaveLength(sent);
    expect(codes()).toBe(asked);
  });

  it('is sent with one code, after a wrong PIN', async () => {
    const { desktop, person, server } = mail;
    await send();
    await person.pinQuestion();
    await desktop.picture('thunderbird-pin', '946x680+0+0');
    await person.givePin('9999');
    await person.givePin();
    await person.giveCode();
    await expect.poll(() => server.messages.length, { timeout: 90_000 }).toBe(sent + 1);
    writing = false;
    expect(codes()).toBe(1);
    expect(signedText(server.messages.at(-1))).toBe('I agree.');
  });

  it('is sent after a wrong code', async () => {
    const { person, server } = mail;
    await send();
    await person.givePin();
    await person.giveWrongCode();
    // The service has ended the operation.
    await person.givePin();
    await person.giveCode();
    await expect.poll(() => server.messages.length, { timeout: 90_000 }).toBe(sent + 1);
    expect(codes()).toBe(2);
    expect(signedText(server.messages.at(-1))).toBe('I agree.');
  });
});

/** What a signed message says, if openssl verifies it. */
function signedText(message = ''): string {
  const file = join(mail.service.home.dir, 'mail');
  writeFileSync(file, message, 'latin1');
  const args = ['cms', '-verify', '-in', file, '-CAfile', writeChain(mail.service.home).files.root];
  const content = execFileSync('openssl', args, { encoding: 'utf8', stdio: 'pipe' });
  const [header = '', body = ''] = content.split(/\r?\n\r?\n/);
  return (/^Content-Transfer-Encoding: base64$/m.test(header) ? Buffer.from(body, 'base64').toString() : body).trim();
}
