import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import { waitFor } from '../processes.js';

/** An address of this machine that lets every attempt to connect go unanswered, as a router does that drops packets. */
export interface BlackHole {
  readonly host: string;
  close(): Promise<void>;
}

/** Listens and then never looks: with its queue full the system drops what comes (listen(2)). */
const LISTENER = `
  const { createServer } = require('node:net');
  const { parentPort } = require('node:worker_threads');
  const server = createServer().listen({ host: '::1', port: 0, backlog: 1 }, () => {
    parentPort.postMessage(server.address().port);
    setTimeout(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0), 10);
  });`;

/** Over IPv6 alone. */
export async function openBlackHole(): Promise<BlackHole> {
  const worker = new Worker(LISTENER, { eval: true });
  const port = await new Promise<number>((resolve) => worker.once('message', resolve));
  const waiting: Socket[] = [];
  // The state 02 is that of a connection that was asked for and is not answered (proc_net_tcp.txt).
  const isFull = (): boolean =>
    new RegExp(`:${port.toString(16).padStart(4, '0')} 02 `, 'i').test(readFileSync('/proc/net/tcp6', 'utf8'));
  await waitFor('a queue that is full', () => {
    waiting.push(connect({ host: '::1', port }).on('error', () => undefined));
    return isFull() || undefined;
  });
  return {
    host: `[::1]:${port}`,
    close: async () => {
      for (const socket of waiting) socket.destroy();
      await worker.terminate();
    },
  };
}
