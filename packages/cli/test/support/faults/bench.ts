import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Simulator } from '@smartcmd/cmd-simulator';
import { expect } from 'vitest';
import { printOtp, writeHonestAskpass } from '../askpass.js';
import { processesOf, waitFor } from '../processes.js';
import { changeProfile, copyHome } from '../profile-files.js';
import { makeHome, runCli, type TestHome } from '../run-cli.js';
import { startService, type TestService } from '../simulator.js';
import { LANGUAGES, type Named, type TestLanguage, toldIn } from './expected.js';
import { type Case, OPERATION, type Step } from './matrix.js';

/** What a client made of one dialogue. */
export interface ClientResult {
  /** The exit code of the command line, a CK_RV, or what else the client can tell. */
  readonly end: string;
  /** What the person was told: sentence and remedy. */
  readonly told: string;
  /** The name under which the first document is signed. */
  readonly document: string;
}

/** Where a case is set up, and what has to work after it. */
export interface CheckOptions {
  readonly homes?: readonly TestHome[];
  /** Those in which it is tried; all by default. */
  readonly languages?: readonly TestLanguage[];
  /** What the person does before the next operation. */
  readonly beforeNext?: () => Promise<void>;
  /** Those in which the next operation is tried: all, where each has a process of its own that goes on. */
  readonly nextIn?: readonly TestLanguage[];
}

/** The time-out of an answer where a fault makes it late: a setting of the profile. */
const SHORT_SECONDS = 3;

/** After `default`, which is the first token so. */
export const OTHER_PROFILE = 'setup';

type LoggedRequest = Simulator['requests'][number];

/** A service whose faults are set for each case, and a home in which everything is looked at that could be left behind. */
export class FaultBench {
  readonly #service: TestService;
  /** Its profile `default` signs; `setup` is for the command of that name. */
  readonly home: TestHome;
  /** Its profile has no certificate yet; only the source of copies. */
  readonly #fresh: TestHome;
  #signed = 0;

  private constructor(service: TestService, fresh: TestHome) {
    this.#service = service;
    this.home = service.home;
    this.#fresh = fresh;
    for (const place of ['tmp', 'run']) mkdirSync(this.place(place), { mode: 0o700 });
    this.#writeAskpass();
  }

  static async start(): Promise<FaultBench> {
    const service = await startService();
    const fresh = makeHome();
    const bench = new FaultBench(service, fresh);
    const onFirstUse = await runCli([...bench.setup(), '--enrol-on-first-use'], { env: fresh.env });
    expect(onFirstUse.code, onFirstUse.stderr).toBe(0);
    const other = await runCli([...bench.setup(), '--profile', OTHER_PROFILE], { env: bench.env('en') });
    expect(other.code, other.stderr).toBe(0);
    return bench;
  }

  async close(): Promise<void> {
    this.#fresh.remove();
    await this.#service.close();
  }

  get simulator(): Simulator {
    return this.#service.simulator;
  }

  place(name: string): string {
    return join(this.home.dir, name);
  }

  /** The environment of a client: its language, and an askpass program that answers as the account's owner. */
  env(language: TestLanguage, home = this.home): Record<string, string> {
    return {
      ...home.env,
      LANG: language === 'pt' ? 'pt_PT.UTF-8' : 'en_GB.UTF-8',
      TMPDIR: this.place('tmp'),
      XDG_RUNTIME_DIR: this.place('run'),
      SMARTCMD_ASKPASS: this.place('askpass'),
    };
  }

