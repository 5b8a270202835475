import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CertificateChain } from '@smartcmd/cmd-client';
import { compileToken, readToken } from '@smartcmd/p11-module';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { makeCertificate } from './certificate.js';
import { changeProfile, copyHome, storeFiles, writePrivate } from './profile-files.js';
import { type RunResult, runCli, type TestHome } from './run-cli.js';
import { startService, type TestService } from './simulator.js';

/** A check as `doctor --json` shows it. */
export interface Found {
  readonly id: string;
  readonly status: string;
  readonly title: string;
  readonly detail: string;
  readonly remedy?: string;
}

/** The form of `doctor --json`. */
export interface Report {
  readonly version: number;
  readonly profile: string | null;
  readonly ok: boolean;
  readonly checks: readonly Found[];
}

type Wish = Parameters<typeof makeCertificate>[0];

/** What the tests of the doctor need: a service, a profile in a fresh home for each test, and a registry. */
export class DoctorBench {
  service!: TestService;
  home!: TestHome;
  /** What the registry answers. */
  latest = { status: 200, body: '' };
  #registry!: Server;
  readonly #folder = mkdtempSync(join(tmpdir(), 'smartcmd-registry-'));

  async open(): Promise<void> {
    this.service = await startService();
    const { pem, key } = makeCertificate({ name: 'registry', forLoopback: true });
    writeFileSync(this.#anchor, pem);
    const cert = { cert: pem, key: key.export({ type: 'pkcs8', format: 'pem' }) };
    this.#registry = createServer(cert, (request, response) => {
      const { status, body } = this.latest;
      response.writeHead(request.url === '/smartcmd/latest' ? status : 404).end(body);
    }).listen(0, '127.0.0.1');
    await once(this.#registry, 'listening');
  }

  get #anchor(): string {
    return join(this.#folder, 'anchor.pem');
  }

  async close(): Promise<void> {
    this.#registry.close();
    rmSync(this.#folder, { recursive: true });
    await this.service.close();
  }

  begin(): void {
    const { port } = this.#registry.address() as AddressInfo;
    const copy = copyHome(this.service.home);
    const registry = { SMARTCMD_REGISTRY: `https://127.0.0.1:${port}`, NODE_EXTRA_CA_CERTS: this.#anchor };
    this.home = { ...copy, env: { ...copy.env, ...registry } };
    this.latest = { status: 200, body: '{"version":"0.0.1"}' };
  }

  end(): void {
    this.service.simulator.clearFaults();
    this.home.remove();
  }

  /** Adds variables to the environment of the doctor. */
  set(variables: Readonly<Record<string, string>>): void {
    this.home = { ...this.home, env: { ...this.home.env, ...variables } };
  }

  doctor(...args: string[]): Promise<RunResult> {
    return runCli(['doctor', ...args], { env: this.home.env });
  }

  /** Runs the doctor and looks at one check. */
  async examine(id: string, ...args: string[]): Promise<{ code: number | undefined; check: Found; report: Report }> {
    const { code, stdout } = await this.doctor('--json', ...args);
    const report = JSON.parse(stdout) as Report;
    const check = report.checks.find((found) => found.id === id);
    if (!check) throw new Error(`no check ${id} in ${stdout}`);
    return { code, check, report };
  }

  /** Gives the profile another encryption certificate. */
  setEncryption(wish: Wish, environment = 'simulator'): void {
    changeProfile(this.home, (profile) => {
      profile['encryptionCertificate'] = makeCertificate(wish).pem;
      profile['environment'] = environment;
    });
  }

  /** Gives the profile another certificate of the person. */
  setChain(wish: Wish): void {
    const { pem, fingerprint } = makeCertificate({ name: 'Maria Antiga', ...wish });
    writePrivate(storeFiles(this.home).certificate(), pem);
    changeProfile(this.home, (profile) => {
      profile['certificate'] = fingerprint;
    });
    // Compiled from the same certificate, as setup does.
    const file = storeFiles(this.home).token();
    const { profile, agent } = readToken(readFileSync(file));
    const command = [...agent.slice(0, 2), fingerprint];
    writeFileSync(file, compileToken({ profile, chain: CertificateChain.parse(pem), agent: command }));
  }
}

/** A bench for all tests of a file. */
export function useDoctor(): DoctorBench {
  const bench = new DoctorBench();
  beforeAll(() => bench.open());
  afterAll(() => bench.close());
  beforeEach(() => bench.begin());
  afterEach(() => bench.end());
  return bench;
}
