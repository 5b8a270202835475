import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { needNative } from '../native.js';
import { waitFor } from '../processes.js';
import type { CitizenCard } from './card.js';
import { insert } from './reader.js';

/** OpenSC's library, in the place of the Citizen Card's own. */
export const OPENSC = '/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so';
/** The driver of vsmartcard's virtual reader. */
const READER_DRIVER = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so';
const LAUNCHER = fileURLToPath(new URL('../socket-activated.py', import.meta.url));
/** Below those that the system gives to whoever wants any. */
const PORTS = [20_000, 32_000] as const;

/** Where pcscd keeps its process id; it does not start without. */
const DAEMON_DIRECTORY = '/run/pcscd';

/**
 * Skips a test, and says why, when there can be no smart card service, or a program is not there; a failure in CI.
 *
 * @param skip of the test's context
 * @param programs that the test starts; libraries that it loads, by their absolute path
 */
export function needSmartCards(skip: (note: string) => void, ...programs: string[]): void {
  needNative(skip, 'pcscd', 'python3', READER_DRIVER, ...programs);
  if (process.getuid?.() === 0 || existsSync(DAEMON_DIRECTORY)) return;
  const note = `missing: ${DAEMON_DIRECTORY}, which root makes`;
  if (process.env['CI']) throw new Error(note);
  skip(note);
}

/**
 * A smart card service (pcscd) of a test's own with a virtual reader. Programs find it by PCSCLITE_CSOCK_NAME; neither the
 * machine's service nor its readers are touched.
 */
export class SmartCardService {
  readonly #directory = mkdtempSync(join(tmpdir(), 'smartcmd-pcscd-'));
  readonly #port = randomInt(...PORTS);
  #daemon: ChildProcess | undefined;
  #log = '';
  #card: Socket | undefined;

  /** What programs have in their environment to find it. */
  get env(): { PCSCLITE_CSOCK_NAME: string } {
    return { PCSCLITE_CSOCK_NAME: join(this.#directory, 'pcscd.comm') };
  }

  /** Starts it, unless it runs: the reader is there. */
  async start(): Promise<void> {
    if (isRunning(this.#daemon)) return;
    await this.stop();
    const configuration = join(this.#directory, 'reader.conf.d');
    mkdirSync(configuration, { recursive: true });
    const reader = ['FRIENDLYNAME "Virtual Reader"', `DEVICENAME /dev/null:${this.#port}`, `LIBPATH ${READER_DRIVER}`];
    writeFileSync(join(configuration, 'reader'), [...reader, `CHANNELID ${this.#port}`, ''].join('\n'));
    this.#log = '';
    const daemon = ['pcscd', '--foreground', '--info', '--config', configuration];
    this.#daemon = spawn('python3', [LAUNCHER, this.env.PCSCLITE_CSOCK_NAME, ...daemon], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#daemon.stdout, this.#daemon.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#log += text;
      });
    }
    await waitFor('pcscd', () => {
      if (!isRunning(this.#daemon)) throw new Error(`pcscd ended: ${this.#log}`);
      return this.#log.includes('daemon ready') || undefined;
    });
    if (this.#log.includes('Could not initialize')) throw new Error(`pcscd has no reader: ${this.#log}`);
  }

  /** Puts a card into the reader. */
  async insert(card: CitizenCard): Promise<void> {
    this.#card = await insert(card, this.#port);
  }

  /** Takes the card out of the reader. */
  remove(): void {
    this.#card?.destroy();
    this.#card = undefined;
  }

  /** Ends it: with it go the readers. */
  async stop(): Promise<void> {
    this.remove();
    const daemon = this.#daemon;
    this.#daemon = undefined;
    if (daemon && isRunning(daemon)) {
      const ended = new Promise((resolve) => daemon.once('close', resolve));
      daemon.kill();
      await ended;
    }
    rmSync(this.env.PCSCLITE_CSOCK_NAME, { force: true });
  }

  /** Ends it, and leaves nothing behind. */
  async close(): Promise<void> {
    await this.stop();
    rmSync(this.#directory, { recursive: true });
  }
}

const isRunning = (child: ChildProcess | undefined): boolean => child?.exitCode === null && child.signalCode === null;
