import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { callMessage, lengthOfMessage, readMessage } from '../src/dbus/message.js';
import { ProtocolError, typesIn, type Value, Variant } from '../src/dbus/value.js';
import { Writer } from '../src/dbus/writer.js';
import { SECRET_SERVICE_MS, UNLOCK_MS } from '../src/limits.js';
import { SecretServiceFailure } from '../src/secret-service/failure.js';
import { SecretService } from '../src/secret-service/secret-service.js';

const CALL = {
  destination: 'org.freedesktop.secrets',
  path: '/org/freedesktop/secrets',
  interface: 'org.freedesktop.Secret.Service',
  member: 'SearchItems',
} as const;

describe('a message', () => {
  it('comes back as it was written, with every type that is used', () => {
    const values: Value[] = [
      new Map([['profile', 'ç']]),
      [['/a', Buffer.from('iv'), Buffer.alloc(0), 'text/plain']],
      [true, 7, new Variant('a{sv}', new Map([['x', new Variant('ay', Buffer.from([1, 2, 3]))]]))],
      ['/one', '/two'],
    ];
    const message = callMessage({ ...CALL, signature: 'a{ss}a(oayays)(buv)ao', values }, 9);
    expect(lengthOfMessage(message)).toBe(message.length);
    expect(readMessage(message)).toMatchObject({ type: 'call', path: CALL.path, member: CALL.member, values });
  });

  it('of a machine with the other order of bytes is read', () => {
    const header = '42020101 00000004 00000001 0000000f 05017500 00000009 08016700 01750000';
    const message = Buffer.from(`${header} 00000007`.replaceAll(' ', ''), 'hex');
    expect(lengthOfMessage(message)).toBe(message.length);
    expect(readMessage(message)).toMatchObject({ type: 'return', replyTo: 9, values: [7] });
  });

  it('with any bit changed, or cut off anywhere, is read or refused, and nothing else happens', () => {
    const values = [new Map([['a', new Variant('a(ss)', [['b', 'c']])]]), [['/o']]];
    const message = callMessage({ ...CALL, signature: 'a{sv}a(o)', values }, 1);
    const outcomes = new Set<string>();
    const read = (bytes: Buffer): void => {
      try {
        const length = lengthOfMessage(bytes);
        outcomes.add(length === bytes.length && readMessage(bytes) ? 'read' : 'waits');
      } catch (error) {
        outcomes.add((error as Error).name);
      }
    };
    for (let bit = 0; bit < 8 * message.length; bit++) {
      const changed = Buffer.from(message);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      read(changed);
    }
    for (let length = 0; length < message.length; length++) read(message.subarray(0, length));
    expect([...outcomes].sort()).toEqual(['ProtocolError', 'read', 'waits']);
  });

  it.each(['(', 'a', 'a{', '((s)', '()', 'a{s}', 'a{sss}', 'z', ')', `${'a'.repeat(40)}s`, '('.repeat(40)])(
    'has no values of the types %s',
    (signature) => {
      expect(() => typesIn(signature)).toThrow(ProtocolError);
    },
  );
});

type Serve = (socket: Socket, message: ReturnType<typeof readMessage> & { serial: number }) => void;

