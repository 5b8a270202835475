import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { SimulatorOptions } from '@smartcmd/cmd-simulator';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { writeHonestAskpass } from './askpass.js';
import { copyHome } from './profile-files.js';
import { runCli, type TestHome } from './run-cli.js';
import { startService, type TestService } from './simulator.js';

/** What a test of the module needs: a service, a home with a profile, and somebody who answers the questions. */
export interface ModuleTest {
  readonly service: TestService;
  /** Of this test alone. */
  readonly home: TestHome;
  /** What the application is started with: the home, and an askpass program that answers as the account's owner. */
  readonly env: Record<string, string>;
  /** One-time codes that were sent since the test began. */
  codes(): number;
  /** Writes the person's certificate (PEM), and gives the file's name. */
  certificate(): Promise<string>;
  /** Writes the person's public key (SubjectPublicKeyInfo, PEM), and gives the file's name. */
  publicKey(): Promise<string>;
}

/**
 * One simulator for the tests of a file or of a `describe`, a fresh copy of the home for each.
 *
 * @param options how the simulator behaves
 * @param setupArguments more arguments for `smartcmd setup`
 * @returns what is valid within a test
 */
export function useModule(options: SimulatorOptions = {}, setupArguments: readonly string[] = []): ModuleTest {
  let service: TestService;
  let home: TestHome;
  let env: Record<string, string>;
  let before: number;
  beforeAll(async () => {
    service = await startService(options, setupArguments);
  });
  afterAll(() => service.close());
  beforeEach(() => {
    home = copyHome(service.home);
    env = { ...home.env, SMARTCMD_ASKPASS: writeHonestAskpass(home.dir, service.stateDir) };
    before = service.smsCount();
  });
  afterEach(() => home.remove());
  const certificate = async (): Promise<string> => {
    const file = join(home.dir, 'certificate.pem');
    expect((await runCli(['certificate', 'export', '--force', '--output', file], { env: home.env })).code).toBe(0);
    return file;
  };
  return {
    get service() {
      return service;
    },
    get home() {
      return home;
    },
    get env() {
      return env;
    },
    codes: () => service.smsCount() - before,
    certificate,
    publicKey: async () => {
      const key = join(home.dir, 'public-key.pem');
      execFileSync('openssl', ['x509', '-in', await certificate(), '-pubkey', '-noout', '-out', key]);
      return key;
    },
  };
}