  /** A `smartcmd setup` that needs nobody. */
  setup(): string[] {
    return ['setup', '--environment', 'simulator', '--simulator-state', this.#service.stateDir, '--non-interactive'];
  }

  /** A new home whose profile has no certificate, which takes PIN and code for some steps. */
  freshHome(step: Step): TestHome {
    const home = copyHome(this.#fresh);
    changeProfile(home, (profile) => {
      profile['certificateWithPin'] = step !== 'certificate';
    });
    return home;
  }

  /** Another text for each signature: one that was made is remembered. */
  newText(): string {
    this.#signed += 1;
    return `document ${this.#signed}`;
  }

  /**
   * Runs a dialogue with the fault of a case in both languages, and then one without, and checks everything that does not depend on the
   * client.
   *
   * @param run has the client do a step
   * @param expected how the client ends
   */
  async check(
    one: Case,
    run: (language: TestLanguage, step: Step) => Promise<ClientResult>,
    expected: { readonly end: string; readonly good: string },
    { homes = [this.home], languages = LANGUAGES, beforeNext, nextIn = ['en'] }: CheckOptions = {},
  ): Promise<void> {
    const files = this.files(homes);
    for (const language of languages) {
      const [codes, last] = [this.codes(), this.simulator.requests.at(-1)];
      await this.#begin(one, homes);
      const { end, told, document } = await run(language, one.step);
      this.#end(homes);
      const works = one.end === 'works';
      expect({ language, end, told, codes: this.codes() - codes, files: this.files(homes) }).toEqual({
        language,
        end: works ? expected.good : expected.end,
        told: works ? '' : toldIn(one, language, this.#named(document)).join(' '),
        codes: one.codes,
        files,
      });
      // What may have been done is not asked for again.
      if (isOnce(one)) expect(this.#seen(one.step, last)).toBe(1);
    }
    await beforeNext?.();
    for (const language of nextIn)
      expect(await run(language, one.step), 'the next').toMatchObject({ end: expected.good, told: '' });
    expect(this.files(homes), 'after the next').toEqual(files);
  }

  /** Changes settings of the profile. */
  change(settings: Record<string, unknown>): void {
    changeProfile(this.home, (profile) => {
      delete profile['connectTimeoutMs'];
      delete profile['answerTimeoutMs'];
      Object.assign(profile, settings);
    });
  }

  /** SMSs so far. */
  codes(): number {
    return this.#service.smsCount();
  }

  /** Keeps the next question for a code open. */
  hold(): void {
    rmSync(this.place('held'), { force: true });
    writeFileSync(this.place('hold'), '');
  }

  /** Waits until that question is open. */
  async held(): Promise<void> {
    await waitFor('the question for the code', () => existsSync(this.place('held')) || undefined);
  }

  /** Has it answered. */
  release(): void {
    rmSync(this.place('hold'), { force: true });
  }

  /** What is left of the processes that a client started, once it has ended. */
  async nothingRuns(home = this.home): Promise<void> {
    await waitFor(`the end of everything in ${home.dir}`, () => processesOf(home).length === 0 || undefined);
  }

  async #begin({ fault, step, end, kind }: Case, homes: readonly TestHome[]): Promise<void> {
    const settings = {
      ...(end === 'network-timeout' || step === 'approval' ? { answerTimeoutMs: SHORT_SECONDS * 1000 } : {}),
      ...(step === 'approval' ? { phoneApproval: true } : {}),
    };
    this.#settings(homes, settings);
    if (step === 'resend') writeFileSync(this.place('resend'), '');
    if (step === 'approval') this.#releaseAfterPoll();
    this.simulator.addFault(fault);
    if (kind.startsWith('tls-')) await this.simulator.closeIdleConnections();
  }

  #end(homes: readonly TestHome[]): void {
    this.simulator.clearFaults();
    this.#settings(homes, {});
    rmSync(this.place('resend'), { force: true });
  }

  #seen(step: Step, last: LoggedRequest | undefined): number {
    return this.#since(last).filter(({ operation }) => operation?.endsWith(OPERATION[step])).length;
  }

  /** The requests after that one: the simulator keeps a thousand, so that their number says nothing. */
  #since(last: LoggedRequest | undefined): readonly LoggedRequest[] {
    const { requests } = this.simulator;
    return last ? requests.slice(requests.lastIndexOf(last) + 1) : requests;
  }

  /** The code is given when it was asked whether the person approved on the phone. */
  #releaseAfterPoll(): void {
    const last = this.simulator.requests.at(-1);
    const isPolled = () => this.#since(last).some(({ operation }) => operation === 'SignDocumentPooling');
    this.hold();
    void waitFor('a poll', () => isPolled() || undefined).finally(() => this.release());
  }

  #settings(homes: readonly TestHome[], settings: Record<string, unknown>): void {
    for (const home of homes) {
      for (const name of ['default', OTHER_PROFILE]) {
        changeProfile(
          home,
          (profile) => {
            delete profile['answerTimeoutMs'];
            profile['phoneApproval'] = false;
            Object.assign(profile, settings);
          },
          name,
        );
      }
    }
  }

  #named(document: string): Named {
    return { host: new URL(this.simulator.url).host, document, seconds: SHORT_SECONDS };
  }

  /** Temporary files, and what is kept of a run that was not finished. */
  files(homes: readonly TestHome[] = [this.home]): string[] {
    const places = [this.place('tmp'), this.place('run'), ...homes.map(({ dir }) => join(dir, 'state'))];
    return places.flatMap((place) =>
      existsSync(place)
        ? readdirSync(place, { recursive: true, withFileTypes: true })
            .filter((entry) => !entry.isDirectory())
            .map(({ parentPath, name }) => join(parentPath, name))
        : [],
    );
  }

  #writeAskpass(): void {
    const [resend, hold, held] = ['resend', 'hold', 'held'].map((name) => `'${this.place(name)}'`);
    writeHonestAskpass(this.home.dir, this.#service.stateDir, {
      otp: `if [ -e ${resend} ]; then rm ${resend}; echo r; exit; fi
        if [ -e ${hold} ]; then : > ${held}; while [ -e ${hold} ]; do sleep 0.05; done; fi; ${printOtp(this.#service.stateDir)}`,
    });
  }
}

/** What only reads is tried again, and so are connections that were not made. */
const isOnce = ({ step, kind }: Case): boolean =>
  step !== 'certificate' && step !== 'approval' && !kind.startsWith('tls-');

/** What the log of the module says that the person was told, since a place in it. */
export function toldInLog(log: string, from: number): string {
  if (!existsSync(log)) return '';
  const told = [
    ...readFileSync(log, 'utf8')
      .slice(from)
      .matchAll(/told: (.*)$/gm),
  ].map(([, text = '']) => text);
  return told.join('\n');
}