/** A bus, and a service on it, that does what no honest one does. */
class OddBus {
  readonly #directory = mkdtempSync(join(tmpdir(), 'smartcmd-bus-'));
  readonly path = join(this.#directory, 'bus');
  #server: Server | undefined;
  /** The members that were called. */
  readonly called: string[] = [];

  async listen(onConnection: (socket: Socket) => void): Promise<void> {
    this.#server = createServer((socket) => onConnection(socket.on('error', () => undefined)));
    await new Promise<void>((resolve) => this.#server?.listen(this.path, resolve));
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', `unix:path=${this.path}`);
  }

  /** Lets everybody in, and hands over each message. */
  serve(serve: Serve): Promise<void> {
    return this.listen((socket) => {
      let received = Buffer.alloc(0);
      let isIn = false;
      socket.on('data', (piece) => {
        received = Buffer.concat([received, piece as Buffer]);
        if (!isIn) {
          const end = received.indexOf('BEGIN\r\n');
          if (received.includes('AUTH') && end < 0) socket.write('OK 00\r\n');
          if (end < 0) return;
          isIn = true;
          received = received.subarray(end + 7);
        }
        for (let length = lengthOfMessage(received); length !== undefined && length <= received.length; ) {
          const message = readMessage(received.subarray(0, length));
          this.called.push(message.member ?? '');
          serve(socket, { ...message, serial: received.readUInt32LE(8) });
          received = received.subarray(length);
          length = lengthOfMessage(received);
        }
      });
    });
  }

  close(): void {
    this.#server?.close();
    rmSync(this.#directory, { recursive: true, force: true });
  }
}

/** An answer to a message. */
function answer(serial: number, signature: string, values: Value[], type = 2, more: Value[] = []): Buffer {
  const body = new Writer().write(signature, values).take();
  const fields: Value[] = [[5, new Variant('u', serial)], [8, new Variant('g', signature)], ...more];
  const header = new Writer().write('yyyyuua(yv)', [0x6c, type, 1, 1, body.length, 99, fields]).pad(8).take();
  return Buffer.concat([header, body]);
}

const bus = { now: new OddBus() };
beforeEach(() => {
  bus.now = new OddBus();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  bus.now.close();
});

/** Asks for an item; what it came to. */
const ask = async (): Promise<unknown> => {
  const service = await SecretService.open({ mayAsk: true });
  try {
    const [item] = await service.find({ id: 'x' });
    return item && (await service.secretOf(item));
  } finally {
    service.close();
  }
};
const failure = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'none',
    (error: unknown) => (error instanceof SecretServiceFailure ? error.why : String(error)),
  );
/** The same where nothing comes: the time that is waited at most passes at once. */
const failureInTime = async (limit: number, begun: () => boolean): Promise<string> => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const why = failure(ask());
  while (!begun()) await new Promise((resolve) => setImmediate(resolve));
  await vi.advanceTimersByTimeAsync(limit);
  return why;
};
/** What a service answers that has one locked item. */
const honest: Readonly<Record<string, (socket: Socket, serial: number) => void>> = {
  Hello: (socket, serial) => socket.write(answer(serial, 's', [':1.1'])),
  NameHasOwner: (socket, serial) => socket.write(answer(serial, 'b', [true])),
  SearchItems: (socket, serial) => socket.write(answer(serial, 'aoao', [[], ['/item']])),
  Unlock: (socket, serial) => socket.write(answer(serial, 'aoo', [[], '/prompt'])),
  AddMatch: (socket, serial) => socket.write(answer(serial, '', [])),
  Prompt: (socket, serial) => socket.write(answer(serial, '', [])),
  Dismiss: (socket, serial) => socket.write(answer(serial, '', [])),
};
const honestBut = (other: Record<string, (socket: Socket, serial: number) => void>): Promise<void> =>
  bus.now.serve((socket, { member, serial }) => ({ ...honest, ...other })[member ?? '']?.(socket, serial));

describe('a session bus', () => {
  it('that says nothing is not waited for without end', async () => {
    const connected = vi.fn();
    await bus.now.listen(connected);
    expect(await failureInTime(SECRET_SERVICE_MS, () => connected.mock.calls.length > 0)).toBe('silent');
  });

  it.each<[string, (socket: Socket) => void, string]>([
    ['lets us not in', (socket) => socket.write('REJECTED EXTERNAL\r\n'), 'nonsense'],
    ['speaks another protocol', (socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'), 'nonsense'],
    ['greets without end', (socket) => socket.write('x'.repeat(100_000)), 'nonsense'],
    ['hangs up', (socket) => socket.end(), 'nonsense'],
    [
      'announces a message of 4 GiB',
      (socket) => socket.write(`OK 0\r\nl\x02\x01\x01${'\xff'.repeat(12)}`, 'latin1'),
      'nonsense',
    ],
  ])('that %s', async (_, act, why) => {
    await bus.now.listen(act);
    expect(await failure(ask())).toBe(why);
  });

  it.each([
    ['unix:path=/nowhere/bus', 'busUnreachable'],
    ['tcp:host=localhost,port=1', 'noBus'],
    ['unix:tmpdir=/tmp', 'noBus'],
    ['unix:path=%zz', 'noBus'],
    ['unix:abstract=smartcmd-nobody', 'busUnreachable'],
  ])('at %s', async (address, why) => {
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', address);
    expect(await failure(ask())).toBe(why);
  });

  it('of another user is told nothing', async ({ skip }) => {
    if (process.getuid?.() !== 0) skip('foreign owner: needs root');
    const connected = vi.fn();
    await bus.now.listen(connected);
    chownSync(bus.now.path, 12345, 12345);
    expect(await failure(ask())).toBe('busForeign');
    expect(connected).not.toHaveBeenCalled();
  });

  it('is found where systemd puts it, without any variable that names it', async () => {
    await honestBut({});
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', undefined);
    vi.stubEnv('XDG_RUNTIME_DIR', join(bus.now.path, '..'));
    const service = await SecretService.open({ mayAsk: false });
    service.close();
  });
});

describe('a secret service', () => {
  it.each(['NameHasOwner', 'SearchItems', 'Unlock', 'Prompt'])('that never answers %s', async (member) => {
    await honestBut({ [member]: () => undefined });
    expect(await failureInTime(SECRET_SERVICE_MS, () => bus.now.called.includes(member))).toBe('silent');
  });

  it('whose dialog nobody answers: it is closed, and that is said', async () => {
    await honestBut({});
    expect(await failureInTime(UNLOCK_MS, () => bus.now.called.includes('Prompt'))).toBe('unlockLate');
    expect(bus.now.called).toContain('Dismiss');
  });

  const completed = (dismissed: boolean): Buffer =>
    answer(0, 'bv', [dismissed, new Variant('s', '')], 4, [
      [1, new Variant('o', '/prompt')],
      [2, new Variant('s', 'org.freedesktop.Secret.Prompt')],
      [3, new Variant('s', 'Completed')],
    ]);
  const gone = answer(0, 'sss', ['org.freedesktop.secrets', ':1.2', ''], 4, [
    [3, new Variant('s', 'NameOwnerChanged')],
  ]);
  const error = (name: string) => (socket: Socket, serial: number) =>
    socket.write(answer(serial, 's', ['no'], 3, [[4, new Variant('s', name)]]));
  it.each<[string, Record<string, (socket: Socket, serial: number) => void>, string]>([
    [
      'dialog is dismissed',
      { Prompt: (socket, serial) => socket.write(Buffer.concat([completed(true), answer(serial, '', [])])) },
      'dismissed',
    ],
    [
      'program ends while it asks',
      { Prompt: (socket, serial) => socket.write(Buffer.concat([answer(serial, '', []), gone])) },
      'noService',
    ],
    ['item is gone', { Unlock: error('org.freedesktop.DBus.Error.UnknownObject') }, 'itemMissing'],
    ['item stays locked', { Unlock: error('org.freedesktop.Secret.Error.IsLocked') }, 'locked'],
    ['error is a new one', { SearchItems: error('org.example.Error.Odd') }, 'refused'],
    [
      'program could not be started',
      { SearchItems: error('org.freedesktop.DBus.Error.Spawn.ExecFailed') },
      'noService',
    ],
    [
      'public value is 0',
      {
        Unlock: (socket, serial) => socket.write(answer(serial, 'aoo', [['/item'], '/'])),
        OpenSession: (socket, serial) =>
          socket.write(answer(serial, 'vo', [new Variant('ay', Buffer.alloc(128)), '/session'])),
      },
      'nonsense',
    ],
    [
      'answers are of other types',
      { SearchItems: (socket, serial) => socket.write(answer(serial, 'us', [1, 'x'])) },
      'none',
    ],
  ])('whose %s', async (_, other, why) => {
    await honestBut(other);
    expect(await failure(ask())).toBe(why);
  });

  it('is told to close its dialog when the command is interrupted', async () => {
    const controller = new AbortController();
    let begin: () => void = () => undefined;
    const prompted = new Promise<void>((resolve) => {
      begin = resolve;
    });
    await honestBut({
      Prompt: (socket, serial) => {
        socket.write(answer(serial, '', []));
        begin();
      },
    });
    const service = await SecretService.open({ mayAsk: true, signal: controller.signal });
    const secret = service.secretOf({ path: '/item', isLocked: true });
    await prompted;
    controller.abort(new Error('interrupted'));
    await expect(secret).rejects.toThrow('interrupted');
    expect(bus.now.called.at(-1)).toBe('Dismiss');
    service.close();
  });

  it('is left when the command is interrupted', async () => {
    await honestBut({ SearchItems: () => undefined });
    const controller = new AbortController();
    const service = await SecretService.open({ mayAsk: true, signal: controller.signal });
    const found = service.find({ id: 'x' });
    controller.abort(new Error('interrupted'));
    await expect(found).rejects.toThrow('interrupted');
    service.close();
  });
});
