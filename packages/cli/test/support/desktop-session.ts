import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from './processes.js';

/** What has to be installed for a {@link DesktopSession} with a keyring. */
export const KEYRING = ['dbus-daemon', 'dbus-send', 'gnome-keyring-daemon'] as const;

const KEYRING_PASSWORD = 'keyring-password';

const SERVICE = '/org/freedesktop/secrets';
const COLLECTION = `${SERVICE}/collection/login`;

/** How a session is to be. */
export interface SessionOptions {
  /** A program that the bus starts for the secret service: one that never becomes it. */
  readonly starts?: string;
}

/** A session of its own as a desktop has it: a message bus, and, where it is started, gnome-keyring as its secret service. */
export class DesktopSession {
  readonly #directory = mkdtempSync(join(tmpdir(), 'smartcmd-session-'));
  readonly #options: SessionOptions;
  #bus: ChildProcess | undefined;
  #keyring: ChildProcess | undefined;

  constructor(options: SessionOptions = {}) {
    this.#options = options;
  }

  /** Of the bus. */
  get socket(): string {
    return join(this.#directory, 'bus');
  }

  /** What a program of the session has in its environment. */
  get env(): { readonly DBUS_SESSION_BUS_ADDRESS: string } {
    return { DBUS_SESSION_BUS_ADDRESS: `unix:path=${this.socket}` };
  }

  /** Starts the bus. */
  async startBus(): Promise<void> {
    const services = join(this.#directory, 'services');
    mkdirSync(services);
    const { starts } = this.#options;
    if (starts !== undefined) {
      const lines = ['[D-BUS Service]', 'Name=org.freedesktop.secrets', `Exec=${starts}`];
      writeFileSync(join(services, 'secrets.service'), `${lines.join('\n')}\n`);
    }
    const config = join(this.#directory, 'bus.conf');
    writeFileSync(
      config,
      `<busconfig><type>session</type><listen>unix:path=${this.socket}</listen><auth>EXTERNAL</auth>` +
        `<servicedir>${services}</servicedir>` +
        '<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>' +
        '<allow own="*"/></policy></busconfig>',
    );
    const environment = { ...process.env, HOME: this.#directory, XDG_DATA_HOME: this.#directory };
    this.#bus = spawn('dbus-daemon', [`--config-file=${config}`, '--nofork', '--print-address=1'], {
      env: environment,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(this.#bus.stdout as NodeJS.ReadableStream, 'data');
  }

  /** Starts gnome-keyring with a collection that is unlocked, as logging in does. */
  async startKeyring(): Promise<void> {
    this.#keyring = spawn('gnome-keyring-daemon', ['--unlock', '--components=secrets', '--foreground'], {
      env: {
        ...process.env,
        ...this.env,
        HOME: this.#directory,
        XDG_DATA_HOME: this.#directory,
        XDG_RUNTIME_DIR: this.#directory,
      },
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    this.#keyring.stdin?.end(KEYRING_PASSWORD);
    await waitFor('gnome-keyring', () =>
      this.#call('ReadAlias', 'string:default').includes(COLLECTION) ? true : undefined,
    );
  }

  /** Ends gnome-keyring; the bus stays. */
  async stopKeyring(): Promise<void> {
    await ended(this.#keyring);
    this.#keyring = undefined;
  }

  /** Locks the collection, as a person or a screen saver may. */
  lock(): void {
    this.#call('Lock', `array:objpath:${COLLECTION}`);
  }

  /** Removes the items of a profile, as a person may in the desktop's own program. */
  forget(config: string): void {
    for (const path of this.items(config)) this.#send(path, 'org.freedesktop.Secret.Item.Delete');
  }

  /** The items that belong to a config.json, by another client than ours. */
  items(config: string): string[] {
    return [...this.#call('SearchItems', `dict:string:string:config,${config}`).matchAll(/"(\/[^"]+)"/g)].map(
      ([, path]) => path ?? '',
    );
  }

  /** Ends everything. */
  async stop(): Promise<void> {
    await this.stopKeyring();
    await ended(this.#bus);
    rmSync(this.#directory, { recursive: true, force: true });
  }

  #call(member: string, argument: string): string {
    return this.#send(SERVICE, `org.freedesktop.Secret.Service.${member}`, argument);
  }

  #send(path: string, member: string, ...more: string[]): string {
    const args = ['--session', '--print-reply', '--dest=org.freedesktop.secrets', path, member, ...more];
    try {
      return execFileSync('dbus-send', args, { env: { ...process.env, ...this.env }, encoding: 'utf8', stdio: 'pipe' });
    } catch {
      return '';
    }
  }
}

async function ended(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}
