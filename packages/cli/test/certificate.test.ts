import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeHonestAskpass } from './support/askpass.js';
import { makeCertificate } from './support/certificate.js';
import { changeProfile, copyHome, snapshot, storeFiles, writePrivate } from './support/profile-files.js';
import { CLI, type RunResult, runCli, type TestHome } from './support/run-cli.js';
import { ACCOUNT, startService, type TestService } from './support/simulator.js';
import { onTerminal } from './support/terminal.js';

let service: TestService;
let home: TestHome;
let leaf: X509Certificate;
beforeAll(async () => {
  service = await startService();
  leaf = new X509Certificate(service.simulator.certificates.citizens[ACCOUNT.phone] ?? '');
});
afterAll(() => service.close());
beforeEach(() => {
  home = copyHome(service.home);
});
afterEach(() => {
  service.simulator.clearFaults();
  home.remove();
});

const run = (...args: string[]): Promise<RunResult> => runCli(['certificate', ...args], { env: home.env });

/** Puts another certificate where the profile's is, as if the service had renewed it since. */
function replaceStored(): { serial: string } {
  const { pem, fingerprint } = makeCertificate({ name: 'Maria Antiga' });
  writePrivate(storeFiles(home).certificate(), pem);
  changeProfile(home, (profile) => {
    profile['certificate'] = fingerprint;
  });
  return { serial: new X509Certificate(pem).serialNumber };
}

describe('certificate show', () => {
  it('tells a person whose it is, until when and for what', async () => {
    const { code, stdout } = await run('show');
    expect(code).toBe(0);
    for (const fact of [
      ACCOUNT.holder,
      leaf.serialNumber,
      'RSA, 3072 bits',
      'nonRepudiation',
      '2.16.620.2.1.2.2.1',
      'complete',
    ]) {
      expect(stdout).toContain(fact);
    }
  });

  it('tells a program the same', async () => {
    const { code, stdout } = await run('show', '--json');
    expect(code).toBe(0);
    const shown = JSON.parse(stdout) as { certificates: Record<string, unknown>[] };
    expect(shown).toMatchObject({ version: 1, profile: 'default', complete: true });
    expect(shown.certificates).toHaveLength(3);
    expect(shown.certificates[0]).toMatchObject({
      serialNumber: leaf.serialNumber,
      fingerprint: leaf.fingerprint256.replaceAll(':', '').toLowerCase(),
      notAfter: new Date(leaf.validTo).toISOString(),
      keyType: 'rsa',
      keyBits: 3072,
      keyUsage: ['nonRepudiation'],
    });
    expect(Object.keys(shown.certificates[0] ?? {})).toEqual([
      ...['subject', 'issuer', 'serialNumber', 'notBefore', 'notAfter', 'fingerprint', 'keyType', 'keyBits'],
      ...['keyUsage', 'policies', 'qcStatements', 'ocsp', 'caIssuers', 'crls'],
    ]);
  });
});

