import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeHonestAskpass } from './support/askpass.js';
import { storeFiles, writePrivate } from './support/profile-files.js';
import { runCli } from './support/run-cli.js';
import { useSetup } from './support/setup.js';
import { ACCOUNT } from './support/simulator.js';

const bench = useSetup();

describe('setup without questions', () => {
  it('shows whose certificate it is, and says what was written and what comes next', async () => {
    const { code, stdout, stderr } = await bench.runWith({});
    expect(code).toBe(0);
    expect(stdout).toContain(`Certificate of: ${ACCOUNT.holder}`);
    expect(stdout).toMatch(/^Valid: \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d$/m);
    const files = storeFiles(bench.home);
    for (const file of [files.config, files.credentials, files.certificate()]) expect(stderr).toContain(file);
    expect(stderr).toContain('smartcmd sign-hash');
    expect(stderr + stdout).not.toContain(bench.service.simulator.ready.password);
  });

  it('speaks Portuguese', async () => {
    bench.set({ LC_ALL: 'pt_PT.UTF-8' });
    expect((await bench.runWith({})).stdout).toContain(`Certificado de: ${ACCOUNT.holder}`);
  });

  it('lists in one sentence what is missing, with the options that give it', async () => {
    const { code, stderr } = await bench.run(['--environment', 'preproduction', '--phone', '912345678']);
    expect(stderr).toContain(
      'Missing: --application-id GUID, --username NAME, --password-file FILE, --encryption-certificate FILE.',
    );
    expect(code).toBe(2);
  });

  it('names the environment among what is missing', async () => {
    const { code, stderr } = await bench.run([]);
    expect(stderr).toMatch(/Missing: --environment .* --endpoint URL, --phone NUMBER, /);
    expect(code).toBe(2);
  });

  it('does the same without a terminal', async () => {
    const { code, stderr } = await runCli(['setup'], { env: bench.home.env });
    expect(stderr).toContain('Missing: ');
    expect(code).toBe(2);
  });

  it('needs no encryption certificate for the legacy service, and says what that means', async () => {
    const { code, stderr } = await bench.runWith({
      '--encryption-certificate': undefined,
      '--endpoint': bench.service.simulator.ready.legacyUrl,
      '--service': 'ccmovel',
    });
    expect(code).toBe(0);
    expect(stderr).toContain('as text inside TLS');
    expect(bench.profile()['service']).toBe('ccmovel');
  });

  it('stores what it is told about the account and the service', async () => {
    expect((await bench.runWith({}, '--phone-approval', '--newer-fields')).code).toBe(0);
    expect(bench.profile()).toMatchObject({ phoneApproval: true, newerFields: true, certificateWithPin: false });
    expect((await bench.run(['--no-phone-approval'])).code).toBe(0);
    expect(bench.profile()).toMatchObject({ phoneApproval: false, newerFields: true });
  });

  it('downloads the certificate with PIN and code when told to', async () => {
    const before = bench.service.smsCount();
    const SMARTCMD_ASKPASS = writeHonestAskpass(bench.home.dir, bench.service.stateDir);
    bench.set({ SMARTCMD_ASKPASS });
    expect((await bench.runWith({}, '--with-pin')).code).toBe(0);
    expect(bench.service.smsCount()).toBe(before + 1);
    expect(bench.profile()['certificateWithPin']).toBe(true);
  });
});

describe('a profile for the simulator', () => {
  it('takes everything from ready.json, and the first account', async () => {
    const { code } = await bench.run(['--environment', 'simulator', '--simulator-state', bench.service.stateDir]);
    expect(code).toBe(0);
    expect(bench.profile()).toMatchObject({
      environment: 'simulator',
      endpoint: bench.service.simulator.url,
      phone: ACCOUNT.phone,
    });
  });

  it('looks for it where "simulator start" leaves it, and says how to start one', async () => {
    const { code, stderr } = await bench.run(['--environment', 'simulator']);
    expect(stderr).toContain(join(bench.home.dir, 'state', 'smartcmd', 'simulator', 'ready.json'));
    expect(stderr).toContain('smartcmd simulator start');
    expect(code).toBe(3);
  });

  it('says so when ready.json is something else', async () => {
    writePrivate(join(bench.home.dir, 'state', 'smartcmd', 'simulator', 'ready.json'), '{"url":1}');
    const { code, stderr } = await bench.run(['--environment', 'simulator']);
    expect(stderr).toContain('was not written by a simulator of this version');
    expect(code).toBe(3);
  });

  it('is not for another environment', async () => {
    const { code } = await bench.run(['--environment', 'production', '--simulator-state', bench.service.stateDir]);
    expect(code).toBe(2);
  });
});
