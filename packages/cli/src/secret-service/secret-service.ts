import { isForeign, sessionBus } from '../dbus/address.js';
import { Bus, type Waiting } from '../dbus/bus.js';
import { ProtocolError, type Value, Variant } from '../dbus/value.js';
import { SECRET_SERVICE_MS } from '../limits.js';
import { failureFrom, SecretServiceFailure } from './failure.js';
import { runPrompt } from './prompt.js';
import { ALGORITHM, offerKey, type TransportKey } from './transport-key.js';

/** Public facts by which an item is found again. */
export type Attributes = Readonly<Record<string, string>>;

/** An item that was found, without its secret. */
export interface FoundItem {
  readonly path: string;
  readonly isLocked: boolean;
}

/** How the service is to be used. */
export interface SecretServiceOptions {
  /** Whether the person may be asked to unlock it, in a dialog of the service. */
  readonly mayAsk: boolean;
  /** Gives everything up. */
  readonly signal?: AbortSignal | undefined;
}

const NAME = 'org.freedesktop.secrets';
const ROOT = '/org/freedesktop/secrets';
const SERVICE = 'org.freedesktop.Secret.Service';
const COLLECTION = 'org.freedesktop.Secret.Collection';
const ITEM = 'org.freedesktop.Secret.Item';
/** What the specification has in place of an object that there is not. */
const NOTHING = '/';

/**
 * The secret service of the person's desktop (freedesktop.org's Secret Service API), as gnome-keyring, KWallet and KeePassXC offer it on the
 * session bus. Everything it throws is a {@link SecretServiceFailure}, or the signal's reason.
 */
export class SecretService {
  readonly #bus: Bus;
  readonly #options: SecretServiceOptions;
  #session: { readonly path: string; readonly key: TransportKey } | undefined;

  private constructor(bus: Bus, options: SecretServiceOptions) {
    this.#bus = bus;
    this.#options = options;
  }

