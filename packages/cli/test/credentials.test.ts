import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EncryptionCertificate, SmartCmdError } from '@smartcmd/cmd-client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { encryptionExpired } from '../src/store/encryption-expired.js';
import { writeHonestAskpass } from './support/askpass.js';
import { inDays, makeCertificate } from './support/certificate.js';
import { changeProfile, copyHome, snapshot, storeFiles, writePrivate } from './support/profile-files.js';
import { CLI, type RunOptions, type RunResult, runCli, type TestHome } from './support/run-cli.js';
import { startService, type TestService } from './support/simulator.js';
import { onTerminal } from './support/terminal.js';

const NEW = { username: 'partner-2', password: 'segredo-novo' };
let service: TestService;
let home: TestHome;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());
beforeEach(() => {
  home = copyHome(service.home);
});
afterEach(() => {
  service.simulator.changeCredentials(service.simulator.ready);
  service.simulator.clearFaults();
  home.remove();
});

const run = (args: readonly string[], options: Partial<RunOptions> = {}): Promise<RunResult> =>
  runCli(['credentials', ...args], { env: home.env, ...options });
const rotate = (...more: string[]): Promise<RunResult> =>
  run(['rotate', '--non-interactive', '--username', NEW.username, '--password-file', '-', ...more], {
    input: `${NEW.password}\n`,
  });
const stored = (): Record<string, unknown> => {
  const text = readFileSync(storeFiles(home).credentials, 'utf8');
  return (JSON.parse(text) as { profiles: Record<string, Record<string, unknown>> }).profiles['default'] ?? {};
};
const sign = (env = home.env): Promise<RunResult> => {
  const askpass = writeHonestAskpass(home.dir, service.stateDir);
  return runCli(['sign-hash', 'ab'.repeat(32), '--yes', '--askpass', askpass], { env });
};

describe('credentials show', () => {
  it('says where they are, and nothing of what they are', async () => {
    const { code, stdout, stderr } = await run(['show', '--json']);
    const file = storeFiles(home).credentials;
    expect(JSON.parse(stdout)).toEqual({ version: 1, profile: 'default', place: 'file', file, state: 'present' });
    expect(code).toBe(0);
    const { username, password, applicationId } = service.simulator.ready;
    for (const secret of [username, password, applicationId]) expect(stdout + stderr).not.toContain(secret);
  });

  it('says what is wrong with them, and what to do', async () => {
    writePrivate(storeFiles(home).credentials, '{"version":1,"profiles":{}}');
    const { code, stdout, stderr } = await run(['show'], { env: { ...home.env, LC_ALL: 'pt_PT.UTF-8' } });
    expect(stdout).toContain(`Perfil "default": no ficheiro ${storeFiles(home).credentials}`);
    expect(stdout).toContain('não tem credenciais para o perfil "default"');
    expect(stderr).toContain('smartcmd credentials rotate --profile default');
    expect(code).toBe(0);
  });
});

describe('credentials rotate', () => {
  it('takes new ones once the service has accepted them, and keeps what was not given', async () => {
    const { applicationId } = service.simulator.ready;
    service.simulator.changeCredentials(NEW);
    const { code, stdout, stderr } = await rotate();
    expect(code, stderr).toBe(0);
    expect(stored()).toEqual({ applicationId, ...NEW });
    expect(stdout + stderr).not.toContain(NEW.password);
    expect((await sign()).code).toBe(0);
  });

  it.each([
    ['refuses them', undefined, 4, 'refused'],
    ['has an outage', 'GetCertificate:1:html-500', 5, 'HTTP 500'],
  ])('changes nothing when the service %s', async (_, fault, exitCode, sentence) => {
    if (fault !== undefined) {
      service.simulator.changeCredentials(NEW);
      service.simulator.addFault(fault);
    }
    const before = snapshot(home);
    const { code, stderr } = await rotate();
    expect(stderr).toContain('The present credentials stay as they are.');
    expect(stderr).toContain(sentence);
    expect(code).toBe(exitCode);
    expect(snapshot(home)).toEqual(before);
  });

  it('needs something new, where nobody can be asked', async () => {
    const { code, stderr } = await run(['rotate']);
    expect(stderr).toContain('No new credentials were given.');
    expect(stderr).toContain('--password-file FILE');
    expect(code).toBe(2);
  });

  it('asks at the terminal, without showing the password', async () => {
    service.simulator.changeCredentials({ username: service.simulator.ready.username, password: NEW.password });
    const session = onTerminal(process.execPath, [CLI, 'credentials', 'rotate'], home.env);
    for (const [question, keys] of [
      ['Application id', ''],
      ['User name', ''],
      ['Password', NEW.password],
    ] as const) {
      await session.until(question);
      session.type(`${keys}\r`);
    }
    expect(await session.exit()).toBe(0);
    expect(session.screen()).not.toContain(NEW.password);
    expect(stored()['password']).toBe(NEW.password);
  });
});