describe('certificate export', () => {
  it('gives the certificate in PEM', async () => {
    const { code, stdout } = await run('export');
    expect(code).toBe(0);
    expect(new X509Certificate(stdout).fingerprint256).toBe(leaf.fingerprint256);
    expect(stdout.match(/BEGIN/g)).toHaveLength(1);
  });

  it('gives the issuers after it with --chain', async () => {
    const { stdout } = await run('export', '--chain');
    expect(stdout.match(/BEGIN/g)).toHaveLength(3);
    expect(new X509Certificate(stdout).fingerprint256).toBe(leaf.fingerprint256);
  });

  it('gives DER', async () => {
    const { stdoutBytes } = await run('export', '--format', 'der');
    expect(stdoutBytes.equals(leaf.raw)).toBe(true);
  });

  it('writes a file, and replaces one only when told to', async () => {
    const file = join(home.dir, 'my.pem');
    expect((await run('export', '--output', file)).code).toBe(0);
    expect(new X509Certificate(readFileSync(file)).fingerprint256).toBe(leaf.fingerprint256);
    writeFileSync(file, 'mine');
    const refused = await run('export', '--output', file);
    expect(refused.stderr).toContain('exists already and was not changed');
    expect(refused.code).toBe(2);
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect((await run('export', '--output', file, '--force')).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('BEGIN CERTIFICATE');
  });

  it('refuses several certificates in DER', async () => {
    const { code, stderr } = await run('export', '--chain', '--format', 'der');
    expect(stderr).toContain('A DER file holds one certificate');
    expect(code).toBe(2);
  });

  it('refuses to show DER in a terminal', async () => {
    const session = onTerminal(process.execPath, [CLI, 'certificate', 'export', '--format', 'der'], home.env);
    expect(await session.exit()).toBe(2);
    expect(session.screen()).toContain('DER is binary');
  });

  it.each([
    ['/nonexistent/dir/my.pem', 'does not exist'],
    ['.', 'directory'],
  ])('says why it cannot write %s', async (file, reason) => {
    const { code, stderr } = await run('export', '--force', '--output', file);
    expect(stderr).toContain(reason);
    expect(code).toBe(3);
  });

  it('leaves a full device as it is', async () => {
    const { code, stderr } = await run('export', '--force', '--output', '/dev/full');
    expect(stderr).toContain('the disk is full');
    expect(code).toBe(3);
    expect(statSync('/dev/full').isCharacterDevice()).toBe(true);
  });
});

describe('certificate refresh', () => {
  it('says that nothing changed', async () => {
    const before = snapshot(home);
    const { code, stdout } = await run('refresh');
    expect(code).toBe(0);
    expect(stdout).toContain('The certificate is the same');
    expect(stdout).toContain(leaf.serialNumber);
    expect(JSON.parse(JSON.stringify(snapshot(home)))).toEqual(before);
  });

  it('tells what was renewed', async () => {
    const { serial } = replaceStored();
    const { code, stdout } = await run('refresh');
    expect(code).toBe(0);
    expect(stdout).toContain('was renewed');
    expect(stdout).toMatch(new RegExp(`before: Maria Antiga, serial number ${serial}`));
    expect(stdout).toMatch(new RegExp(`now: +${ACCOUNT.holder}, serial number ${leaf.serialNumber}`));
    expect((await run('show')).stdout).toContain(ACCOUNT.holder);
  });

  it('repairs a certificate that is missing, broken or not the profile’s', async () => {
    for (const content of ['', 'hello', makeCertificate().pem]) {
      writePrivate(storeFiles(home).certificate(), content);
      expect((await run('show')).code).toBe(3);
      expect((await run('refresh')).code).toBe(0);
      expect((await run('show')).stdout).toContain(ACCOUNT.holder);
    }
  });

  it.each([
    ['GetCertificate:1:status-401', 4],
    ['GetCertificate:1:nil-result', 4],
    ['GetCertificate:1:pem-garbage', 7],
    ['GetCertificate:1:wrong-chain', 7],
    ['*:*:tls-expired', 5],
  ])('changes nothing after %s, exit code %i', async (fault, exitCode) => {
    replaceStored();
    const before = snapshot(home);
    service.simulator.addFault(fault);
    const { code, stderr } = await run('refresh');
    expect(code).toBe(exitCode);
    expect(stderr).toContain('Error: ');
    expect(snapshot(home)).toEqual(before);
  });

  it('asks for PIN and code when the profile says so', async () => {
    changeProfile(home, (profile) => {
      profile['certificateWithPin'] = true;
    });
    const before = service.smsCount();
    const SMARTCMD_ASKPASS = writeHonestAskpass(home.dir, service.stateDir);
    const { code } = await runCli(['certificate', 'refresh'], { env: { ...home.env, SMARTCMD_ASKPASS } });
    expect(code).toBe(0);
    expect(service.smsCount()).toBe(before + 1);
  });

  it('sends nothing when PIN and code cannot be asked for', async () => {
    changeProfile(home, (profile) => {
      profile['certificateWithPin'] = true;
    });
    const before = service.simulator.requests.length;
    const { code, stderr } = await run('refresh');
    expect(code).toBe(2);
    expect(stderr).toContain('SMARTCMD_ASKPASS');
    expect(service.simulator.requests.length).toBe(before);
  });
});