  /**
   * Connects to the session bus, and sees whether there is a secret service. Nothing is unlocked, and nobody asked.
   *
   * @throws SecretServiceFailure
   */
  static async open(options: SecretServiceOptions): Promise<SecretService> {
    return guarded(async () => {
      const bus = await openBus({ limitMs: SECRET_SERVICE_MS, signal: options.signal });
      try {
        const service = new SecretService(bus, options);
        if (!(await bus.knows(NAME, service.#waiting))) throw new SecretServiceFailure('noService');
        return service;
      } catch (error) {
        bus.close();
        throw error;
      }
    });
  }

  /** Ends the connection. */
  close(): void {
    this.#session?.key.wipe();
    this.#bus.close();
  }

  /**
   * @param attributes that an item must have, and may have others beside
   * @returns all such items
   */
  async find(attributes: Attributes): Promise<FoundItem[]> {
    return guarded(async () => {
      const values = [new Map(Object.entries(attributes))];
      const [open, locked] = await this.#call(ROOT, SERVICE, 'SearchItems', 'a{ss}', values);
      const found = (paths: Value | undefined, isLocked: boolean): FoundItem[] =>
        textsIn(paths).map((path) => ({ path, isLocked }));
      return [...found(open, false), ...found(locked, true)];
    });
  }

  /**
   * @param item that was found
   * @returns its attributes
   */
  async attributesOf({ path }: FoundItem): Promise<Attributes> {
    return guarded(async () => {
      const value = await this.#property(path, ITEM, 'Attributes');
      return value instanceof Map ? (Object.fromEntries(value) as Attributes) : {};
    });
  }

  /**
   * @param item that was found; it is unlocked if it has to be
   * @returns its secret, which the caller wipes
   */
  async secretOf({ path, isLocked }: FoundItem): Promise<Buffer> {
    return guarded(async () => {
      if (isLocked) await this.#unlock(path);
      const session = await this.#openSession();
      const [secret] = await this.#call(path, ITEM, 'GetSecret', 'o', [session.path]);
      const [, iv, sealed] = Array.isArray(secret) ? (secret as Value[]) : [];
      if (!(iv instanceof Uint8Array && sealed instanceof Uint8Array)) throw new ProtocolError('no secret');
      try {
        return session.key.open({ iv, sealed });
      } catch {
        throw new SecretServiceFailure('itemUnreadable');
      }
    });
  }

  /** Whether a new item can be kept: there is a default collection, and nobody has to be asked to unlock it. */
  async isReady(): Promise<boolean> {
    return guarded(async () => {
      const collection = await this.#defaultCollection();
      return collection !== undefined && (await this.#property(collection, COLLECTION, 'Locked')) === false;
    });
  }

  /** Whether there is a default collection, in which a new item could be kept. */
  async hasCollection(): Promise<boolean> {
    return guarded(async () => (await this.#defaultCollection()) !== undefined);
  }

  /**
   * Keeps a new item in the default collection, which is unlocked if it has to be.
   *
   * @param label what the person sees of it in the desktop's own program
   * @param attributes by which it is found again
   * @param secret what is kept; the caller wipes it
   */
  async create(label: string, attributes: Attributes, secret: Uint8Array): Promise<void> {
    await guarded(async () => {
      const collection = await this.#defaultCollection();
      if (collection === undefined) throw new SecretServiceFailure('noCollection');
      await this.#unlock(collection);
      const session = await this.#openSession();
      const { iv, sealed } = session.key.seal(secret);
      const properties = new Map([
        [`${ITEM}.Label`, new Variant('s', label)],
        [`${ITEM}.Attributes`, new Variant('a{ss}', new Map(Object.entries(attributes)))],
      ]);
      const values = [properties, [session.path, iv, sealed, 'text/plain'], false];
      const [item, prompt] = await this.#call(collection, COLLECTION, 'CreateItem', 'a{sv}(oayays)b', values);
      if (item === NOTHING) await this.#ask(prompt);
    });
  }

  /** Removes an item that was found. */
  async delete({ path, isLocked }: FoundItem): Promise<void> {
    await guarded(async () => {
      if (isLocked) await this.#unlock(path);
      const [prompt] = await this.#call(path, ITEM, 'Delete');
      await this.#ask(prompt);
    });
  }

  async #defaultCollection(): Promise<string | undefined> {
    const [path] = await this.#call(ROOT, SERVICE, 'ReadAlias', 's', ['default']);
    return typeof path === 'string' && path !== NOTHING ? path : undefined;
  }

  async #unlock(path: string): Promise<void> {
    const [unlocked, prompt] = await this.#call(ROOT, SERVICE, 'Unlock', 'ao', [[path]]);
    if (!textsIn(unlocked).includes(path)) await this.#ask(prompt);
  }

  async #ask(prompt: Value | undefined): Promise<void> {
    if (typeof prompt !== 'string' || prompt === NOTHING) return;
    if (!this.#options.mayAsk) throw new SecretServiceFailure('locked');
    await runPrompt(this.#bus, { name: NAME, prompt, signal: this.#options.signal });
  }

  async #openSession(): Promise<{ readonly path: string; readonly key: TransportKey }> {
    if (this.#session) return this.#session;
    const offer = offerKey();
    const values = [ALGORITHM, new Variant('ay', offer.ours)];
    const [theirs, path] = await this.#call(ROOT, SERVICE, 'OpenSession', 'sv', values);
    const value = theirs instanceof Variant ? theirs.value : undefined;
    if (!(value instanceof Uint8Array) || typeof path !== 'string') throw new ProtocolError('no session');
    this.#session = { path, key: acceptKey(offer, value) };
    return this.#session;
  }

  async #property(path: string, of: string, name: string): Promise<Value | undefined> {
    const [value] = await this.#call(path, 'org.freedesktop.DBus.Properties', 'Get', 'ss', [of, name]);
    return value instanceof Variant ? value.value : undefined;
  }

  #call(path: string, of: string, member: string, signature = '', values: readonly Value[] = []) {
    return this.#bus.call({ destination: NAME, path, interface: of, member, signature, values }, this.#waiting);
  }

  get #waiting(): Waiting {
    return { limitMs: SECRET_SERVICE_MS, signal: this.#options.signal };
  }
}

async function openBus(waiting: Waiting): Promise<Bus> {
  const places = sessionBus();
  if (places.length === 0) throw new SecretServiceFailure('noBus');
  let problem: unknown;
  for (const place of places) {
    try {
      if (isForeign(place)) throw new SecretServiceFailure('busForeign', { socket: place });
      return await Bus.open(place, waiting);
    } catch (error) {
      waiting.signal?.throwIfAborted();
      problem = error;
    }
  }
  throw problem;
}

function acceptKey(offer: ReturnType<typeof offerKey>, theirs: Uint8Array): TransportKey {
  try {
    return offer.accept(theirs);
  } catch {
    throw new ProtocolError('a public value out of range');
  }
}

function textsIn(value: Value | undefined): string[] {
  return Array.isArray(value) ? value.filter((text: Value) => typeof text === 'string') : [];
}

/** Whatever goes wrong below becomes a failure of the service; an interruption stays one. */
async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw failureFrom(error) ?? error;
  }
}