describe('credentials remove', () => {
  it('has to be confirmed', async () => {
    const before = snapshot(home);
    const { code, stderr } = await run(['remove']);
    expect(stderr).toContain('Give --yes');
    expect(code).toBe(2);
    expect(snapshot(home)).toEqual(before);
  });

  it('leaves the rest of the profile, for which new ones can be given', async () => {
    expect((await run(['remove', '--yes'])).code).toBe(0);
    expect(stored()).toEqual({});
    expect((await sign()).stderr).toContain('smartcmd credentials rotate --profile default');
    service.simulator.changeCredentials(NEW);
    const rest = await rotate();
    expect(rest.stderr).toContain('Give all: --application-id GUID, --username NAME, --password-file FILE');
    expect(rest.stderr).not.toContain('credentials rotate');
    expect(rest.code).toBe(3);
    expect((await rotate('--application-id', service.simulator.ready.applicationId)).code).toBe(0);
    expect((await sign()).code).toBe(0);
  });
});

it('credentials move changes nothing where there is no secret service', async () => {
  const before = snapshot(home);
  const env = { ...home.env, DBUS_SESSION_BUS_ADDRESS: 'disabled:' };
  const { code, stderr } = await run(['move', 'secret-service'], { env });
  expect(stderr).toContain('cannot be put into the secret service of your desktop: this program has no connection');
  expect(stderr).toContain('Nothing has changed.');
  expect(code).toBe(3);
  expect(snapshot(home)).toEqual(before);
});

describe('credentials encryption-certificate', () => {
  const inFile = (name: string, wish: Parameters<typeof makeCertificate>[0]): string => {
    writePrivate(join(home.dir, name), makeCertificate(wish).pem);
    return join(home.dir, name);
  };
  const list = async (): Promise<{ inUse: boolean; fingerprint: string }[]> => {
    const { stdout } = await run(['encryption-certificate', '--json']);
    return (JSON.parse(stdout) as { certificates: { inUse: boolean; fingerprint: string }[] }).certificates;
  };

  it('adds the next one, which signs nothing before it counts; a third takes its place', async () => {
    const { code, stdout, stderr } = await run(['encryption-certificate', inFile('next', { notBefore: inDays(1) })]);
    expect(code, stderr).toBe(0);
    expect(stderr).toContain('is used by itself from ');
    expect(stdout).toMatch(/^\* CMD.assinatura.*\n {2}CMD.assinatura/);
    const [present, next] = await list();
    expect([present?.inUse, next?.inUse]).toEqual([true, false]);
    expect((await sign()).code).toBe(0);
    await run(['encryption-certificate', inFile('third', { notBefore: inDays(2) })]);
    const [still, third] = await list();
    expect(still).toEqual(present);
    expect(third?.fingerprint).not.toBe(next?.fingerprint);
    // Setup keeps both, unless it is given another.
    changeProfile(home, (profile) => {
      profile['environment'] = 'custom';
    });
    const setup = (...more: string[]) => runCli(['setup', '--non-interactive', ...more], { env: home.env });
    expect((await setup()).code).toBe(0);
    expect(await list()).toHaveLength(2);
    const right = service.simulator.ready.encryptionCertificate;
    expect((await setup('--encryption-certificate', right)).code).toBe(0);
    expect(await list()).toEqual([present]);
  });

  it('takes over when its day comes, and the old one is not warned of', async () => {
    changeProfile(home, (profile) => {
      profile['otherEncryptionCertificate'] = profile['encryptionCertificate'];
      profile['encryptionCertificate'] = makeCertificate({ notAfter: inDays(-1) }).pem;
    });
    const { code, stderr } = await sign();
    expect(stderr).not.toContain('encryption certificate');
    expect(code).toBe(0);
  });

  it('refuses one that has expired, and what is none', async () => {
    const before = snapshot(home);
    const old = await run(['encryption-certificate', inFile('old', { notAfter: inDays(-1) })]);
    expect(old.stderr).toContain(' expired on ');
    expect(old.code).toBe(3);
    expect((await run(['encryption-certificate', storeFiles(home).config])).code).toBe(3);
    expect(snapshot(home)).toEqual(before);
  });

  it('refuses the one with which the person signs', async () => {
    const { code, stderr } = await run(['encryption-certificate', storeFiles(home).certificate()]);
    expect(stderr).toContain('is one of the profile "default" itself');
    expect(code).toBe(3);
  });

  it('is not for the legacy service', async () => {
    changeProfile(home, (profile) => {
      profile['service'] = 'ccmovel';
    });
    const { code, stderr } = await run(['encryption-certificate']);
    expect(stderr).toContain('uses no encryption certificate');
    expect(code).toBe(2);
  });

  it('that has expired, and that the service cannot read any more: the refusal says so', async () => {
    changeProfile(home, (profile) => {
      profile['encryptionCertificate'] = makeCertificate({ notAfter: inDays(-1) }).pem;
    });
    const { code, stderr } = await sign();
    expect(stderr).toContain('Warning: The encryption certificate is not valid today');
    expect(stderr).toContain('It may be because the encryption certificate of the profile is out of date');
    expect(stderr).toContain('smartcmd credentials encryption-certificate FILE --profile default');
    expect(code).toBe(3);
  });

  it('that has expired takes nothing from what the service may have done', () => {
    const pem = makeCertificate({ notAfter: inDays(-1) }).pem;
    const settings = { name: 'default', encryptionCertificates: [EncryptionCertificate.parse(pem)] };
    const aftermath = { en: 'It may have signed.', pt: 'Pode ter assinado.' };
    const error = encryptionExpired(new SmartCmdError('service-error', { aftermath }), settings);
    expect(error?.remedy?.pt).toMatch(/^Pode ter assinado\. \S/);
  });
});
