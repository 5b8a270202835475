import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inDays, makeCertificate } from './support/certificate.js';
import { useDoctor } from './support/doctor.js';
import { changeProfile, storeFiles } from './support/profile-files.js';
import { runCli } from './support/run-cli.js';
import { ACCOUNT } from './support/simulator.js';

const bench = useDoctor();

describe('the encryption certificate', () => {
  it.each([
    ['has expired', { notAfter: inDays(-1) }, 'is not valid today', 'credentials encryption-certificate'],
    ['is not RSA', { key: 'ec' as const }, 'not RSA', 'smartcmd setup'],
    ['is of tomorrow', { notBefore: inDays(1) }, 'is not valid today', 'clock'],
  ])('%s', async (_, wish, sentence, remedy) => {
    bench.setEncryption(wish);
    const before = bench.service.simulator.requests.length;
    const { code, check, report } = await bench.examine('encryption-certificate');
    expect(check.status).toBe('error');
    expect(check.detail).toContain(sentence);
    expect(check.remedy).toContain(remedy);
    expect(code).toBe(3);
    expect(report.checks.find(({ id }) => id === 'credentials')?.status).toBe('skipped');
    // The one request is the look at TLS.
    expect(bench.service.simulator.requests.length).toBeLessThanOrEqual(before + 1);
  });

  it('has expired: signing warns before it asks, and leaves it to the service', async () => {
    bench.setEncryption({ notAfter: inDays(-1) });
    const { stderr } = await runCli(['sign-hash', 'ab'.repeat(32), '--askpass', '/bin/false'], { env: bench.home.env });
    expect(stderr).toContain('Warning: The encryption certificate is not valid today');
    expect(stderr).toContain('Cancelled');
  });

  it('is missing', async () => {
    changeProfile(bench.home, (profile) => {
      delete profile['encryptionCertificate'];
    });
    expect(await bench.examine('encryption-certificate', '--offline')).toMatchObject({
      code: 3,
      check: { status: 'error' },
    });
  });

  it('expires in 30 days: a warning', async () => {
    bench.setEncryption({ notAfter: inDays(30.5) });
    const { code, check } = await bench.examine('encryption-certificate', '--offline');
    expect(check.status).toBe('warning');
    expect(check.detail).toContain('expires in 30 days');
    expect(code).toBe(0);
  });

  it.each([
    ['production', 'warning'],
    ['preproduction', 'warning'],
    ['simulator', 'ok'],
    ['custom', 'ok'],
  ])('with an unknown fingerprint for %s: %s', async (environment, status) => {
    bench.setEncryption({}, environment);
    const { check } = await bench.examine('encryption-certificate', '--offline');
    expect(check.status).toBe(status);
    if (status === 'warning') expect(check.detail).toContain('SHA-256');
  });

  it.each([
    ['is there, a day before: nothing to do', inDays(29), 'ok', 'then the next one, valid until'],
    ['begins late: a warning', inDays(40), 'warning', 'and the next one is valid only from'],
  ])('expires in 30 days, and the next one %s', async (_, notBefore, status, sentence) => {
    bench.setEncryption({ notAfter: inDays(30.5) });
    changeProfile(bench.home, (profile) => {
      profile['otherEncryptionCertificate'] = makeCertificate({ notBefore, notAfter: inDays(800) }).pem;
    });
    const { code, check } = await bench.examine('encryption-certificate', '--offline');
    expect(check.detail).toContain(sentence);
    expect(check.status).toBe(status);
    expect(code).toBe(0);
  });

  it('is not needed by the legacy service', async () => {
    changeProfile(bench.home, (profile) => {
      profile['service'] = 'ccmovel';
      profile['endpoint'] = bench.service.simulator.legacyUrl;
      delete profile['encryptionCertificate'];
    });
    const { code, check, report } = await bench.examine('encryption-certificate');
    expect(check.status).toBe('ok');
    expect(report.checks.find(({ id }) => id === 'credentials')?.status).toBe('ok');
    expect(code).toBe(0);
  });
});

describe('the chain', () => {
  it.each([
    ['has expired', { notAfter: inDays(-1) }, 'error', 3, 'not valid now'],
    ['expires in 30 days', { notAfter: inDays(30.5) }, 'warning', 0, 'expires in 30 days'],
    ['is not made for signatures', {}, 'warning', 0, 'not made for signatures'],
  ])('%s', async (_, wish, status, exitCode, sentence) => {
    bench.setChain(wish);
    const { code, check } = await bench.examine('chain', '--offline');
    expect(check.status).toBe(status);
    expect(check.detail).toContain(sentence);
    expect(code).toBe(exitCode);
  });

  it('is missing', async () => {
    rmSync(storeFiles(bench.home).certificate());
    const { code, check } = await bench.examine('chain', '--offline');
    expect(check).toMatchObject({ status: 'error', remedy: expect.stringContaining('certificate refresh') });
    expect(code).toBe(3);
  });

  it('is not the one that the service has now', async () => {
    bench.setChain({});
    const { code, check } = await bench.examine('credentials');
    expect(check.status).toBe('warning');
    expect(check.detail).toContain(ACCOUNT.holder);
    expect(check.remedy).toContain('certificate refresh');
    expect(code).toBe(0);
  });
});
