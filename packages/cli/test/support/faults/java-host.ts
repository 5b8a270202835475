import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { JavaSigner, writeJavaConfiguration } from '../java.js';
import { LIBRARY } from '../native.js';
import { agentsOf, descriptorsOf, waitFor, zombiesOf } from '../processes.js';
import { type ClientResult, type FaultBench, toldInLog } from './bench.js';
import { documentOf, expectSignature } from './clients.js';
import type { TestLanguage } from './expected.js';

/** A Java machine that signs through all failures: it, and its one agent, are to stay as they are. */
export class JavaHost {
  readonly #bench: FaultBench;
  readonly #java: JavaSigner;
  readonly #log: string;
  #before: readonly number[] = [];
  #agent = 0;

  constructor(bench: FaultBench, language: TestLanguage) {
    this.#bench = bench;
    this.#log = bench.place(`java-${language}.log`);
    const configuration = writeJavaConfiguration(LIBRARY, bench.home.dir);
    const env = { ...bench.env(language), SMARTCMD_LOG: this.#log };
    this.#java = new JavaSigner(bench.home.dir, [configuration], env);
  }

  async sign(): Promise<ClientResult> {
    const from = existsSync(this.#log) ? readFileSync(this.#log, 'utf8').length : 0;
    const text = this.#bench.newText();
    const { result, file } = await this.#java.sign(text);
    if (result === 'ok') expectSignature(this.#bench.home, text, readFileSync(file));
    else expect(existsSync(file)).toBe(false);
    return {
      end: result.replace('PKCS11Exception: ', ''),
      told: toldInLog(this.#log, from),
      document: documentOf('Java', text),
    };
  }

  /** A first signature, after which everything that stays is there. */
  async begin(): Promise<void> {
    expect(await this.sign()).toMatchObject({ end: 'ok' });
    this.#agent = this.#agents()[0] ?? 0;
    this.#before = await this.#descriptors();
  }

  /** The one agent of the begin, and no process that has ended and is not waited for. */
  expectSameProcesses(): void {
    expect(this.#agents()).toEqual([this.#agent]);
    expect([zombiesOf(this.#java.pid), zombiesOf(this.#agent)]).toEqual([[], []]);
  }

  /** The descriptors of the begin, in both processes; then the machine ends, and the agent with it. */
  async end(): Promise<void> {
    await waitFor('the descriptors of the begin', async () => {
      const now = await this.#descriptors();
      return String(now) === String(this.#before) || undefined;
    });
    expect(await this.#java.end()).toMatchObject({ code: 0 });
  }

  #agents(): number[] {
    return agentsOf(this.#bench.home)
      .filter(({ environment }) => environment.includes(`SMARTCMD_LOG=${this.#log}`))
      .map(({ pid }) => pid);
  }

  async #descriptors(): Promise<number[]> {
    await this.#bench.simulator.closeIdleConnections();
    return [this.#java.pid, this.#agent].map(descriptorsOf);
  }
}
