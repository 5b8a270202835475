import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { writeHonestAskpass } from './askpass.js';
import { DesktopSession, KEYRING, type SessionOptions } from './desktop-session.js';
import { missingAmong, needPrograms } from './native.js';
import { copyHome, storeFiles } from './profile-files.js';
import { type RunOptions, type RunResult, runCli, type TestHome } from './run-cli.js';
import { startService, type TestService } from './simulator.js';

/** Neither a session, nor that of the developer. */
export const NO_SESSION = { DBUS_SESSION_BUS_ADDRESS: 'disabled:' } as const;

/** A service, a desktop session with a secret service, and a home with a profile for each test. */
export class KeyringBench {
  readonly session: DesktopSession;
  service!: TestService;
  home!: TestHome;

  constructor(options: SessionOptions) {
    this.session = new DesktopSession(options);
  }

  get files() {
    return storeFiles(this.home);
  }

  /** The items of the secret service that are this home's. */
  items(): string[] {
    return this.session.items(this.files.config);
  }

  /** The profile as config.json holds it. */
  profile(): Record<string, unknown> {
    const { profiles } = JSON.parse(readFileSync(this.files.config, 'utf8')) as {
      profiles: { default: Record<string, unknown> };
    };
    return profiles.default;
  }

  run(args: readonly string[], options: Partial<RunOptions> = {}): Promise<RunResult> {
    return runCli(args, { env: { ...this.home.env, ...this.session.env }, ...options });
  }

  /** Runs what has to succeed. */
  async done(args: readonly string[], options: Partial<RunOptions> = {}): Promise<RunResult> {
    const result = await this.run(args, options);
    expect(result.code, result.stderr).toBe(0);
    return result;
  }

  move(place: 'file' | 'secret-service'): Promise<RunResult> {
    return this.done(['credentials', 'move', place]);
  }

  sign(options: Partial<RunOptions> = {}, ...more: string[]): Promise<RunResult> {
    const askpass = writeHonestAskpass(this.home.dir, this.service.stateDir);
    return this.run(['sign-hash', 'ab'.repeat(32), '--yes', '--askpass', askpass, ...more], options);
  }
}

/** A bench for all tests of a file, which are skipped where there is no gnome-keyring. */
export function useKeyring(options: SessionOptions = {}): KeyringBench {
  const bench = new KeyringBench(options);
  beforeAll(async () => {
    bench.service = await startService();
    if (missingAmong(KEYRING).length > 0) return;
    await bench.session.startBus();
    await bench.session.startKeyring();
  });
  afterAll(async () => {
    await bench.session.stop();
    await bench.service.close();
  });
  beforeEach(({ skip }) => {
    needPrograms(skip, ...KEYRING);
    bench.home = copyHome(bench.service.home);
  });
  afterEach(() => bench.home?.remove());
  return bench;
}
