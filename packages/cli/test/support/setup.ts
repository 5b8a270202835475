import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { storeFiles, writePrivate } from './profile-files.js';
import { makeHome, type RunOptions, type RunResult, runCli, type TestHome } from './run-cli.js';
import { ACCOUNT, startService, type TestService } from './simulator.js';

/** What the tests of setup without questions need: a service, and an empty home for each test. */
export class SetupBench {
  service!: TestService;
  home!: TestHome;
  /** Every option that such a setup needs, for an address that is not called "simulator". */
  everything: Readonly<Record<string, string>> = {};

  async open(): Promise<void> {
    this.service = await startService();
    const { url, tlsCa, encryptionCertificate, applicationId, username, password } = this.service.simulator.ready;
    const passwordFile = join(this.service.stateDir, 'password');
    writePrivate(passwordFile, `${password}\n`);
    this.everything = {
      '--endpoint': url,
      '--tls-ca': tlsCa,
      '--encryption-certificate': encryptionCertificate,
      '--application-id': applicationId,
      '--username': username,
      '--password-file': passwordFile,
      '--phone': ACCOUNT.phone,
    };
  }

  begin(): void {
    this.home = makeHome();
  }

  end(): void {
    this.service.simulator.clearFaults();
    this.home.remove();
  }

  /** Adds variables to the environment of setup. */
  set(variables: Readonly<Record<string, string>>): void {
    this.home = { ...this.home, env: { ...this.home.env, ...variables } };
  }

  run(args: readonly string[], options: Partial<RunOptions> = {}): Promise<RunResult> {
    return runCli(['setup', '--non-interactive', ...args], { env: this.home.env, ...options });
  }

  /** A whole setup with some options changed, or left out (undefined). */
  runWith(changes: Readonly<Record<string, string | undefined>>, ...more: string[]): Promise<RunResult> {
    const options = Object.entries({ ...this.everything, ...changes });
    return this.run([...options.flatMap(([flag, value]) => (value === undefined ? [] : [flag, value])), ...more]);
  }

  /** The default profile as config.json holds it. */
  profile(): Record<string, unknown> {
    const config = JSON.parse(readFileSync(storeFiles(this.home).config, 'utf8')) as {
      profiles: Record<string, Record<string, unknown>>;
    };
    return config.profiles['default'] ?? {};
  }
}

/** A bench for all tests of a file. */
export function useSetup(): SetupBench {
  const bench = new SetupBench();
  beforeAll(() => bench.open());
  afterAll(() => bench.service.close());
  beforeEach(() => bench.begin());
  afterEach(() => bench.end());
  return bench;
}
