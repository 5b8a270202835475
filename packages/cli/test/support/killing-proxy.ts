import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Stands before a message bus, and kills a client in place of handing over a piece of what it says. */
export class KillingProxy {
  readonly #directory = mkdtempSync(join(tmpdir(), 'smartcmd-proxy-'));
  readonly #server: Server;
  #child: ChildProcess | undefined;

  private constructor(socket: string, count: number) {
    let pieces = 0;
    this.#server = createServer((client) => {
      const bus = connect(socket);
      client.on('error', () => bus.destroy()).on('close', () => bus.destroy());
      bus.on('error', () => client.destroy()).on('close', () => client.destroy());
      client.on('data', (piece) => {
        if (++pieces < count) bus.write(piece);
        else if (pieces === count) this.#child?.kill('SIGKILL');
      });
      bus.on('data', (piece) => client.write(piece));
    });
  }

  /**
   * @param socket of the bus
   * @param count the piece that is not handed over, from 1
   */
  static async before(socket: string, count: number): Promise<KillingProxy> {
    const proxy = new KillingProxy(socket, count);
    await new Promise<void>((resolve) => proxy.#server.listen(proxy.#socket, resolve));
    return proxy;
  }

  get #socket(): string {
    return join(this.#directory, 'bus');
  }

  get env(): { readonly DBUS_SESSION_BUS_ADDRESS: string } {
    return { DBUS_SESSION_BUS_ADDRESS: `unix:path=${this.#socket}` };
  }

  /** The client to kill. */
  kills(child: ChildProcess): void {
    this.#child = child;
  }

  async close(): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve));
    rmSync(this.#directory, { recursive: true, force: true });
  }
}
