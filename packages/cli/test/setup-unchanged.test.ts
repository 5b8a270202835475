import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { mountSmall } from './support/mounts.js';
import { changeProfile, snapshot } from './support/profile-files.js';
import type { TestHome } from './support/run-cli.js';
import { useSetup } from './support/setup.js';
import { ACCOUNT } from './support/simulator.js';

const bench = useSetup();

describe('the values of the old profile', () => {
  beforeEach(async () => {
    expect((await bench.runWith({})).code).toBe(0);
  });

  it('stay where nothing else is said', async () => {
    const before = snapshot(bench.home);
    expect((await bench.run([])).code).toBe(0);
    expect(snapshot(bench.home)).toEqual(before);
  });

  it('are replaced one by one', async () => {
    const { code, stdout } = await bench.run(['--phone', '912345679']);
    expect(code).toBe(0);
    expect(stdout).toContain('António');
    expect(bench.profile()).toMatchObject({ phone: '+351 912345679', environment: 'custom' });
  });

  it('do not go to another server', async () => {
    const before = snapshot(bench.home);
    const { code, stderr } = await bench.run(['--endpoint', 'https://elsewhere.invalid/']);
    expect(stderr).toContain(
      'Missing: --application-id GUID, --username NAME, --password-file FILE, --encryption-certificate FILE.',
    );
    expect(code).toBe(2);
    expect(snapshot(bench.home)).toEqual(before);
  });

  it('are not proposed when they cannot be used, and setup repairs the profile', async () => {
    changeProfile(bench.home, (stored) => {
      stored['phone'] = 7;
    });
    const { code, stderr } = await bench.runWith({});
    expect(stderr).toContain('cannot be used and its values are not proposed');
    expect(code).toBe(0);
    expect(bench.profile()['phone']).toBe(ACCOUNT.phone);
  });

  it.each([
    ['GetCertificate:1:status-401', 4],
    ['GetCertificate:1:nil-result', 4],
    ['GetCertificate:1:html-500', 5],
    ['GetCertificate:1:pem-garbage', 7],
    ['GetCertificate:1:wrong-chain', 7],
    ['*:*:tls-expired', 5],
    ['*:*:tls-wrong-host', 5],
    ['*:*:tls-unknown-ca', 5],
  ])('stay after %s, exit code %i', async (fault, exitCode) => {
    const before = snapshot(bench.home);
    bench.service.simulator.addFault(fault);
    const { code, stderr } = await bench.run(['--phone', '912345679']);
    expect(stderr).toContain('Nothing was saved.');
    expect(code).toBe(exitCode);
    expect(snapshot(bench.home)).toEqual(before);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('stay after %s', async (signal) => {
    const before = snapshot(bench.home);
    bench.service.simulator.addFault('GetCertificate:1:delay=60000');
    const asked = bench.service.simulator.requests.length;
    const { code } = await bench.run(['--phone', '912345679'], {
      onStart: (child) => {
        const timer = setInterval(() => {
          if (bench.service.simulator.requests.length === asked) return;
          clearInterval(timer);
          child.kill(signal);
        }, 20);
      },
    });
    expect(code).toBe(130);
    expect(snapshot(bench.home)).toEqual(before);
  });
});

describe('where nothing can be written', () => {
  /** A home with a profile on a file system of its own, which the test then spoils. */
  const onMount = async (
    spoil: (dir: string, mount: NonNullable<ReturnType<typeof mountSmall>>) => void,
    sentence: string,
  ) => {
    const mount = mountSmall();
    if (!mount) return false;
    try {
      const env = {
        ...bench.home.env,
        XDG_CONFIG_HOME: join(mount.dir, 'config'),
        XDG_DATA_HOME: join(mount.dir, 'data'),
      };
      const small: TestHome = { ...bench.home, dir: mount.dir, env };
      const args = ['--simulator-state', bench.service.stateDir];
      expect((await bench.run(args, { env })).code).toBe(0);
      spoil(mount.dir, mount);
      const before = snapshot(small);
      const { code, stderr } = await bench.run([...args, '--phone', '912345679'], { env });
      expect(stderr).toContain(sentence);
      expect(code).toBe(3);
      expect(snapshot(small)).toEqual(before);
      return true;
    } finally {
      mount.remove();
    }
  };

  it('because the disk is full, the old profile stays', async ({ skip }) => {
    const fill = (dir: string): void => {
      for (let size = 65_536; size >= 1; size = Math.floor(size / 2)) {
        try {
          writeFileSync(join(dir, `fill-${size}`), Buffer.alloc(size));
        } catch {}
      }
    };
    if (!(await onMount(fill, 'the disk is full'))) skip('mounting a small file system needs root');
  });

  it('because the home is read-only, the old profile stays and nothing is asked', async ({ skip }) => {
    const before = bench.service.simulator.requests.length;
    if (!(await onMount((_, mount) => mount.makeReadOnly(), 'the file system is read-only'))) {
      return skip('mounting a small file system needs root');
    }
    // The one request is that of the setup before.
    expect(bench.service.simulator.requests.length).toBe(before + 1);
  });

  it('because it is a file that stands in the way', async () => {
    mkdirSync(join(bench.home.dir, 'config'));
    writeFileSync(join(bench.home.dir, 'config', 'smartcmd'), '');
    const { code, stderr } = await bench.runWith({});
    expect(stderr).toContain('not a directory');
    expect(code).toBe(3);
  });
});
