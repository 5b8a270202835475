import { expect } from 'vitest';
import { TcpProxy } from '../../../../../test/support/tcp-proxy.js';
import { processesOf, stateOf, waitFor } from '../processes.js';
import { type ClientResult, FaultBench } from './bench.js';
import { commandLine, pkcs11Tool } from './clients.js';
import { type Failing, type Named, type TestLanguage, toldIn } from './expected.js';
import { FAILURES } from './failures.js';
import { type BrokenLine, TIMEOUTS } from './lines.js';

/** A client that signs over a line. */
export interface LineClient {
  readonly client: 'smartcmd' | 'pkcs11-tool';
  readonly run: (bench: FaultBench, language: TestLanguage) => Promise<ClientResult>;
  readonly good: string;
  readonly endOf: (exit: number) => string;
}

export const LINE_CLIENTS: readonly LineClient[] = [
  {
    client: 'smartcmd',
    run: (bench, language) => commandLine(bench, language, 'sign'),
    good: 'exit 0',
    endOf: (exit) => `exit ${exit}`,
  },
  {
    client: 'pkcs11-tool',
    run: (bench, language) => pkcs11Tool(bench, language, 'sign'),
    good: 'CKR_OK',
    endOf: () => 'CKR_DEVICE_ERROR',
  },
];

/** A service, and a proxy before it. */
export class LineBench {
  readonly bench: FaultBench;
  readonly proxy: TcpProxy;

  private constructor(bench: FaultBench, proxy: TcpProxy) {
    this.bench = bench;
    this.proxy = proxy;
  }

  static async start(): Promise<LineBench> {
    const bench = await FaultBench.start();
    return new LineBench(bench, await TcpProxy.start(Number(new URL(bench.simulator.url).port)));
  }

  async close(): Promise<void> {
    await this.proxy.close();
    await this.bench.close();
  }

  /** After each test, whatever became of it. */
  calmDown(): void {
    this.proxy.line = {};
    this.bench.release();
  }

  /** Has the profile look for the service elsewhere. It is not called a simulator: other advice is given for those. */
  serviceAt(host: string, settings: Readonly<Record<string, unknown>> = {}): void {
    const endpoint = this.bench.simulator.url.replace(/127\.0\.0\.1:\d+/, host);
    this.bench.change({ environment: 'preproduction', endpoint, ...settings });
  }

  /** @returns host and port of the proxy */
  behindProxy(settings: Readonly<Record<string, unknown>> = {}): string {
    const host = `127.0.0.1:${this.proxy.port}`;
    this.serviceAt(host, settings);
    return host;
  }

  /** Signs over a line that breaks, and then over one that does not. */
  async checkBroken(one: BrokenLine, { run, endOf, ...client }: LineClient, language: TestLanguage): Promise<void> {
    const { bench, proxy } = this;
    const host = this.behindProxy(TIMEOUTS);
    const [before, files] = [bench.codes(), bench.files()];
    if (one.step === 'code') bench.hold();
    else proxy.line = one.line;
    const running = run(bench, language);
    if (one.step === 'code') {
      await bench.held();
      if (one.anew) await proxy.hangUp();
      proxy.line = one.line;
      bench.release();
    }
    const { end, told } = await running;
    proxy.line = {};
    const wanted = toldIn(one, language, { host, document: '', seconds: one.seconds });
    expect({ end, told, codes: bench.codes() - before, files: bench.files() }).toEqual({
      end: endOf(FAILURES[one.end].exit),
      told: wanted.join(' '),
      codes: one.codes,
      files,
    });
    await this.#checkNext({ run, endOf, ...client }, language, files);
  }

  /** Signs where there is no service, and then where there is. */
  async checkFailing(failing: Failing, named: Named, client: LineClient, language: TestLanguage): Promise<void> {
    const { bench } = this;
    const [before, files] = [bench.codes(), bench.files()];
    const { end, told } = await client.run(bench, language);
    const wanted = toldIn(failing, language, named);
    expect({ end, told, codes: bench.codes() - before }).toEqual({
      end: client.endOf(5),
      told: wanted.join(' '),
      codes: 0,
    });
    this.behindProxy();
    await this.#checkNext(client, language, files);
  }

  /** Suspends processes while the code is asked for; meanwhile the question is answered, and the service hangs up. */
  async checkSuspended(which: RegExp, client: LineClient): Promise<void> {
    const { bench, proxy } = this;
    this.behindProxy();
    const [before, files] = [bench.codes(), bench.files()];
    bench.hold();
    const running = client.run(bench, 'en');
    await bench.held();
    const stopped = processesOf(bench.home).filter(({ commandLine: line }) => which.test(line));
    expect(stopped).not.toEqual([]);
    for (const { pid } of stopped) process.kill(pid, 'SIGSTOP');
    for (const { pid } of stopped) await waitFor('a process that is stopped', () => stateOf(pid) === 'T' || undefined);
    const hungUp = proxy.hangUp();
    bench.release();
    const isAnswered = (): boolean =>
      processesOf(bench.home).every(({ commandLine: line }) => !line.includes('askpass'));
    await waitFor('the end of the program that answers', () => isAnswered() || undefined);
    for (const { pid } of stopped) process.kill(pid, 'SIGCONT');
    await hungUp;
    expect(await running).toMatchObject({ end: client.good, told: '' });
    expect(bench.codes() - before).toBe(1);
    await this.#checkNext(client, 'en', files);
  }

  async #checkNext({ run, good }: LineClient, language: TestLanguage, files: readonly string[]): Promise<void> {
    const { bench } = this;
    const before = bench.codes();
    expect(await run(bench, language), 'the next').toMatchObject({ end: good, told: '' });
    expect(bench.codes() - before).toBe(1);
    expect(bench.files()).toEqual(files);
    await bench.nothingRuns();
  }
}
